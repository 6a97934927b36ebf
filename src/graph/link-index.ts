import { allKinds, type EntityKind } from '../model/kind.ts'
import { allProperties, type PropertyName } from '../model/properties.ts'
import { countAllLinks, findAllLinks, type LinkRow } from '../store/links.ts'
import type { Store } from '../store/store.ts'
import type { Effort } from './effort.ts'
import { type LinkFilter, othersOf } from './links.ts'
import type { Network, Way } from './network.ts'

/**
 * The links of the whole graph as numbers, side by side in memory: a search that passes thousands of nodes takes
 * microseconds there. A node's rows lie together, and so do the nodes that a row leads to.
 */
export interface LinkIndex {
  readonly slugs: readonly string[]
  readonly numbers: ReadonlyMap<string, number>
  /** The first row of each node, and after the last node the end of all rows. */
  readonly rowsOf: Int32Array
  /** The first end of each row, and after the last row the end of all. */
  readonly endsOf: Int32Array
  readonly ends: Int32Array
  /** By row: the place of its property among all, whether its node is the value, the place of the kind of its ends. */
  readonly properties: Uint8Array
  readonly isIn: Uint8Array
  readonly kinds: Uint8Array
}

/** So many links take 80 MB, each at both of its ends; a larger graph is read from its store, step by step. */
const mostLinks = 10_000_000

/** Reads the index when it is first asked for, and once: an open graph does not change. Null for too large a graph. */
export function createLinkIndex(store: Store): () => Promise<LinkIndex | null> {
  let index: Promise<LinkIndex | null> | undefined
  const read = async () => ((await countAllLinks(store)) > mostLinks * 2 ? null : build(await findAllLinks(store)))
  return () => {
    index ??= read()
    return index
  }
}

/** The part of the index that a filter lets through, as a network between two nodes. */
export function indexedNetwork(
  index: LinkIndex,
  { properties, kinds, ends }: LinkFilter,
  [from, to]: readonly [string, string],
  effort: Pick<Effort, 'looks'>,
): Network {
  const { slugs, numbers, rowsOf, endsOf } = index
  const numberOf = (slug: string, otherwise: number) => numbers.get(slug) ?? slugs.length + otherwise
  const numbered = { from: numberOf(from, 0), to: numberOf(to, 1) }
  const always = new Set(ends.map(({ slug }) => numberOf(slug, slug === from ? 0 : 1)))
  const byProperty = allProperties.map(({ name }) => !properties || properties.includes(name as PropertyName))
  const byKind = allKinds.map((kind) => !kinds || kinds.includes(kind))
  const isOpen = (row: number) => (byProperty[index.properties[row] ?? 0] && byKind[index.kinds[row] ?? 0]) ?? false
  const endsBetween = (first: number, last: number) => index.ends.subarray(endsOf[first], endsOf[last])
  const rowsBetween = (node: number): [first: number, last: number] => [rowsOf[node] ?? 0, rowsOf[node + 1] ?? 0]
  const through = (row: number): Iterable<number> => {
    if (!byProperty[index.properties[row] ?? 0]) return []
    const all = endsBetween(row, row + 1)
    return isOpen(row) ? all : all.filter((end) => always.has(end))
  }
  const neighbours = (node: number) => {
    const [first, last] = rowsBetween(node)
    let row = first
    while (row < last && isOpen(row)) row += 1
    if (row === last) return endsBetween(first, last)
    return Array.from({ length: last - first }, (_, place) => [...through(first + place)]).flat()
  }
  return {
    ...numbered,
    size: slugs.length + 2,
    slugOf: (node) => slugs[node] ?? (node === numbered.from ? from : to),
    async read(nodes) {
      for (const node of nodes) {
        const [first, last] = rowsBetween(node)
        effort.looks -= (endsOf[last] ?? 0) - (endsOf[first] ?? 0)
      }
      return effort.looks > 0
    },
    neighbours,
    waysBetween(node, other) {
      const [first, last] = rowsBetween(node)
      const rows = Array.from({ length: last - first }, (_, place) => first + place)
      return rows.filter((row) => [...through(row)].includes(other)).map((row) => wayOf(index, row))
    },
  }
}

function wayOf({ properties, isIn }: LinkIndex, row: number): Way {
  const { name } = allProperties[properties[row] ?? 0] ?? {}
  return { property: name as PropertyName, direction: isIn[row] ? 'IN' : 'OUT' }
}

/** `rows` are all of them, those of each node together. */
function build(rows: readonly LinkRow[]): LinkIndex {
  const slugs = [...new Set(rows.map(({ node }) => node))]
  const numbers = new Map(slugs.map((slug, number) => [slug, number]))
  const rowsOf = new Int32Array(slugs.length + 1)
  const endsOf = new Int32Array(rows.length + 1)
  const ends = new Int32Array(rows.reduce((sum, { count }) => sum + count, 0))
  let next = 0
  rows.forEach((row, place) => {
    rowsOf[(numbers.get(row.node) ?? 0) + 1] = place + 1
    for (const other of othersOf(row)) ends[next++] = numbers.get(other) ?? 0
    endsOf[place + 1] = next
  })
  const properties = new Map(allProperties.map(({ name }, place) => [name, place]))
  const kinds = new Map<EntityKind, number>(allKinds.map((kind, place) => [kind, place]))
  return {
    slugs,
    numbers,
    rowsOf,
    endsOf,
    ends,
    properties: Uint8Array.from(rows, ({ property }) => properties.get(property) ?? 0),
    isIn: Uint8Array.from(rows, ({ direction }) => Number(direction === 'IN')),
    kinds: Uint8Array.from(rows, ({ kind }) => kinds.get(kind) ?? 0),
  }
}
