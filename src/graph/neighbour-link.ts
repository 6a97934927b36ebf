import { allWays, type Direction, relationList, type Way } from '../lists/relations.ts'
import type { EntityKind } from '../model/kind.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { PropertyName } from '../model/properties.ts'
import { claimsBehind, type LinkKey, linkBetween } from './link.ts'
import { relationsBetween } from './relations.ts'
import type { ClaimNode, EntityNode } from './view.ts'

/** One way in which a neighbour is linked. */
export interface NeighbourLink extends Way {
  readonly claim: ClaimNode
  readonly link: LinkKey
}

/** Which neighbours are asked for; null for all. */
export interface NeighbourFilter {
  readonly property: readonly PropertyName[] | null
  readonly direction: Direction | null
  readonly kind: readonly EntityKind[] | null
  /** Only by what stands in this qualifier; null for subject and value alone. */
  readonly qualifier?: string | null
}

/** The ways in which a neighbour is linked, of these: by the place that the first relation has, then as properties are declared. */
export function linksTo(
  { view, slug }: EntityNode,
  ways: readonly Way[],
  other: string,
): MaybePromise<NeighbourLink[]> {
  const links = ways.map((way) => linkBetween(slug, way, other))
  const found = links.map((link) => relationsBetween(view, link))
  return andThen(allOf(found), (relations) =>
    ways
      .flatMap((way, index) => {
        const [first] = relations[index] ?? []
        const link = links[index]
        return first && link
          ? [{ ...way, link, claim: first.claim, order: first.order ?? Number.MAX_SAFE_INTEGER }]
          : []
      })
      .sort((a, b) => a.order - b.order || compareWays(a, b)),
  )
}

/** All claims by which a neighbour is linked in this way, the best first. */
export function claimsOfNeighbouring({ claim: { view }, link }: NeighbourLink): MaybePromise<ClaimNode[]> {
  return claimsBehind(view, [link])
}

export function isAsked({ property, direction, qualifier }: Way, filter: NeighbourFilter): boolean {
  return (
    (!filter.property || filter.property.includes(property)) &&
    (!filter.direction || filter.direction === direction) &&
    (filter.qualifier === undefined || filter.qualifier === (qualifier?.name ?? null))
  )
}

/** As properties are declared, subject and value before what stands in a qualifier; the way out before the way in. */
export function compareWays(a: Way, b: Way): number {
  return rankOf(a) - rankOf(b)
}

function rankOf(way: Way): number {
  return ranks.get(relationList(way)) ?? 0
}

const ranks: ReadonlyMap<string, number> = new Map(allWays.map((way, index) => [relationList(way), index]))
