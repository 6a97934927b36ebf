import type { ListItem } from '../lists/list.ts'
import { itemAt } from '../lists/position.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { latestOf, type Relation, relationsOf } from '../model/relation.ts'
import { type FactStatus, statusOfClaim } from './claim.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { getEntity } from './entity.ts'
import { keep } from './keep.ts'
import { claimsLinking, keyOfLink, type LinkKey, linkBetween } from './link.ts'
import { isAsked, keyOfRelated, listRelations, metBy, type RelationsRequest } from './related.ts'
import type { ClaimNode, EntityNode, View } from './view.ts'

/** One edge a node, as client caches want it, with all the relations that it stands for, in order. */
export interface RelationEdge {
  readonly view: View
  /** Whose list it is on; of several, the first. */
  readonly owner: string
  readonly node: EntityNode
  readonly relations: readonly RelationNode[]
  /** The relation whose fields the edge has: the first that held at the lens's date; without one, the one that began last. */
  readonly relation: RelationNode
}

/** A relation in flight: accordant claims, the most specific first. */
export type RelationNode = Relation<ClaimNode>

/** The entities that are so related, each once, with their relations. */
export function connectRelations(view: View, request: RelationsRequest, args: PageArguments): Connection<RelationEdge> {
  const connected = {
    key: keyOfRelated(request),
    list: () => listRelations(view, request),
    met: metBy(request),
    edges: (items: readonly ListItem[]) => allOf(items.map(({ position }) => edgeOf(view, request, itemAt(position)))),
  }
  return connect(view, connected, args)
}

/** The relations of a link between two entities. */
export function relationsBetween(view: View, link: LinkKey): MaybePromise<readonly RelationNode[]> {
  return keep(view, `relations ${keyOfLink(link)}`, () =>
    andThen(claimsLinking(view, link), (claims) => relationsTold(view, [link], claims)),
  )
}

/** The relations of which some claims tell, joined from all that tell of them: also those without the qualifier that ties. */
function relationsTold(
  view: View,
  links: readonly LinkKey[],
  claims: readonly ClaimNode[],
): MaybePromise<readonly RelationNode[]> {
  const { voices } = view.graph
  // From the value to what stands in a qualifier there are as many relations as there are subjects: what ties them is enough.
  const ends = links.flatMap((link) => ('between' in link && link.side === 'SUBJECT' ? [link.end] : []))
  const tied = claims.filter(({ subject }) => ends.includes(subject))
  const pairs = tied.flatMap(({ subject, property, value }) =>
    value.type === 'entity' ? [{ subject, property, object: value.slug }] : [],
  )
  if (pairs.length === 0) return relationsOf(claims, voices)
  const distinct = [...new Map(pairs.map((pair) => [keyOfLink(pair), pair])).values()]
  return andThen(allOf(distinct.map((pair) => view.claimsBetween.load(pair))), (found) => {
    const told = new Set(claims)
    const relations = relationsOf([...new Set([...claims, ...found.flat()])], voices)
    return relations.filter((relation) => relation.claims.some((claim) => told.has(claim)))
  })
}

/** Disputed where a claim that tells of it is. */
export function statusOfRelation({ claims }: RelationNode): MaybePromise<FactStatus> {
  return andThen(allOf(claims.map(statusOfClaim)), (statuses) =>
    statuses.includes('DISPUTED') ? 'DISPUTED' : 'UNDISPUTED',
  )
}

/** The value of a qualifier in each of the edge's relations, each once. */
export function distinctQualifiers({ relations }: RelationEdge, name: string): string[] {
  return [...new Set(relations.flatMap(({ qualifiers }) => qualifiers[name] ?? []))]
}

/** A qualifier of the edge's own relation. */
export function ownQualifier({ relation }: RelationEdge, name: string): string | null {
  return relation.qualifiers[name] ?? null
}

function edgeOf(view: View, request: RelationsRequest, item: string): MaybePromise<RelationEdge> {
  return andThen(relationsWith(view, request, item), (relations) =>
    edgeWith(view, request.owners[0] ?? '', item, relations),
  )
}

/** The edge that leads to an entity by these relations. */
export function edgeWith(
  view: View,
  owner: string,
  item: string,
  relations: readonly RelationNode[],
): MaybePromise<RelationEdge> {
  const own = view.lens.at.length > 0 ? relations[0] : latestOf(relations)
  if (!own) throw new Error(`"${item}" is listed as related, and no claim relates it.`)
  return andThen(getEntity(view, item), (node) => ({ view, owner, node, relations, relation: own }))
}

/** All relations that put an entity on the list. */
export function relationsWith(
  view: View,
  request: RelationsRequest,
  item: string,
): MaybePromise<readonly RelationNode[]> {
  const { owners, ways } = request
  const isNarrowed = request.facets || request.qualified
  const links = owners.flatMap((owner) => ways.map((way) => linkBetween(owner, way, item)))
  const [only] = links
  if (only && links.length === 1 && !isNarrowed) return relationsBetween(view, only)
  return andThen(allOf(links.map((link) => claimsLinking(view, link))), (found) => {
    const claims = [...new Set(found.flat())]
    return relationsTold(
      view,
      links,
      claims.filter((claim) => isAsked(claim, request)),
    )
  })
}
