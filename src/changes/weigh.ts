import type { ChangeNode } from '../graph/change.ts'
import { keep } from '../graph/keep.ts'
import type { MaybePromise } from '../model/maybe-promise.ts'
import { weighProposal } from './change.ts'
import type { Outcome } from './outcome.ts'

type Weighed = Pick<Outcome, 'effect' | 'problems'>

/** What a proposal would do now, weighed once for as long as the graph is the same; nothing for what is no proposal. */
export function weighOnce({ view, key, state }: ChangeNode): MaybePromise<Weighed> {
  if (state !== 'PROPOSED') return { effect: null, problems: [] }
  return keep(view, `weighed ${key}`, () => weighProposal(view, key))
}
