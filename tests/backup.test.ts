import { copyFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { amendGraph } from '../src/store/amend/amend.ts'
import { backUp, restore, verify } from '../src/store/care/backup.ts'
import { layoutVersion } from '../src/store/migrations.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import { writeGraph } from '../src/store/write.ts'
import { databases } from './databases.ts'
import { claim, smallGraph } from './small-graph.ts'
import { rowsOf, saidTables } from './table-rows.ts'
import { temporaryFolder } from './temporary-folder.ts'

const keep = { force: false }
const force = { force: true }

const one = smallGraph([claim('person-1', 'birthDate', '1980'), claim('person-1', 'memberOf', 'organization-1')])
const other = smallGraph([claim('person-2', 'birthDate', '1990')])

/** A database file with the graph, open as by a server until the test ends. */
async function serve(path: string, graph = one) {
  const store = await openSqlite(path)
  onTestFinished(() => store.close())
  await writeGraph(store, graph)
  return store
}

/** A database file with the graph that nobody has open. */
async function leave(path: string, graph = one): Promise<void> {
  const store = await openSqlite(path)
  await writeGraph(store, graph)
  await store.close()
}

describe.runIf(databases.dialect === 'sqlite')('a backup', () => {
  it('is made of a database in use, and holds what the database holds', async () => {
    const folder = temporaryFolder()
    const [path, target] = [join(folder, 'graph.sqlite'), join(folder, 'backup.sqlite')]
    const store = await serve(path)
    expect(await backUp(path, target, keep)).toMatchObject({ entities: 3, claims: 2, references: 2, revision: 'small' })
    const copy = await openSqlite(target)
    expect(await rowsOf(copy, saidTables)).toEqual(await rowsOf(store, saidTables))
    await copy.close()
  })

  it('counts the changes that it holds, and is laid out as the database is', async () => {
    const folder = temporaryFolder()
    const [path, target] = [join(folder, 'graph.sqlite'), join(folder, 'backup.sqlite')]
    const store = await serve(path)
    await amendGraph(store, { origin: 'f', run: '1', ...other })
    expect(await backUp(path, target, keep)).toMatchObject({ changes: 1, layout: layoutVersion })
    const copy = await openSqlite(target)
    const tables = ['change', 'touched', 'entity_since', 'claim_since', 'author']
    expect(await rowsOf(copy, tables)).toEqual(await rowsOf(store, tables))
    await copy.close()
  })

  it('is whole and of one moment while the database is written', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'graph.sqlite')
    const store = await serve(path)
    let written = 0
    const writing = (async () => {
      while (written < 40) {
        const slug = `person-x-${written}`
        await store.db.transaction().execute(async (db) => {
          for (const name of [slug, `${slug}-b`])
            await sql`insert into entity (number, slug, kind, name)
              select max(number) + 1, ${name}, 'PERSON', ${name} from entity`.execute(db)
        })
        written += 1
        await new Promise(setImmediate)
      }
    })()
    const counts: number[] = []
    for (let number = 0; number < 5; number += 1) {
      const { entities } = await backUp(path, join(folder, `backup-${number}.sqlite`), keep)
      counts.push(entities)
    }
    await writing
    // Pairs are written together: a backup with half a pair would be of no moment.
    for (const entities of counts) expect((entities - 3) % 2).toBe(0)
    expect(await verify(join(folder, 'backup-4.sqlite'))).toMatchObject({ entities: counts[4] })
  })

  it('replaces nothing unless it is told to, and leaves nothing half done beside it', async () => {
    const folder = temporaryFolder()
    const [path, target] = [join(folder, 'graph.sqlite'), join(folder, 'backup.sqlite')]
    await leave(path)
    writeFileSync(target, 'precious')
    await expect(backUp(path, target, keep)).rejects.toMatchObject({ code: 'TARGET_EXISTS' })
    expect(readFileSync(target, 'utf8')).toBe('precious')
    await backUp(path, target, force)
    expect(await verify(target)).toMatchObject({ claims: 2 })
    await expect(backUp(join(folder, 'nowhere'), join(folder, 'x'), keep)).rejects.toMatchObject({
      code: 'NO_DATABASE',
    })
    const inNoFolder = backUp(path, join(folder, 'nowhere', 'x'), keep)
    await expect(inNoFolder).rejects.toMatchObject({ code: 'NO_TARGET_FOLDER' })
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([])
  })

  it('is not made of a database that is damaged', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'graph.sqlite')
    await leave(path)
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.fill(0xee, 8 * 4096, 12 * 4096))
    await expect(backUp(path, join(folder, 'backup.sqlite'), keep)).rejects.toMatchObject({
      code: expect.stringMatching(/^(DAMAGED_DATABASE|BACKUP_FAILED)$/),
    })
    expect(readdirSync(folder).filter((name) => name.includes('backup'))).toEqual([])
  })
})

