/** What would have to be looked at, and where the client asks for it. */
export interface TooWide {
  readonly place?: string
  readonly things?: string
  /** The arguments by which it can be narrowed. */
  readonly narrowing?: readonly string[]
}

/** More entities would have to be looked at one by one than can be grouped: what to do instead. */
export class TooManyGroupedError extends Error {
  override readonly name = 'TooManyGroupedError'
  readonly code = 'QUERY_TOO_LARGE'

  constructor(most: number) {
    super(
      `"groups" would have to look at more than ${most.toLocaleString('en')} entities, one by one: narrow the list with a filter, or group it without a lens.`,
    )
  }
}

/** A list is too long to be held against another. */
export class TooManyListedError extends Error {
  override readonly name = 'TooManyListedError'
  readonly code = 'QUERY_TOO_LARGE'

  constructor(most: number) {
    super(
      `A list of more than ${most.toLocaleString('en')} is not compared: narrow it by "role", "at" or "qualifiers".`,
    )
  }
}

/** More would have to be looked at than one page may take: which condition to narrow, and how. */
export class TooWideError extends Error {
  override readonly name = 'TooWideError'
  readonly code = 'QUERY_TOO_LARGE'

  constructor({ place = 'filter', things = 'entities', narrowing = usual }: TooWide, held: number) {
    const looked = held.toLocaleString('en')
    const named = narrowing.map((name) => `"${name}"`)
    super(
      `"${place}" would have to be held against more than ${looked} ${things}, one by one: narrow it by ${named.slice(0, -1).join(', ')} or ${named.at(-1)}, or give another condition that fewer ${things} meet.`,
    )
  }
}

const usual = ['entity', 'qualifiers', 'property'] as const
