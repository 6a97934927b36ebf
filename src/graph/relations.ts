import type { Claim } from '../model/claim.ts'
import type { EntityKind } from '../model/kind.ts'
import type { PropertyName } from '../model/properties.ts'
import { facetOf, type Relation, relationsOf } from '../model/relation.ts'
import { relationKey } from '../store/derived/entity-key.ts'
import type { EntriesRequest, Entry, EntryKey } from '../store/entries.ts'
import { type Direction, relationList } from '../store/list.ts'
import { type ClaimNode, claimNode, type FactStatus, statusOfClaim } from './claim.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { type EntityNode, getEntity } from './entity.ts'
import { keyOfEntity } from './entity-order.ts'
import { allEntries, listEntries, listSeen } from './listing.ts'
import { type Eventually, whenAllThere, whenThere } from './loader.ts'
import { isWhole, type View } from './view.ts'

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
  readonly ways: readonly { readonly property: PropertyName; readonly direction: Direction }[]
  /** Only relations whose facet (role, effect, stage) is one of these. */
  readonly facets?: readonly string[] | null | undefined
  /** Only to entities of these kinds. */
  readonly kinds?: readonly EntityKind[] | undefined
}

/** The entities that are so related, each once, with their relations. */
export function connectRelations(view: View, request: RelationsRequest, args: PageArguments): Connection<RelationEdge> {
  if (!isWhole(view))
    return connect(
      listSeen(view, identityOf(view, request), {
        make: () => seenEdges(view, request),
        light: ({ place, start, name, item, relations }) => ({
          ...{ place, start, name, item },
          claims: [...new Set(relations.flatMap(({ claims }) => claims.map(({ id }) => id)))],
        }),
        edges: (entries) => whenAllThere(entries.map((entry) => storedEdge(view, entry))),
      }),
      args,
    )
  const edges = (entries: readonly Entry[]) => whenAllThere(entries.map((entry) => storedEdge(view, entry)))
  return connect(listEntries(view, entriesOf(request), edges), args)
}

/** The slugs of all entities that are so related. For relations that are few by nature. */
export function allRelated(view: View, request: RelationsRequest): Eventually<string[]> {
  if (!isWhole(view)) return whenThere(seenGroups(view, request), (groups) => [...groups.keys()].sort())
  return whenThere(allEntries(view, entriesOf(request)), (entries) => entries.map(({ item }) => item))
}

/** The relation's status: that of its claim. */
export function statusOfRelation({ claim }: RelationNode): Eventually<FactStatus> {
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

function entriesOf({ owners, ways, facets, kinds }: RelationsRequest): EntriesRequest {
  const lists = [...new Set(owners)].flatMap((owner) =>
    ways.flatMap(({ property, direction }) =>
      (facets ? [...new Set(facets)].sort() : [undefined]).map((facet) => ({
        owner,
        list: relationList(property, direction, facet),
      })),
    ),
  )
  return { lists, tags: kinds }
}

function storedEdge(view: View, entry: Pick<Entry, 'item' | 'claims'>): Eventually<RelationEdge> {
  return whenThere(whenAllThere(entry.claims.map((id) => view.claims.load(id))), (found) =>
    whenThere(getEntity(view, entry.item), (node) => {
      const kept = found.flatMap((claim) => claim ?? [])
      return edgeOf(view, node, relationsOf(kept, view.voices))
    }),
  )
}

/** The edges that a lens leaves, in the order that the claims it keeps give them. */
async function seenEdges(view: View, request: RelationsRequest): Promise<(RelationEdge & EntryKey)[]> {
  const groups = await seenGroups(view, request)
  const nodes = await Promise.all([...groups.keys()].map((slug) => getEntity(view, slug)))
  const wanted = request.kinds ? nodes.filter(({ kind }) => request.kinds?.includes(kind)) : nodes
  const keys = await Promise.all(wanted.map((node) => keyOfEntity(node)))
  return wanted.flatMap((node, index) => {
    const relations = relationsOf(groups.get(node.slug) ?? [], view.voices)
    const [first] = relations
    const own = keys[index]
    return first && own ? [{ ...edgeOf(view, node, relations), ...relationKey(first, own) }] : []
  })
}

/** The claims that the lens keeps of such relations, by the entity at their other end. */
function seenGroups(view: View, { owners, ways, facets }: RelationsRequest): Eventually<Map<string, Claim[]>> {
  const keys = [...new Set(owners)].flatMap((node) => ways.map((way) => ({ node, ...way })))
  return whenThere(whenAllThere(keys.map((key) => view.claimsAbout.load(key))), (lists) => {
    const groups = new Map<string, Claim[]>()
    lists.forEach((claims, index) => {
      for (const claim of claims) {
        if (claim.value.type !== 'entity' || (facets && !facets.includes(facetOf(claim) ?? ''))) continue
        const other = keys[index]?.direction === 'IN' ? claim.subject : claim.value.slug
        groups.set(other, [...(groups.get(other) ?? []), claim])
      }
    })
    return groups
  })
}

function identityOf(view: View, request: RelationsRequest): string {
  const { lists, tags } = entriesOf(request)
  return JSON.stringify([lists, tags, view.lensText])
}

function edgeOf(view: View, node: EntityNode, found: readonly Relation[]): RelationEdge {
  const relations = found.map((relation) => relationNode(view, relation))
  return { view, node, relations, relation: relations[0] as RelationNode }
}

function relationNode(view: View, { claim, claims, order }: Relation): RelationNode {
  return { claim: claimNode(view, claim), claims: claims.map((each) => claimNode(view, each)), order }
}
