/** A map of bounded size: what was set and asked for lately is in it, and what was not is forgotten. */
export class RecentMap<Key, Value> {
  readonly #size: number
  #recent = new Map<Key, Value>()
  #older = new Map<Key, Value>()

  /** It holds the last `size` entries at least, and twice as many at most. */
  constructor(size: number) {
    this.#size = size
  }

  get(key: Key): Value | undefined {
    const value = this.#recent.get(key)
    if (value !== undefined) return value
    const older = this.#older.get(key)
    if (older !== undefined) this.set(key, older)
    return older
  }

  set(key: Key, value: Value): void {
    if (this.#recent.size >= this.#size) {
      this.#older = this.#recent
      this.#recent = new Map()
    }
    this.#recent.set(key, value)
  }
}
