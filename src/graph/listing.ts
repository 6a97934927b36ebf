import type { ListItem, StoredLists } from '../lists/list.ts'
import type { ListRequest } from '../lists/list-request.ts'
import { comparePositions, type Position } from '../lists/position.ts'
import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { choose } from './choose.ts'
import { keep } from './keep.ts'
import type { View } from './view.ts'

/** A list that can be paged: how to read a window of it, and how long it is. */
export interface Listing<Item extends ListItem = ListItem> {
  /** Up to `limit` items between two positions, from the near end or, backwards, from the far end; in list order. */
  read(window: Window): MaybePromise<readonly Item[]>
  count(): MaybePromise<number>
  /** Which stored list it is; of a list that is made there is none. */
  readonly request?: () => MaybePromise<StoredRequest>
}

export interface StoredRequest extends ListRequest {
  readonly stored: StoredLists
}

export interface Window {
  /** Null for the end of the list. */
  readonly after: Position | null
  readonly before: Position | null
  readonly limit: number
  readonly backwards: boolean
}

/** How a list is stored, and how it is made under a lens. */
export interface ListSource extends ListRequest {
  readonly stored: StoredLists
  make(): MaybePromise<readonly ListItem[]>
}

/** A list of the graph, wherever it comes from. `key` is what it is made of, as a text. */
export function listOf(view: View, key: string, { make, ...request }: ListSource): Listing {
  return choose<Listing>(view, {
    stored: () => ({
      read: (window) => view.pages.load({ ...request, ...window }),
      count: () => view.counts.load(request),
      request: () => request,
    }),
    made: () => listMade(view, key, make),
  })
}

/** A list that is made as a whole, and kept. */
export function listMade<Item extends ListItem>(
  view: View,
  key: string,
  make: () => MaybePromise<readonly Item[]>,
): Listing<Item> {
  const items = () => allMade(view, key, make)
  return {
    read: (window) => andThen(items(), (all) => pageOf(all, window)),
    count: () => andThen(items(), ({ length }) => length),
  }
}

/** All items of a list that is made, in order. */
export function allMade<Item extends ListItem>(
  view: View,
  key: string,
  make: () => MaybePromise<readonly Item[]>,
): MaybePromise<readonly Item[]> {
  const made = () => andThen(make(), (items) => items.toSorted((a, b) => comparePositions(a.position, b.position)))
  return keep(view, `list ${key}`, made, (items) => 4 + items.length)
}

/** All of a list: for those that are short by nature. */
export function readAll<Item extends ListItem>(listing: Listing<Item>): MaybePromise<readonly Item[]> {
  return listing.read({ after: null, before: null, limit: Number.MAX_SAFE_INTEGER, backwards: false })
}

/** The same list from its other end. */
export function reversed<Item extends ListItem>({ read, ...listing }: Listing<Item>): Listing<Item> {
  return {
    ...listing,
    read: ({ after, before, limit, backwards }) =>
      andThen(read({ after: before, before: after, limit, backwards: !backwards }), (items) => items.toReversed()),
  }
}

/** The items between two positions of a list in order. */
function pageOf<Item extends ListItem>(items: readonly Item[], window: Window): readonly Item[] {
  return items.slice(...placesOf(window, items.length, (index) => (items[index] as Item).position))
}

/** Where a window begins and ends in a list in order, of which each position can be told. */
export function placesOf(
  { after, before, limit, backwards }: Window,
  length: number,
  positionAt: (index: number) => Position,
): [start: number, end: number] {
  const first = after ? placeIn(length, (index) => comparePositions(positionAt(index), after) > 0) : 0
  const end = before ? placeIn(length, (index) => comparePositions(positionAt(index), before) >= 0) : length
  return backwards ? [Math.max(first, end - limit), end] : [first, Math.min(end, first + limit)]
}

/** The first place where something holds that holds from there on. */
function placeIn(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
