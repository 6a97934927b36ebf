import {
  afterAll,
  beforeAll,
  compareEntries,
  type EntriesRequest,
  type Entry,
  type EntryKey,
} from '../store/entries.ts'
import type { Listing } from './connection.ts'
import { type Eventually, whenThere } from './loader.ts'
import type { View } from './view.ts'

/** The entries of stored lists as a list that can be paged. */
export function listEntries<Edge extends object>(
  view: View,
  request: EntriesRequest,
  edges: (entries: readonly Entry[]) => Eventually<readonly Edge[]>,
): Listing<Entry, Edge> {
  return {
    identity: JSON.stringify([request.lists, request.tags, request.where?.key, view.lensText]),
    read: ({ after, before, limit, backwards }) => view.entries({ ...request, after, before }, limit, backwards),
    count: () => view.count(request),
    edges,
  }
}

/** All entries of stored lists. For lists that are short by nature, such as the terms of a body. */
export function allEntries(view: View, request: EntriesRequest): Eventually<readonly Entry[]> {
  return view.entries({ ...request, after: beforeAll, before: afterAll }, Number.MAX_SAFE_INTEGER, false)
}

/** A list that is made as a whole, such as a chain of events, and then paged by the same keys. */
export function listInMemory<Item extends EntryKey>(
  identity: string,
  make: () => Eventually<readonly Item[]>,
): Listing<Item, Item> {
  let made: Eventually<readonly Item[]> | undefined
  const all = () => {
    made ??= whenThere(make(), (items) => [...items].sort(compareEntries))
    return made
  }
  return {
    identity,
    read: ({ after, before, limit, backwards }) =>
      whenThere(all(), (items) => {
        const within = items.filter((item) => compareEntries(item, after) > 0 && compareEntries(item, before) < 0)
        return backwards ? within.slice(-limit) : within.slice(0, limit)
      }),
    count: () => whenThere(all(), (items) => items.length),
    edges: (items) => items,
  }
}

/** The same list from its other end. Its cursors are its own. */
export function reversed<Item extends EntryKey, Edge extends object>(
  listing: Listing<Item, Edge>,
): Listing<Item, Edge> {
  return {
    ...listing,
    identity: `${listing.identity} reversed`,
    read: ({ after, before, limit, backwards }) =>
      whenThere(
        listing.read({
          after: before === afterAll ? beforeAll : before,
          before: after === beforeAll ? afterAll : after,
          limit,
          backwards: !backwards,
        }),
        (items) => [...items].reverse(),
      ),
  }
}
