import { defineConfig } from 'vitest/config'

export default defineConfig({
  // As Node resolves packages: with Vite's own conditions graphql's development build would load beside the one in use.
  ssr: { resolve: { conditions: ['node', 'module-sync', 'import', 'default'] } },
  test: { include: ['tests/**/*.test.ts'], testTimeout: 30_000 },
})
