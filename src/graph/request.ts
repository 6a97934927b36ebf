import { type Budget, createBudget } from './budget.ts'
import { InputError } from './input-error.ts'

/** What belongs to one request alone, and not to the graph that all requests see. */
export interface Request {
  readonly budget: Budget
  /** The lenses that it looks through, in normal form. */
  readonly lenses: Set<string>
}

const mostLenses = 10

export function createRequest(): Request {
  return { budget: createBudget(), lenses: new Set() }
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
