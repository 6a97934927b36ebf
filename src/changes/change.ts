import type { DisagreementNode } from '../graph/disagreement.ts'
import type { Graph } from '../graph/graph.ts'
import type { ClaimNode, View } from '../graph/view.ts'
import type { Author } from '../model/change.ts'
import type { MaybePromise } from '../model/maybe-promise.ts'
import type { Operation } from './operation.ts'
import type { Problem } from './problem.ts'

/** What somebody asks to change. */
export interface Asked {
  readonly author: Author
  /** Whether the author may only propose. */
  readonly mayOnlyPropose: boolean
  readonly operations: readonly Operation[]
  readonly message: string | null
  readonly basis: number | null
  readonly idempotencyKey: string | null
  readonly propose: boolean
  readonly dryRun: boolean
}

/** What somebody holds of a proposal. */
export interface Reviewed {
  readonly reviewer: Author
  /** The key of the proposal. */
  readonly change: string
  readonly accept: boolean
  readonly note: string | null
  readonly basis: number | null
}

/** What became of it. Refused, it has problems and no change. */
export interface Outcome {
  /** The graph after it. */
  readonly view: View
  /** The key of the change, or of the proposal; null for a dry run and where it was refused. */
  readonly change: string | null
  readonly problems: readonly Problem[]
  readonly effect: Effect | null
  readonly created: readonly Created[]
  /** Ids of nodes that are no more. */
  readonly goneIds: readonly string[]
}

export interface Created {
  readonly as: string | null
  /** The place of the operation, from 0. */
  readonly operation: number
  readonly slug: string
}

/** What a change does to what the graph says, besides what it writes. */
export interface Effect {
  readonly claimsAdded: readonly ClaimNode[]
  readonly claimsWithdrawn: readonly ClaimNode[]
  readonly agreesWith: readonly ClaimNode[]
  readonly disputes: readonly DisagreementNode[]
  readonly settles: readonly DisagreementNode[]
}

/** Gives the graph as it is in the database. */
export type Now = () => MaybePromise<Graph>

/** Makes a change, or proposes it, or tells what it would do: all of it or nothing. */
export async function makeChange(_now: Now, _asked: Asked): Promise<Outcome> {
  throw new Error('Not made yet.')
}

/** Accepts a proposal, which is then applied as its author's, or declines it. */
export async function reviewChange(_now: Now, _reviewed: Reviewed): Promise<Outcome> {
  throw new Error('Not made yet.')
}

/** What a proposal would do to the graph as it is, and what speaks against it. */
export async function weighProposal(_view: View, _key: string): Promise<Pick<Outcome, 'effect' | 'problems'>> {
  throw new Error('Not made yet.')
}
