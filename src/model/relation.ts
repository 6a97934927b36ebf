import { firstDay, refines } from './accord.ts'
import type { Claim, Reference } from './claim.ts'
import { compare } from './compare.ts'
import { properties } from './properties.ts'
import type { Voices } from './voices.ts'

/** One relation between two entities: its most specific claim, and with it the vaguer claims that support it. */
export interface Relation<Told extends Claim = Claim> {
  readonly claim: Told
  readonly claims: readonly Told[]
  /** Its place in the list of the source that came out first, of those that number it. */
  readonly order: number | null
}

/**
 * The relations that claims between the same two entities stand for, in order: one for each claim that no accordant
 * claim refines. A vague claim that fits several supports them all.
 */
export function relationsOf<Told extends Claim>(claims: readonly Told[], voices: Voices): Relation<Told>[] {
  const [only] = claims
  if (only && claims.length === 1) return [{ claim: only, claims, order: orderOf(claims, voices) }]
  return claims
    .filter((claim) => !claims.some((other) => refines(other, claim)))
    .map((claim) => {
      const supporting = claims.filter((other) => refines(claim, other))
      const all = [claim, ...supporting.sort((a, b) => compare(a.id, b.id))]
      return { claim, claims: all, order: orderOf(all, voices) }
    })
    .sort(byPlaceThenStart)
}

/** What no editor holds to be wrong first; then by place, by start, and in the order in which roles, effects and stages are declared. */
function byPlaceThenStart(a: Relation, b: Relation): number {
  return (
    Number(isDeprecated(a)) - Number(isDeprecated(b)) ||
    compare(a.order ?? Number.POSITIVE_INFINITY, b.order ?? Number.POSITIVE_INFINITY) ||
    compare(startOf(a), startOf(b)) ||
    facetIndex(a) - facetIndex(b) ||
    compare(a.claim.id, b.claim.id)
  )
}

function isDeprecated({ claim }: Relation): boolean {
  return claim.rank === 'DEPRECATED'
}

/** The role, effect or stage by which lists of the claim's property can be narrowed; null where they cannot. */
export function facetOf({ property, qualifiers }: Claim): string | null {
  const { facet } = properties[property]
  return facet === undefined ? null : (qualifiers[facet] ?? null)
}

/** Where the relation's role, effect or stage stands in the list that declares them. */
function facetIndex({ claim: { property, qualifiers } }: Relation): number {
  const { facet, qualifiers: declared } = properties[property]
  const words = facet === undefined ? undefined : declared?.[facet]?.words
  return facet === undefined || !words ? 0 : Object.keys(words).indexOf(qualifiers[facet] ?? '')
}

/** The first day on which the relation can have begun; infinite where nothing is known. */
export function startOf(relation: Relation): number {
  const first = firstDay(relation.claim.start)
  return first === Number.NEGATIVE_INFINITY ? Number.POSITIVE_INFINITY : first
}

/** The place that the first-published source which numbers it gives; the first such place if it gives several. */
export function orderOf(claims: readonly Claim[], voices: Voices): number | null {
  let best: Reference | undefined
  for (const reference of claims.flatMap((claim) => claim.references)) {
    if (reference.order !== null && (!best || byPrecedence(reference, best, voices) < 0)) best = reference
  }
  return best?.order ?? null
}

function byPrecedence(a: Reference, b: Reference, voices: Voices): number {
  return voices.compare(a.source, b.source) || (a.order ?? 0) - (b.order ?? 0)
}
