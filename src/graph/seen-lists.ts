import type { EntryKey } from '../store/entries.ts'
import { type Eventually, whenThere } from './loader.ts'

/**
 * Long lists that lenses made anew, in order, kept for the requests that come: those asked for last. What is kept of
 * an item is where it stands and what names its claims, never a view.
 */
export interface SeenLists {
  /** The list, if it is kept; where another request is just making it, once that is done. */
  find<Item extends EntryKey>(identity: string): Eventually<readonly Item[] | undefined>
  /** Makes a list, and keeps what `light` leaves of each item if there are many. */
  make<Item extends EntryKey>(
    identity: string,
    make: () => Eventually<readonly Item[]>,
    light: (item: Item) => EntryKey,
  ): Eventually<readonly Item[]>
  /** To be called when the graph has changed. What is being made then is not kept either. */
  forget(): void
}

/** A shorter list is as soon made as read. */
const fewestItems = 500
/** All lists together. An item takes about 500 bytes. */
export const mostItems = 300_000

export function createSeenLists(): SeenLists {
  let kept = new Map<string, readonly EntryKey[]>()
  let making = new Map<string, Promise<unknown>>()
  const keep = (identity: string, list: readonly EntryKey[]) => {
    kept.delete(identity)
    kept.set(identity, list)
    let items = kept.values().reduce((sum, { length }) => sum + length, 0)
    for (const [oldest, { length }] of kept) {
      if (items <= mostItems) break
      kept.delete(oldest)
      items -= length
    }
  }
  return {
    find<Item extends EntryKey>(identity: string) {
      return whenThere(making.get(identity), () => {
        const list = kept.get(identity) as readonly Item[] | undefined
        if (list) keep(identity, list)
        return list
      })
    },
    make(identity, make, light) {
      const [target, waiting] = [kept, making]
      const made = whenThere(make(), (items) => {
        if (items.length >= fewestItems && kept === target) keep(identity, items.map(light))
        return items
      })
      if (made instanceof Promise) {
        const done = made.then(
          () => undefined,
          () => undefined,
        )
        waiting.set(identity, done)
        done.then(() => waiting.get(identity) === done && waiting.delete(identity))
      }
      return made
    },
    forget() {
      kept = new Map()
      making = new Map()
    },
  }
}
