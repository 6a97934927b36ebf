/** An export that cannot be written where or as it is wanted. */
export class ExportError extends Error {
  override readonly name = 'ExportError'
  readonly code: 'TARGET_EXISTS' | 'NO_TARGET' | 'UNKNOWN_FORMAT'

  constructor(code: ExportError['code'], message: string) {
    super(message)
    this.code = code
  }
}
