import { isEventKind } from '../lists/kinds.ts'
import type { ListItem } from '../lists/list.ts'
import { comparePositions, itemAt } from '../lists/position.ts'
import { relationPosition } from '../lists/relations.ts'
import type { Edtf } from '../model/edtf.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { ParticipationRole } from '../model/vocabulary.ts'
import { entityOf } from './argument.ts'
import { bodyAndTerms, eventAndParts } from './body.ts'
import { readQualifiers } from './condition-qualifiers.ts'
import { keyOfEntity } from './entity-order.ts'
import { InputError } from './input-error.ts'
import { readAll } from './listing.ts'
import { keyOfRelated, listRelations, type RelationsRequest } from './related.ts'
import { edgeWith, type RelationEdge, type RelationNode, relationsWith } from './relations.ts'
import { tooManyListed } from './too-wide.ts'
import type { EntityNode, View } from './view.ts'
import { narrowedLens } from './view-through.ts'
import type { GivenQualifier } from './where.ts'

/** A list of people or bodies as a client gives it: one of these. */
export interface GivenRoster {
  readonly participants?: GivenParticipants | null | undefined
  readonly members?: GivenMembers | null | undefined
}

export interface GivenParticipants {
  readonly event: string
  readonly role?: readonly ParticipationRole[] | null | undefined
  readonly includeParts?: boolean | null | undefined
}

export interface GivenMembers {
  readonly organization: string
  readonly at?: Pick<Edtf, 'text'> | null | undefined
  readonly match?: 'CERTAINLY' | 'POSSIBLY' | null | undefined
  readonly withTerms?: boolean | null | undefined
  readonly qualifiers?: readonly GivenQualifier[] | null | undefined
}

/** Who is on a list, in its order. */
export interface Roster {
  /** What it is made of, as a text. */
  readonly key: string
  readonly items: readonly ListItem[]
  /** The slugs. */
  readonly members: ReadonlySet<string>
  /** The relation by which somebody is on it. */
  relationOf(slug: string): MaybePromise<RelationNode>
  /** The place on it; null where none is told, and where the list is made of several that number each for itself. */
  orderOf(slug: string): MaybePromise<number | null>
}

/** Reads a list. @throws InputError for what is in the graph under no such name, or is of another kind */
export async function readRoster(view: View, { participants, members }: GivenRoster, place: string): Promise<Roster> {
  if (participants) return readParticipants(view, participants, `${place}.participants`)
  if (members) return readMembers(view, members, `${place}.members`)
  throw new InputError(`"${place}" names no list: give "participants" or "members".`)
}

async function readParticipants(
  view: View,
  { event, role, includeParts }: GivenParticipants,
  place: string,
): Promise<Roster> {
  const found = await entityOf(view, `${place}.event`, event)
  if (!isEventKind(found.kind)) throw wrongKind(`${place}.event`, found, 'an event')
  const { owners } = await eventAndParts(found, { includeParts })
  return rosterOf(view, { owners, ways: [{ property: 'participant', direction: 'OUT' }], facets: role }, () => true)
}

async function readMembers(view: View, given: GivenMembers, place: string): Promise<Roster> {
  const { organization, at, match, withTerms } = given
  const body = await entityOf(view, `${place}.organization`, organization)
  if (body.kind !== 'ORGANIZATION') throw wrongKind(`${place}.organization`, body, 'a body')
  if (given.qualifiers?.length === 0)
    throw new InputError(`"${place}.qualifiers" names nothing, and nobody would have it: leave it out, or name one.`)
  const asked = await readQualifiers(view, given.qualifiers ?? [], ['memberOf'], place)
  const then = at ? view.through(narrowedLens(view, { at: at as Edtf, match })) : view
  // Which terms a body has does not depend on the day; whether they held then, their members' spells tell.
  const { owners } = await bodyAndTerms(body, { withTerms })
  const request: RelationsRequest = { owners, ways: [{ property: 'memberOf', direction: 'IN' }] }
  const roster = await rosterOf(
    then,
    request,
    ({ qualifiers }) => asked.every(({ name, values }) => values.includes(qualifiers[name] ?? '')),
    JSON.stringify(asked),
  )
  return { ...roster, relationOf: (slug) => andThen(roster.relationOf(slug), (relation) => seenBy(view, relation)) }
}

const mostListed = 20_000

async function rosterOf(
  view: View,
  request: RelationsRequest,
  isAsked: (relation: RelationNode) => boolean,
  asked = '[]',
): Promise<Roster> {
  const listing = listRelations(view, request)
  if ((await listing.count()) > mostListed) throw tooManyListed(mostListed)
  const all = await readAll(listing)
  const edges = new Map<string, MaybePromise<RelationEdge | null>>()
  const edgeOf = (slug: string): MaybePromise<RelationEdge | null> => {
    const known = edges.get(slug)
    if (known !== undefined) return known
    const edge = andThen(relationsWith(view, request, slug), (relations) => {
      const own = relations.filter(isAsked)
      return own.length > 0 ? edgeWith(view, request.owners[0] ?? '', slug, own) : null
    })
    edges.set(slug, edge)
    return edge
  }
  const slugs = all.map(({ position }) => itemAt(position))
  const isRead = asked !== '[]' || request.owners.length > 1
  const found = isRead ? await allOf(slugs.map(edgeOf)) : null
  const numbering = new Set(found?.flatMap((edge) => (edge && edge.relation.order !== null ? [listOf(edge)] : [])))
  const items = asked === '[]' ? all : await placedAnew(found?.flatMap((edge) => edge ?? []) ?? [])
  const relationOf = (slug: string) =>
    andThen(edgeOf(slug), (edge) => {
      if (!edge) throw new Error(`"${slug}" is not on the list.`)
      return edge.relation
    })
  return {
    key: `${keyOfRelated(request)} ${view.lensText} ${asked}`,
    items,
    members: new Set(items.map(({ position }) => itemAt(position))),
    relationOf,
    orderOf: (slug) => (numbering.size > 1 ? null : andThen(relationOf(slug), ({ order }) => order)),
  }
}

/** Of those who are listed for some of their relations, the first of these gives the place in the list. */
async function placedAnew(edges: readonly RelationEdge[]): Promise<ListItem[]> {
  const keys = await allOf(edges.map(({ node }) => keyOfEntity(node)))
  const items = edges.flatMap(({ node, relations: [first] }, index): ListItem[] => {
    const key = keys[index]
    return key && first ? [{ position: relationPosition(first, node.slug, key), kind: node.kind }] : []
  })
  return items.sort((a, b) => comparePositions(a.position, b.position))
}

/** Whose list the relation is of: the other end. */
function listOf({ node, relation: { claim } }: RelationEdge): string {
  return claim.value.type === 'entity' && claim.subject === node.slug ? claim.value.slug : claim.subject
}

/** The relation as another view has it: which day was asked for is not part of its ids. */
function seenBy(view: View, relation: RelationNode): RelationNode {
  const claims = relation.claims.map((claim) => ({ ...claim, view }))
  return { ...relation, claims, claim: { ...relation.claim, view } }
}

function wrongKind(place: string, { slug, kind }: EntityNode, wanted: string): InputError {
  return new InputError(`"${place}": expected ${wanted}, and "${slug}" is of the kind ${kind}.`)
}
