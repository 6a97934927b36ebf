import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openGraph } from '../src/graph/graph.ts'
import { openPostgres } from '../src/store/postgres/postgres.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import type { Store } from '../src/store/store.ts'
import { writeGraph } from '../src/store/write.ts'
import { createDatabase } from './databases.ts'
import { askGraph, claim, smallGraph } from './small-graph.ts'

/** Databases whose own order of texts is that of a language, in which case, accents and signs count for little. */
const languages = ["locale_provider icu icu_locale 'en-US'", "locale_provider icu icu_locale 'ko-u-ks-level1'"]

const names = [
  'ko',
  'Ko',
  'KO',
  'k-o',
  'k o',
  'kö',
  'co',
  'Č',
  'c',
  '가',
  '강',
  '김',
  '\u{1f600}',
  '\uffee',
  '_',
  'Zz',
  'zz',
]
const claims = names.flatMap((name, index) => [
  claim(`person-${index}`, 'name', name, { source: 'x' }),
  claim(`person-${index}`, 'memberOf', 'organization', { source: 'x' }),
])
const graph = {
  ...smallGraph(
    claims,
    names.map((name, index) => ({ slug: `person-${index}`, name })),
  ),
  revision: 'collated',
}

const query = `{
  people(first: 50, orderBy: {field: NAME}) { edges { cursor node { id name names { text } } } }
  pages: people(first: 5, orderBy: {field: NAME, direction: DESC}) { nodes { name } pageInfo { endCursor } }
  search(query: "ko") { edges { score node { ... on Entity { name } } } }
  organization(slug: "organization") { members(first: 50) { nodes { name } } claims(as: OBJECT, first: 50) { nodes { id } } }
}`

describe.each(languages)('in a database with %s', (language) => {
  let store: Store
  let same: Store

  beforeAll(async () => {
    store = await openPostgres(await createDatabase('nothing', language))
    same = await openSqlite(':memory:')
    for (const each of [store, same]) await writeGraph(each, graph)
  })

  afterAll(() => Promise.all([store.close(), same.close()]))

  it('every text that Plenum keeps is compared by code point', async () => {
    const { rows } = await sql<{ column: string }>`
      select attrelid::regclass || '.' || attname as column from pg_attribute
      join pg_class on pg_class.oid = attrelid and relkind = 'r' and relnamespace = 'public'::regnamespace
      where atttypid = 'text'::regtype and attcollation <> (select oid from pg_collation where collname = 'C')`.execute(
      store.db,
    )
    expect(rows).toEqual([])
  })

  it('answers are those of SQLite, cursors and ids included', async () => {
    expect(await askGraph(await openGraph(store), query)).toEqual(await askGraph(await openGraph(same), query))
  })
})
