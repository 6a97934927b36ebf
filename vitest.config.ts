import { defineConfig } from 'vitest/config'

export default defineConfig({
  // As Node resolves packages: with Vite's own conditions graphql's development build would load beside the one in use.
  ssr: { resolve: { conditions: ['node', 'module-sync', 'import', 'default'] } },
  // Test files share what they load: the shipped graph, the schema and the server are built once a worker, not once a file.
  test: { include: ['tests/**/*.test.ts'], isolate: false, testTimeout: 30_000 },
})
