/** An export that cannot be written as it is wanted. */
export class ExportError extends Error {
  override readonly name = 'ExportError'
  readonly code: 'NO_TARGET'

  constructor(code: ExportError['code'], message: string) {
    super(message)
    this.code = code
  }
}
