import { sql } from 'kysely'
import { type DisagreementKind, disagreementKinds } from '../model/disagreement.ts'
import { textset } from './dialect.ts'
import type { Entry } from './entries.ts'
import { disagreementList, graphOwner, isRelated, sourcesOf } from './list.ts'
import type { Store } from './store.ts'
import type { EntryTable } from './tables.ts'

/*
 * Entries found by what stands in them, and not by the list that they stand in.
 */

/** Where entities stand among those of their kind. */
export async function findKindEntries({ db, dialect }: Store, slugs: readonly string[]): Promise<Entry[]> {
  const { rows } = await sql<EntryTable>`
    select entry.* from ${textset(dialect, slugs)} as wanted
    join entry on entry.item = wanted.text and entry.owner = ${graphOwner}
    where entry.list = entry.tag or entry.list like entry.tag || ' by %'`.execute(db)
  return rows.map(entryOf)
}

/** Every entry of which these claims are the item. */
export async function findEntriesOfClaims({ db, dialect }: Store, ids: readonly string[]): Promise<Entry[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<EntryTable>`
    select entry.* from ${textset(dialect, ids)} as wanted join entry on entry.item = wanted.text`.execute(db)
  return rows.map(entryOf)
}

/** Where two entities stand in each other's lists of relations and neighbours. */
export async function findEntriesOfPairs({ db, dialect }: Store, pairs: ReadonlySet<string>): Promise<Entry[]> {
  if (pairs.size === 0) return []
  const ends = [...pairs].flatMap((pair) => {
    const [a = '', b = ''] = pair.split(' ')
    return a === b
      ? [[a, b]]
      : [
          [a, b],
          [b, a],
        ]
  })
  const { rows } = await sql<EntryTable>`
    select entry.* from ${dialect.recordset(ends, { owner: 'text', item: 'text' })} as wanted
    join entry on entry.item = wanted.item and entry.owner = wanted.owner`.execute(db)
  return rows.map(entryOf).filter(({ list }) => isRelated(list))
}

/** How often sources speak of entities: of each entity and source together. */
export async function findEntriesOfSources(
  { db, dialect }: Store,
  wanted: readonly (readonly [owner: string, source: string])[],
): Promise<Entry[]> {
  if (wanted.length === 0) return []
  const { rows } = await sql<EntryTable>`
    select entry.* from ${dialect.recordset(wanted, { owner: 'text', item: 'text' })} as wanted
    join entry on entry.item = wanted.item and entry.owner = wanted.owner and entry.list = ${sourcesOf}`.execute(db)
  return rows.map(entryOf)
}

/** The disagreements about subjects and properties, in the lists of the subject and of the graph. */
export async function findEntriesOfTopics({ db, dialect }: Store, topics: ReadonlySet<string>): Promise<Entry[]> {
  if (topics.size === 0) return []
  const kinds = Object.keys(disagreementKinds) as DisagreementKind[]
  const lists = [undefined, ...kinds].map((kind) => disagreementList(kind))
  const wanted = [...topics].map((topic) => topic.split(' '))
  const { rows } = await sql<EntryTable>`
    select entry.* from ${dialect.recordset(wanted, { subject: 'text', property: 'text' })} as wanted
    join entry on entry.owner = wanted.subject and entry.list in (${sql.join(lists)}) and entry.tag = wanted.property`.execute(
    db,
  )
  return rows.map(entryOf).flatMap((entry) => [entry, { ...entry, owner: graphOwner }])
}

function entryOf({ owner, list, place, start, name, item, tag, claims }: EntryTable): Entry {
  return { owner, list, place: Number(place), start: Number(start), name, item, tag, claims: JSON.parse(claims) }
}
