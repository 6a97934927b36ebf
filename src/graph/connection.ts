import { afterAll, beforeAll, type EntryKey } from '../store/entries.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { InputError } from './input-error.ts'
import { type Eventually, whenThere } from './loader.ts'

/** The arguments of the Relay Cursor Connections Specification; null is as omitted. */
export interface PageArguments {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly last?: number | null | undefined
  readonly before?: string | null | undefined
}

/** A list that can be paged: what it is made of, and how to read a window of it, count it, and make an edge. */
export interface Listing<Item extends EntryKey, Edge extends object> {
  /** What the list is made of, as a text: two lists are the same exactly where this is. */
  readonly identity: string
  /** Up to `limit` items between two places, from the near end or, backwards, from the far end; in list order. */
  read(window: Window): Eventually<readonly Item[]>
  count(): Eventually<number>
  edges(items: readonly Item[]): Eventually<readonly Edge[]>
}

export interface Window {
  readonly after: EntryKey
  readonly before: EntryKey
  readonly limit: number
  readonly backwards: boolean
}

/** A page of a list. Nothing is read before a field asks for it, and a count only where it is asked for. */
export interface Connection<Edge extends object> {
  readonly edges: Eventually<readonly (Edge & { readonly cursor: string })[]>
  readonly pageInfo: Eventually<PageInfo>
  readonly totalCount: Eventually<number>
}

export interface PageInfo {
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly startCursor: string | null
  readonly endCursor: string | null
}

export const defaultPageSize = 20
export const largestPageSize = 100

/**
 * Pages a list. 20 items come where neither `first` nor `last` is given.
 * @throws InputError for a size below 0 or over 100, for `first` with `last`, and for a cursor that is not this list's.
 */
export function connect<Item extends EntryKey, Edge extends object>(
  listing: Listing<Item, Edge>,
  args: PageArguments,
): Connection<Edge> {
  const { size, backwards } = pageSize(args)
  const after = args.after == null ? beforeAll : decodeCursor(listing.identity, args.after, 'after')
  const before = args.before == null ? afterAll : decodeCursor(listing.identity, args.before, 'before')
  let read: Eventually<readonly Item[]> | undefined
  const items = () => {
    read ??= listing.read({ after, before, limit: size + 1, backwards })
    return read
  }
  const page = () =>
    whenThere(items(), (found) => (backwards ? found.slice(-size || found.length) : found.slice(0, size)))
  const cursorOf = (item: EntryKey | undefined) => (item ? encodeCursor(listing.identity, item) : null)
  return {
    get edges() {
      return whenThere(page(), (shown) =>
        whenThere(listing.edges(shown), (edges) => withCursors(edges, shown, listing.identity)),
      )
    },
    get pageInfo() {
      return whenThere(items(), (found) =>
        whenThere(page(), (shown) => ({
          hasNextPage: backwards ? before !== afterAll : found.length > size,
          hasPreviousPage: backwards ? found.length > size : after !== beforeAll,
          startCursor: cursorOf(shown[0]),
          endCursor: cursorOf(shown.at(-1)),
        })),
      )
    },
    get totalCount() {
      return listing.count()
    },
  }
}

function pageSize({ first, last }: PageArguments): { size: number; backwards: boolean } {
  if (first != null && last != null)
    throw new InputError('Give "first" or "last", not both: a page is counted from one end.')
  const [name, size] = last != null ? ['last', last] : ['first', first ?? defaultPageSize]
  if (size < 0 || size > largestPageSize) {
    throw new InputError(
      `"${name}" must be between 0 and ${largestPageSize}, got ${size}${size < 0 ? '' : ': read on from endCursor for more'}.`,
    )
  }
  return { size, backwards: last != null }
}

/** Edges with a cursor that is made when it is asked for. */
function withCursors<Edge extends object>(edges: readonly Edge[], keys: readonly EntryKey[], identity: string) {
  return edges.map((edge, index) =>
    Object.defineProperty(edge, 'cursor', {
      get: () => encodeCursor(identity, keys[index] as EntryKey),
      configurable: true,
    }),
  ) as (Edge & { readonly cursor: string })[]
}
