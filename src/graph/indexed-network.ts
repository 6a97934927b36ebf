import { allWays, type Way } from '../lists/relations.ts'
import { allKinds } from '../model/kind.ts'
import type { Budget } from './budget.ts'
import type { LinkIndex } from './link-index.ts'
import type { LinkFilter, Network } from './network.ts'

/** What a filter lets through of the links in memory, as a network between two nodes. */
export function createIndexedNetwork(
  index: LinkIndex,
  { properties, kinds, ends }: LinkFilter,
  [from, to]: readonly [string, string],
  budget: Pick<Budget, 'edgesVisited'>,
): Network {
  const { slugs, numbers } = index
  // An end that nothing is linked with has no number: the two after the last one are kept for such.
  const numberOf = (slug: string) => numbers.get(slug) ?? slugs.length + (slug === from ? 0 : 1)
  const numbered = { from: numberOf(from), to: numberOf(to) }
  const always = new Set(ends.map(({ slug }) => numberOf(slug)))
  const { byWay, byKind } = openPlaces({ properties, kinds })
  const rowsOf = (node: number): [first: number, end: number] => [index.firstRow[node] ?? 0, index.endRow[node] ?? 0]
  const endsOf = (first: number, end: number) => index.ends.subarray(index.firstEnd[first], index.firstEnd[end])
  const isOpen = (row: number) => byWay[index.ways[row] ?? 0] && byKind[index.kinds[row] ?? 0]
  const through = (row: number): Int32Array => {
    if (isOpen(row)) return endsOf(row, row + 1)
    return byWay[index.ways[row] ?? 0] ? endsOf(row, row + 1).filter((end) => always.has(end)) : none
  }
  const narrowed = new Map<number, Int32Array>()
  const neighbours = (node: number): Int32Array => {
    const [first, end] = rowsOf(node)
    let row = first
    while (row < end && isOpen(row)) row += 1
    if (row === end) return endsOf(first, end)
    const known = narrowed.get(node) ?? joined(range(first, end).map(through))
    narrowed.set(node, known)
    return known
  }
  return {
    ...numbered,
    size: slugs.length + 2,
    slugOf: (node) => slugs[node] ?? (node === numbered.from ? from : to),
    async read(nodes) {
      for (const node of nodes) budget.edgesVisited -= endsOf(...rowsOf(node)).length
      return budget.edgesVisited > 0
    },
    neighbours,
    waysBetween: (node, other) =>
      range(...rowsOf(node))
        .filter((row) => through(row).includes(other))
        .map((row) => wayOf(index, row)),
  }
}

/** How many links each of these nodes has in memory; a node that has none is left out. */
export function countIndexedLinks(
  index: LinkIndex,
  nodes: readonly string[],
  filter: Pick<LinkFilter, 'properties' | 'kinds'>,
): ReadonlyMap<string, number> {
  const { byWay, byKind } = openPlaces(filter)
  const counts = new Map<string, number>()
  for (const slug of nodes) {
    const node = index.numbers.get(slug)
    if (node === undefined) continue
    let count = 0
    for (let row = index.firstRow[node] ?? 0; row < (index.endRow[node] ?? 0); row += 1) {
      if (byWay[index.ways[row] ?? 0] && byKind[index.kinds[row] ?? 0])
        count += (index.firstEnd[row + 1] ?? 0) - (index.firstEnd[row] ?? 0)
    }
    if (count > 0) counts.set(slug, count)
  }
  return counts
}

/** Which ways and which kinds a filter lets through, by their places among all. */
function openPlaces({ properties, kinds }: Pick<LinkFilter, 'properties' | 'kinds'>) {
  return {
    byWay: allWays.map(({ property }) => !properties || properties.includes(property)),
    byKind: allKinds.map((kind) => !kinds || kinds.includes(kind)),
  }
}

const none = new Int32Array()

function wayOf({ ways }: LinkIndex, row: number): Way {
  return allWays[ways[row] ?? 0] as Way
}

function range(first: number, end: number): number[] {
  return Array.from({ length: end - first }, (_, place) => first + place)
}

function joined(parts: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(parts.reduce((length, part) => length + part.length, 0))
  let length = 0
  for (const part of parts) {
    all.set(part, length)
    length += part.length
  }
  return all
}
