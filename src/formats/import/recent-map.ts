/** A map of bounded size: what was set and asked for lately is in it, and what was not is forgotten. */
export class RecentMap<Key, Value> {
  #recent = new Map<Key, Value>()
  #older = new Map<Key, Value>()

  get(key: Key): Value | undefined {
    const value = this.#recent.get(key)
    if (value !== undefined) return value
    const older = this.#older.get(key)
    if (older !== undefined) this.set(key, older)
    return older
  }

  set(key: Key, value: Value): void {
    if (this.#recent.size >= leastEntries) {
      this.#older = this.#recent
      this.#recent = new Map()
    }
    this.#recent.set(key, value)
  }
}

/** So many entries at least are remembered, and twice as many at most: some ten megabytes of keys and slugs. */
const leastEntries = 131_072
