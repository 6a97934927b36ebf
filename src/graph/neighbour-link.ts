import type { Direction, Way } from '../lists/relations.ts'
import type { EntityKind } from '../model/kind.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { allProperties, type PropertyName } from '../model/properties.ts'
import { claimsBehind } from './link.ts'
import { relationKey, relationsBetween } from './relations.ts'
import type { ClaimNode, EntityNode } from './view.ts'

/** One way in which a neighbour is linked. */
export interface NeighbourLink extends Way {
  readonly claim: ClaimNode
}

/** Which neighbours are asked for; null for all. */
export interface NeighbourFilter {
  readonly property: readonly PropertyName[] | null
  readonly direction: Direction | null
  readonly kind: readonly EntityKind[] | null
}

/** The ways in which a neighbour is linked, of these: by the place that the first relation has, then as properties are declared. */
export function linksTo(
  { view, slug }: EntityNode,
  ways: readonly Way[],
  other: string,
): MaybePromise<NeighbourLink[]> {
  const found = ways.map((way) => relationsBetween(view, relationKey(slug, way, other)))
  return andThen(allOf(found), (relations) =>
    ways
      .flatMap((way, index) => {
        const [first] = relations[index] ?? []
        return first ? [{ ...way, claim: first.claim, order: first.order ?? Number.MAX_SAFE_INTEGER }] : []
      })
      .sort((a, b) => a.order - b.order || compareWays(a, b)),
  )
}

/** All claims by which a neighbour is linked in this way, the best first. */
export function claimsOfNeighbouring({ claim }: NeighbourLink): MaybePromise<ClaimNode[]> {
  const { view, subject, property, value } = claim
  return value.type === 'entity' ? claimsBehind(view, [{ subject, property, object: value.slug }]) : [claim]
}

export function isAsked({ property, direction }: Way, filter: NeighbourFilter): boolean {
  return (
    (!filter.property || filter.property.includes(property)) && (!filter.direction || filter.direction === direction)
  )
}

/** As properties are declared; the way out before the way in. */
export function compareWays(a: Way, b: Way): number {
  return (ranks.get(a.property) ?? 0) - (ranks.get(b.property) ?? 0) || (a.direction < b.direction ? 1 : -1)
}

const ranks: ReadonlyMap<string, number> = new Map(allProperties.map(({ name }, index) => [name, index]))
