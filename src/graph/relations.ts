import type { ListItem } from '../lists/list.ts'
import { comparePositions, itemAt } from '../lists/position.ts'
import { deriveRelations, relationList, storedRelations, type Way } from '../lists/relations.ts'
import type { EntityKind } from '../model/kind.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { facetOf, relationsOf } from '../model/relation.ts'
import type { RelationKey } from '../store/claims.ts'
import { choose } from './choose.ts'
import { type FactStatus, statusOfClaim } from './claim.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { getEntity } from './entity.ts'
import { keyOfEntity } from './entity-order.ts'
import { keep } from './keep.ts'
import { type Listing, listMade, listOf, readAll } from './listing.ts'
import type { ClaimNode, EntityNode, View } from './view.ts'

/** One edge a node, as client caches want it, with all the relations that it stands for, in order. */
export interface RelationEdge {
  readonly view: View
  readonly node: EntityNode
  readonly relations: readonly RelationNode[]
  /** The first relation: the edge's own fields are those of it. */
  readonly relation: RelationNode
}

/** A relation in flight: accordant claims, the most specific first. */
export interface RelationNode {
  readonly claim: ClaimNode
  readonly claims: readonly ClaimNode[]
  readonly order: number | null
}

/** Which relations a connection shows: those of any of these owners by any of these ways. */
export interface RelationsRequest {
  readonly owners: readonly string[]
  readonly ways: readonly Way[]
  /** Only relations whose facet (role, effect, stage) is one of these. */
  readonly facets?: readonly string[] | null | undefined
  /** Only to entities of these kinds. */
  readonly kinds?: readonly EntityKind[] | null | undefined
}

/** The entities that are so related, each once, with their relations. */
export function connectRelations(view: View, request: RelationsRequest, args: PageArguments): Connection<RelationEdge> {
  const connected = {
    key: requestKey(request),
    list: () => listRelations(view, request),
    edges: (items: readonly ListItem[]) => allOf(items.map(({ position }) => edgeOf(view, request, itemAt(position)))),
  }
  return connect(view, connected, args)
}

/** The slugs of all entities that are so related. For relations that are few by nature. */
export function allRelated(view: View, request: RelationsRequest): MaybePromise<string[]> {
  return choose<MaybePromise<string[]>>(view, {
    stored: () =>
      andThen(readAll(listRelations(view, request)), (items) => items.map(({ position }) => itemAt(position))),
    made: () => keptRelated(view, request),
  })
}

/** The same of the claims that a lens keeps, in no order of a list. */
function keptRelated(view: View, { owners, ways, facets, kinds }: RelationsRequest): MaybePromise<string[]> {
  const keys = [...new Set(owners)].flatMap((node) => ways.map((way) => ({ node, ...way })))
  return andThen(allOf(keys.map((key) => view.claimsAbout.load(key))), (found) => {
    const slugs = found.flatMap((claims, index) =>
      claims.flatMap((claim) => {
        if (claim.value.type !== 'entity' || (facets && !facets.includes(facetOf(claim) ?? ''))) return []
        return [keys[index]?.direction === 'IN' ? claim.subject : claim.value.slug]
      }),
    )
    const distinct = [...new Set(slugs)].sort()
    if (!kinds) return distinct
    return andThen(allOf(distinct.map((slug) => getEntity(view, slug))), (entities) =>
      entities.filter(({ kind }) => kinds.includes(kind)).map(({ slug }) => slug),
    )
  })
}

/** The relations of a property between two entities. */
export function relationsBetween(view: View, key: RelationKey): MaybePromise<readonly RelationNode[]> {
  const name = `relations ${key.subject} ${key.property} ${key.object}`
  return keep(view, name, () =>
    andThen(view.claimsBetween.load(key), (claims) => relationsOf(claims, view.graph.voices)),
  )
}

/** The relation's status: that of its claim. */
export function statusOfRelation({ claim }: RelationNode): MaybePromise<FactStatus> {
  return statusOfClaim(claim)
}

/** The value of a qualifier in each of the edge's relations, each once. */
export function distinctQualifiers({ relations }: RelationEdge, name: string): string[] {
  return [...new Set(relations.flatMap(({ claim }) => claim.qualifiers[name] ?? []))]
}

/** A qualifier of the edge's first relation. */
export function firstQualifier({ relation }: RelationEdge, name: string): string | null {
  return relation.claim.qualifiers[name] ?? null
}

function requestKey({ owners, ways, facets, kinds }: RelationsRequest): string {
  const [owner = '', way] = [owners[0], ways[0]]
  const simple = owners.length === 1 && ways.length === 1 && way ? relationList(way) : JSON.stringify([owners, ways])
  return `${owner} ${simple} ${facets ? [...new Set(facets)].sort().join(',') : '*'} ${kinds ? kinds.join(',') : '*'}`
}

