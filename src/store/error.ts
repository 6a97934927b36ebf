/** A database that cannot serve: foreign, newer than this Plenum, or gone. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: 'NOT_A_PLENUM_DATABASE' | 'NEWER_DATABASE' | 'BAD_DATABASE_URL'

  constructor(code: StoreError['code'], message: string) {
    super(message)
    this.code = code
  }
}
