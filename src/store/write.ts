import { sql } from 'kysely'
import { partOf, settlingProperties } from '../lists/derive.ts'
import { entityKey } from '../lists/entity-key.ts'
import { isEventKind } from '../lists/kinds.ts'
import { entitiesNamed } from '../lists/mentions.ts'
import { countClaims } from '../lists/sources.ts'
import { deriveSpans } from '../lists/spans.ts'
import { createSpeller, deriveSpellings, wordsOfSpellings } from '../lists/spellings.ts'
import type { Claim } from '../model/claim.ts'
import type { Entity } from '../model/entity.ts'
import type { GraphDescription } from '../model/graph-description.ts'
import { createVoices } from '../model/voices.ts'
import {
  identifiersOf,
  type Numbers,
  partTables,
  rowsOfPart,
  sourceCountRows,
  spellingRows,
  tieRows,
} from './derived-rows.ts'
import { writeDescription } from './description.ts'
import { decodeEntity, encodeEntity } from './entities.ts'
import { lockGraph, recordRevision } from './revision.ts'
import { insertRows, type Writing } from './rows.ts'
import type { Store } from './store.ts'
import { readStoredClaims } from './stored-claims.ts'
import type { Tables } from './tables.ts'

/** Fills an empty database with a graph, in one transaction. */
export async function writeGraph(store: Store, graph: WrittenGraph): Promise<void> {
  const { entities, claims, revision, description = null } = graph
  await store.db.transaction().execute(async (db) => {
    const inside = { ...store, db }
    const numbered = {
      entities: entities.map((entity, index) => ({ number: index + 1, entity })),
      claims: claims.map((claim, index) => ({ number: index + 1, claim })),
    }
    await insertGraph(inside, numbered)
    if (description) await writeDescription(inside, { description, origin: null })
    await insertRows(inside, 'graph', [{ id: 1, revision }])
  })
}

export interface WrittenGraph {
  readonly entities: readonly Entity[]
  readonly claims: readonly Claim[]
  /** A hash of what the graph was made from. */
  readonly revision: string
  /** What it says of itself. */
  readonly description?: GraphDescription | null
}

/** Throws away all that is derived, and derives it anew from entities and claims. */
export async function rederive(store: Store): Promise<void> {
  await store.db.transaction().execute(async (db) => {
    const inside = { ...store, db }
    const revision = await lockGraph(inside)
    await deriveAnew(inside)
    // What was kept of the rows as they were is kept no longer.
    if (revision !== '') await recordRevision(inside, revision, 'derived anew', [])
  })
}

/** The same within a transaction. */
export async function deriveAnew(inside: Writing): Promise<void> {
  const graph = await readGraph(inside)
  for (const table of ['claim', ...derivedTables]) await sql`delete from ${sql.table(table)}`.execute(inside.db)
  await insertDerived(inside, graph)
}

/** Writes entities and claims into an empty database, under the same numbers, with all that is derived from them. */
export async function copyRederived(from: Store, to: Store): Promise<void> {
  const graph = await readGraph(from)
  await to.db.transaction().execute((db) => insertGraph({ ...to, db }, graph))
}

async function readGraph(store: Writing): Promise<NumberedGraph> {
  const rows = await store.db.selectFrom('entity').selectAll().execute()
  const entities = rows.map((row) => ({ number: Number(row.number), entity: decodeEntity(row) }))
  return { entities, claims: await readStoredClaims(store, sql`claim`) }
}

/** The tables that follow from entities and claims. A claim's own row has derived columns, too. */
export const derivedTables = [
  'listed',
  'entry',
  'tie',
  'cited',
  'source_count',
  'dated',
  'event_link',
  'spelling',
  'word',
  'mention',
  'value',
  'support',
  'span',
  'contest',
  'identifier',
] as const

interface NumberedGraph {
  readonly entities: readonly { readonly number: number; readonly entity: Entity }[]
  readonly claims: readonly { readonly number: number; readonly claim: Claim }[]
}

/** Fills empty tables. */
export async function insertGraph(store: Writing, graph: NumberedGraph): Promise<void> {
  await insertEntities(store, graph)
  await insertDerived(store, graph)
}

