import { allKinds, type EntityKind } from '../model/kind.ts'
import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { entityOf, within } from './argument.ts'
import type { Budget } from './budget.ts'
import { choose } from './choose.ts'
import { checkPropertyNames } from './claims.ts'
import { createIndexedNetwork } from './indexed-network.ts'
import { bestOf, claimsBehind, keyOfLink, type LinkKey, leadOf, linkBetween } from './link.ts'
import { createLinkReader } from './links.ts'
import type { LinkFilter, Network } from './network.ts'
import { createSearch, type Search } from './path-search.ts'
import { createNetwork } from './read-network.ts'
import type { Request } from './request.ts'
import { findShortestPaths, type NumberedPath } from './shortest-paths.ts'
import type { ClaimNode, View } from './view.ts'

export interface PathsArguments {
  /** A slug or any id of an entity. */
  readonly from: string
  readonly to: string
  readonly maxLength?: number | null | undefined
  readonly limit?: number | null | undefined
  readonly property?: readonly string[] | null | undefined
  /** The kinds of node that paths may lead through. */
  readonly through?: readonly EntityKind[] | null | undefined
}

export interface PathResult {
  readonly paths: readonly Path[]
  /** Whether the search went as far as it may before it was done. */
  readonly truncated: boolean
  /** How many nodes it met, both ends included. */
  readonly visited: number
}

export interface Path {
  readonly steps: readonly PathStep[]
}

/** One step of a path, with all links between its two nodes. */
export interface PathStep {
  readonly view: View
  readonly from: string
  readonly to: string
  readonly links: readonly LinkKey[]
}

const defaultLength = 6
export const largestLength = 8
export const defaultLimit = 3
export const largestLimit = 20

/**
 * How two entities are connected: the shortest paths between them, whichever way claims point, and the next shortest
 * ones. None leads through a source, or through any node twice.
 * @throws InputError for what is no entity or no property, and for a length or a limit out of bounds
 */
export async function findPaths(view: View, args: PathsArguments, { budget }: Request): Promise<PathResult> {
  const maxLength = within('maxLength', args.maxLength ?? defaultLength, 1, largestLength)
  const limit = within('limit', args.limit ?? defaultLimit, 1, largestLimit)
  const properties = args.property ? checkPropertyNames(args.property) : null
  const [from, to] = await Promise.all([entityOf(view, 'from', args.from), entityOf(view, 'to', args.to)])
  if (from.slug === to.slug) return { paths: [{ steps: [] }], truncated: false, visited: 1 }
  const kinds = (args.through ?? allKinds).filter((kind) => kind !== 'SOURCE')
  return budget.inTurn(async () => {
    const search = createSearch(networkOf(view, { properties, kinds, ends: [from, to] }, [from.slug, to.slug], budget))
    const { paths, truncated } = await findShortestPaths(search, { maxLength, limit }, budget)
    return { paths: paths.map((path) => pathOf(view, search, path)), truncated, visited: search.visited }
  })
}

/** The whole graph's links are soon in memory, unless they are too many; a lens judges the claims behind them. */
function networkOf(view: View, filter: LinkFilter, ends: readonly [string, string], budget: Budget): Network {
  const index = choose(view, { stored: () => view.graph.links.now(), made: () => null })
  return index
    ? createIndexedNetwork(index, filter, ends, budget)
    : createNetwork(createLinkReader(view, filter, budget), ...ends)
}

/** The claims behind a step, the best first. */
export function claimsOfStep({ view, links }: PathStep): MaybePromise<ClaimNode[]> {
  return claimsBehind(view, links)
}

/** The best of the claims behind a step: property and direction are those of it. */
export function claimOfStep(step: PathStep): MaybePromise<ClaimNode> {
  return andThen(claimsOfStep(step), bestOf)
}

/** Which way the best claim leads, and over which qualifier. */
export function leadOfStep(step: PathStep) {
  return andThen(claimOfStep(step), (claim) => leadOf(claim, step.from, step.to))
}

function pathOf(view: View, search: Search, path: NumberedPath): Path {
  const steps = path.slice(1).map((to, index) => stepOf(view, search, path[index] ?? 0, to))
  return { steps }
}

/** The search went on from at least one of the step's nodes, and knows its links. */
function stepOf(view: View, { network }: Search, a: number, b: number): PathStep {
  const [from, to] = [network.slugOf(a), network.slugOf(b)]
  const links = [
    ...network.waysBetween(a, b).map((way) => linkBetween(from, way, to)),
    ...network.waysBetween(b, a).map((way) => linkBetween(to, way, from)),
  ]
  return { view, from, to, links: [...new Map(links.map((link) => [keyOfLink(link), link])).values()] }
}
