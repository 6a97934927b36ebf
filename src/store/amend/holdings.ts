import { type Selectable, sql } from 'kysely'
import { byJudgement, type Claim, compareTexts, type Judgement, mergeClaims, referenceId } from '../../model/claim.ts'
import { findClaims } from '../claims.ts'
import { textset } from '../dialect.ts'
import { deleteRows, upsertRows } from '../rows.ts'
import type { Store } from '../store.ts'
import type { HoldingTable } from '../tables.ts'
import type { Run } from './held-entities.ts'

/** A claim before and after something was done to it; null where it is not there. */
export interface ClaimChange {
  readonly id: string
  readonly before: Claim | null
  readonly after: Claim | null
}

/** Records that an origin makes these claims, and returns those that are new or changed by it. Nothing else is written. */
export async function holdClaims(store: Store, run: Run, claims: readonly Claim[]): Promise<ClaimChange[]> {
  const given = new Map(mergeClaims(claims).map((claim) => [claim.id, claim]))
  const ids = [...given.keys()]
  const before = new Map((await findClaims(store, ids, { rivals: false })).map((claim) => [claim.id, claim]))
  const held = Map.groupBy(await findHoldings(store, ids), ({ claim }) => claim)
  const renewed: HoldingTable[] = []
  const changes = [...given].flatMap(([id, claim]): ClaimChange[] => {
    const holdings = new Map((held.get(id) ?? []).map((holding) => [keyOf(holding), holding]))
    for (const reference of claim.references) {
      const row = holdingOf(claim, referenceId(reference), run)
      const known = holdings.get(keyOf(row))
      const renewal = known?.run === run.run ? firstJudged(known, row) : row
      if (known && isSame(known, renewal)) continue
      holdings.set(keyOf(row), renewal)
      renewed.push(renewal)
    }
    const known = before.get(id) ?? null
    const [merged] = mergeClaims(known ? [known, claim] : [claim])
    const after = { ...(merged ?? claim), ...judgementAmong([...holdings.values()]) }
    const change = { id, before: known, after }
    return isChange(change) ? [change] : []
  })
  await upsertRows(store, 'holding', renewed)
  return changes
}

/** Takes away, at most so many, the references that the origin gave in other runs; returns how many, and what comes of their claims. */
export async function releaseClaims(
  store: Store,
  { origin, run }: Run,
  limit: number,
): Promise<{ released: number; changes: ClaimChange[] }> {
  const { rows: gone } = await sql<Pick<HoldingTable, 'claim' | 'reference'>>`
    select claim, reference from holding where origin = ${origin} and run < ${run}
    union all select claim, reference from holding where origin = ${origin} and run > ${run}
    limit ${limit}`.execute(store.db)
  await deleteRows(
    store,
    'holding',
    gone.map(({ claim, reference }) => ({ claim, reference, origin })),
  )
  const ids = [...new Set(gone.map(({ claim }) => claim))].sort(compareTexts)
  const held = Map.groupBy(await findHoldings(store, ids), ({ claim }) => claim)
  const changes = (await findClaims(store, ids, { rivals: false })).flatMap((before): ClaimChange[] => {
    const holdings = held.get(before.id) ?? []
    const standing = new Set(holdings.map(({ reference }) => reference))
    const references = before.references.filter((reference) => standing.has(referenceId(reference)))
    const after = references.length === 0 ? null : { ...before, ...judgementAmong(holdings), references }
    const change = { id: before.id, before, after }
    return isChange(change) ? [change] : []
  })
  return { released: gone.length, changes }
}

export function holdingOf(
  { id, rank, rankReason, explanation }: Claim,
  reference: string,
  { origin, run }: Run,
): HoldingTable {
  return { claim: id, reference, origin, run, rank, rank_reason: rankReason, explanation }
}

/** Of all judgements the first in an order of their own, so that the order of imports makes no difference. */
function judgementAmong(holdings: readonly HoldingTable[]): Judgement {
  const [first] = holdings.map(judgementOf).sort(byJudgement)
  return first ?? { rank: 'NORMAL', rankReason: null, explanation: null }
}

function firstJudged(a: HoldingTable, b: HoldingTable): HoldingTable {
  return byJudgement(judgementOf(a), judgementOf(b)) <= 0 ? a : b
}

function judgementOf({ rank, rank_reason, explanation }: HoldingTable): Judgement {
  return { rank, rankReason: rank_reason, explanation }
}

function keyOf({ reference, origin }: HoldingTable): string {
  return `${reference} ${origin}`
}

function isSame(a: HoldingTable, b: HoldingTable): boolean {
  return a.run === b.run && byJudgement(judgementOf(a), judgementOf(b)) === 0
}

function isChange({ before, after }: ClaimChange): boolean {
  if (!before || !after) return before !== after
  return byJudgement(before, after) !== 0 || referencesOf(before) !== referencesOf(after)
}

function referencesOf({ references }: Claim): string {
  return references.map(referenceId).join(' ')
}

async function findHoldings({ db, dialect }: Store, claims: readonly string[]): Promise<Selectable<HoldingTable>[]> {
  const { rows } = await sql<Selectable<HoldingTable>>`
    select holding.* from ${textset(dialect, claims)} as wanted
    join holding on holding.claim = wanted.text`.execute(db)
  return rows
}
