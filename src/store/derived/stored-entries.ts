import { sql } from 'kysely'
import { type DisagreementKind, disagreementKinds } from '../../model/disagreement.ts'
import { textset } from '../dialect.ts'
import type { Entry } from '../entries.ts'
import { disagreementList, graphOwner, isRelated, sourcesOf } from '../list.ts'
import type { Store } from '../store.ts'
import type { EntryTable } from '../tables.ts'

/*
 * Entries found by what stands in them, and not by the list that they stand in.
 */

/** Where entities stand among those of their kind. */
export async function findKindEntries(store: Store, slugs: readonly string[]): Promise<Entry[]> {
  const entries = await findEntriesAt(
    store,
    slugs.map((slug) => [graphOwner, slug]),
  )
  return entries.filter(({ list, tag }) => list === tag || list.startsWith(`${tag} by `))
}

/** Every entry of which these claims are the item. */
export async function findEntriesOfClaims({ db, dialect }: Store, ids: readonly string[]): Promise<Entry[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<EntryTable>`
    select entry.* from ${textset(dialect, ids)} as wanted join entry on entry.item = wanted.text`.execute(db)
  return rows.map(entryOf)
}

/** Where two entities stand in each other's lists of relations and neighbours. */
export async function findEntriesOfPairs(store: Store, pairs: ReadonlySet<string>): Promise<Entry[]> {
  const ends = [...pairs].flatMap((pair) => {
    const [a = '', b = ''] = pair.split(' ')
    return a === b ? [[a, b] as const] : [[a, b] as const, [b, a] as const]
  })
  return (await findEntriesAt(store, ends)).filter(({ list }) => isRelated(list))
}

/** The entries of an item in any of an owner's lists. */
async function findEntriesAt(
  { db, dialect }: Store,
  wanted: readonly (readonly [owner: string, item: string])[],
): Promise<Entry[]> {
  if (wanted.length === 0) return []
  // By way of the index alone: for whole rows, SQLite would rather read all that the owner has.
  const { rows } = await sql<EntryTable>`
    select entry.* from ${dialect.recordset(wanted, { owner: 'text', item: 'text' })} as wanted
    join entry as found on found.item = wanted.item and found.owner = wanted.owner
    join entry on entry.owner = found.owner and entry.list = found.list and entry.place = found.place
      and entry.start = found.start and entry.name = found.name and entry.item = found.item`.execute(db)
  return rows.map(entryOf)
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
