import { setImmediate } from 'node:timers/promises'
import { allKinds } from '../model/kind.ts'
import { allProperties } from '../model/properties.ts'
import { countAllLinks, type LinkCounts, type LinkRow, readAllLinks } from '../store/links.ts'
import type { Store } from '../store/store.ts'
import { othersOf } from './links.ts'

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
  /** By row: the place of its property among all, whether its node is the value, the place of the kind of its ends. */
  readonly properties: Uint8Array
  readonly isIn: Uint8Array
  readonly kinds: Uint8Array
}

/** Each at both of its ends, four bytes each: 80 MB. A larger graph is read from its store, step by step. */
const mostLinks = 20_000_000
/** There is one for every node at least, and a node's slug takes about 100 bytes. */
const mostRows = 2_000_000

/** Reads the index, a few rows at a time so that others are answered meanwhile. Null for too large or too new a graph. */
export async function readLinkIndex(store: Store): Promise<LinkIndex | null> {
  const counts = await countAllLinks(store)
  if (counts.links > mostLinks || counts.rows > mostRows) return null
  const { add, finish } = createBuilder(counts)
  for await (const rows of readAllLinks(store)) {
    if (!add(rows)) return null
    await setImmediate()
  }
  return finish()
}

function createBuilder({ rows: rowCount, links }: LinkCounts) {
  const slugs: string[] = []
  const numbers = new Map<string, number>()
  const index = {
    slugs,
    numbers,
    firstRow: new Int32Array(rowCount),
    endRow: new Int32Array(rowCount),
    firstEnd: new Int32Array(rowCount + 1),
    ends: new Int32Array(links),
    properties: new Uint8Array(rowCount),
    isIn: new Uint8Array(rowCount),
    kinds: new Uint8Array(rowCount),
  }
  let [row, end] = [0, 0]
  const numberOf = (slug: string) => {
    const known = numbers.get(slug)
    if (known !== undefined) return known
    const number = slugs.push(slug) - 1
    numbers.set(slug, number)
    return number
  }
  const put = (link: LinkRow) => {
    const node = numberOf(link.node)
    if (index.endRow[node] === 0) index.firstRow[node] = row
    index.properties[row] = places.property.get(link.property) ?? 0
    index.kinds[row] = places.kind.get(link.kind) ?? 0
    index.isIn[row] = Number(link.direction === 'IN')
    for (const other of othersOf(link)) index.ends[end++] = numberOf(other)
    row += 1
    index.endRow[node] = row
    index.firstEnd[row] = end
  }
  return {
    /** False where there is more than was counted: the graph has changed meanwhile. */
    add(chunk: readonly LinkRow[]): boolean {
      if (row + chunk.length > rowCount) return false
      for (const link of chunk) put(link)
      return end <= links && slugs.length <= rowCount
    },
    finish: (): LinkIndex | null => (row === rowCount && end === links ? index : null),
  }
}

const places = {
  property: new Map<string, number>(allProperties.map(({ name }, place) => [name, place])),
  kind: new Map<string, number>(allKinds.map((kind, place) => [kind, place])),
}
