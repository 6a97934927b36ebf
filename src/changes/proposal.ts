import type { Author } from '../model/change.ts'
import { numberAuthor } from '../store/history/author.ts'
import { enterProposal, findNumberAt } from '../store/history/entry.ts'
import { findChange, findNumbered, type StoredChange } from '../store/history/find-change.ts'
import { touch } from '../store/history/record.ts'
import { writeReversals } from '../store/history/reversals.ts'
import { findTouchedSince } from '../store/history/touched.ts'
import { lockGraph, recordRevision } from '../store/revision.ts'
import type { Store } from '../store/store.ts'
import { type Asked, findKnown, type Known, recordOf } from './asked.ts'
import type { Problem } from './problem.ts'
import type { Written } from './write-draft.ts'

/** What somebody holds of a proposal. */
export interface Reviewed {
  readonly reviewer: Author
  /** The key of the proposal. */
  readonly change: string
  readonly accept: boolean
  readonly note: string | null
  readonly basis: number | null
}

/** Enters a proposal, beside the graph; gives its key, or what became of the same request meanwhile. */
export async function propose(
  store: Store,
  asked: Asked,
  effect: Pick<Written, 'entities' | 'claims' | 'reverted'>,
): Promise<{ readonly proposed: string } | Known> {
  return store.db.transaction().execute(async (db) => {
    const inside = { ...store, db }
    const revision = await lockGraph(inside)
    const known = await findKnown(inside, asked)
    if (known) return known
    const entry = { author: asked.author, message: asked.message, asked: recordOf(asked) }
    const key = await enterProposal(inside, entry)
    await touch(inside, key, effect)
    await writeReversals(inside, key, effect.reverted)
    await recordRevision(inside, revision, key, [])
    return { proposed: key }
  })
}

/** Declines a proposal, which stays on record; gives a problem where it is none any more. */
export async function decline(store: Store, { reviewer, change, note }: Reviewed): Promise<Problem | null> {
  return store.db.transaction().execute(async (db) => {
    const inside = { ...store, db }
    const revision = await lockGraph(inside)
    const proposal = await findChange(inside, change)
    if (proposal?.state !== 'PROPOSED') return notProposed(proposal)
    const review = { reviewer: await numberAuthor(inside, reviewer), reviewed_at: Date.now(), review_note: note }
    await db
      .updateTable('change')
      .set({ state: 'DECLINED', ...review })
      .where('key', '=', change)
      .execute()
    await recordRevision(inside, revision, `${change} declined`, [])
    return null
  })
}

export function notProposed(found: StoredChange | null): Problem {
  const path = ['change']
  if (!found)
    return {
      code: 'UNKNOWN_CHANGE',
      message: 'expected the id of a proposal, got none that is known',
      path,
      suggestion: null,
    }
  const message = `expected a proposal that waits for a review, got one that is ${found.state}`
  return { code: 'NOT_PROPOSED', message, path, suggestion: null }
}

/** The problems of a proposal that applies no longer, with what was changed since it was made. */
export async function withWhatCameBetween(
  store: Store,
  { key, at }: StoredChange,
  problems: readonly Problem[],
): Promise<readonly Problem[]> {
  const number = await findTouchedSince(store, key, await findNumberAt(store, at))
  const later = number === null ? null : await findNumbered(store, number)
  if (!later) return problems
  const between = `since it was proposed, change ${later.number} by ${later.author.name ?? 'an erased author'} touched the same`
  return problems.map((problem) => ({ ...problem, message: `${problem.message} (${between})` }))
}
