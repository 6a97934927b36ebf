import { sql } from 'kysely'
import { entitiesNamed } from '../../lists/mentions.ts'
import { citedSources } from '../../model/claim.ts'
import { forgetCorrections } from '../amend/corrections.ts'
import type { EntityChange } from '../amend/held-entities.ts'
import type { ClaimChange } from '../amend/holdings.ts'
import { deleteRows, insertRows, upsertRows } from '../rows.ts'
import type { Store } from '../store.ts'
import { countDifferences } from './count-differences.ts'
import { type Entered, type Entry, enterChange } from './entry.ts'
import { encodeClaimState, encodeEntityState } from './state.ts'

/** What became of entities and claims, to be recorded. */
export interface Recorded {
  readonly entities: readonly EntityChange[]
  readonly claims: readonly ClaimChange[]
  /** Who held what is gone, by slug and by claim id: kept so that it can come back as it was. */
  readonly held?: ReadonlyMap<string, string>
  /** The slugs of further entities that the change touches. */
  readonly touched?: Iterable<string>
}

/**
 * Enters a change in the history, with all that it ended: each state that no longer holds is kept with the changes that
 * it began and ended with. Called while the graph is locked, and after the change was written.
 */
export async function recordChange(store: Store, entry: Entry, recorded: Recorded): Promise<Entered> {
  const entered = await enterChange(store, entry)
  const { entities, claims, held } = recorded
  const count = await countDifferences(store, entered, recorded)
  await recordEntities(store, entered, entities, held)
  await recordClaims(store, entered, claims, held)
  await touch(store, entered.key, recorded)
  await sql`update change set differences = differences + ${count} where key = ${entered.key}`.execute(store.db)
  return entered
}

/** Notes which entities a change touches: those that it changes, and those that are named or cited where it changes a claim. */
export async function touch(store: Store, key: string, { entities, claims, touched = [] }: Recorded): Promise<void> {
  const slugs = new Set([...touched, ...entities.map(({ slug }) => slug)])
  for (const { before, after } of claims) {
    for (const state of [before, after]) {
      if (!state) continue
      for (const slug of entitiesNamed(state)) slugs.add(slug)
      for (const slug of citedSources(state)) slugs.add(slug)
    }
  }
  await upsertRows(
    store,
    'touched',
    [...slugs].map((entity) => ({ entity, change: key })),
  )
}

async function recordEntities(
  store: Store,
  { number: until }: Entered,
  changes: readonly EntityChange[],
  held: Recorded['held'],
): Promise<void> {
  const ended = changes.flatMap(({ number, slug, before }) => (before ? [{ number, slug, before }] : []))
  const since = await findSince(store, 'entity', ended)
  const past = ended.flatMap(({ number, slug, before }) => {
    const began = since.get(number) ?? 0
    const state = encodeEntityState(before)
    return began < until ? [{ slug, since: began, until, state, held: held?.get(slug) ?? null }] : []
  })
  await insertRows(store, 'past_entity', past)
  const [standing, gone] = split(changes)
  await deleteRows(
    store,
    'entity_since',
    gone.map((entity) => ({ entity })),
  )
  await forgetCorrections(
    store,
    changes.flatMap(({ slug, after }) => (after ? [] : [slug])),
  )
  await upsertRows(
    store,
    'entity_since',
    standing.map((entity) => ({ entity, since: until })),
  )
}

async function recordClaims(
  store: Store,
  { number: until }: Entered,
  changes: readonly ClaimChange[],
  held: Recorded['held'],
): Promise<void> {
  const ended = changes.flatMap(({ number, before }) => (before ? [{ number, before }] : []))
  const since = await findSince(store, 'claim', ended)
  const past = ended.flatMap(({ number, before }) => {
    const began = since.get(number) ?? 0
    const state = encodeClaimState(before)
    return began < until ? [{ id: before.id, since: began, until, state, held: held?.get(before.id) ?? null }] : []
  })
  await insertRows(store, 'past_claim', past)
  const [standing, gone] = split(changes)
  const rows = gone.map((claim) => ({ claim }))
  await deleteRows(store, 'claim_since', rows)
  await deleteRows(store, 'judgement', rows)
  await upsertRows(
    store,
    'claim_since',
    standing.map((claim) => ({ claim, since: until })),
  )
}

/** The numbers of what is there after a change, and of what is gone. */
function split(changes: readonly { readonly number: number; readonly after: unknown }[]) {
  const [standing, gone]: [number[], number[]] = [[], []]
  for (const { number, after } of changes) (after === null ? gone : standing).push(number)
  return [standing, gone] as const
}

async function findSince(
  { db, dialect }: Store,
  kind: 'entity' | 'claim',
  items: readonly { readonly number: number }[],
): Promise<ReadonlyMap<number, number>> {
  if (items.length === 0) return new Map()
  const wanted = dialect.recordset(
    items.map(({ number }) => [number]),
    { number: 'bigint' },
  )
  const table = sql.table(`${kind}_since`)
  const { rows } = await sql<{ number: number | string; since: number | string }>`
    select wanted.number, ${table}.since from ${wanted} as wanted
    join ${table} on ${sql.ref(`${kind}_since.${kind}`)} = wanted.number`.execute(db)
  return new Map(rows.map(({ number, since }) => [Number(number), Number(since)]))
}
