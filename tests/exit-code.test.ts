import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'

it.each([0, 3])('a run of tests that starts databases ends with its own exit code: %i', (code) => {
  const program = join(temporaryFolder(), 'run.mjs')
  const server = fileURLToPath(new URL('postgres-server.ts', import.meta.url))
  writeFileSync(program, `await import(${JSON.stringify(server)}); process.exitCode = ${code}`)
  expect(spawnSync(process.execPath, [program]).status).toBe(code)
})
