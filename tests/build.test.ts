import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openBuiltStore } from '../src/files/build.ts'
import { layoutVersion } from '../src/store/migrations.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import { world, writeFolder } from './files-folder.ts'
import { dataFolder, sourceCount } from './shipped-data.ts'

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plenum-cache-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Builds if need be, and tells what came of it. */
async function build(data: string, cache: string) {
  const { store, built, summary } = await openBuiltStore({ data, cache })
  await store.close()
  return { built, summary, names: readdirSync(cache) }
}

function buildElsewhere(cache: string): ChildProcess {
  const script = `const { openBuiltStore } = await import(${JSON.stringify(new URL('../src/files/build.ts', import.meta.url))})
    const { store, summary } = await openBuiltStore(${JSON.stringify({ data: dataFolder, cache })})
    await store.close()
    console.log(JSON.stringify(summary))`
  return spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] })
}

describe('building a database', () => {
  it('is done once for the same data', async () => {
    const cache = join(newFolder(), 'made', 'when', 'needed')
    const first = await build(dataFolder, cache)
    expect(first).toMatchObject({ built: true, summary: { sources: sourceCount } })
    expect(first.names).toEqual([expect.stringMatching(/^graph-[0-9a-f]{32}\.sqlite$/)])
    expect(await build(dataFolder, cache)).toEqual({ ...first, built: false })
  })

  it('is done again when the data changes, and not when it changes back', async () => {
    const [cache, data] = [newFolder(), join(newFolder(), 'data')]
    cpSync(dataFolder, data, { recursive: true })
    const file = join(data, 'entities/people.yaml')
    const text = readFileSync(file)
    const first = await build(data, cache)
    appendFileSync(file, '# one more line\n')
    const second = await build(data, cache)
    expect([second.built, second.names.length]).toEqual([true, 2])
    expect(second.summary.revision).not.toBe(first.summary.revision)
    writeFileSync(file, text)
    expect(await build(data, cache)).toMatchObject({ built: false, summary: first.summary })
  })

  it('keeps the latest databases only', async () => {
    const [cache, data] = [newFolder(), writeFolder(world)]
    for (let round = 0; round < 7; round += 1) {
      appendFileSync(join(data, 'entities/posts.yaml'), `# ${round}\n`)
      await build(data, cache)
    }
    const { built, names } = await build(data, cache)
    expect([built, names.length]).toEqual([false, 5])
  })

  it('leaves nothing behind if the data has mistakes', async () => {
    const cache = newFolder()
    await expect(build(writeFolder({ ...world, 'entities/posts.yaml': 'kind: POTS' }), cache)).rejects.toMatchObject({
      code: 'BAD_DATA',
    })
    expect(readdirSync(cache)).toEqual([])
  })

  it.each([0, 15, 30, 60, 120])('leaves no half database if it is killed %d ms after it began', async (delay) => {
    const cache = newFolder()
    const builder = buildElsewhere(cache)
    const ended = once(builder, 'exit')
    while (readdirSync(cache).length === 0) await sleep(1)
    await sleep(delay)
    builder.kill('SIGKILL')
    await ended
    for (const name of readdirSync(cache).filter((file) => /^graph-.*\.sqlite$/.test(file))) {
      const database = new DatabaseSync(join(cache, name), { readOnly: true })
      expect(database.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
      expect(database.prepare('select count(*) as count from graph').get()).toEqual({ count: 1 })
      database.close()
    }
    const { summary, names } = await build(dataFolder, cache)
    expect(summary).toMatchObject({ sources: sourceCount })
    expect(names.filter((name) => name.startsWith('graph-'))).toHaveLength(1)
  })

  it('removes what a killed build left, and not what a living one is at', async () => {
    const cache = newFolder()
    const dead = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
    await once(dead, 'exit')
    for (const suffix of ['', '-wal', '-shm']) {
      writeFileSync(join(cache, `draft-${dead.pid}-0a1b2c3d.sqlite${suffix}`), 'half')
      writeFileSync(join(cache, `draft-${process.ppid}-0a1b2c3d.sqlite${suffix}`), 'half')
    }
    const { names } = await build(dataFolder, cache)
    const drafts = names.filter((name) => name.startsWith('draft-'))
    expect(drafts).toHaveLength(3)
    expect(drafts.every((name) => name.startsWith(`draft-${process.ppid}-`))).toBe(true)
  })

  it('may be done by several processes at once', async () => {
    const cache = newFolder()
    const builders = Array.from({ length: 3 }, () => buildElsewhere(cache))
    const told = await Promise.all(
      builders.map(async (builder) => {
        const [exit, output] = [once(builder, 'exit'), builder.stdout?.toArray()]
        expect((await exit)[0]).toBe(0)
        return JSON.parse(String(Buffer.concat((await output) ?? [])))
      }),
    )
    const { built, summary, names } = await build(dataFolder, cache)
    expect(told).toEqual([summary, summary, summary])
    expect([built, names.length]).toEqual([false, 1])
  })

  it.each<[string, (path: string) => void]>([
    ['empty', (path) => truncateSync(path, 0)],
    ['cut off', (path) => truncateSync(path, 40_960)],
    ['no database', (path) => writeFileSync(path, 'not a database, and longer than the header of one'.repeat(100))],
    ['overwritten at its beginning', (path) => overwrite(path, 4_096, 65_536)],
    ['overwritten at its end', (path) => overwrite(path, -8_192)],
    ['the database of other data', (path) => execute(path, "update graph set revision = 'other'")],
    ['a database without its tables', (path) => execute(path, 'drop table graph')],
  ])('is done again if the database it finds is %s', async (_, damage) => {
    const cache = newFolder()
    const first = await build(dataFolder, cache)
    damage(join(cache, first.names[0] ?? ''))
    expect(await build(dataFolder, cache)).toEqual(first)
    expect(await build(dataFolder, cache)).toMatchObject({ built: false })
  })
})

describe('opening a database', () => {
  it('refuses that of another program, and leaves it as it is', async () => {
    const path = join(newFolder(), 'other.sqlite')
    execute(path, 'create table recipe (name text)')
    const bytes = readFileSync(path)
    await expect(openSqlite(path)).rejects.toMatchObject({ code: 'NOT_A_PLENUM_DATABASE' })
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })

  it('refuses one with a newer layout, and names both', async () => {
    const folder = newFolder()
    const { names } = await build(dataFolder, folder)
    const path = join(folder, 'newer.sqlite')
    copyFileSync(join(folder, names[0] ?? ''), path)
    execute(path, `pragma user_version = ${layoutVersion + 7}`)
    await expect(openSqlite(path)).rejects.toMatchObject({
      code: 'NEWER_DATABASE',
      message: expect.stringMatching(
        new RegExp(`layout is version ${layoutVersion + 7}, this Plenum knows up to ${layoutVersion}`),
      ),
    })
  })
})

function execute(path: string, statement: string): void {
  const database = new DatabaseSync(path)
  database.exec(statement)
  database.close()
}

function overwrite(path: string, from: number, to?: number): void {
  const bytes = readFileSync(path)
  bytes.subarray(from, to).fill(0xa5)
  writeFileSync(path, bytes)
}
