import type { EntityKind } from '../model/kind.ts'
import type { PropertyName } from '../model/properties.ts'
import { type Relation, relationsOf } from '../model/relation.ts'
import type { EntriesRequest, Entry } from '../store/entries.ts'
import { type Direction, relationList } from '../store/list.ts'
import { type ClaimNode, claimNode, type FactStatus, statusOfClaim } from './claim.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { type EntityNode, getEntity } from './entity.ts'
import { allEntries, listEntries } from './listing.ts'
import { type Eventually, whenAllThere, whenThere } from './loader.ts'
import type { View } from './view.ts'

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
  const edges = (entries: readonly Entry[]) => whenAllThere(entries.map((entry) => relationEdge(view, entry)))
  return connect(listEntries(view, entriesOf(request), edges), args)
}

/** The slugs of all entities that are so related. For relations that are few by nature. */
export function allRelated(view: View, request: RelationsRequest): Eventually<string[]> {
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
      (facets ? [...new Set(facets)] : [undefined]).map((facet) => ({
        owner,
        list: relationList(property, direction, facet),
      })),
    ),
  )
  return { lists, tags: kinds }
}

function relationEdge(view: View, entry: Entry): Eventually<RelationEdge> {
  return whenThere(whenAllThere(entry.claims.map((id) => view.claims.load(id))), (found) =>
    whenThere(getEntity(view, entry.item), (node) => {
      const kept = found.flatMap((claim) => claim ?? [])
      const relations = relationsOf(kept, view.voices).map((relation) => relationNode(view, relation))
      return { view, node, relations, relation: relations[0] as RelationNode }
    }),
  )
}

function relationNode(view: View, { claim, claims, order }: Relation): RelationNode {
  return { claim: claimNode(view, claim), claims: claims.map((each) => claimNode(view, each)), order }
}
