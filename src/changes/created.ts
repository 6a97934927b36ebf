/** An entity that an operation created. */
export interface Created {
  readonly as: string | null
  /** The place of the operation, from 0. */
  readonly operation: number
  readonly slug: string
}
