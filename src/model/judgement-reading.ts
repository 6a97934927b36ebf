import type { Judgement } from './claim.ts'
import { createFault, type Fault } from './fault.ts'

/** What is wrong with a judgement that ranks a claim for no reason. */
export function reasonFault({ rank, rankReason }: Pick<Judgement, 'rank' | 'rankReason'>): Fault | null {
  return rank === 'NORMAL' || rankReason ? null : createFault('MISSING_REASON', 'expected a reason, got none')
}
