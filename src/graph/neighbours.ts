import type { Claim } from '../model/claim.ts'
import type { EntityKind } from '../model/kind.ts'
import type { PropertyName } from '../model/properties.ts'
import { relationKey } from '../store/derived/entity-key.ts'
import { compareEntries, type EntriesRequest, type Entry, type EntryKey, keyOf } from '../store/entries.ts'
import { type Direction, neighbourList, relationList, relationOfList } from '../store/list.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { type EntityNode, getEntity } from './entity.ts'
import { keyOfEntity } from './entity-order.ts'
import { listEntries, listSeen } from './listing.ts'
import { type Eventually, whenAllThere, whenThere } from './loader.ts'
import {
  compareWays,
  directionsOf,
  isAsked,
  linksOf,
  type NeighbourFilter,
  type NeighbourLink,
  type NeighbourWay,
  type RankedLink,
} from './neighbour-link.ts'
import { isWhole } from './view.ts'

/** A neighbour, once, with every way in which it is linked. The edge's own fields are those of the first link. */
export interface NeighbourEdge extends NeighbourLink {
  readonly node: EntityNode
  readonly links: readonly RankedLink[]
}

export interface NeighbourConnection extends Connection<NeighbourEdge> {
  readonly byProperty: Eventually<PropertyCount[]>
}

/** How many neighbours an entity has by one property, in one direction. */
export interface PropertyCount {
  readonly entity: EntityNode
  readonly property: PropertyName
  readonly direction: Direction
  readonly kind: readonly EntityKind[] | null
  readonly count: number
}

/** Whatever the entity is related to, by any property or some, in both directions or one. */
export function connectNeighbours(
  entity: EntityNode,
  filter: NeighbourFilter,
  args: PageArguments,
): NeighbourConnection {
  const { view, slug } = entity
  const request = requestOf(entity, filter)
  const edges = (entries: readonly LinkedItem[]) => whenAllThere(entries.map((entry) => edgeAt(entity, filter, entry)))
  const identity = JSON.stringify(['neighbours', request, view.lensText])
  const seen = isWhole(view)
    ? null
    : listSeen<EntryKey, LightNeighbour, NeighbourEdge>(view, identity, {
        make: () => seenNeighbours(entity, filter),
        light: lightOf,
        edges,
      })
  const counts = () =>
    seen ? whenThere(seen.all(), countWays) : whenThere(view.tallies.load(slug), (tallies) => addUp(tallies, filter))
  return Object.defineProperty(connect(seen ?? listEntries(view, request, edges), args), 'byProperty', {
    get: () => whenThere(counts(), (found) => byProperty(entity, filter, found)),
  }) as NeighbourConnection
}

function requestOf({ slug: owner }: EntityNode, { property, direction, kind }: NeighbourFilter): EntriesRequest {
  const tags = kind ?? undefined
  if (!property) return { lists: [{ owner, list: neighbourList(direction ?? undefined) }], tags }
  const lists = property.flatMap((name) =>
    directionsOf(direction).map((way) => ({ owner, list: relationList(name, way) })),
  )
  return { lists, tags }
}

/** A neighbour, and the claims that link it, as an entry names them. */
type LinkedItem = Pick<Entry, 'item' | 'claims'>

function edgeAt(entity: EntityNode, filter: NeighbourFilter, { item, claims }: LinkedItem): Eventually<NeighbourEdge> {
  const { view } = entity
  return whenThere(whenAllThere(claims.map((id) => view.claims.load(id))), (found) =>
    whenThere(getEntity(view, item), (node) => {
      const kept = found.flatMap((claim) => claim ?? [])
      return edgeOf(node, linksOf(entity, filter, kept))
    }),
  )
}

function edgeOf(node: EntityNode, links: readonly RankedLink[]): NeighbourEdge {
  const [first] = links
  if (!first) throw new Error(`"${node.slug}" is listed as a neighbour, and no claim links it.`)
  return { node, links, property: first.property, direction: first.direction, claim: first.claim }
}

/** The neighbours that a lens leaves, where the claims it keeps put them. */
async function seenNeighbours(entity: EntityNode, filter: NeighbourFilter): Promise<(NeighbourEdge & EntryKey)[]> {
  const { view, slug } = entity
  const groups = new Map<string, Claim[]>()
  for (const claim of await view.claimsOf.load(slug)) {
    for (const other of otherEnds(claim, slug)) {
      const known = groups.get(other)
      if (known) known.push(claim)
      else groups.set(other, [claim])
    }
  }
  const nodes = await Promise.all([...groups.keys()].map((other) => getEntity(view, other)))
  const wanted = nodes.filter(({ kind }) => !filter.kind || filter.kind.includes(kind))
  const own = await Promise.all(wanted.map((node) => keyOfEntity(node)))
  return wanted.flatMap((node, index) => {
    const links = linksOf(entity, filter, groups.get(node.slug) ?? [])
    const key = own[index]
    if (links.length === 0 || !key) return []
    const [first] = links.map(({ relation }) => relationKey(relation, key)).sort(compareEntries)
    return first ? [{ ...edgeOf(node, links), ...first }] : []
  })
}

function otherEnds({ subject, value }: Claim, slug: string): Set<string> {
  if (value.type !== 'entity') return new Set()
  return new Set([...(subject === slug ? [value.slug] : []), ...(value.slug === slug ? [subject] : [])])
}

/** What is kept of a neighbour that a lens leaves. */
interface LightNeighbour extends EntryKey, LinkedItem {
  readonly links: readonly NeighbourWay[]
}

function lightOf(edge: NeighbourEdge & EntryKey): LightNeighbour {
  const claims = edge.links.flatMap(({ relation }) => relation.claims.map(({ id }) => id))
  const links = edge.links.map(({ property, direction }) => ({ property, direction }))
  return { ...keyOf(edge), item: edge.item, claims: [...new Set(claims)], links }
}

/** By the name of the list of relations. */
type Counts = ReadonlyMap<string, number>

function countWays(items: readonly Pick<LightNeighbour, 'links'>[]): Counts {
  const counts = new Map<string, number>()
  for (const { links } of items) {
    for (const { property, direction } of links) {
      const list = relationList(property, direction)
      counts.set(list, (counts.get(list) ?? 0) + 1)
    }
  }
  return counts
}

function addUp(
  tallies: readonly { list: string; kind: string; count: number }[],
  { kind }: Pick<NeighbourFilter, 'kind'>,
): Counts {
  const counts = new Map<string, number>()
  for (const tally of tallies) {
    if (!kind || kind.some((each) => each === tally.kind))
      counts.set(tally.list, (counts.get(tally.list) ?? 0) + tally.count)
  }
  return counts
}

/** Most first; the counts obey the filter. */
function byProperty(entity: EntityNode, filter: NeighbourFilter, counts: Counts): PropertyCount[] {
  return [...counts]
    .flatMap(([list, count]) => {
      const relation = relationOfList(list)
      return relation && isAsked(relation, filter) ? [{ entity, ...relation, kind: filter.kind, count }] : []
    })
    .sort((a, b) => b.count - a.count || compareWays(a, b))
}
