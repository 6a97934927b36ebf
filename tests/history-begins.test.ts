import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { amendGraph } from '../src/store/amend/amend.ts'
import { beginImport, findAliases, findImport, finishImport, recordAliases } from '../src/store/amend/imports.ts'
import { recordThings } from '../src/store/amend/records.ts'
import { withdrawUnsaid } from '../src/store/amend/withdraw.ts'
import { openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/store.ts'
import { derivedTables, writeGraph } from '../src/store/write.ts'
import { openDatabase } from './databases.ts'
import { earlierDatabase, onPostgres } from './earlier-database.ts'
import { claim, smallGraph } from './small-graph.ts'
import { rowsOf, saidTables } from './table-rows.ts'

const said = [...saidTables, ...derivedTables]
const held = ['held_entity', 'holding', 'alias', 'record', 'saying'] as const

/** What the database of layout 6 was filled with, and what a file brought. */
const first = [
  claim('person-1', 'name', 'Ri Il'),
  claim('meeting-1', 'participant', 'person-1', {
    qualifiers: { role: 'GUEST', onBehalfOf: 'organization-1' },
    order: 2,
    reference: { attributedTo: 'person-2', printedAs: 'Mr Ri', certainty: 'REPORTED', note: 'A note.' },
  }),
]
const brought = [
  claim('person-1', 'name', 'Ri Il', { source: 'x', rank: 'PREFERRED' }),
  claim('meeting-1', 'startDate', '2021-01-05', { source: 'x' }),
  claim('person-1', 'memberOf', 'organization-1', { source: 'x', start: '2020', end: '2021-02' }),
]
const described = { slug: 'person-2', name: 'Kim' }
const identified = { slug: 'person-1', identifiers: [{ scheme: 'wikidata', value: 'Q1' }] }
const run = { origin: 'file', run: '1' }

const openEarlier = async () => openStore(await earlierDatabase('layout-006.sql', onPostgres))

/** The same, brought about by this Plenum. */
async function fill(): Promise<Store> {
  const store = await openDatabase()
  await writeGraph(store, smallGraph(first, [described]))
  await beginImport(store, run.origin, run.run)
  await recordThings(store, run, [{ key: 'entity:7', slug: 'file-7', entity: 'person-1' }])
  const { entities, claims } = smallGraph(brought, [identified])
  const sayings = claims.flatMap((each) => (each.property === 'memberOf' ? [{ record: 'entity:7', claim: each }] : []))
  await amendGraph(store, { ...run, entities, claims, sayings })
  await recordAliases(store, run.origin, run.run, new Map([['file-7', 'person-1']]))
  await finishImport(store, run.origin, run.run)
  return store
}

async function changesOf({ db }: Store) {
  const { rows } = await sql<Record<string, unknown>>`
    select change.number, author.id as author, author.kind, message, state, origin, differences
    from change join author on author.number = change.author order by change.number`.execute(db)
  return rows.map((row) => ({ ...row }))
}

describe('a database of the version before there was a history', () => {
  it('holds what it held once it is opened, with all that is derived and who holds it', async () => {
    const [store, due] = [await openEarlier(), await fill()]
    const tables = [...said, ...held]
    expect(await rowsOf(store, tables)).toEqual(await rowsOf(due, tables))
    expect(await findImport(store, 'file')).toEqual({ run: '1', finished: true })
    expect([...(await findAliases(store, 'file', ['file-7']))]).toEqual([['file-7', 'person-1']])
    await store.close()
  })

  it('has its content as its first change, by Plenum itself', async () => {
    const store = await openEarlier()
    expect(await changesOf(store)).toEqual([
      {
        number: 1,
        author: 'program:plenum',
        kind: 'PROGRAM',
        message: 'What the database held before its history was kept.',
        state: 'APPLIED',
        origin: null,
        differences: 6 + 5,
      },
    ])
    const { rows } = await sql<{ since: number; count: number }>`
      select since, count(*) as count from (
        select since from entity_since union all select since from claim_since) as each_since
      group by since`.execute(store.db)
    expect(rows.map(({ since, count }) => [since, Number(count)])).toEqual([[1, 6 + 4]])
    const touched = await sql`select entity from touched order by entity`.execute(store.db)
    expect(touched.rows.length).toBe(6)
    await store.close()
  })

  it('goes on with imports, and keeps what they end since its first change', async () => {
    const [store, due] = [await openEarlier(), await fill()]
    for (const each of [store, due]) {
      await beginImport(each, 'file', '2')
      const { entities, claims } = smallGraph([claim('person-1', 'name', 'Ri Il', { source: 'x' })], [identified])
      await amendGraph(each, { origin: 'file', run: '2', entities, claims })
      while ((await withdrawUnsaid(each, 'file', '2', 2)).released > 0);
      await finishImport(each, 'file', '2')
    }
    const tables = [...said, ...held]
    expect(await rowsOf(store, tables)).toEqual(await rowsOf(due, tables))
    const past = await sql<{ since: number; until: number }>`select since, until from past_claim`.execute(store.db)
    expect(past.rows.map(({ since, until }) => [since, until])).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
    ])
    expect(await changesOf(store)).toMatchObject([{ number: 1 }, { number: 2, author: 'import:file', origin: 'file' }])
    await store.close()
  })
})
