import { byJudgement, type Judgement } from '../model/claim.ts'
import type { HoldingTable } from './holding-tables.ts'

/** What is judged of a claim, as rows have it. */
type JudgedRow = Pick<HoldingTable, 'rank' | 'rank_reason' | 'explanation'>

export function judgementOf({ rank, rank_reason, explanation }: JudgedRow): Judgement {
  return { rank: rank ?? 'NORMAL', rankReason: rank_reason, explanation }
}

export function isJudgedFirst(a: JudgedRow, b: JudgedRow): boolean {
  return byJudgement(judgementOf(a), judgementOf(b)) <= 0
}
