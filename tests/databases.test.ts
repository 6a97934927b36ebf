import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openLiveGraph } from '../src/graph/live-graph.ts'
import { amendGraph } from '../src/store/amend/amend.ts'
import { findRevision } from '../src/store/graph.ts'
import { migrationTable } from '../src/store/migrations.ts'
import { openFilledStore, openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/store.ts'
import { databases, newAddress, openDatabase } from './databases.ts'
import { askGraph, claim, smallGraph } from './small-graph.ts'

async function opened(address: string): Promise<Store> {
  const store = await openStore(address)
  onTestFinished(() => store.close())
  return store
}

/** What goes wrong, as a code; "none" if nothing does. */
async function codeOf(opening: Promise<{ close(): Promise<void> }>): Promise<string> {
  return opening.then(
    async (store) => {
      await store.close()
      return 'none'
    },
    (error: { code?: string }) => error.code ?? String(error),
  )
}

async function tablesOf({ db }: Store): Promise<string[]> {
  const tables = await db.introspection.getTables()
  return tables.map(({ name }) => name).sort()
}

/** Bytes of UTF-8 stand in the order of what they encode. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

describe('a database', () => {
  it('is laid out once, whole, by however many processes open it at once', async () => {
    const address = await newAddress()
    const script = `const { openStore } = await import(${JSON.stringify(new URL('../src/store/open.ts', import.meta.url))})
      const stores = await Promise.all([1, 2].map(() => openStore(${JSON.stringify(address)})))
      for (const store of stores) await store.close()`
    const processes = [1, 2, 3].map(() =>
      spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'ignore', 'pipe'] }),
    )
    const ends = processes.map(async (process) => {
      let errors = ''
      process.stderr.on('data', (text) => {
        errors += text
      })
      const [code] = await once(process, 'close')
      return { code, errors }
    })
    expect(await Promise.all(ends)).toEqual(processes.map(() => ({ code: 0, errors: '' })))
    const tables = await tablesOf(await opened(address))
    expect(tables).toEqual(expect.arrayContaining(['claim', 'entity', 'entry', 'graph', 'listed']))
  })

  it('is refused when a newer Plenum has laid it out', async () => {
    const address = await newAddress()
    const store = await opened(address)
    if (databases.dialect === 'sqlite') await sql`pragma user_version = 99`.execute(store.db)
    else await sql`insert into ${sql.table(migrationTable)} values ('999-later', '')`.execute(store.db)
    expect(await codeOf(openStore(address))).toBe('NEWER_DATABASE')
    await expect(openStore(address)).rejects.toThrow(/newer Plenum.*Update Plenum/)
  })

  it('is refused, and left as it is, when it holds what Plenum did not make', async () => {
    const address = await newAddress()
    const other = databases.dialect === 'sqlite' ? await foreignFile(address) : await foreignDatabase(address)
    expect(await codeOf(openStore(address))).toBe('NOT_A_PLENUM_DATABASE')
    expect(await other.tables()).toEqual(['invoice'])
  })

  it('that holds no graph is not served', async () => {
    const address = await newAddress()
    await opened(address)
    await expect(openFilledStore(address)).rejects.toThrow(/holds no graph yet/)
  })

  it('compares every text by code point', async () => {
    const store = await openDatabase()
    const names = [
      'b',
      'B',
      'a',
      'A',
      'ä',
      'z',
      'Z',
      '',
      ' ',
      '-',
      '_',
      'é',
      'e\u0301',
      '가',
      '\uffee',
      '\u{1f600}',
      'aB',
      'a-b',
      'ab',
    ]
    const entities = names.map((name, index) => ({ slug: `place-${index}`, name }))
    for (const { slug, name } of entities)
      await store.db
        .insertInto('entity')
        .values({
          number: Number(slug.slice(6)) + 1,
          slug,
          name,
          kind: 'PLACE',
          description: null,
          classification: null,
          ordinal: null,
          enlarged: null,
          identifiers: null,
        })
        .execute()
    const rows = await store.db.selectFrom('entity').select('name').orderBy('name').execute()
    expect(rows.map(({ name }) => name)).toEqual(names.toSorted(byCodePoint))
    const wanted = store.dialect.recordset(
      names.map((name) => [name]),
      { name: 'text' },
    )
    const passed = await sql<{ name: string }>`select name from ${wanted} as wanted order by name`.execute(store.db)
    expect(passed.rows.map(({ name }) => name)).toEqual(names.toSorted(byCodePoint))
  })
})

describe('a change of the graph', () => {
  const said = claim('person-a', 'memberOf', 'organization', { source: 'x' })
  const later = claim('source-y', 'basedOn', 'x', { source: 'x' })

  function amendment(...claims: Parameters<typeof smallGraph>[0]) {
    return { origin: 'file', run: '1', ...smallGraph(claims) }
  }

  it('is seen by every server that has the database open, and by requests from then on', async () => {
    const address = await newAddress()
    const [writer, reader] = [await opened(address), await opened(address)]
    await amendGraph(writer, amendment(said))
    const graph = await openLiveGraph(reader, { onError: (error) => expect(error).toBeUndefined() })
    onTestFinished(() => graph.close())
    const before = await graph.now()
    expect(before.sources.has('source-y')).toBe(false)
    await amendGraph(writer, amendment(said, later))
    const after = await graph.now()
    expect(after.revision).toBe(await findRevision(writer))
    expect(after.sources.has('source-y')).toBe(true)
    expect(after.voices.voiceOf('source-y')).toBe(after.voices.voiceOf('x'))
    expect(before.sources.has('source-y')).toBe(false)
    const { source } = await askGraph(after, '{ source: entity(slug: "source-y") { name } }')
    expect(source).toEqual({ name: 'source-y' })
  })

  it('is seen also by the server that made it', async () => {
    const store = await opened(await newAddress())
    await amendGraph(store, amendment(said))
    const graph = await openLiveGraph(store, { onError: (error) => expect(error).toBeUndefined() })
    onTestFinished(() => graph.close())
    await amendGraph(store, amendment(said, later))
    expect((await graph.now()).revision).toBe(await findRevision(store))
  })

  it('by two writers at once comes whole from each', async () => {
    const address = await newAddress()
    const stores = [await opened(address), await opened(address)]
    const claims = Array.from({ length: 6 }, (_, index) =>
      claim(`person-${index}`, 'memberOf', 'organization', { source: 'x' }),
    )
    await Promise.all(
      claims.map((each, index) =>
        amendGraph(stores[index % 2] as Store, { ...amendment(each), origin: `file-${index}` }),
      ),
    )
    const graph = await openLiveGraph(stores[0] as Store, { onError: (error) => expect(error).toBeUndefined() })
    onTestFinished(() => graph.close())
    const { people } = await askGraph(await graph.now(), '{ people(first: 10) { totalCount } }')
    expect(people.totalCount).toBe(6)
  })
})

async function foreignFile(address: string) {
  const { DatabaseSync } = await import('node:sqlite')
  const database = new DatabaseSync(address.slice('sqlite:'.length))
  database.exec('create table invoice (id integer)')
  onTestFinished(() => database.close())
  return {
    tables: async () =>
      database
        .prepare('select name from sqlite_schema')
        .all()
        .map(({ name }) => name),
  }
}

async function foreignDatabase(address: string) {
  const { default: pg } = await import('pg')
  const client = new pg.Client(address)
  await client.connect()
  await client.query('create table invoice (id integer)')
  onTestFinished(() => client.end())
  return {
    tables: async () => {
      const { rows } = await client.query("select tablename from pg_tables where schemaname = 'public'")
      return rows.map(({ tablename }) => tablename)
    },
  }
}
