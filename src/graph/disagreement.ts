import { disagreementsAbout, encodeSlot, parseSlot } from '../lists/disagreements.ts'
import type { Direction } from '../lists/relations.ts'
import { type Claim, citedSources } from '../model/claim.ts'
import { oneAtATime } from '../model/conflict.ts'
import {
  type Disagreement,
  type DisagreementKind,
  type Position,
  qualifiersOfSlot,
  type Slot,
} from '../model/disagreement.ts'
import { isListed, ownerOfList } from '../model/listed-property.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { type PropertyName, properties } from '../model/properties.ts'
import { bestFirst } from '../model/ranking.ts'
import { displayClaim, type Qualified } from './claim.ts'
import { getEntity } from './entity.ts'
import { encodeId } from './id.ts'
import { leadOnSlot } from './redirect.ts'
import type { ClaimNode, EntityNode, View } from './view.ts'

/** A disagreement in flight. */
export interface DisagreementNode {
  readonly view: View
  readonly place: Slot
  readonly kinds: readonly DisagreementKind[]
  readonly positions: readonly PositionNode[]
  readonly judged: boolean
  readonly explanation: string | null
}

export interface PositionNode extends Pick<Position, 'sum' | 'sources' | 'list'> {
  readonly claim: ClaimNode
  readonly claims: readonly ClaimNode[]
}

/** The disagreements about a subject's property that the view shows. */
export function disagreementsAt(
  view: View,
  place: Pick<Slot, 'subject' | 'property'>,
): MaybePromise<DisagreementNode[]> {
  return andThen(claimsCompeting(view, place), (claims) =>
    disagreementsAbout(place, claims, view.graph.voices).map((found) => disagreementNode(view, found, claims)),
  )
}

/** All that can compete there: what is claimed, and what is declared complete. */
function claimsCompeting(
  view: View,
  { subject: node, property }: Pick<Slot, 'subject' | 'property'>,
): MaybePromise<readonly ClaimNode[]> {
  const about = (name: PropertyName, direction: Direction = 'OUT') =>
    view.claimsAbout.load({ node, property: name, direction })
  const isOfOwner = isListed(property) && ownerOfList[property] === 'OBJECT'
  const lists = [
    about(property),
    ...(property === 'headcount' ? [about('breakdownExhaustive')] : []),
    ...(isListed(property) || property === 'ballotCount' ? [about('listComplete')] : []),
    ...(property === 'ballotCount' ? [about('ballot', 'IN')] : []),
    ...(isOfOwner ? [about(property, 'IN')] : []),
  ]
  return andThen(allOf(lists), (found) => [...new Set(found.flat())])
}

/** The disagreement at a place, as its id names it; null if the view shows none there. */
export function findDisagreement(view: View, key: string): MaybePromise<DisagreementNode | null> {
  const named = parseSlot(key)
  if (!named) return null
  const place = leadOnSlot(view.graph, named)
  return andThen(disagreementsAt(view, place), (found) => found.find((each) => each.place.per === place.per) ?? null)
}

export function idOfDisagreement({ view, place }: DisagreementNode): string {
  return encodeId({ type: 'Disagreement', key: encodeSlot(place), lens: view.lensText })
}

/** What the place's claims are further told by, for people to read. */
export function qualifiersOfDisagreement({ view, place }: DisagreementNode): MaybePromise<Qualified>[] {
  const { qualifiers: declared = {}, functional } = properties[place.property]
  return qualifiersOfSlot(place).map(([name, value]) =>
    declared[name]?.kinds || (!functional && name === place.property)
      ? andThen(getEntity(view, value), (entity) => ({ name, display: entity.name, entity }))
      : { name, display: value, entity: null },
  )
}

export function displayPosition({ claim, sum, list }: PositionNode): MaybePromise<string> {
  if (sum !== null) {
    const what =
      claim.property === 'listComplete' ? 'listed' : `sum of the ${claim.property === 'ballot' ? 'ballots' : 'parts'}`
    return `${sum.toLocaleString('en-US')} (${what})`
  }
  if (!list) return oneAtATimeWords(claim) ?? displayClaim(claim)
  const { size, only } = list
  if (only.length === 0) return `${size} listed, all of them elsewhere too`
  const names = only.map((slug) => andThen(getEntity(claim.view, slug), ({ name }) => name))
  return andThen(allOf(names), (found) => `${size} listed, and only here: ${found.join(', ')}`)
}

/** By what two claims of one relation differ. */
function oneAtATimeWords({ property, qualifiers }: Claim): string | null {
  return (
    oneAtATime(property)
      .flatMap((name) => qualifiers[name] ?? [])
      .join(', ') || null
  )
}

/** The sources that hold a position, first published first. */
export function sourcesOfPosition({ claim: { view }, claims, sources }: PositionNode): MaybePromise<EntityNode[]> {
  const slugs = new Set(sources ?? claims.flatMap(citedSources))
  return allOf([...slugs].sort(view.graph.voices.compare).map((slug) => getEntity(view, slug)))
}

function disagreementNode(
  view: View,
  { place, kinds, positions, judged }: Disagreement,
  context: readonly Claim[],
): DisagreementNode {
  const rivals = [...new Set(positions.flatMap(({ claims }) => claims))]
  const ranked = bestFirst(rivals, context, view.graph.voices)
  const places = new Map(ranked.map((claim, index) => [claim, index]))
  const placeOf = (claim: Claim) => places.get(claim) ?? ranked.length
  const explanation = ranked.find((claim) => claim.explanation !== null)?.explanation ?? null
  const rank = (position: Position) => placeOf(position.claim) + (position.sum === null ? 0 : ranked.length)
  const nodes = [...positions]
    .sort((a, b) => rank(a) - rank(b))
    .map((position) => positionNode(view, position, placeOf))
  return { view, place, kinds, positions: nodes, judged, explanation }
}

function positionNode(view: View, position: Position, placeOf: (claim: Claim) => number): PositionNode {
  const { claim, claims } = position
  const ordered = [...claims].sort((a, b) => placeOf(a) - placeOf(b))
  return { ...position, claim: view.nodeOf(claim), claims: ordered.map(view.nodeOf) }
}