describe.runIf(databases.dialect === 'sqlite')('a restored database', () => {
  it('is the one that was backed up', async () => {
    const folder = temporaryFolder()
    const [path, backup] = [join(folder, 'graph.sqlite'), join(folder, 'backup.sqlite')]
    await leave(path)
    await backUp(path, backup, keep)
    const elsewhere = join(folder, 'restored.sqlite')
    expect(await restore(backup, elsewhere, keep)).toEqual(await verify(path))
    const store = await openSqlite(elsewhere)
    expect((await store.db.selectFrom('claim').select('id').execute()).length).toBe(2)
    await store.close()
  })

  it('takes the place of another by force alone, with nothing of the other left in its log', async () => {
    const folder = temporaryFolder()
    const [path, backup] = [join(folder, 'graph.sqlite'), join(folder, 'backup.sqlite')]
    await leave(backup)
    // As after a crash: the newest of the old database stands in its log alone.
    const old = join(folder, 'old.sqlite')
    await serve(old, other)
    for (const suffix of ['', '-wal', '-shm']) copyFileSync(old + suffix, path + suffix)
    await expect(restore(backup, path, keep)).rejects.toMatchObject({ code: 'TARGET_EXISTS' })
    await restore(backup, path, force)
    expect(['-wal', '-shm'].filter((suffix) => existsSync(path + suffix))).toEqual([])
    const store = await openSqlite(path)
    const rows = await store.db
      .selectFrom('claim')
      .innerJoin('entity', 'entity.number', 'claim.subject')
      .select('slug as subject')
      .distinct()
      .execute()
    await store.close()
    expect(rows.map(({ subject }) => subject)).toEqual(['person-1'])
  })

  it('never takes the place of one that is in use', async () => {
    const folder = temporaryFolder()
    const [path, backup] = [join(folder, 'graph.sqlite'), join(folder, 'backup.sqlite')]
    await leave(backup)
    const store = await serve(path, other)
    await expect(restore(backup, path, force)).rejects.toMatchObject({ code: 'DATABASE_IN_USE' })
    expect(
      (
        await store.db
          .selectFrom('claim')
          .innerJoin('entity', 'entity.number', 'claim.subject')
          .select('slug as subject')
          .execute()
      ).map(({ subject }) => subject),
    ).toEqual(['person-2'])
  })

  it('takes the place of one that is beyond repair', async () => {
    const folder = temporaryFolder()
    const [path, backup] = [join(folder, 'graph.sqlite'), join(folder, 'backup.sqlite')]
    await leave(backup)
    writeFileSync(path, 'no database at all')
    await restore(backup, path, force)
    expect(await verify(path)).toMatchObject({ claims: 2 })
  })

  it('is not made of a backup that was cut off, or is none', async () => {
    const folder = temporaryFolder()
    const [path, backup] = [join(folder, 'graph.sqlite'), join(folder, 'backup.sqlite')]
    await leave(backup)
    truncateSync(backup, readFileSync(backup).length / 2)
    await expect(restore(backup, path, keep)).rejects.toMatchObject({
      code: expect.stringMatching(/^(DAMAGED_DATABASE|NOT_A_PLENUM_DATABASE)$/),
    })
    writeFileSync(backup, 'no database')
    await expect(restore(backup, path, keep)).rejects.toMatchObject({ code: 'NOT_A_PLENUM_DATABASE' })
    expect(existsSync(path)).toBe(false)
  })
})
