/** More would have to be looked at than one request may take. Its message says what to narrow, and how. */
export class TooWideError extends Error {
  override readonly name = 'TooWideError'
  readonly code = 'QUERY_TOO_LARGE'
}

/** What would have to be looked at, and where the client asks for it. */
export interface TooWide {
  readonly place?: string
  readonly things?: string
  /** The arguments by which it can be narrowed. */
  readonly narrowing?: readonly string[]
}

/** A condition would have to be held against more than one page may take. */
export function tooManyHeld(
  { place = 'filter', things = 'entities', narrowing = ['entity', 'qualifiers', 'property'] }: TooWide,
  held: number,
): TooWideError {
  const named = narrowing.map((name) => `"${name}"`)
  return new TooWideError(
    `"${place}" would have to be held against more than ${counted(held)} ${things}, one by one: narrow it by ${named.slice(0, -1).join(', ')} or ${named.at(-1)}, or give another condition that fewer ${things} meet.`,
  )
}

/** More entities would have to be looked at one by one than can be grouped. */
export function tooManyGrouped(most: number): TooWideError {
  return new TooWideError(
    `"groups" would have to look at more than ${counted(most)} entities, one by one: narrow the list with a filter, or group it without a lens.`,
  )
}

/** A list is too long to be held against another. */
export function tooManyListed(most: number): TooWideError {
  return new TooWideError(
    `A list of more than ${counted(most)} is not compared: narrow it by "role", "at" or "qualifiers".`,
  )
}

function counted(number: number): string {
  return number.toLocaleString('en')
}
