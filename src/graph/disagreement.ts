import { encodeSlot, parseSlot } from '../lists/disagreements.ts'
import { type Claim, citedSources } from '../model/claim.ts'
import {
  type Disagreement,
  type DisagreementKind,
  disagreementsAmong,
  type Position,
  qualifiersOfSlot,
  type Slot,
} from '../model/disagreement.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { properties } from '../model/properties.ts'
import { bestFirst } from '../model/ranking.ts'
import { displayClaim, type Qualified } from './claim.ts'
import { getEntity } from './entity.ts'
import { encodeId } from './id.ts'
import type { ClaimNode, EntityNode, View } from './view.ts'

/** A disagreement in flight. */
export interface DisagreementNode {
  readonly view: View
  readonly place: Slot
  readonly kinds: readonly DisagreementKind[]
  readonly positions: readonly PositionNode[]
  readonly explanation: string | null
}

export interface PositionNode {
  readonly claim: ClaimNode
  readonly claims: readonly ClaimNode[]
  readonly sum: number | null
}

/** The disagreements about a subject's property that the view shows. */
export function disagreementsAt(
  view: View,
  { subject: node, property }: Pick<Slot, 'subject' | 'property'>,
): MaybePromise<DisagreementNode[]> {
  const claims = view.claimsAbout.load({ node, property, direction: 'OUT' })
  const declared =
    property === 'headcount' ? view.claimsAbout.load({ node, property: 'breakdownExhaustive', direction: 'OUT' }) : []
  return andThen(allOf([claims, declared]), ([rivals = [], breakdowns = []]) =>
    disagreementNodes(view, rivals, breakdowns),
  )
}

/** The disagreements among claims of one subject and property. */
function disagreementNodes(view: View, claims: readonly Claim[], declared: readonly Claim[]): DisagreementNode[] {
  return disagreementsAmong(claims, declared).map((disagreement) => disagreementNode(view, disagreement, claims))
}

/** The disagreement at a place, as its id names it; null if the view shows none there. */
export function findDisagreement(view: View, key: string): MaybePromise<DisagreementNode | null> {
  const place = parseSlot(key)
  if (!place) return null
  return andThen(disagreementsAt(view, place), (found) => found.find((each) => each.place.per === place.per) ?? null)
}

export function idOfDisagreement({ view, place }: DisagreementNode): string {
  return encodeId({ type: 'Disagreement', key: encodeSlot(place), lens: view.lensText })
}

/** What the place's claims are further told by, for people to read. */
export function qualifiersOfDisagreement({ view, place }: DisagreementNode): MaybePromise<Qualified>[] {
  const declared = properties[place.property].qualifiers ?? {}
  return qualifiersOfSlot(place).map(([name, value]) =>
    declared[name]?.kinds
      ? andThen(getEntity(view, value), (entity) => ({ name, display: entity.name, entity }))
      : { name, display: value, entity: null },
  )
}

export function displayPosition({ claim, sum }: PositionNode): MaybePromise<string> {
  return sum === null ? displayClaim(claim) : `${sum.toLocaleString('en-US')} (sum of the parts)`
}

/** The sources that hold a position, first published first. */
export function sourcesOfPosition({ claim: { view }, claims }: PositionNode): MaybePromise<EntityNode[]> {
  const slugs = new Set(claims.flatMap(citedSources))
  return allOf([...slugs].sort(view.graph.voices.compare).map((slug) => getEntity(view, slug)))
}

function disagreementNode(
  view: View,
  { place, kinds, positions }: Disagreement,
  context: readonly Claim[],
): DisagreementNode {
  const rivals = [...new Set(positions.flatMap(({ claims }) => claims))]
  const ranked = bestFirst(rivals, context, view.graph.voices)
  const explanation = ranked.find((claim) => claim.explanation !== null)?.explanation ?? null
  const rank = (position: Position) => ranked.indexOf(position.claim) + (position.sum === null ? 0 : ranked.length)
  const nodes = [...positions].sort((a, b) => rank(a) - rank(b)).map((position) => positionNode(view, position, ranked))
  return { view, place, kinds, positions: nodes, explanation }
}

function positionNode(view: View, { claim, claims, sum }: Position, ranked: readonly Claim[]): PositionNode {
  const ordered = [...claims].sort((a, b) => ranked.indexOf(a) - ranked.indexOf(b))
  return { claim: view.nodeOf(claim), claims: ordered.map(view.nodeOf), sum }
}
