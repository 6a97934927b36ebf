/** Says why a file cannot be imported at all, in one sentence with the cure. */
export class FormatError extends Error {
  override readonly name = 'FormatError'
  readonly code:
    | 'UNREADABLE_FILE'
    | 'BAD_FILE'
    | 'BAD_NAME'
    | 'BAD_MAP'
    | 'BAD_RECORD'
    | 'FILE_CHANGED'
    | 'LARGE_WITHDRAWAL'
    | 'NO_WHOLE_FILE'

  constructor(code: FormatError['code'], message: string) {
    super(message)
    this.code = code
  }
}
