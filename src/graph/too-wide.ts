import type { Condition } from '../lists/condition.ts'

/** More would have to be looked at than one request may take. Its message says what to narrow, and how. */
export class TooWideError extends Error {
  override readonly name = 'TooWideError'
  readonly code = 'QUERY_TOO_LARGE'
}

/** A condition would have to be held against more entities than one page may take. */
export function tooManyHeld({ place = 'filter' }: Condition, held: number): TooWideError {
  const looked = held.toLocaleString('en')
  return new TooWideError(
    `"${place}" would have to be held against more than ${looked} entities, one by one: narrow it by "entity", "qualifiers" or "property", or give another condition that fewer entities meet.`,
  )
}
