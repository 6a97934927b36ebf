import type { Vocabulary } from '../model/vocabulary.ts'

export const problemCodes = {
  UNKNOWN_ENTITY: 'No entity of the graph has this slug or id, and no operation before created it under this name.',
  UNKNOWN_CLAIM: 'No claim of the graph has this id.',
  UNKNOWN_CHANGE: 'No change has this id.',
  UNKNOWN_PROPERTY: 'No property of this name is declared.',
  WRONG_DOMAIN: 'The property is not told of entities of this kind.',
  WRONG_RANGE: 'The property does not take a value, or an entity, of this sort.',
  BAD_VALUE: 'The value cannot be what it is given for.',
  BAD_QUALIFIER:
    'The property has no such qualifier, or needs one that is not given, or the qualifier takes another value.',
  BAD_DATE: 'It is no date, or the dates contradict each other.',
  BAD_SLUG: 'It cannot be a slug.',
  SLUG_TAKEN: 'An entity has the slug, or had it once: a slug is never used again.',
  MISSING_REASON: 'A judgement needs a reason.',
  NOTHING_TO_DO: 'All of it is so already.',
  IN_USE: 'Claims name the entity.',
  CONFLICT: 'Somebody changed the same since the author looked, or an import is under way.',
  KEY_REUSED: 'The idempotency key was used for something else.',
  NOT_REVERTIBLE: 'Something was built on what the change did.',
  NOT_PROPOSED: 'The change is no proposal that waits for a review.',
} as const satisfies Vocabulary
export type ProblemCode = keyof typeof problemCodes

/** Why a change cannot be made: what was expected, what came, and the cure. */
export interface Problem {
  readonly code: ProblemCode
  readonly message: string
  /** To the field: "operations", "0", "say", "property". */
  readonly path: readonly string[]
  /** What may have been meant. */
  readonly suggestion: string | null
}
