import { entitiesNamed } from '../../lists/mentions.ts'
import type { SayingTable } from '../holding-tables.ts'
import { deleteRows } from '../rows.ts'
import type { Store } from '../store.ts'
import { changeGraph } from './amend.ts'
import { readAround } from './around.ts'
import { type EntityChange, releaseEntities, releaseEntitiesOf } from './held-entities.ts'
import { type ClaimChange, releaseClaims, releaseReferences } from './holdings.ts'
import { releaseAliases } from './imports.ts'
import { findNamedNoMore, findNumbersOf } from './naming.ts'
import { findRecords, findRecordsOf, findSayersOf, findSayings, withoutRecords } from './records.ts'
import { findOtherRuns, forgetRuns, type NumberedRun, numberRun, type Run } from './runs.ts'

/** How much was taken away. */
export interface WithdrawalCounts {
  /** How many records of who says what were dropped: 0 once there is nothing left to withdraw. */
  readonly released: number
  readonly entities: number
  readonly claims: number
  readonly references: number
}

/**
 * Takes away, at most `limit` items at a time and each time in one transaction, what the origin holds of other runs. A
 * reference that another origin holds stays; a claim without references goes; an entity goes that no origin holds and
 * no claim names. Called until `released` is 0.
 */
export async function withdrawUnsaid(
  store: Store,
  origin: string,
  run: string,
  limit: number,
): Promise<WithdrawalCounts> {
  const own = { origin, run }
  const { released, entities, claims } = await changeGraph(store, own, async (inside) => {
    const others = await findOtherRuns(inside, own)
    const claims = await releaseClaims(inside, others, limit)
    if (claims.released > 0) {
      const before = claims.changes.flatMap((change) => change.before ?? [])
      const around = await readAround(inside, before, [])
      return { released: claims.released, claims: claims.changes, entities: [], around }
    }
    const entities = await releaseEntities(inside, others, limit)
    const aliases = await releaseAliases(inside, others, limit - entities.released)
    const released = entities.released + aliases
    if (released === 0) await forgetRuns(inside, others)
    const around = await readAround(inside, [], entities.changes)
    return { released, claims: [], entities: entities.changes, around }
  })
  return { released, ...countGone(entities, claims) }
}

/**
 * Takes away what the origin's other runs hold of these records, in one transaction: of those that the own run has, what
 * they do not say any more; of the others everything. What another record of the origin says too stays.
 */
export async function withdrawRecords(store: Store, own: Run, keys: readonly string[]): Promise<WithdrawalCounts> {
  const { entities, claims } = await changeGraph(store, own, async (inside) => {
    const { number } = await numberRun(inside, own)
    const others = await findOtherRuns(inside, own)
    const records = await findRecords(inside, own.origin, keys)
    const sayings = await findSayings(
      inside,
      records.map((record) => record.number),
    )
    const stale = sayings.filter(({ run }) => run !== number)
    await deleteRows(inside, 'saying', stale)
    const gone = records.filter(({ run }) => run !== number)
    await deleteRows(inside, 'record', gone)
    const claims = await releaseReferences(inside, others, await unsaidReferences(inside, own.origin, stale))
    const unnamed = await dropUnnamed(inside, { ...own, number }, claims)
    const slugs = new Set([...gone.flatMap(({ entity }) => entity ?? []), ...unnamed])
    const entities = await releaseEntitiesOf(inside, others, await withoutRecords(inside, own.origin, [...slugs]))
    const before = claims.flatMap((change) => change.before ?? [])
    return { claims, entities, around: await readAround(inside, before, entities) }
  })
  return { released: claims.length + entities.length, ...countGone(entities, claims) }
}

/** Takes away what the origin's other runs hold of these claims, and what they say that no record is then about. */
export async function withdrawClaims(store: Store, own: Run, ids: readonly string[]): Promise<WithdrawalCounts> {
  const { entities, claims } = await changeGraph(store, own, async (inside) => {
    const run = await numberRun(inside, own)
    const others = await findOtherRuns(inside, own)
    const sayings = await findSayersOf(inside, own.origin, await findNumbersOf(inside, ids))
    const stale = sayings.filter((saying) => saying.run !== run.number)
    await deleteRows(
      inside,
      'saying',
      stale.map(({ key: _key, ...saying }) => saying),
    )
    const claims = await releaseReferences(inside, others, await unsaidReferences(inside, own.origin, stale))
    const unnamed = await dropUnnamed(inside, run, claims)
    const entities = await releaseEntitiesOf(inside, others, await withoutRecords(inside, own.origin, unnamed))
    const before = claims.flatMap((change) => change.before ?? [])
    return { claims, entities, around: await readAround(inside, before, entities) }
  })
  return { released: claims.length + entities.length, ...countGone(entities, claims) }
}

/** Drops what is kept of things that the origin only named, and now no more; returns their entities. */
async function dropUnnamed(
  store: Store,
  { origin, number }: NumberedRun,
  claims: readonly ClaimChange[],
): Promise<string[]> {
  const named = new Set(claims.flatMap(({ before }) => (before ? entitiesNamed(before) : [])))
  const unnamed = await findNamedNoMore(store, origin, [...named])
  const rows = await findRecordsOf(store, origin, unnamed)
  await deleteRows(
    store,
    'record',
    rows.filter(({ run }) => run !== number),
  )
  return unnamed
}

/** Takes away what the origin's other runs gave of these entities where none of its records is about them any more. */
export async function withdrawEntities(store: Store, own: Run, slugs: readonly string[]): Promise<WithdrawalCounts> {
  const { entities, claims } = await changeGraph(store, own, async (inside) => {
    const others = await findOtherRuns(inside, own)
    const entities = await releaseEntitiesOf(inside, others, await withoutRecords(inside, own.origin, slugs))
    return { claims: [], entities, around: await readAround(inside, [], entities) }
  })
  return { released: entities.length, ...countGone(entities, claims) }
}

/** Of what records do not say any more, the references that no other record of the origin gives, by claim. */
async function unsaidReferences(
  store: Store,
  origin: string,
  stale: readonly SayingTable[],
): Promise<Map<number, Set<string>>> {
  const gone = new Map<number, Set<string>>()
  for (const { claim, citations } of stale)
    gone.set(claim, new Set([...(gone.get(claim) ?? []), ...citations.split(' ')]))
  for (const { claim, citations } of await findSayersOf(store, origin, [...gone.keys()]))
    for (const id of citations.split(' ')) gone.get(claim)?.delete(id)
  return gone
}

function countGone(entities: readonly EntityChange[], claims: readonly ClaimChange[]) {
  const gone = (changes: readonly { readonly after: unknown }[]) => changes.filter(({ after }) => after === null).length
  const references = claims.reduce(
    (sum, { before, after }) => sum + (before?.references.length ?? 0) - (after?.references.length ?? 0),
    0,
  )
  return { entities: gone(entities), claims: gone(claims), references }
}
