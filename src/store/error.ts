/** A database that cannot serve: foreign, newer than this Plenum, or gone. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

export type StoreErrorCode =
  | 'NOT_A_PLENUM_DATABASE'
  | 'NEWER_DATABASE'
  /** A server or a database that Plenum cannot run on. */
  | 'UNSUITABLE_DATABASE'
  /** Out of reach at present. */
  | 'DATABASE_UNAVAILABLE'
  /** Written it cannot be at present: its disk is full. */
  | 'STORAGE_FULL'
  /** It stands where it can be read, and not be written. */
  | 'READ_ONLY_DATABASE'
  /** A statement took longer than any may. */
  | 'STATEMENT_TOO_SLOW'
  | 'BAD_DATABASE_URL'
  | 'UNSTORABLE_TEXT'
  | 'NO_DATABASE'
  | 'NO_GRAPH'
  /** The database's own files are at fault. */
  | 'DAMAGED_DATABASE'
  | 'DATABASE_IN_USE'
  /** What is to be written is there already. */
  | 'TARGET_EXISTS'
  | 'NO_TARGET_FOLDER'
  | 'BACKUP_FAILED'
  | 'NOTHING_TO_ERASE'
  /** What is to be erased, and is needed by what is not. */
  | 'STILL_NAMED'
