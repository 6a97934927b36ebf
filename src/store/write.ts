import { sql } from 'kysely'
import { type Claim, compareTexts } from '../model/claim.ts'
import type { Entity } from '../model/entity.ts'
import { encodeClaim, encodeReference, numberReferences } from './claim-row.ts'
import { findAllClaims } from './claims.ts'
import { type Derived, derive } from './derived/derive.ts'
import { spellingRows, wordRows } from './derived/derive-spellings.ts'
import { linkRows } from './derived/link-rows.ts'
import { encodeEntity, findAllEntities } from './entities.ts'
import { insertRows } from './rows.ts'
import type { Store } from './store.ts'

/** Fills an empty database with a graph, in one transaction. */
export async function writeGraph(store: Store, graph: WrittenGraph): Promise<void> {
  const { entities, claims, revision } = graph
  await store.db.transaction().execute(async (db) => {
    const inside = { ...store, db }
    await insertRows(inside, 'entity', entities, encodeEntity)
    await insertRows(inside, 'claim', claims.toSorted(byTopic), encodeClaim)
    await insertRows(inside, 'reference', claims.flatMap(numberReferences), encodeReference)
    await insertDerived(inside, derive(entities, claims))
    await insertRows(inside, 'graph', [{ id: 1, revision }], (row) => row)
  })
}

export interface WrittenGraph {
  readonly entities: readonly Entity[]
  readonly claims: readonly Claim[]
  /** A hash of what the graph was made from. */
  readonly revision: string
}

/** Throws away all that is derived, and derives it anew from entities, claims and references. */
export async function rederive(store: Store): Promise<void> {
  await store.db.transaction().execute(async (db) => rederiveInside({ ...store, db }))
}

/** The tables that follow from entities, claims and references. */
export const derivedTables = [
  'entry',
  'tally',
  'link',
  'event_link',
  'spelling',
  'word',
  'mention',
  'span',
  'contest',
  'dated',
  'identifier',
] as const

/** The same, inside a transaction that is under way. */
export async function rederiveInside(inside: Store): Promise<void> {
  for (const table of derivedTables) await sql`delete from ${sql.table(table)}`.execute(inside.db)
  await insertDerived(inside, derive(await findAllEntities(inside), await findAllClaims(inside)))
}

async function insertDerived(
  store: Store,
  { entries, eventLinks, spellings, mentions, spans, contests, dated, tallies, identifiers }: Derived,
): Promise<void> {
  await insertRows(store, 'entry', entries, (entry) => ({ ...entry, claims: JSON.stringify(entry.claims) }))
  await insertRows(store, 'tally', tallies, (each) => each)
  await insertRows(store, 'link', linkRows(entries), (link) => link)
  await insertRows(store, 'identifier', identifiers, (identifier) => identifier)
  await insertRows(store, 'event_link', eventLinks, (link) => ({ ...link, claims: JSON.stringify(link.claims) }))
  await insertRows(store, 'spelling', spellingRows(spellings), (row) => row)
  await insertRows(store, 'word', wordRows(spellings), (row) => row)
  await insertRows(store, 'mention', mentions, (mention) => mention)
  await insertRows(store, 'span', spans, (span) => span)
  await insertRows(store, 'contest', contests, (contest) => contest)
  await insertRows(store, 'dated', dated, ({ owner, item, firstDay, lastDay }) => ({
    owner,
    item,
    first_day: firstDay,
    last_day: lastDay,
  }))
}

/** In the order in which the table is clustered, so that each page of it is written once. */
function byTopic(a: Claim, b: Claim): number {
  return compareTexts(a.subject, b.subject) || compareTexts(a.property, b.property) || compareTexts(a.id, b.id)
}