/** One stored list as it is; several of them as one, in which each entity stands once, at its first place in any. */
export function listRelations(view: View, request: RelationsRequest): Listing {
  const { kinds } = request
  const lists = listsOf(request)
  const [only] = lists
  if (only && lists.length === 1) {
    const make = () => makeRelations(view, request)
    return listOf(view, requestKey(request), { stored: storedRelations, ...only, kinds, make })
  }
  const read = () =>
    choose(view, {
      stored: () =>
        allOf(
          lists.map((list) => readAll(listOf(view, '', { stored: storedRelations, ...list, kinds, make: () => [] }))),
        ),
      made: () => andThen(makeRelations(view, request), (items) => [items]),
    })
  return listMade(view, requestKey(request), () => andThen(read(), eachOnce))
}

function listsOf({ owners, ways, facets }: RelationsRequest): { owner: string; list: string }[] {
  const words = facets ? [...new Set(facets)].sort() : [undefined]
  return [...new Set(owners)].flatMap((owner) =>
    ways.flatMap((way) => words.map((facet) => ({ owner, list: relationList(way, facet) }))),
  )
}

/** The same lists, of the claims that the view keeps. */
function makeRelations(view: View, request: RelationsRequest): MaybePromise<ListItem[]> {
  const { owners, ways, kinds } = request
  const keys = [...new Set(owners)].flatMap((node) => ways.map((way) => ({ node, ...way })))
  return andThen(allOf(keys.map((key) => view.claimsAbout.load(key))), (found) => {
    const claims = [...new Set(found.flat())]
    noteRelations(view, claims)
    const ends = new Set(claims.flatMap(({ subject, value }) => (value.type === 'entity' ? [subject, value.slug] : [])))
    return andThen(keysOf(view, [...ends]), (entityKeys) => {
      const wanted = new Set(listsOf(request).map(({ owner, list }) => `${owner} ${list}`))
      const items = deriveRelations(claims, (slug) => entityKeys.get(slug), view.graph.voices)
      return eachOnce([
        items.filter(({ owner, list, kind }) => wanted.has(`${owner} ${list}`) && (!kinds || kinds.includes(kind))),
      ])
    })
  })
}

/** All claims of a property between two entities are among these: they need not be read again. */
function noteRelations(view: View, claims: readonly ClaimNode[]): void {
  const groups = Map.groupBy(claims, ({ subject, property, value }) =>
    value.type === 'entity' ? `${subject} ${property} ${value.slug}` : '',
  )
  for (const group of groups.values()) {
    const [{ subject, property, value }] = group as [ClaimNode]
    if (value.type === 'entity') view.claimsBetween.note({ subject, property, object: value.slug }, group)
  }
}

/** Where entities stand by themselves, by the claims that the view keeps. */
function keysOf(view: View, slugs: readonly string[]) {
  return andThen(allOf(slugs.map((slug) => getEntity(view, slug))), (entities) =>
    andThen(allOf(entities.map(keyOfEntity)), (keys) => new Map(keys.map((key, index) => [slugs[index] ?? '', key]))),
  )
}

/** Each item at its first place in any of the lists. */
function eachOnce(lists: readonly (readonly ListItem[])[]): ListItem[] {
  if (
    lists.length === 1 &&
    lists[0] &&
    new Set(lists[0].map(({ position }) => itemAt(position))).size === lists[0].length
  )
    return [...lists[0]]
  const first = new Map<string, ListItem>()
  for (const item of lists.flat().sort((a, b) => comparePositions(a.position, b.position))) {
    const slug = itemAt(item.position)
    if (!first.has(slug)) first.set(slug, item)
  }
  return [...first.values()]
}

function edgeOf(view: View, request: RelationsRequest, item: string): MaybePromise<RelationEdge> {
  return andThen(relationsWith(view, request, item), (relations) =>
    andThen(getEntity(view, item), (node) => ({ view, node, relations, relation: relations[0] as RelationNode })),
  )
}

/** All relations that put an entity on the list. */
function relationsWith(view: View, request: RelationsRequest, item: string): MaybePromise<readonly RelationNode[]> {
  const { owners, ways, facets } = request
  const keys = owners.flatMap((owner) => ways.map((way) => relationKey(owner, way, item)))
  const [only] = keys
  if (only && keys.length === 1 && !facets) return relationsBetween(view, only)
  return andThen(allOf(keys.map((key) => view.claimsBetween.load(key))), (found) => {
    const claims = [...new Set(found.flat())]
    const asked = facets ? claims.filter((claim) => facets.includes(facetOf(claim) ?? '')) : claims
    return relationsOf(asked, view.graph.voices)
  })
}

/** The relation of two entities by a property, of which the first is the subject (OUT) or the value (IN). */
export function relationKey(owner: string, { property, direction }: Way, other: string): RelationKey {
  return direction === 'OUT' ? { subject: owner, property, object: other } : { subject: other, property, object: owner }
}
