/** Something that is wrong with a database. */
export interface Finding {
  /** The name of the check that found it. */
  readonly check: string
  /** What is wrong, in one sentence. */
  readonly problem: string
  /** How often. */
  readonly count: number
  /** A few of the places. */
  readonly examples: readonly string[]
  /** What to do about it. */
  readonly cure: string
}

/** How many places a finding names. */
export const mostExamples = 3
