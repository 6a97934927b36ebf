import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RawBuilder, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { type Cures, type Examined, examine, openPatient, repair } from '../src/store/care/doctor.ts'
import { findRevision } from '../src/store/graph.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import type { Store } from '../src/store/store.ts'
import { derivedTables, writeGraph } from '../src/store/write.ts'
import { openDatabase } from './databases.ts'
import { graph } from './harness.ts'
import { claim, smallGraph } from './small-graph.ts'
import { rowsOf } from './table-rows.ts'
import { temporaryFolder } from './temporary-folder.ts'

const cures: Cures = { files: 'restore', source: 'import', derived: 'repair', description: 'describe' }

const said = smallGraph([
  claim('person-1', 'name', 'Ri Il'),
  claim('person-1', 'memberOf', 'organization-1', { qualifiers: { role: 'chair' } }),
  claim('meeting-1', 'participant', 'person-1', { qualifiers: { role: 'GUEST', onBehalfOf: 'organization-1' } }),
  claim('meeting-1', 'startDate', '2021-01-05'),
])

async function findingsOf(store: Store, deep = false) {
  const all: Examined[] = []
  for await (const examined of examine(store, cures, { deep })) all.push(examined)
  return all.flatMap(({ findings }) => findings)
}

/** What the doctor finds where the statements have done harm, and after the repair. */
async function findingsAfter(...harm: RawBuilder<unknown>[]) {
  const store = await openDatabase()
  await writeGraph(store, said)
  // Nothing but harm from outside brings a row whose end is not there.
  const { name } = store.dialect
  await (name === 'sqlite' ? sql`pragma foreign_keys = off` : sql`set session_replication_role = replica`).execute(
    store.db,
  )
  for (const statement of harm) await statement.execute(store.db)
  const found = await findingsOf(store)
  if (found.every(({ cure }) => cure === 'repair')) await repair(store)
  const left = await findingsOf(store)
  await (name === 'sqlite' ? sql`pragma foreign_keys = on` : sql`set session_replication_role = default`).execute(
    store.db,
  )
  await store.close()
  return { found: found.map(({ check, problem, cure }) => `${check}: ${problem}: ${cure}`), left: left.length }
}

describe('a database that is sound', () => {
  it('has no finding', async () => {
    expect(await findingsOf(graph.store)).toEqual([])
    expect(await findingsAfter()).toEqual({ found: [], left: 0 })
  })

  it('stays as it is when it is repaired', async () => {
    const store = await openDatabase()
    await writeGraph(store, said)
    const before = await rowsOf(store, derivedTables)
    await repair(store)
    expect(await rowsOf(store, derivedTables)).toEqual(before)
    await store.close()
  })

  it('has another revision once it is repaired, so that no server goes on with what it kept', async () => {
    const store = await openDatabase()
    await writeGraph(store, said)
    const before = await findRevision(store)
    await repair(store)
    expect(await findRevision(store)).not.toBe(before)
    await store.close()
  })
})

