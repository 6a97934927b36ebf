import { type Selectable, sql } from 'kysely'
import { byJudgement, type Claim, type Judgement, mergeClaims, referenceId } from '../../model/claim.ts'
import type { HoldingTable } from '../holding-tables.ts'
import { isJudgedFirst, judgementOf } from '../judged-row.ts'
import { deleteRows, insertRows, upsertRows } from '../rows.ts'
import type { Store } from '../store.ts'
import { findNumberedClaims, type StoredClaim } from '../stored-claims.ts'
import { findJudgements } from './judgements.ts'
import type { NumberedRun } from './runs.ts'

/** A claim before and after something was done to it; null where it is not there. */
export interface ClaimChange {
  readonly number: number
  /** As it is; where it is gone, as it was. */
  readonly claim: Claim
  readonly before: Claim | null
  readonly after: Claim | null
}

/**
 * Records that a run makes these claims, and returns those that are new or changed by it. Nothing else is written.
 * `stored` are those of them that are there.
 */
export async function holdClaims(
  store: Store,
  run: NumberedRun,
  claims: readonly Claim[],
  stored: ReadonlyMap<string, StoredClaim>,
): Promise<ClaimChange[]> {
  const held = await findHoldings(
    store,
    claims.flatMap(({ id }) => stored.get(id)?.number ?? []),
  )
  const judgements = await findJudgements(
    store,
    claims.flatMap(({ id }) => stored.get(id)?.number ?? []),
  )
  const [added, renewed, gone, changes]: [HoldingTable[], HoldingTable[], HoldingTable[], ClaimChange[]] = [
    [],
    [],
    [],
    [],
  ]
  let number = await lastNumber(store)
  for (const claim of claims) {
    const known = stored.get(claim.id)
    const own = holdingOf(claim, known?.number ?? ++number, run.number)
    if (!known) {
      added.push(own)
      changes.push({ number, claim, before: null, after: claim })
      continue
    }
    const left = holdAnew(own, held.get(known.number) ?? [], run, { renewed, gone })
    const [merged] = mergeClaims([known.claim, claim])
    const after = { ...(merged ?? claim), ...(judgements.get(known.number) ?? judgementAmong(left)) }
    const change = { number: known.number, claim: after, before: known.claim, after }
    if (isChange(change)) changes.push(change)
  }
  await deleteRows(store, 'holding', gone)
  await upsertRows(store, 'holding', renewed)
  await insertRows(store, 'holding', added)
  return changes
}

/** What holds the claim once the run does, too: what a run gives, the origin's other runs hold no longer. */
function holdAnew(
  given: HoldingTable,
  held: readonly Held[],
  run: NumberedRun,
  { renewed, gone }: { readonly renewed: HoldingTable[]; readonly gone: HoldingTable[] },
): HoldingTable[] {
  const references = new Set(given.citations.split(' '))
  const left: HoldingTable[] = []
  let own = given
  for (const { origin, ...other } of held) {
    if (other.run === run.number) {
      const all = new Set([...other.citations.split(' '), ...references])
      const { rank, rank_reason, explanation } = isJudgedFirst(other, given) ? other : given
      own = { ...given, citations: [...all].join(' '), rank, rank_reason, explanation }
      if (isSame(own, other)) continue
    } else if (origin === run.origin) {
      const rest = other.citations.split(' ').filter((id) => !references.has(id))
      if (rest.length === 0) gone.push(other)
      else left.push({ ...other, citations: rest.join(' ') })
      if (rest.length > 0 && rest.join(' ') !== other.citations) renewed.push({ ...other, citations: rest.join(' ') })
    } else left.push(other)
  }
  if (!held.some((other) => isSame(other, own))) renewed.push(own)
  return [own, ...left]
}

/** Takes away, at most so many, what the origin's other runs hold; returns how many, and what comes of their claims. */
export async function releaseClaims(
  store: Store,
  others: readonly NumberedRun[],
  limit: number,
): Promise<{ released: number; changes: ClaimChange[] }> {
  if (others.length === 0) return { released: 0, changes: [] }
  const { rows: gone } = await sql<Pick<HoldingTable, 'claim' | 'run'>>`
    select claim, run from holding where run in (${sql.join(others.map(({ number }) => number))})
    limit ${limit}`.execute(store.db)
  await deleteRows(store, 'holding', gone)
  return {
    released: gone.length,
    changes: await changesOfClaims(store, [...new Set(gone.map(({ claim }) => Number(claim)))]),
  }
}

