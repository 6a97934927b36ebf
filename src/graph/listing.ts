import {
  afterAll,
  beforeAll,
  compareEntries,
  type EntriesRequest,
  type Entry,
  type EntryKey,
} from '../store/entries.ts'
import type { Listing, Window } from './connection.ts'
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

/** How a list is made as a lens shows it, and how a page of it is made of what is kept. */
export interface SeenListing<Item extends EntryKey, Light extends EntryKey, Edge extends object> {
  make(): Eventually<readonly (Item & Edge)[]>
  /** What is kept of an item: nothing that belongs to one request. */
  light(item: Item & Edge): Light
  edges(items: readonly Light[]): Eventually<readonly Edge[]>
}

export interface SeenList<Item extends EntryKey, Edge extends object> extends Listing<EntryKey, Edge> {
  /** All items, whether they were made for this request or kept. */
  all(): Eventually<readonly Item[]>
}

/** A list as a lens shows it: made anew as a whole, or, if it was made before, read from memory. */
export function listSeen<Item extends EntryKey, Light extends EntryKey, Edge extends object>(
  { memory: { lists } }: View,
  identity: string,
  { make, light, edges }: SeenListing<Item, Light, Edge>,
): SeenList<Light | (Item & Edge), Edge> {
  type Source = Pick<Listing<EntryKey, Edge>, 'edges'> & { readonly items: readonly (Light | (Item & Edge))[] }
  const made = () => whenThere(make(), (items) => items.toSorted(compareEntries))
  let source: Eventually<Source> | undefined
  const all = () => {
    source ??= whenThere(lists.find<Light>(identity), (kept): Eventually<Source> => {
      if (kept) return { items: kept, edges: (page) => edges(page as readonly Light[]) }
      return whenThere(lists.make(identity, made, light), (items) => ({
        items,
        edges: (page) => page as readonly (Item & Edge)[],
      }))
    })
    return source
  }
  return {
    identity,
    all: () => whenThere(all(), ({ items }) => items),
    read: (window) => whenThere(all(), ({ items }) => pageOf(items, window)),
    count: () => whenThere(all(), ({ items }) => items.length),
    edges: (page) => whenThere(all(), (from) => from.edges(page)),
  }
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
    read: (window) => whenThere(all(), (items) => pageOf(items, window)),
    count: () => whenThere(all(), (items) => items.length),
    edges: (items) => items,
  }
}

/** The items between two places of a list in order. */
function pageOf<Item extends EntryKey>(
  items: readonly Item[],
  { after, before, limit, backwards }: Window,
): readonly Item[] {
  const first = placeIn(items, (item) => compareEntries(item, after) > 0)
  const end = placeIn(items, (item) => compareEntries(item, before) >= 0)
  return backwards ? items.slice(Math.max(first, end - limit), end) : items.slice(first, Math.min(end, first + limit))
}

/** The first place where something holds that holds from there on. */
function placeIn<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item !== undefined && holds(item)) high = middle
    else low = middle + 1
  }
  return low
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
