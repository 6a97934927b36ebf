import type { Direction } from '../lists/relations.ts'
import { type Claim, standing } from '../model/claim.ts'
import { compare } from '../model/compare.ts'
import { conflict, slotOf } from '../model/conflict.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { allProperties, type PropertyName } from '../model/properties.ts'
import { bestFirst } from '../model/ranking.ts'
import type { FactStatus } from './claim.ts'
import { findEntity } from './entity.ts'
import { keep } from './keep.ts'
import type { ClaimNode, EntityNode, View } from './view.ts'

/** A functional property resolved: every claim that competes for the place, best first, and whether any two conflict. */
export interface ResolvedFact {
  readonly property: PropertyName
  readonly best: ClaimNode
  readonly claims: readonly ClaimNode[]
  readonly status: FactStatus
}

/** The property's facts: one for each place that has a claim, in the order of their places. */
function factsOf({ view, slug }: EntityNode, property: PropertyName): MaybePromise<ResolvedFact[]> {
  const claims = () => view.claimsAbout.load({ node: slug, property, direction: 'OUT' })
  return keep(view, `facts ${slug} ${property}`, () =>
    andThen(claims(), (found) => factsAmong(view, property, found, found)),
  )
}

/** The facts that some of a property's claims make; `context` is all that the view keeps of the subject and property. */
export function factsAmong(
  view: View,
  property: PropertyName,
  claims: readonly Claim[],
  context: readonly Claim[],
): ResolvedFact[] {
  const places = Map.groupBy(claims, (claim) => slotOf(claim) ?? '')
  return [...places]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([, rivals]) => {
      // What an editor holds to be wrong is among the rivals, and alone makes no fact.
      if (standing(rivals).length === 0) return []
      const ranked = bestFirst(rivals, context, view.graph.voices)
      const nodes = ranked.map(view.nodeOf)
      return nodes[0] ? [{ property, best: nodes[0], claims: nodes, status: statusOf(ranked, context) }] : []
    })
}

/** The one fact of a property that is functional without qualifiers. */
export function factOf(entity: EntityNode, property: PropertyName): MaybePromise<ResolvedFact | null> {
  return andThen(factsOf(entity, property), ([fact]) => fact ?? null)
}

/** Every functional property that has a value, or those of them that are named. */
export function allFactsOf(entity: EntityNode, named: readonly string[] | null): MaybePromise<ResolvedFact[]> {
  const asked = allProperties.filter(
    ({ name, functional, domain }) => functional && domain.includes(entity.kind) && (!named || named.includes(name)),
  )
  const facts = asked.map(({ name }) => factsOf(entity, name))
  return andThen(allOf(facts), (found) => found.flat())
}

/** The best claim of a property in which the entity is the subject or the value, by the rule of facts. */
export function bestClaim(
  entity: EntityNode,
  property: PropertyName,
  direction: Direction = 'OUT',
): MaybePromise<ClaimNode | null> {
  const { view, slug } = entity
  return andThen(view.claimsAbout.load({ node: slug, property, direction }), (told) => {
    const claims = standing(told)
    const [best] = bestFirst(claims, claims, view.graph.voices)
    return best ?? null
  })
}

/** The entity at the other end of the best claim. */
export function bestEntity(
  entity: EntityNode,
  property: PropertyName,
  direction: Direction = 'OUT',
): MaybePromise<EntityNode | null> {
  return andThen(bestClaim(entity, property, direction), (claim) => {
    if (!claim) return null
    const other = direction === 'IN' ? claim.subject : claim.value.type === 'entity' ? claim.value.slug : null
    return other === null ? null : findEntity(entity.view, other)
  })
}

function statusOf(rivals: readonly Claim[], context: readonly Claim[]): FactStatus {
  return rivals.some((a, index) => rivals.slice(index + 1).some((b) => conflict(a, b, context)))
    ? 'DISPUTED'
    : 'UNDISPUTED'
}