/** Takes away, of what the origin's other runs hold, these references: ids by the number of the claim. */
export async function releaseReferences(
  store: Store,
  others: readonly NumberedRun[],
  references: ReadonlyMap<number, ReadonlySet<string>>,
): Promise<ClaimChange[]> {
  const numbers = [...references.keys()]
  const runs = new Set(others.map(({ number }) => number))
  const [renewed, gone]: [HoldingTable[], HoldingTable[]] = [[], []]
  for (const [claim, holdings] of await findHoldings(store, numbers)) {
    for (const { origin: _origin, ...holding } of holdings) {
      if (!runs.has(holding.run)) continue
      const rest = holding.citations.split(' ').filter((id) => !references.get(claim)?.has(id))
      if (rest.length === 0) gone.push(holding)
      else if (rest.join(' ') !== holding.citations) renewed.push({ ...holding, citations: rest.join(' ') })
    }
  }
  await deleteRows(store, 'holding', gone)
  await upsertRows(store, 'holding', renewed)
  return changesOfClaims(store, numbers)
}

/** What becomes of claims by what is held of them, and how they are judged. */
export async function changesOfClaims(store: Store, numbers: readonly number[]): Promise<ClaimChange[]> {
  const held = await findHoldings(store, numbers)
  const judgements = await findJudgements(store, numbers)
  return (await findNumberedClaims(store, numbers)).flatMap(({ number, claim: before }): ClaimChange[] => {
    const holdings = held.get(number) ?? []
    const standing = new Set(holdings.flatMap(({ citations }) => citations.split(' ')))
    const references = before.references.filter((reference) => standing.has(referenceId(reference)))
    const after =
      references.length === 0
        ? null
        : { ...before, ...(judgements.get(number) ?? judgementAmong(holdings)), references }
    const change = { number, claim: after ?? before, before, after }
    return isChange(change) ? [change] : []
  })
}

export function holdingOf(claim: Claim, number: number, run: number): HoldingTable {
  const { rank, rankReason, explanation, references } = claim
  const [first, ...rest] = references
  const citations = first && rest.length === 0 ? referenceId(first) : references.map(referenceId).join(' ')
  return {
    claim: number,
    run,
    citations,
    rank: rank === 'NORMAL' ? null : rank,
    rank_reason: rankReason,
    explanation,
  }
}

async function lastNumber({ db }: Store): Promise<number> {
  const { rows } = await sql<{ last: number | string }>`select coalesce(max(number), 0) as last from claim`.execute(db)
  return Number(rows[0]?.last)
}

/** Of all judgements the first in an order of their own, so that the order of imports makes no difference. */
export function judgementAmong(
  holdings: readonly Pick<HoldingTable, 'rank' | 'rank_reason' | 'explanation'>[],
): Judgement {
  const [first] = holdings.map(judgementOf).sort(byJudgement)
  return first ?? { rank: 'NORMAL', rankReason: null, explanation: null }
}

function isSame(a: HoldingTable, b: HoldingTable): boolean {
  return a.run === b.run && a.citations === b.citations && byJudgement(judgementOf(a), judgementOf(b)) === 0
}

/** Whether anybody who looks at the graph sees a difference. */
export function isChange({ before, after }: Pick<ClaimChange, 'before' | 'after'>): boolean {
  if (!before || !after) return before !== after
  return byJudgement(before, after) !== 0 || referencesOf(before) !== referencesOf(after)
}

function referencesOf({ references }: Claim): string {
  return references.map(referenceId).join(' ')
}

/** A holding, and the origin of its run. */
export type Held = HoldingTable & { readonly origin: string }

export async function findHoldings({ db, dialect }: Store, claims: readonly number[]): Promise<Map<number, Held[]>> {
  if (claims.length === 0) return new Map()
  const wanted = dialect.recordset(
    claims.map((claim) => [claim]),
    { claim: 'bigint' },
  )
  const { rows } = await sql<Selectable<HoldingTable> & { origin: string }>`
    select holding.*, run.origin from ${wanted} as wanted
    join holding on holding.claim = wanted.claim
    join run on run.number = holding.run order by holding.claim, holding.run`.execute(db)
  const found = rows.map((row) => ({ ...row, claim: Number(row.claim), run: Number(row.run) }))
  return Map.groupBy(found, ({ claim }) => claim)
}
