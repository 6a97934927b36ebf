import type { Author, Role } from '../model/change.ts'
import type { MaybePromise } from '../model/maybe-promise.ts'
import { type Budget, createBudget } from './budget.ts'
import type { Feed } from './feed.ts'
import type { Graph } from './graph.ts'
import { InputError } from './input-error.ts'

/** What belongs to one request alone, and not to the graph that all requests see. */
export interface Request {
  readonly budget: Budget
  /** The lenses that it looks through, in normal form. */
  readonly lenses: Set<string>
  /** Who asks; null for somebody who did not say. */
  readonly viewer: Viewer | null
  /** Gives the graph as it is in the database after a change; null where no changes are taken. */
  readonly changing: (() => MaybePromise<Graph>) | null
  /** Tells of changes as they come; null where nobody listens. */
  readonly feed: Feed | null
}

/** Who asks. */
export interface Viewer {
  readonly name: string
  readonly role: Role
  /** As whom the history knows them. */
  readonly author: Author
}

/** What a request brings with it. */
export type Credentials = Partial<Pick<Request, 'viewer' | 'changing' | 'feed'>>

/** How many lenses a request looks through at most. */
export const mostLenses = 10

export function createRequest({ viewer = null, changing = null, feed = null }: Credentials = {}): Request {
  return { budget: createBudget(), lenses: new Set(), viewer, changing, feed }
}

/** Counts a lens to those that a request looks through. @throws InputError for more than ten different ones */
export function noteLens({ lenses }: Request, lensText: string): void {
  if (lensText === '') return
  lenses.add(lensText)
  if (lenses.size > mostLenses) {
    throw new InputError(
      `An operation can look through ${mostLenses} different lenses, and this one has more: ask in several operations.`,
    )
  }
}
