/** Why something that was given cannot be taken: in a data file, or in a change. */
export interface Fault {
  readonly code: FaultCode
  /** What was expected, what came, and the cure. */
  readonly message: string
  /** What may have been meant, alone. */
  readonly suggestion: string | null
}

export type FaultCode =
  | 'UNKNOWN_PROPERTY'
  | 'WRONG_DOMAIN'
  | 'WRONG_RANGE'
  | 'BAD_VALUE'
  | 'BAD_QUALIFIER'
  | 'BAD_DATE'
  | 'BAD_SLUG'
  | 'MISSING_REASON'

export function createFault(code: FaultCode, message: string, suggestion: string | null = null): Fault {
  return { code, message, suggestion }
}

/** Whether it could not be read. Nothing that is read has a suggestion. */
export function isFault<Read>(read: Read | Fault): read is Fault {
  return typeof read === 'object' && read !== null && 'suggestion' in read
}
