import type { Claim } from '../model/claim.ts'
import type { EntityKind } from '../model/kind.ts'
import { allProperties, type PropertyName } from '../model/properties.ts'
import { type Relation, relationsOf } from '../model/relation.ts'
import type { Direction } from '../store/list.ts'
import { type ClaimNode, claimNode } from './claim.ts'
import type { EntityNode } from './entity.ts'
import { claimsBehind } from './link.ts'
import type { Eventually } from './loader.ts'

/** One way in which a neighbour is linked. */
export interface NeighbourLink extends NeighbourWay {
  readonly claim: ClaimNode
}

export interface NeighbourWay {
  readonly property: PropertyName
  /** OUT where the neighbour is the value of the claim. */
  readonly direction: Direction
}

export interface NeighbourFilter {
  readonly property: readonly PropertyName[] | null
  readonly direction: Direction | null
  readonly kind: readonly EntityKind[] | null
}

/** A link with the relation that places the neighbour. */
export interface RankedLink extends NeighbourLink {
  readonly relation: Relation
}

/** A link for each property and direction, by the place and the start of its first relation, then as properties are declared. */
export function linksOf({ view, slug }: EntityNode, filter: NeighbourFilter, claims: readonly Claim[]): RankedLink[] {
  const links = directionsOf(filter.direction).flatMap((direction) => {
    const going = claims.filter((claim) => (direction === 'OUT' ? claim.subject === slug : isValue(claim, slug)))
    return [...Map.groupBy(going, ({ property }) => property)].flatMap(([property, same]): RankedLink[] => {
      const [relation] = relationsOf(same, view.voices)
      const asked = isAsked({ property, direction }, filter)
      return relation && asked ? [{ property, direction, claim: claimNode(view, relation.claim), relation }] : []
    })
  })
  const rank = ({ relation }: RankedLink) => relation.order ?? Number.MAX_SAFE_INTEGER
  return links.sort((a, b) => rank(a) - rank(b) || compareWays(a, b))
}

/** All claims by which a neighbour is linked in this way, the best first. */
export function claimsOfNeighbouring({ claim }: NeighbourLink): Eventually<ClaimNode[]> {
  const { view, subject, property, value } = claim
  return value.type === 'entity' ? claimsBehind(view, [{ subject, property, object: value.slug }]) : [claim]
}

export function isAsked({ property, direction }: NeighbourWay, filter: NeighbourFilter): boolean {
  return (
    (!filter.property || filter.property.includes(property)) && (!filter.direction || filter.direction === direction)
  )
}

/** As properties are declared; the way out before the way in. */
export function compareWays(a: NeighbourWay, b: NeighbourWay): number {
  return positionOf(a.property) - positionOf(b.property) || (a.direction < b.direction ? 1 : -1)
}

export function directionsOf(direction: Direction | null): Direction[] {
  return direction ? [direction] : ['OUT', 'IN']
}

function isValue({ value }: Claim, slug: string): boolean {
  return value.type === 'entity' && value.slug === slug
}

function positionOf(property: PropertyName): number {
  return positions.get(property) ?? positions.size
}

const positions: ReadonlyMap<string, number> = new Map(allProperties.map(({ name }, index) => [name, index]))
