/** Says why an address was left: in general, for counting, and what was expected and what came. */
export class Left extends Error {
  override readonly name = 'Left'
  readonly reason: string
  /** Whether nothing more is to be asked of the server. */
  readonly isFinal: boolean

  constructor(reason: string, message: string, isFinal = false) {
    super(message)
    this.reason = reason
    this.isFinal = isFinal
  }
}