/** Writes only what was said, for `deriveAnew` to go on with. */
export async function insertSaid(store: Writing, graph: NumberedGraph): Promise<void> {
  await insertEntities(store, graph)
  const claims = graph.claims.map(({ claim }) => claim)
  await insertSaidClaims(store, claims, numbersOf(graph))
}

/** The same of some claims, whose entities have numbers already. */
export async function insertSaidClaims(store: Writing, claims: readonly Claim[], numbers: Numbers): Promise<void> {
  const part = partOf(claims, [], { ...nothingKnown, voices: createVoices(claims) })
  await insertRows(store, 'claim', rowsOfPart.claim(part, numbers))
}

export async function insertEntities(store: Writing, { entities }: Pick<NumberedGraph, 'entities'>): Promise<void> {
  const rows = entities.map(({ number, entity }) => ({ number, ...encodeEntity(entity) }))
  await insertRows(store, 'entity', rows)
}

const noSpan = { start: null, end: null }
const nothingKnown = { keyOf: () => undefined, spanOf: () => noSpan, isEvent: () => false }

/** Writes the claims, and all that is derived. */
async function insertDerived(store: Writing, graph: NumberedGraph): Promise<void> {
  const claims = graph.claims.map(({ claim }) => claim)
  const numbers = numbersOf(graph)
  const byslug = new Map(graph.entities.map(({ entity }) => [entity.slug, entity]))
  const voices = createVoices(claims)
  const { kept } = partOf(claims, [], { ...nothingKnown, voices })
  const placing = Map.groupBy(
    kept.filter(({ property }) => settlingProperties.has(property)),
    ({ subject }) => subject,
  )
  const keys = new Map(
    graph.entities.map(({ entity }) => [entity.slug, entityKey(entity, placing.get(entity.slug) ?? [], voices)]),
  )
  const spans = new Map(deriveSpans(kept, voices).map((span) => [span.event, span]))
  const part = partOf(claims, [], {
    keyOf: (slug) => keys.get(slug),
    spanOf: (slug) => spans.get(slug) ?? noSpan,
    isEvent: (slug) => isEventKind(byslug.get(slug)?.kind),
    voices,
  })
  const named = new Set(kept.flatMap(entitiesNamed))
  const counts = countClaims(kept)
  for (const table of partTables)
    await insertRows(store, table, rowsOfPart[table](part, numbers) as Tables[typeof table][])
  await insertRows(
    store,
    'listed',
    [...keys].map(([slug, { kind, order, day, name, first }]) => ({
      number: numbers.entity(slug),
      kind,
      list_order: order,
      day,
      name,
      shown: Number(named.has(slug)),
      first_day: first,
      claims: counts.get(slug) ?? 0,
    })),
  )
  await insertRows(
    store,
    'span',
    [...spans.values()].map(({ event, first, last, start, end }) => ({
      entity: numbers.entity(event),
      first_day: first,
      last_day: last,
      started: start?.text ?? null,
      ended: end?.text ?? null,
    })),
  )
  await insertRows(store, 'source_count', sourceCountRows(kept, numbers))
  await insertRows(store, 'tie', tieRows(kept, numbers))
  await insertRows(
    store,
    'identifier',
    graph.entities.flatMap(({ number, entity }) => identifiersOf(entity, number)),
  )
  const speller = createSpeller()
  const spelled = deriveSpellings(byslug.values(), { claims, kept }, (slug) => named.has(slug))
  const spellings = spellingRows(spelled, speller, numbers)
  await insertRows(store, 'spelling', spellings)
  await insertRows(store, 'word', wordsOfSpellings(spellings))
}

function numbersOf({ entities, claims }: NumberedGraph): Numbers {
  const bySlug = new Map(entities.map(({ number, entity }) => [entity.slug, number]))
  const byId = new Map(claims.map(({ number, claim }) => [claim.id, number]))
  const find = (numbers: ReadonlyMap<string, number>, key: string) => {
    const number = numbers.get(key)
    if (number === undefined) throw new Error(`A claim names "${key}", which is not in the graph.`)
    return number
  }
  return { entity: (slug) => find(bySlug, slug), claim: (id) => find(byId, id) }
}
