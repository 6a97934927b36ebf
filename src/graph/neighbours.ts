import type { ListItem } from '../lists/list.ts'
import { itemAt } from '../lists/position.ts'
import { type Direction, relationList, type Way, waysByList } from '../lists/relations.ts'
import { countTies } from '../lists/ties.ts'
import { standing } from '../model/claim.ts'
import type { EntityKind } from '../model/kind.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { PropertyName } from '../model/properties.ts'
import { countLinkedNodes, type NeighbourCount } from '../store/links.ts'
import { choose } from './choose.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { getEntity } from './entity.ts'
import { keep } from './keep.ts'
import type { Listing, Window } from './listing.ts'
import { compareWays, isAsked, linksTo, type NeighbourFilter, type NeighbourLink } from './neighbour-link.ts'
import { allRelated, listRelations } from './related.ts'
import type { EntityNode, View } from './view.ts'

/** A neighbour, once, with every way in which it is linked. The edge's own fields are those of the first link. */
export interface NeighbourEdge extends NeighbourLink {
  readonly node: EntityNode
  readonly links: readonly NeighbourLink[]
}

export interface NeighbourConnection extends Connection<NeighbourEdge> {
  readonly byProperty: MaybePromise<PropertyCount[]>
}

/** How many neighbours an entity has by one property, in one direction, over one qualifier or none. */
export interface PropertyCount {
  readonly entity: EntityNode
  readonly property: PropertyName
  readonly direction: Direction
  readonly qualifier: string | null
  /** Over a qualifier, the entity can be an end of claims, and stand between those of others. */
  readonly ways: readonly Way[]
  readonly kind: readonly EntityKind[] | null
  readonly count: number
}

/**
 * Whatever the entity is related to, by any property or some, in both directions or one: property after property, those
 * first by which most are, and each neighbour where it comes first.
 */
export function connectNeighbours(
  entity: EntityNode,
  filter: NeighbourFilter,
  args: PageArguments,
): NeighbourConnection {
  const { view, slug } = entity
  const { property, direction, kind, qualifier } = filter
  const key = `neighbours ${slug} ${property ?? '*'} ${direction ?? '*'} ${kind ?? '*'} ${qualifier === undefined ? '*' : qualifier}`
  const counts = () => countsOf(entity, filter)
  const connected = {
    key,
    list: () => listNeighbours(entity, filter, key),
    edges: (items: readonly ListItem[]) =>
      andThen(counts(), (ways) => allOf(items.map(({ position }) => edgeOf(entity, waysOf(ways), itemAt(position))))),
  }
  const connection = connect(view, connected, args)
  return Object.defineProperty(Object.create(connection), 'byProperty', { get: counts }) as NeighbourConnection
}

function edgeOf(entity: EntityNode, ways: readonly Way[], item: string): MaybePromise<NeighbourEdge> {
  return andThen(getEntity(entity.view, item), (node) =>
    andThen(linksTo(entity, ways, item), (links) => {
      const [first] = links
      if (!first) throw new Error(`"${item}" is listed as a neighbour, and no claim links it.`)
      return { ...first, node, links }
    }),
  )
}

/** The ways that the filter leaves, counted, most first. */
function countsOf(entity: EntityNode, filter: NeighbourFilter): MaybePromise<PropertyCount[]> {
  const { view, slug } = entity
  const counted = choose<MaybePromise<readonly NeighbourCount[]>>(view, {
    stored: () => view.neighbourCounts.load(slug),
    made: () => keep(view, `neighbour counts ${slug}`, () => countKept(entity)),
  })
  return andThen(counted, (counts) => {
    const asked = counts.flatMap(({ property, direction, qualifier, kind, count }) => {
      const way: Way = { property, direction, qualifier }
      return isAsked(way, filter) && (!filter.kind || filter.kind.includes(kind)) ? [{ way, count }] : []
    })
    const groups = Map.groupBy(asked, ({ way }) => `${way.property} ${way.direction} ${way.qualifier?.name}`)
    const found = [...groups.values()].map((group) => {
      const ways = [...new Map(group.map(({ way }) => [relationList(way), way])).values()].sort(compareWays)
      const { property, direction, qualifier } = ways[0] as Way
      const count =
        ways.length > 1
          ? countDistinct(view, slug, ways, filter.kind)
          : group.reduce((sum, { count: each }) => sum + each, 0)
      const name = qualifier?.name ?? null
      return andThen(count, (all): PropertyCount => {
        return { entity, property, direction, qualifier: name, ways, kind: filter.kind, count: all }
      })
    })
    return andThen(allOf(found), (ways) =>
      ways.sort((a, b) => b.count - a.count || compareWays(a.ways[0] as Way, b.ways[0] as Way)),
    )
  })
}

