import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const globalSetup = 'tests/databases-setup.ts'
const folder = join(import.meta.dirname, 'tests')

/** What they see is the same to the byte on every database, so it is looked at once. */
const testsOfClients = /^(?:clients|explorer)/

export default defineConfig({
  // What examples import is what the package exports, before it is compiled.
  resolve: {
    alias: [
      { find: /^plenum$/, replacement: join(import.meta.dirname, 'src/library/plenum.ts') },
      { find: /^plenum\/graph\/(.*)$/, replacement: join(import.meta.dirname, 'src/graph/$1.ts') },
    ],
  },
  // As Node resolves packages: with Vite's own conditions graphql's development build would load beside the one in use.
  ssr: { resolve: { conditions: ['node', 'module-sync', 'default'] } },
  test: {
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Test files share what they load: the shipped graph, the schema and the server are built once a worker, not once a file.
    isolate: false,
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: { name: 'sqlite', include: ['tests/**/*.test.ts'], exclude: ['tests/postgres-*'], globalSetup },
      },
      { extends: true, test: { name: 'postgres', include: testsOfStores(), globalSetup } },
    ],
  },
})

/** The tests that open a database: those that reach tests/databases.ts through their imports. */
function testsOfStores(): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  const imports = new Map(
    names.map((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      return [name, [...text.matchAll(/from '\.\/([\w.-]+)'/g)].map(([, imported = '']) => imported)]
    }),
  )
  const reaches = (name: string): boolean =>
    name === 'databases.ts' || (imports.get(name) ?? []).some((imported) => reaches(imported))
  const tests = names.filter((name) => name.endsWith('.test.ts') && !testsOfClients.test(name))
  return tests.filter(reaches).map((name) => `tests/${name}`)
}
