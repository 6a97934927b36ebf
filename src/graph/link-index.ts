import { setImmediate } from 'node:timers/promises'
import { allWays, relationList } from '../lists/relations.ts'
import { allKinds } from '../model/kind.ts'
import { countAllLinks, type NumberedLinks, readAllLinks, readAllSlugs } from '../store/links.ts'
import type { Store } from '../store/store.ts'

/**
 * The links of the whole graph as numbers, side by side in memory: a search that passes thousands of nodes takes
 * microseconds there. A node's rows lie together, and so do the nodes that a row leads to.
 */
export interface LinkIndex {
  readonly slugs: readonly string[]
  readonly numbers: ReadonlyMap<string, number>
  /** By node: its first row, and the row after its last one. */
  readonly firstRow: Int32Array
  readonly endRow: Int32Array
  /** By row: its first end, and after the last row the end of all. */
  readonly firstEnd: Int32Array
  readonly ends: Int32Array
  /** By row: the place of its way among all, the place of the kind of its ends. */
  readonly ways: Uint16Array
  readonly kinds: Uint8Array
}

/** Each at both of its ends, four bytes each: 80 MB. A larger graph is read from its store, step by step. */
const mostLinks = 20_000_000
/** A node's slug takes about 100 bytes. */
const mostNodes = 2_000_000

/** Reads the index, a few rows at a time so that others are answered meanwhile. Null for too large a graph. */
export async function readLinkIndex(store: Store): Promise<LinkIndex | null> {
  const counts = await countAllLinks(store)
  if (counts.links > mostLinks || counts.nodes > mostNodes) return null
  const slugs: string[] = []
  const numbers = new Map<string, number>()
  const places = new Map<number, number>()
  for await (const chunk of readAllSlugs(store)) {
    for (const { number, slug } of chunk) {
      const place = slugs.push(slug) - 1
      numbers.set(slug, place)
      places.set(number, place)
    }
    await setImmediate()
  }
  const rows: NumberedLinks[] = []
  for await (const chunk of readAllLinks(store)) {
    rows.push(...chunk)
    await setImmediate()
  }
  return { slugs, numbers, ...layOut(rows, places) }
}

function layOut(rows: readonly NumberedLinks[], places: ReadonlyMap<number, number>) {
  const ends: number[] = []
  const index = {
    firstRow: new Int32Array(places.size),
    endRow: new Int32Array(places.size),
    firstEnd: new Int32Array(rows.length + 1),
    ways: new Uint16Array(rows.length),
    kinds: new Uint8Array(rows.length),
  }
  rows.forEach(({ node, kind, others, ...way }, row) => {
    const place = places.get(node)
    if (place === undefined) return
    if (index.endRow[place] === 0) index.firstRow[place] = row
    index.endRow[place] = row + 1
    index.ways[row] = wayPlaces.get(relationList(way)) ?? 0
    index.kinds[row] = kindPlaces.get(kind) ?? 0
    for (const other of others.split(',')) ends.push(places.get(Number(other)) ?? 0)
    index.firstEnd[row + 1] = ends.length
  })
  return { ...index, ends: Int32Array.from(ends) }
}

const wayPlaces = new Map<string, number>(allWays.map((way, place) => [relationList(way), place]))
const kindPlaces = new Map<string, number>(allKinds.map((kind, place) => [kind, place]))
