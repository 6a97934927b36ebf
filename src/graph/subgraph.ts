import { compare } from '../model/compare.ts'
import type { EntityKind } from '../model/kind.ts'
import type { LinkRow } from '../store/links.ts'
import { slugsOf, within } from './argument.ts'
import { checkPropertyNames } from './claims.ts'
import { getEntity } from './entity.ts'
import { endsOfLink, keyOfLink, type Link, type LinkKey, linkBetween } from './link.ts'
import { createLinkReader, type LinkReader, othersOf } from './links.ts'
import type { Request } from './request.ts'
import type { View } from './view.ts'

export interface SubgraphArguments {
  /** Slugs or ids of entities. */
  readonly roots: readonly string[]
  readonly depth?: number | null | undefined
  readonly property?: readonly string[] | null | undefined
  readonly kind?: readonly EntityKind[] | null | undefined
  readonly maxNodes?: number | null | undefined
}

/** A part of the graph, for drawing it. */
export interface Subgraph {
  readonly view: View
  /** Slugs: the nearest and best connected first. */
  readonly nodes: readonly string[]
  /** All links among the nodes, or the first of them. */
  readonly links: readonly Link[]
  /** Whether nodes or links were left out for their number. */
  readonly truncated: boolean
}

const defaultDepth = 1
const largestDepth = 4
export const defaultNodes = 200
export const largestNodes = 1_000
/** How many links are given for each entity that is allowed, and in all. */
export const linksForNode = 20
export const mostLinks = 10_000

/**
 * What lies around some entities, whichever way claims point, and the links among it.
 * @throws InputError for what is no entity or no property, for more than 100 roots, and for numbers out of bounds
 */
export async function findSubgraph(view: View, args: SubgraphArguments, { budget }: Request): Promise<Subgraph> {
  const depth = within('depth', args.depth ?? defaultDepth, 0, largestDepth)
  const maxNodes = within('maxNodes', args.maxNodes ?? defaultNodes, 1, largestNodes)
  const properties = args.property ? checkPropertyNames(args.property) : null
  const slugs = new Set(await slugsOf(view, 'roots', args.roots))
  const roots = await Promise.all([...slugs].map((slug) => getEntity(view, slug)))
  const reader = createLinkReader(view, { properties, kinds: args.kind ?? null, ends: roots }, budget)
  const gathered = await budget.inTurn(() => expand(reader, slugs, { depth, maxNodes }))
  const links = linksAmong(view, gathered)
  const most = Math.min(mostLinks, linksForNode * maxNodes)
  return {
    view,
    nodes: gathered.nodes,
    links: links.slice(0, most),
    truncated: gathered.truncated || links.length > most,
  }
}

interface Gathered {
  readonly nodes: readonly string[]
  /** The links of the nodes, also those that lead elsewhere. */
  readonly rows: readonly LinkRow[]
  readonly truncated: boolean
}

/** Layer by layer around the roots, until there is no room for more. */
async function expand(
  reader: LinkReader,
  roots: ReadonlySet<string>,
  { depth, maxNodes }: { readonly depth: number; readonly maxNodes: number },
): Promise<Gathered> {
  const nodes: string[] = []
  const met = new Set(roots)
  let rows: readonly LinkRow[] = []
  let found: Candidates = new Map([...roots].map((root) => [root, 0]))
  for (let distance = 0; found.size > 0; distance += 1) {
    const room = maxNodes - nodes.length
    const layer = room > 0 ? (await bestConnectedFirst(reader, found)).slice(0, room) : []
    nodes.push(...layer)
    if (layer.length === 0) return { nodes, rows, truncated: true }
    const read = await reader.read(layer)
    rows = rows.concat(read ?? [])
    if (!read || layer.length < found.size) return { nodes, rows, truncated: true }
    if (distance === depth) break
    found = nextTo(read, met)
    for (const slug of found.keys()) met.add(slug)
  }
  return { nodes, rows, truncated: false }
}

/** Nodes that are equally near, with the number of gathered nodes that each is linked with. */
type Candidates = ReadonlyMap<string, number>

function nextTo(rows: readonly LinkRow[], met: ReadonlySet<string>): Candidates {
  const counts = new Map<string, number>()
  for (const [, links] of Map.groupBy(rows, ({ node }) => node)) {
    const others = links.flatMap(othersOf)
    for (const other of links.length > 1 ? new Set(others) : others)
      if (!met.has(other)) counts.set(other, (counts.get(other) ?? 0) + 1)
  }
  return counts
}

/** By how many nodes already gathered each is linked with, then by how many links it has in all, then by slug. */
async function bestConnectedFirst(reader: LinkReader, candidates: Candidates): Promise<string[]> {
  const links = (await reader.count([...candidates.keys()])) ?? new Map<string, number>()
  return [...candidates.keys()].sort(
    (a, b) =>
      (candidates.get(b) ?? 0) - (candidates.get(a) ?? 0) || (links.get(b) ?? 0) - (links.get(a) ?? 0) || compare(a, b),
  )
}

/** The links of which both ends were gathered, each once, those of the first nodes first. */
function linksAmong(view: View, { nodes, rows }: Gathered): Link[] {
  const places = new Map(nodes.map((slug, index) => [slug, index]))
  const links = new Map<string, Link & { readonly far: number; readonly near: number }>()
  for (const row of rows) {
    const place = places.get(row.node)
    if (place === undefined) continue
    for (const other of othersOf(row)) {
      const otherPlace = places.get(other)
      if (otherPlace === undefined) continue
      const link = linkBetween(row.node, row, other)
      const key = keyOfLink(link)
      if (!links.has(key))
        links.set(key, { view, key: link, far: Math.max(place, otherPlace), near: Math.min(place, otherPlace) })
    }
  }
  return [...links.values()].sort((a, b) => a.far - b.far || a.near - b.near || compare(orderOf(a.key), orderOf(b.key)))
}

/** By property, then by who stands at the beginning; subject and value before what stands in a qualifier. */
function orderOf(link: LinkKey): string {
  return `${link.property} ${endsOfLink(link).join(' ')} ${'object' in link ? '' : link.qualifier}`
}
