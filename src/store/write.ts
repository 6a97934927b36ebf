import { type RawBuilder, sql } from 'kysely'
import { type Claim, compareTexts, type Reference } from '../model/claim.ts'
import type { Entity } from '../model/entity.ts'
import { encodeClaim, encodeReference } from './claim-row.ts'
import { findAllClaims } from './claims.ts'
import { type Derived, derive } from './derive.ts'
import { spellingRows, wordRows } from './derive-spellings.ts'
import type { ColumnTypes } from './dialect.ts'
import { encodeEntity, findAllEntities } from './entities.ts'
import { deriveLinks } from './links.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** Fills an empty database with a graph, in one transaction. */
export async function writeGraph(store: Store, graph: WrittenGraph): Promise<void> {
  const { entities, claims, revision } = graph
  await store.db.transaction().execute(async (db) => {
    const inside = { ...store, db }
    await insert(inside, 'entity', entities, encodeEntity)
    await insert(inside, 'claim', claims.toSorted(byTopic), encodeClaim)
    await insert(inside, 'reference', claims.flatMap(numberReferences), ([id, index, reference]) =>
      encodeReference(id, index, reference),
    )
    await insertDerived(inside, derive(entities, claims))
    await insert(inside, 'graph', [{ revision }], (row) => row)
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
  await store.db.transaction().execute(async (db) => {
    const inside = { ...store, db }
    for (const table of [
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
    ] as const)
      await sql`delete from ${sql.table(table)}`.execute(db)
    await insertDerived(inside, derive(await findAllEntities(inside), await findAllClaims(inside)))
  })
}

async function insertDerived(
  store: Store,
  { entries, eventLinks, spellings, mentions, spans, contests, dated, tallies }: Derived,
): Promise<void> {
  await insert(store, 'entry', entries, (entry) => ({ ...entry, claims: JSON.stringify(entry.claims) }))
  await insert(store, 'tally', tallies, (each) => each)
  await deriveLinks(store)
  await insert(store, 'event_link', eventLinks, (link) => ({ ...link, claims: JSON.stringify(link.claims) }))
  await insert(store, 'spelling', spellingRows(spellings), (row) => row)
  await insert(store, 'word', wordRows(spellings), (row) => row)
  await store.dialect.wordIndex.refresh?.execute(store.db)
  await insert(store, 'mention', mentions, (mention) => mention)
  await insert(store, 'span', spans, ({ entity, firstDay, lastDay }) => ({
    entity,
    first_day: firstDay,
    last_day: lastDay,
  }))
  await insert(store, 'contest', contests, (contest) => contest)
  await insert(store, 'dated', dated, ({ owner, item, firstDay, lastDay }) => ({
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

function numberReferences({ id, references }: Claim): [claim: string, position: number, reference: Reference][] {
  return references.map((reference, index) => [id, index, reference])
}

const rowsPerStatement = 5_000

/** Rows are made a statement at a time: those of a whole table would be held in memory beside what they are made of. */
async function insert<Name extends keyof Tables, Item>(
  store: Store,
  table: Name,
  items: readonly Item[],
  encode: (item: Item) => Tables[Name],
): Promise<void> {
  const names = Object.keys(columnTypes[table]) as (keyof Tables[Name])[]
  const columns: RawBuilder<unknown>[] = names.map((name) => sql.ref(String(name)))
  for (let from = 0; from < items.length; from += rowsPerStatement) {
    const rows = items.slice(from, from + rowsPerStatement).map(encode)
    const values = rows.map((row) => names.map((name) => row[name]))
    await sql`
      insert into ${sql.table(table)} (${sql.join(columns)})
      select ${sql.join(columns)} from ${store.dialect.recordset(values, columnTypes[table])} as written`.execute(
      store.db,
    )
  }
}

const columnTypes: { readonly [Name in keyof Tables]: ColumnTypes & Record<keyof Tables[Name], 'text' | 'bigint'> } = {
  entity: {
    slug: 'text',
    kind: 'text',
    name: 'text',
    description: 'text',
    classification: 'text',
    ordinal: 'bigint',
    enlarged: 'bigint',
    identifiers: 'text',
  },
  claim: {
    subject: 'text',
    property: 'text',
    id: 'text',
    value_type: 'text',
    object: 'text',
    text: 'text',
    unit: 'text',
    language: 'text',
    qualifiers: 'text',
    held_from: 'text',
    held_until: 'text',
    rank: 'text',
    rank_reason: 'text',
    explanation: 'text',
  },
  reference: {
    claim: 'text',
    position: 'bigint',
    source: 'text',
    locator: 'text',
    list_order: 'bigint',
    printed_as: 'text',
    attributed_to: 'text',
    attribution: 'text',
    certainty: 'text',
    attested: 'text',
    note: 'text',
  },
  entry: {
    owner: 'text',
    list: 'text',
    place: 'bigint',
    start: 'bigint',
    name: 'text',
    item: 'text',
    tag: 'text',
    claims: 'text',
  },
  tally: { owner: 'text', list: 'text', tag: 'text', entries: 'bigint' },
  link: { node: 'text', property: 'text', direction: 'text', kind: 'text', count: 'bigint', others: 'text' },
  event_link: { earlier: 'text', later: 'text', relation: 'text', claims: 'text' },
  spelling: { id: 'bigint', entity: 'text', text: 'text', folded: 'text', shown: 'bigint', forms: 'text' },
  word: { word: 'text', length: 'bigint', reversed: 'text' },
  mention: { entity: 'text', claim: 'text' },
  span: { entity: 'text', first_day: 'bigint', last_day: 'bigint' },
  contest: { subject: 'text', property: 'text' },
  dated: { owner: 'text', item: 'text', first_day: 'bigint', last_day: 'bigint' },
  graph: { revision: 'text' },
}
