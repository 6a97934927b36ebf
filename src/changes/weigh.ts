import { mostProposals } from '../graph/budget.ts'
import type { ChangeNode } from '../graph/change.ts'
import { InputError } from '../graph/input-error.ts'
import { keep } from '../graph/keep.ts'
import type { Request } from '../graph/request.ts'
import type { MaybePromise } from '../model/maybe-promise.ts'
import { weighProposal } from './change.ts'
import type { Outcome } from './outcome.ts'

type Weighed = Pick<Outcome, 'effect' | 'problems'>

/**
 * What a proposal would do now, weighed once for as long as the graph is the same; nothing for what is no proposal.
 * @throws InputError where the request weighs too many
 */
export function weighOnce({ view, key, state }: ChangeNode, { budget }: Request): MaybePromise<Weighed> {
  if (state !== 'PROPOSED') return { effect: null, problems: [] }
  // In turn first: what is refused for want of budget is refused to this request alone.
  return budget.inTurn(async () =>
    keep(
      view,
      `weighed ${key}`,
      () => {
        if (budget.proposals === 0) {
          throw new InputError(
            `An operation can weigh ${mostProposals} proposals, and this one has more: ask for effect and problems of fewer changes at once.`,
          )
        }
        budget.proposals -= 1
        return weighProposal(view, key)
      },
      sizeOf,
    ),
  )
}

/** The claims that it adds and takes away are in memory as long as it is, each with what it is found by. */
function sizeOf({ effect }: Weighed): number {
  return 20 + 6 * (effect ? effect.claimsAdded.length + effect.claimsWithdrawn.length : 0)
}
