import type { EntryKey } from '../store/entries.ts'
import { type Eventually, whenThere } from './loader.ts'

/**
 * Lists that lenses made anew, in order, kept for the requests that come: those asked for last. What is kept of an
 * item is where it stands and what names its claims, never a view.
 */
export interface SeenLists {
  /** The list, if it is kept; where another request is just making it, once that is done. */
  find<Item extends EntryKey>(identity: string): Eventually<readonly Item[] | undefined>
  /** Makes a list, and keeps what `light` leaves of each item. */
  make<Item extends EntryKey>(
    identity: string,
    make: () => Eventually<readonly Item[]>,
    light: (item: Item) => EntryKey,
  ): Eventually<readonly Item[]>
  /** To be called when the graph has changed. What is being made then is not kept either. */
  forget(): void
}

/** All lists together. An item takes about 500 bytes. */
export const mostItems = 300_000
/** What a list takes besides its items, in items: a short one can be of a hub that a lens leaves little of. */
const itemsOfList = 4

export function createSeenLists(): SeenLists {
  let lists = createBoundedLists()
  return {
    find<Item extends EntryKey>(identity: string) {
      const { making, kept } = lists
      return whenThere(making.get(identity), () => kept.get(identity) as readonly Item[] | undefined)
    },
    make(identity, make, light) {
      const { making, kept } = lists
      const made = whenThere(make(), (items) => {
        kept.put(identity, items.map(light))
        return items
      })
      if (made instanceof Promise) {
        const done = made.then(
          () => undefined,
          () => undefined,
        )
        making.set(identity, done)
        done.then(() => making.get(identity) === done && making.delete(identity))
      }
      return made
    },
    forget() {
      lists = createBoundedLists()
    },
  }
}

function createBoundedLists() {
  const lists = new Map<string, readonly EntryKey[]>()
  let room = mostItems
  const drop = (identity: string) => {
    const list = lists.get(identity)
    if (list && lists.delete(identity)) room += list.length + itemsOfList
  }
  const put = (identity: string, list: readonly EntryKey[]) => {
    drop(identity)
    lists.set(identity, list)
    room -= list.length + itemsOfList
    for (const oldest of lists.keys()) {
      if (room >= 0) break
      drop(oldest)
    }
  }
  return {
    making: new Map<string, Promise<unknown>>(),
    kept: {
      get(identity: string) {
        const list = lists.get(identity)
        if (list) put(identity, list)
        return list
      },
      put,
    },
  }
}