/** What a lens leaves of the neighbours, counted. */
function countKept({ view, slug }: EntityNode): MaybePromise<NeighbourCount[]> {
  return andThen(view.claimsWith.load(slug), (claims) => {
    const others = new Map<string, { way: Way; slugs: Set<string> }>()
    const note = (way: Way, other: string) => {
      const key = relationList(way)
      const known = others.get(key) ?? { way, slugs: new Set() }
      others.set(key, known)
      known.slugs.add(other)
    }
    for (const { subject, property, value } of standing(claims)) {
      if (value.type !== 'entity') continue
      if (subject === slug) note({ property, direction: 'OUT' }, value.slug)
      if (value.slug === slug) note({ property, direction: 'IN' }, subject)
    }
    for (const { owner, list, item } of countTies(claims)) {
      const way = waysByList.get(list)
      if (way && owner === slug) note(way, item)
    }
    const counted = [...others.values()].map(({ way, slugs }) =>
      andThen(allOf([...slugs].map((other) => getEntity(view, other))), (entities) =>
        [...Map.groupBy(entities, ({ kind }) => kind)].map(([kind, { length }]) => ({ ...way, kind, count: length })),
      ),
    )
    return andThen(allOf(counted), (counts) => counts.flat())
  })
}

/** The lists of relations one after the other, without what stood in an earlier one. Positions begin with the list's place. */
function listNeighbours(entity: EntityNode, filter: NeighbourFilter, key: string): Listing {
  const { view, slug } = entity
  const ways = () => countsOf(entity, filter)
  return {
    read: (window) => andThen(ways(), (known) => readSegments(entity, known, window)),
    count: () =>
      andThen(ways(), (known) =>
        known.length < 2
          ? (known[0]?.count ?? 0)
          : keep(view, `count ${key}`, () => countDistinct(view, slug, waysOf(known), filter.kind)),
      ),
  }
}

function waysOf(counts: readonly PropertyCount[]): Way[] {
  return counts.flatMap(({ ways }) => ways)
}

function countDistinct(view: View, slug: string, ways: readonly Way[], kinds: NeighbourFilter['kind']) {
  return choose<MaybePromise<number>>(view, {
    stored: () => countLinkedNodes(view.graph.store, slug, ways, kinds),
    made: () => andThen(allRelatedBy(view, slug, ways, kinds), ({ length }) => length),
  })
}

function allRelatedBy(view: View, slug: string, ways: readonly Way[], kinds: NeighbourFilter['kind']) {
  return andThen(allOf(ways.map((way) => allRelated(view, { owners: [slug], ways: [way], kinds }))), (lists) => [
    ...new Set(lists.flat()),
  ])
}

/** Reads the lists that a window can touch, each as far as the window is long; further where too much stood earlier. */
async function readSegments(
  entity: EntityNode,
  ways: readonly PropertyCount[],
  { after, before, limit, backwards }: Window,
): Promise<readonly ListItem[]> {
  const first = after ? Math.max(0, Number(after[0])) : 0
  const last = before ? Math.min(Number(before[0]), ways.length - 1) : ways.length - 1
  const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  const segments = places.map((place) => ({
    place,
    window: {
      after: after && place === Number(after[0]) ? after.slice(1) : null,
      before: before && place === Number(before[0]) ? before.slice(1) : null,
      limit,
      backwards,
    },
  }))
  const found: ListItem[] = []
  // What most pages need is read together; only what comes after many repeated items is read in further steps.
  const ahead = await allOf(segments.map(({ place, window }) => readSegment(entity, ways, place, window)))
  for (const page of backwards ? ahead.toReversed() : ahead) {
    if (backwards) found.unshift(...page)
    else found.push(...page)
    if (found.length >= limit) break
  }
  return backwards ? found.slice(-limit) : found.slice(0, limit)
}

async function readSegment(
  entity: EntityNode,
  ways: readonly PropertyCount[],
  place: number,
  asked: Window,
): Promise<ListItem[]> {
  const { view, slug } = entity
  const way = ways[place]
  if (!way) return []
  const listing = listRelations(view, { owners: [slug], ways: way.ways, kinds: way.kind })
  const found: ListItem[] = []
  for (let window = asked; ; ) {
    const page = await listing.read(window)
    const earlier = await allOf(
      page.map(({ position }) => linksTo(entity, waysOf(ways.slice(0, place)), itemAt(position))),
    )
    const fresh = page
      .filter((_, index) => earlier[index]?.length === 0)
      .map((item) => ({ ...item, position: [place, ...item.position] }))
    if (asked.backwards) found.unshift(...fresh)
    else found.push(...fresh)
    const end = (asked.backwards ? page[0] : page.at(-1))?.position
    if (found.length >= asked.limit || page.length < asked.limit || !end) return found
    window = { ...window, ...(asked.backwards ? { before: end } : { after: end }) }
  }
}
