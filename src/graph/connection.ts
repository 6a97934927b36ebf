import type { ListItem } from '../lists/list.ts'
import type { MetClaims } from '../lists/met-claims.ts'
import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import type { GroupedList } from './grouped-list.ts'
import { InputError } from './input-error.ts'
import { keep } from './keep.ts'
import type { Listing } from './listing.ts'
import type { View } from './view.ts'

/** The arguments of the Relay Cursor Connections Specification; null is as omitted. */
export interface PageArguments {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly last?: number | null | undefined
  readonly before?: string | null | undefined
}

/** A list that is shown as a connection. */
export interface Connected<Item extends ListItem, Edge extends object> {
  /** What the list is made of, as a text: two lists of a view are the same exactly where this is. */
  readonly key: string
  list(): Listing<Item>
  /** The claims by which entities are in the list, where it can be grouped. */
  readonly met?: readonly MetClaims[]
  edges(items: readonly Item[]): MaybePromise<readonly Edge[]>
}

/** A page of a list. Nothing is read before a field asks for it, and a count only where it is asked for. */
export interface Connection<Edge extends object> {
  readonly edges: MaybePromise<readonly (Edge & { readonly cursor: string })[]>
  readonly pageInfo: MaybePromise<PageInfo>
  readonly totalCount: MaybePromise<number>
  /** The whole list, to be grouped; null where it is of no entities. */
  readonly grouped: GroupedList | null
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
 * Pages a list, and keeps the page. 20 items come where neither `first` nor `last` is given.
 * @throws InputError for a size below 0 or over 100, for `first` with `last`, and for a cursor that is not this list's.
 */
export function connect<Item extends ListItem, Edge extends object>(
  view: View,
  connected: Connected<Item, Edge>,
  args: PageArguments,
): Connection<Edge> {
  const { first, after, last, before } = args
  const cursors = after == null && before == null ? '' : JSON.stringify([after, before])
  const key = `page ${connected.key}\n${first ?? ''}\n${last ?? ''}\n${cursors}`
  // Sync: a page is made at once, and reads when it is asked.
  return keep(
    view,
    key,
    () => createConnection(view, connected, args),
    () => 4 + (first ?? last ?? defaultPageSize),
  ) as Connection<Edge>
}

function createConnection<Item extends ListItem, Edge extends object>(
  view: View,
  connected: Connected<Item, Edge>,
  args: PageArguments,
): Connection<Edge> {
  const { size, backwards } = pageSize(args)
  const identity = `${connected.key}\n${view.lensText}`
  const after = args.after == null ? null : decodeCursor(identity, args.after, 'after')
  const before = args.before == null ? null : decodeCursor(identity, args.before, 'before')
  const { met } = connected
  const listing = connected.list()
  const items = once(() => listing.read({ after, before, limit: size + 1, backwards }))
  const page = () =>
    andThen(items(), (found) => (backwards ? found.slice(-size || found.length) : found.slice(0, size)))
  const edges = once(() =>
    andThen(page(), (shown) => andThen(connected.edges(shown), (made) => withCursors(made, shown, identity))),
  )
  const count = once(() => listing.count())
  const cursorOf = (item: Item | undefined) => (item ? encodeCursor(identity, item.position) : null)
  return {
    get edges() {
      return edges()
    },
    get pageInfo() {
      return andThen(items(), (found) =>
        andThen(page(), (shown) => ({
          hasNextPage: backwards ? before !== null : found.length > size,
          hasPreviousPage: backwards ? found.length > size : after !== null,
          startCursor: cursorOf(shown[0]),
          endCursor: cursorOf(shown.at(-1)),
        })),
      )
    },
    get totalCount() {
      return count()
    },
    grouped: met ? { view, key: connected.key, listing, met } : null,
  }
}

/** Reads once, and then has it at hand; what failed is read again. */
function once<Value>(read: () => MaybePromise<Value>): () => MaybePromise<Value> {
  let known: { readonly value: MaybePromise<Value> } | undefined
  return () => {
    if (known) return known.value
    const value = andThen(read(), (found) => {
      known = { value: found }
      return found
    })
    if (value instanceof Promise) {
      known = { value }
      value.catch(() => {
        known = undefined
      })
    }
    return value
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
function withCursors<Edge extends object>(edges: readonly Edge[], items: readonly ListItem[], identity: string) {
  return edges.map(
    (edge, index) => new EdgeWithCursor(edge, identity, items[index] as ListItem),
  ) as unknown as (Edge & {
    readonly cursor: string
  })[]
}

/** A class, so that all edges have one shape and the cursor is no property of each. */
class EdgeWithCursor {
  readonly #identity: string
  readonly #item: ListItem

  constructor(edge: object, identity: string, item: ListItem) {
    Object.assign(this, edge)
    this.#identity = identity
    this.#item = item
  }

  get cursor(): string {
    return encodeCursor(this.#identity, this.#item.position)
  }
}
