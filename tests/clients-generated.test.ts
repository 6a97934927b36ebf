import { execFile } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { generate } from '../examples/urql/codegen.ts'

const examples = join(import.meta.dirname, '../examples')
const compiler = createRequire(import.meta.url).resolve('relay-compiler/cli.js')

describe('the typed documents of urql', () => {
  it('are what the schema and the client make of them today', async () => {
    const files = await generate()
    const written = globSync(join(examples, 'urql/generated/*'))
    expect(written.toSorted()).toEqual([...files.keys()].toSorted())
    for (const [path, text] of files) expect(readFileSync(path, 'utf8'), 'run "npm run examples"').toBe(text)
  })

  it('name the types that a normalized cache cannot tell by an id', () => {
    const keyless = readFileSync(join(examples, 'urql/generated/keyless.ts'), 'utf8')
    for (const name of ['DateFact', 'Relation', 'PersonConnection', 'Reference']) expect(keyless).toContain(`"${name}"`)
    for (const name of ['Person', 'Claim', 'View', 'Query', 'Entity']) expect(keyless).not.toContain(`"${name}"`)
  })
})

describe("Relay's artifacts", () => {
  /** Whether the compiler finds the artifacts of a folder to be what it would make. */
  function validate(folder: string): Promise<string> {
    return new Promise((resolve) => {
      execFile(process.execPath, [compiler, 'relay.config.json', '--validate'], { cwd: folder }, (error, output, log) =>
        resolve(error ? `${output}${log}` : 'up to date'),
      )
    })
  }

  it('are what the schema and the client make of them today', async () => {
    expect(await validate(join(examples, 'relay'))).toBe('up to date')
  })

  it('are seen to be out of date when a document changes', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'plenum-examples-'))
    onTestFinished(() => rmSync(copy, { recursive: true }))
    for (const path of ['schema/schema.graphql', 'examples/relay']) {
      cpSync(join(examples, '..', path), join(copy, path), { recursive: true })
    }
    const folder = join(copy, 'examples/relay')
    expect(await validate(folder)).toBe('up to date')
    const page = join(folder, 'meeting-page.tsx')
    writeFileSync(page, readFileSync(page, 'utf8').replace('name\n', 'name slug\n'))
    expect(await validate(folder)).toMatch(/meetingPageQuery/)
  })
})
