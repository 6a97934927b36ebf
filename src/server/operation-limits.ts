/** How many operations run at once, and for how long. */
export interface OperationLimits {
  readonly atOnce: number
  /** How many wait for their turn; others are refused. */
  readonly waiting: number
  /** In seconds, waiting included; 0 for as long as it takes. */
  readonly deadline: number
}

export const usualOperationLimits: OperationLimits = { atOnce: 50, waiting: 200, deadline: 10 }
