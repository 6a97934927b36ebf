import type { CombinedError } from 'urql'
import {
  GraphEntityDocument,
  GraphLinksDocument,
  type GraphLinksQuery,
  GraphNeighboursDocument,
  type GraphNeighboursQuery,
  type GraphNodeFragment,
} from '../../generated/graph.ts'
import type { Ask } from '../../query/use-view.ts'
import { mostAtOnce } from './at-once.ts'
import { type GraphView, linkKey, type Opening, openingKey } from './graph-view.ts'

export type Link = GraphLinksQuery['view']['subgraph']['links'][number]

/** So many neighbours come at a time: a hub opens without drowning. */
export const pageSize = 25

/** So many entities are shown at most: more of them nobody can tell apart. */
export const mostShown = 200

/** What a property has brought. */
interface Opened {
  readonly nodes: readonly GraphNodeFragment[]
  /** How many pages of them were asked for. */
  readonly pages: number
}

/** What a view shows. */
export interface Gathered {
  readonly nodes: readonly GraphNodeFragment[]
  /** Those among which the links are known: each link has both ends among the nodes. */
  readonly links: readonly Link[]
  readonly removed: readonly GraphNodeFragment[]
  readonly opened: ReadonlyMap<string, Opened>
  /** Roots that the graph does not have. */
  readonly unknown: readonly string[]
  /** What the address opens that the graph refuses: properties that it does not have. */
  readonly refused: readonly string[]
  /** How many more the address asks for than are shown. */
  readonly left: number
  /** Whether there may be links besides. */
  readonly isTruncated: boolean
}

/** Reads all that a view shows: its roots, what was opened on the way from them, and every link among it. */
export async function gather(ask: Ask, view: Pick<GraphView, 'roots' | 'openings' | 'removed'>): Promise<Gathered> {
  const [roots, openings] = await Promise.all([
    Promise.all(view.roots.map(async (slug) => ({ slug, node: (await ask(GraphEntityDocument, { slug })).entity }))),
    Promise.all(view.openings.map((opening) => readUnlessRefused(ask, opening))),
  ])
  const opened = new Map(openings.flatMap(({ key, came }) => (came ? [[key, came] as const] : [])))
  const found = roots.flatMap(({ node }) => (node ? [node] : []))
  const reached = reach(found, view.openings, opened)
  const kept = reached.filter(({ slug }) => !view.removed.includes(slug))
  const nodes = kept.slice(0, mostShown)
  const { links, isTruncated } = await readLinks(ask, nodes)
  return {
    nodes,
    links,
    isTruncated,
    opened,
    removed: reached.filter(({ slug }) => view.removed.includes(slug)),
    refused: [...new Set(openings.flatMap(({ refused }) => refused ?? []))],
    unknown: roots.flatMap(({ slug, node }) => (node ? [] : [slug])),
    left: kept.length - nodes.length,
  }
}

/** What the roots lead to: an opening counts once its entity is reached. */
function reach(
  roots: readonly GraphNodeFragment[],
  openings: readonly Opening[],
  opened: ReadonlyMap<string, Opened>,
): GraphNodeFragment[] {
  const reached = new Map(roots.map((node) => [node.slug, node]))
  for (let waiting = openings; ; ) {
    const ready = waiting.filter(({ slug }) => reached.has(slug))
    if (ready.length === 0) return [...reached.values()]
    for (const opening of ready)
      for (const node of opened.get(openingKey(opening))?.nodes ?? [])
        if (!reached.has(node.slug)) reached.set(node.slug, node)
    waiting = waiting.filter((opening) => !ready.includes(opening))
  }
}

interface OpeningRead {
  readonly key: string
  readonly came?: Opened
  /** The property, where the graph does not have it. */
  readonly refused?: string
}

/** An address that someone wrote, or that is old, can name a property that is none: the rest of it still holds. */
async function readUnlessRefused(ask: Ask, opening: Opening): Promise<OpeningRead> {
  const key = openingKey(opening)
  try {
    return { key, came: await readOpening(ask, opening) }
  } catch (error) {
    const isUnknown = (error as CombinedError).graphQLErrors?.some(({ message }) => message.includes('no property'))
    if (!isUnknown) throw error
    return { key, refused: opening.property }
  }
}

async function readOpening(ask: Ask, { slug, property, qualifier, direction, pages }: Opening): Promise<Opened> {
  const asked = { slug, property, direction, qualifier: qualifier ?? '', first: pageSize }
  const nodes: GraphNodeFragment[] = []
  for (let page = 0, after: string | null = null; page < pages; page++) {
    const { entity }: GraphNeighboursQuery['view'] = await ask(GraphNeighboursDocument, {
      ...asked,
      ...(after === null ? {} : { after }),
    })
    nodes.push(...(entity?.neighbours.nodes ?? []))
    after = entity?.neighbours.pageInfo.hasNextPage ? (entity.neighbours.pageInfo.endCursor ?? null) : null
    if (after === null) break
  }
  return { nodes, pages }
}

/** The links among entities, each once. Where they are too many for one answer, every two parts of them are asked for. */
async function readLinks(ask: Ask, nodes: readonly GraphNodeFragment[]) {
  const slugs = nodes.map(({ slug }) => slug)
  if (slugs.length === 0) return { links: [], isTruncated: false }
  const answers = await Promise.all(
    pairsOfParts(slugs).map((part) => ask(GraphLinksDocument, { slugs: part, maxNodes: mostAtOnce })),
  )
  const links = answers.flatMap(({ subgraph }) => subgraph.links)
  const each = new Map(links.map((link) => [keyOfLink(link), link]))
  return { links: [...each.values()], isTruncated: answers.some(({ subgraph }) => subgraph.truncated) }
}

export function keyOfLink({ from, property, qualifier, to }: Link): string {
  return linkKey({ from: from.slug, property: property.name, qualifier, to: to.slug })
}

function pairsOfParts(slugs: readonly string[]): string[][] {
  if (slugs.length <= mostAtOnce) return [[...slugs]]
  const size = mostAtOnce / 2
  const parts = Array.from({ length: Math.ceil(slugs.length / size) }, (_, at) =>
    slugs.slice(at * size, (at + 1) * size),
  )
  return parts.flatMap((one, at) => parts.slice(at + 1).map((other) => [...one, ...other]))
}
