import { AuthorizationError } from '../graph/authorization-error.ts'
import type { Graph } from '../graph/graph.ts'
import { InputError } from '../graph/input-error.ts'
import type { View } from '../graph/view.ts'
import { viewOf } from '../graph/views.ts'
import { findChange } from '../store/history/find-change.ts'
import { type Asked, findKnown, numberOrNull, operationsOf, recordOf } from './asked.ts'
import { attempt } from './attempt.ts'
import { findNearest } from './nearest.ts'
import { type Now, type Outcome, tellAgain, tellApplied, tellTrial } from './outcome.ts'
import type { Problem } from './problem.ts'
import { decline, notProposed, propose, type Reviewed, withWhatCameBetween } from './proposal.ts'

/** Makes a change, or proposes it, or tells what it would do: all of it or nothing. @throws InputError for a basis that there is not */
export async function makeChange(now: Now, asked: Asked): Promise<Outcome> {
  const graph = await now()
  checkBasis(graph, asked.basis)
  const { store } = graph
  const isProposal = asked.propose || asked.mayOnlyPropose
  const isTrial = asked.dryRun || isProposal
  const result = await attempt(store, {
    operations: asked.operations,
    entry: { author: asked.author, message: asked.message, asked: recordOf(asked) },
    basis: asked.basis,
    nearest: await findNearest(viewOf(graph), asked.operations),
    isTrial,
    first: (inside) => findKnown(inside, asked),
  })
  if ('known' in result) return tellAgain(now, result.known)
  if ('problems' in result) return refused(graph, result.problems)
  if (!isTrial) return tellApplied(now, result)
  const told = await tellTrial(await now(), result)
  if (asked.dryRun) return told
  const entered = await propose(store, asked, result.written)
  if ('known' in entered) return tellAgain(now, entered.known)
  if ('problems' in entered) return refused(graph, entered.problems)
  return { ...told, change: entered.proposed }
}

/** Accepts a proposal, which is then applied as its author's, or declines it. @throws AuthorizationError for accepting one's own */
export async function reviewChange(now: Now, reviewed: Reviewed): Promise<Outcome> {
  const graph = await now()
  checkBasis(graph, reviewed.basis)
  const { store } = graph
  const proposal = await findChange(store, reviewed.change)
  if (reviewed.accept && proposal?.author.id === reviewed.reviewer.id) {
    throw new AuthorizationError(
      'FORBIDDEN',
      'Nobody accepts their own proposal: somebody else with the role EDITOR may, and you may decline it.',
    )
  }
  if (proposal?.state !== 'PROPOSED') return refused(graph, [notProposed(proposal)])
  if (!reviewed.accept) {
    const problem = await decline(store, reviewed)
    if (problem) return refused(graph, [problem])
    return { ...refused(await now(), []), change: proposal.key }
  }
  const { by, note } = { by: reviewed.reviewer, note: reviewed.note }
  const operations = operationsOf(proposal)
  const result = await attempt(store, {
    operations,
    entry: {
      ...{ key: proposal.key, author: proposal.author, message: proposal.message, review: { by, note } },
      asked: proposal,
    },
    basis: reviewed.basis ?? numberOrNull(proposal.basis),
    nearest: await findNearest(viewOf(graph), operations),
    isTrial: false,
    async first(inside) {
      const found = await findChange(inside, proposal.key)
      return found?.state === 'PROPOSED' ? null : { problems: [notProposed(found)] }
    },
  })
  if ('known' in result) throw new Error('A review has no idempotency key.')
  if ('problems' in result) return refused(await now(), await withWhatCameBetween(store, proposal, result.problems))
  return tellApplied(now, result)
}

/** What a proposal would do to the graph as it is, and what speaks against it. */
export async function weighProposal(view: View, key: string): Promise<Pick<Outcome, 'effect' | 'problems'>> {
  const { store } = view.graph
  const proposal = await findChange(store, key)
  if (proposal?.state !== 'PROPOSED') return { effect: null, problems: [] }
  const operations = operationsOf(proposal)
  const result = await attempt(store, {
    operations,
    entry: { author: proposal.author, message: proposal.message },
    basis: numberOrNull(proposal.basis),
    nearest: await findNearest(viewOf(view.graph), operations),
    isTrial: true,
    first: async () => null,
  })
  if ('known' in result) throw new Error('To weigh a proposal makes nothing.')
  if ('problems' in result)
    return { effect: null, problems: await withWhatCameBetween(store, proposal, result.problems) }
  return tellTrial(view.graph, result)
}

/** @throws InputError for a change that there is not */
function checkBasis({ number }: Graph, basis: number | null): void {
  if (basis !== null && (basis < 0 || basis > number))
    throw new InputError(
      `"basis" must be between 0 and ${number}, the newest change, got ${basis}: give the number of the graph that you looked at.`,
    )
}

function refused(graph: Graph, problems: readonly Problem[]): Outcome {
  return { view: viewOf(graph), change: null, problems, effect: null, created: [], goneIds: [] }
}
