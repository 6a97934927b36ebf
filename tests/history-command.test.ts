import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { encodeId } from '../src/graph/id.ts'
import { amendGraph } from '../src/store/amend/amend.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import { claim, smallGraph } from './small-graph.ts'
import { rowsOf, saidTables } from './table-rows.ts'
import { temporaryFolder } from './temporary-folder.ts'

const launcher = fileURLToPath(new URL('../bin/plenum.js', import.meta.url))

async function plenum(...args: string[]) {
  const child = spawn(process.execPath, [launcher, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const texts = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk) => {
      texts[name] += chunk
    })
  }
  const [code] = await once(child, 'close')
  expect(texts.stderr).not.toMatch(/^\s+at /m)
  return { code, ...texts }
}

const secret = claim('person-1', 'name', 'The Secret')
const said = [secret, claim('person-1', 'memberOf', 'organization-1')]

/** A database file in which an import said something. */
async function made(folder: string): Promise<string> {
  const path = join(folder, 'graph.sqlite')
  const store = await openSqlite(path)
  await amendGraph(store, { origin: 'f', run: '1', ...smallGraph(said) })
  await store.close()
  return path
}

async function rowsAt(path: string, tables: readonly string[]) {
  const store = await openSqlite(path)
  const rows = await rowsOf(store, tables)
  await store.close()
  return rows
}

describe('plenum export plenum --history', () => {
  it('writes what plenum import history makes the same graph of', async () => {
    const folder = temporaryFolder()
    const [path, file, copy] = [await made(folder), join(folder, 'h.jsonl'), join(folder, 'copy.sqlite')]
    const written = await plenum('export', 'plenum', '--history', '--db', `sqlite:${path}`, '--out', file)
    expect(written).toMatchObject({ code: 0, stdout: `Wrote ${file}.\n` })
    const taken = await plenum('import', 'history', file, '--db', `sqlite:${copy}`)
    expect(taken).toMatchObject({ code: 0, stdout: `${file}: taken whole, 3 entities and 2 claims of 1 changes.\n` })
    const tables = [...saidTables, 'change', 'touched', 'claim_since', 'graph']
    expect(await rowsAt(copy, tables)).toEqual(await rowsAt(path, tables))
    const printed = await plenum('export', 'plenum', '--history', '--db', `sqlite:${path}`)
    expect(printed.stdout).toBe(readFileSync(file, 'utf8'))
    const again = await plenum('import', 'history', file, '--db', `sqlite:${copy}`)
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('only taken into an empty one') })
  })

  it('refuses, with the cure, what it cannot do', async () => {
    const folder = temporaryFolder()
    const db = `sqlite:${await made(folder)}`
    const refused = async (...args: string[]) => (await plenum(...args, '--db', db)).stderr
    expect(await refused('export', 'csv', '--history', '--out', 'x')).toContain(
      '"--history" is for "plenum export plenum"',
    )
    expect(await refused('export', 'plenum', '--history', '--at', '2021')).toContain('leave the lens out')
    const broken = join(folder, 'broken.jsonl')
    writeFileSync(broken, '{"history":1,"revision":"x"}\n')
    const { stderr, code } = await plenum('import', 'history', broken, '--db', `sqlite:${join(folder, 'new.sqlite')}`)
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining(`${broken}: line 1: expected a line that ends the history`),
    ])
  })
})

describe('plenum erase', () => {
  it('erases, says what it did and what it did not reach, and leaves nothing in the file', async () => {
    const path = await made(temporaryFolder())
    const id = encodeId({ type: 'Claim', key: secret.id, lens: '' })
    const args = ['erase', 'claim', id, '--db', `sqlite:${path}`, '--reason', 'Order 7', '--as', 'alice']
    const asked = await plenum(...args)
    expect(asked).toMatchObject({ code: 1, stderr: expect.stringContaining('say --yes where nobody can be asked') })
    expect(readFileSync(path, 'latin1')).toContain('The Secret')
    const { code, stdout } = await plenum(...args, '--yes')
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^Erased 0 entities and 1 claim, and the words of 0 changes that told of it, as change 2\.$/m,
    )
    expect(stdout).toContain('Backups, exports and copies that were made before keep it')
    expect(readFileSync(path, 'latin1')).not.toContain('The Secret')
    const [change] = (await rowsAt(path, ['change'])).filter((row) => row.includes('"number":2'))
    expect(change).toContain('Order 7')
    expect((await rowsAt(path, ['author'])).join()).toContain('person:alice')
  })

  it('refuses, with the cure, what is not there or is needed', async () => {
    const db = ['--db', `sqlite:${await made(temporaryFolder())}`, '--reason', 'Order 7', '--yes']
    const refusals = [
      [['claim', 'x'], /No claim has the id x/],
      [['entity', 'organization-1'], /1 claims name organization-1.*--with-claims/],
      [['entity', 'nobody'], /No entity has the slug nobody/],
      [['author', 'nobody'], /Nobody of the name "nobody"/],
      [['message', 'x'], /Expected the number of a change, or its id, got "x"/],
      [['message', '7'], /No change of the number or id 7/],
      [['claim', 'x', '--with-claims'], /"--with-claims" is for/],
    ] as const
    for (const [args, message] of refusals) {
      const { code, stderr } = await plenum('erase', ...args, ...db)
      expect([code, stderr]).toEqual([1, expect.stringMatching(message)])
    }
    const { stderr } = await plenum('erase', 'claim', 'x', '--db', 'sqlite:x')
    expect(stderr).toContain("required option '--reason <text>' not specified")
  })
})
