import { RecentMap } from './recent-map.ts'

/**
 * The keys under which the things of a file are registered. Of each there is one text, so that it need not be joined
 * and hashed anew for everything that names the thing.
 */
export class Keys {
  readonly #bySort = new Map<string, RecentMap<string, string>>()

  of(sort: string, id: string): string {
    let keys = this.#bySort.get(sort)
    if (!keys) {
      keys = new RecentMap()
      this.#bySort.set(sort, keys)
    }
    let key = keys.get(id)
    if (key === undefined) {
      key = `${sort}:${id}`
      keys.set(id, key)
    }
    return key
  }
}
