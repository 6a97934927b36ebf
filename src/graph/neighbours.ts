import type { Claim } from '../model/claim.ts'
import type { EntityKind } from '../model/kind.ts'
import { allProperties, type PropertyName } from '../model/properties.ts'
import { relationsOf } from '../model/relation.ts'
import { relationKey } from '../store/entity-key.ts'
import type { EntriesRequest, Entry, EntryKey } from '../store/entries.ts'
import { compareEntries } from '../store/entries.ts'
import { type Direction, neighbourList, relationList, relationOfList } from '../store/list.ts'
import { type ClaimNode, claimNode } from './claim.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { type EntityNode, getEntity } from './entity.ts'
import { keyOfEntity } from './entity-order.ts'
import { claimsBehind } from './link.ts'
import { listEntries, listInMemory } from './listing.ts'
import { type Eventually, whenAllThere, whenThere } from './loader.ts'
import { isWhole } from './view.ts'

/** A neighbour, once, with every way in which it is linked. The edge's own fields are those of the first link. */
export interface NeighbourEdge extends NeighbourLink {
  readonly node: EntityNode
  readonly links: readonly NeighbourLink[]
}

export interface NeighbourLink {
  readonly property: PropertyName
  /** OUT where the neighbour is the value of the claim. */
  readonly direction: Direction
  readonly claim: ClaimNode
}

export interface NeighbourFilter {
  readonly property: readonly PropertyName[] | null
  readonly direction: Direction | null
  readonly kind: readonly EntityKind[] | null
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
  const { view } = entity
  const request = requestOf(entity, filter)
  const edges = (entries: readonly Entry[]) => whenAllThere(entries.map((entry) => storedEdge(entity, filter, entry)))
  const connection = isWhole(view)
    ? connect(listEntries(view, request, edges), args)
    : connect(
        listInMemory(JSON.stringify(['neighbours', request, view.lensText]), () => seenNeighbours(entity, filter)),
        args,
      )
  return Object.defineProperty(connection, 'byProperty', {
    get: () => countByProperty(entity, filter),
  }) as NeighbourConnection
}

/** All claims by which a neighbour is linked in this way, the best first. */
export function claimsOfNeighbouring({ claim }: NeighbourLink): Eventually<ClaimNode[]> {
  const { view, subject, property, value } = claim
  return value.type === 'entity' ? claimsBehind(view, [{ subject, property, object: value.slug }]) : [claim]
}

function requestOf({ slug: owner }: EntityNode, { property, direction, kind }: NeighbourFilter): EntriesRequest {
  const tags = kind ?? undefined
  if (!property) return { lists: [{ owner, list: neighbourList(direction ?? undefined) }], tags }
  const lists = property.flatMap((name) =>
    directionsOf(direction).map((way) => ({ owner, list: relationList(name, way) })),
  )
  return { lists, tags }
}

/** Most first; the counts obey the filter. */
function countByProperty(entity: EntityNode, filter: NeighbourFilter): Eventually<PropertyCount[]> {
  const { view, slug } = entity
  const counts = isWhole(view)
    ? whenThere(view.tallies.load(slug), (tallies) => addUp(tallies, filter))
    : seenCounts(entity, filter)
  return whenThere(counts, (found) =>
    [...found]
      .flatMap(([list, count]) => {
        const relation = relationOfList(list)
        return relation && isAsked(relation, filter) ? [{ entity, ...relation, kind: filter.kind, count }] : []
      })
      .sort(
        (a, b) =>
          b.count - a.count || positionOf(a.property) - positionOf(b.property) || (a.direction < b.direction ? 1 : -1),
      ),
  )
}

function addUp(
  tallies: readonly { list: string; kind: string; count: number }[],
  { kind }: NeighbourFilter,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const tally of tallies) {
    if (!kind || kind.some((each) => each === tally.kind))
      counts.set(tally.list, (counts.get(tally.list) ?? 0) + tally.count)
  }
  return counts
}

async function seenCounts(entity: EntityNode, filter: NeighbourFilter): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { links } of await seenNeighbours(entity, filter)) {
    for (const { property, direction } of links) {
      const list = relationList(property, direction)
      counts.set(list, (counts.get(list) ?? 0) + 1)
    }
  }
  return counts
}

function storedEdge(entity: EntityNode, filter: NeighbourFilter, entry: Entry): Eventually<NeighbourEdge> {
  const { view } = entity
  return whenThere(whenAllThere(entry.claims.map((id) => view.claims.load(id))), (claims) =>
    whenThere(getEntity(view, entry.item), (node) =>
      edgeOf(
        node,
        linksOf(
          entity,
          filter,
          claims.flatMap((claim) => claim ?? []),
        ),
      ),
    ),
  )
}

async function seenNeighbours(entity: EntityNode, filter: NeighbourFilter): Promise<(NeighbourEdge & EntryKey)[]> {
  const { view, slug } = entity
  const groups = new Map<string, Claim[]>()
  for (const claim of await view.claimsOf.load(slug)) {
    if (claim.value.type !== 'entity') continue
    const ends = new Set([
      claim.subject === slug ? claim.value.slug : null,
      claim.value.slug === slug ? claim.subject : null,
    ])
    for (const other of ends) if (other !== null) groups.set(other, [...(groups.get(other) ?? []), claim])
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

interface RankedLink extends NeighbourLink {
  readonly relation: ReturnType<typeof relationsOf>[number]
}

/** A link for each property and direction, by the place and the start of its first relation, then as properties are declared. */
function linksOf({ view, slug }: EntityNode, filter: NeighbourFilter, claims: readonly Claim[]): RankedLink[] {
  const links = directionsOf(filter.direction).flatMap((direction) => {
    const going = claims.filter((claim) => (direction === 'OUT' ? claim.subject === slug : isValue(claim, slug)))
    return [...Map.groupBy(going, ({ property }) => property)].flatMap(([property, same]): RankedLink[] => {
      const [relation] = relationsOf(same, view.voices)
      const asked = isAsked({ property, direction }, filter)
      return relation && asked ? [{ property, direction, claim: claimNode(view, relation.claim), relation }] : []
    })
  })
  const rank = ({ relation }: RankedLink) => relation.order ?? Number.MAX_SAFE_INTEGER
  return links.sort(
    (a, b) =>
      rank(a) - rank(b) || positionOf(a.property) - positionOf(b.property) || (a.direction < b.direction ? 1 : -1),
  )
}

function edgeOf(node: EntityNode, links: readonly RankedLink[]): NeighbourEdge {
  const [first] = links
  if (!first) throw new Error(`"${node.slug}" is listed as a neighbour, and no claim links it.`)
  return { node, links, property: first.property, direction: first.direction, claim: first.claim }
}

function isAsked(
  { property, direction }: Pick<NeighbourLink, 'property' | 'direction'>,
  filter: NeighbourFilter,
): boolean {
  return (
    (!filter.property || filter.property.includes(property)) && (!filter.direction || filter.direction === direction)
  )
}

function isValue({ value }: Claim, slug: string): boolean {
  return value.type === 'entity' && value.slug === slug
}

function directionsOf(direction: Direction | null): Direction[] {
  return direction ? [direction] : ['OUT', 'IN']
}

function positionOf(property: PropertyName): number {
  return allProperties.findIndex(({ name }) => name === property)
}