describe('what is said', () => {
  it.each([
    [
      'a subject',
      sql`delete from entity where slug = 'meeting-1'`,
      'a claim has a subject that is no entity of the graph',
    ],
    [
      'a value',
      sql`update claim set object = 9999 where property = 'participant'`,
      'a claim has a value that is no entity of the graph',
    ],
    [
      'a source',
      sql`update claim set citations = '[["nobody"]]'`,
      'a reference has a source that is no entity of the graph',
    ],
    [
      'a speaker',
      sql`update claim set citations = '[["w",null,null,null,0,null,null,null,"nobody"]]'`,
      'a reference gives the words of somebody who is not in the graph',
    ],
    [
      'a reference',
      sql`update claim set citations = '[]' where property = 'startDate'`,
      'a claim has no reference: nobody says it',
    ],
    [
      'the sense of a date',
      sql`update claim set text = 'some day' where property = 'startDate'`,
      'a claim cannot be read: its property, value, date or qualifiers are no such thing',
    ],
    [
      'its property',
      sql`update claim set property = 'beganOn' where property = 'startDate'`,
      'a claim cannot be read: its property, value, date or qualifiers are no such thing',
    ],
    [
      'its content',
      sql`update claim set text = '2021-01-06' where property = 'startDate'`,
      'a claim has the id of something else than it says',
    ],
  ])('is found where it lacks %s, and is to be imported anew', async (_, harm, problem) => {
    const { found } = await findingsAfter(harm)
    expect(found).toContainEqual(expect.stringMatching(new RegExp(`: ${problem}: import$`)))
    expect(found.every((each) => each.endsWith(': import'))).toBe(true)
  })

  it('is found where a qualifier names nobody', async () => {
    const { found } = await findingsAfter(
      sql`update claim set qualifiers = '{"onBehalfOf":"nobody","role":"GUEST"}' where property = 'participant'`,
    )
    expect(found).toContain('claims: a claim names an entity in a qualifier that is not in the graph: import')
  })
})

describe('what is derived', () => {
  it.each([
    ['lists', sql`delete from entry where list like 'participant%'`],
    ['lists of what is there no longer', sql`insert into entry values (1, 'memberOf>', 1, 1, 'x', 1, 'PERSON')`],
    ['lists of sources', sql`delete from cited`],
    ['claims that are gone', sql`delete from claim where property = 'startDate'`],
    ['columns of claims', sql`update claim set list_order = 7`],
    ['counts of sources', sql`update source_count set claims = claims + 1`],
    ['timelines', sql`delete from dated`],
    ['entities of a kind', sql`delete from listed`],
    ['days', sql`update span set first_day = 0`],
    ['spellings', sql`update spelling set forms = 'spoilt'`],
    ['names', sql`delete from spelling where text = 'Ri Il'`],
    ['words', sql`delete from word`],
    ['mentions', sql`delete from mention`],
  ])('is found out of step in its %s, and comes back', async (_, harm) => {
    const { found, left } = await findingsAfter(harm)
    expect(found.length).toBeGreaterThan(0)
    expect(left).toBe(0)
  })

  it('is found out of step in the index of words where spellings are as they should be', async () => {
    const store = await openSqlite(':memory:')
    await writeGraph(store, said)
    await sql`insert into spelling_word (spelling_word) values ('delete-all')`.execute(store.db)
    const found = await findingsOf(store)
    expect(found.map(({ check, problem }) => [check, problem])).toEqual([
      ['search', 'the index of words is out of step with the spellings'],
    ])
    await repair(store)
    expect(await findingsOf(store)).toEqual([])
    await store.close()
  })
})

describe('the file of a database', () => {
  it('is found damaged, and nothing is read that could not be trusted', async () => {
    const path = join(temporaryFolder(), 'graph.sqlite')
    const store = await openSqlite(path)
    await writeGraph(store, said)
    await store.close()
    const whole = readFileSync(path)
    for (const [from, to] of [
      [8, 12],
      [0, 1],
    ] as const) {
      writeFileSync(path, Buffer.from(whole).fill(0xee, from * 4096, to * 4096))
      const patient = await openPatient(`sqlite:${path}`, cures)
      expect(patient).toMatchObject({ findings: [{ cure: 'restore' }] })
    }
    writeFileSync(path, whole)
    const patient = await openPatient(`sqlite:${path}`, cures)
    expect(patient).not.toHaveProperty('findings')
    await (patient as Store).close()
  })

  it('is found to be of a newer version', async () => {
    const path = join(temporaryFolder(), 'graph.sqlite')
    const store = await openSqlite(path)
    await sql`pragma user_version = 999`.execute(store.db)
    await store.close()
    const patient = await openPatient(`sqlite:${path}`, cures)
    expect(patient).toMatchObject({ findings: [{ check: 'layout', cure: expect.stringMatching(/^Update Plenum/) }] })
  })
})
