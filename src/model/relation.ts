import type { Claim, Qualifiers, Reference } from './claim.ts'
import { compare } from './compare.ts'
import { firstDay } from './edtf-days.ts'
import { type Joined, joinClaims } from './join.ts'
import { properties } from './properties.ts'
import type { Spell } from './spell.ts'
import type { Voices } from './voices.ts'

/** One relation between two entities, for one spell, as the claims that tell of it tell together. */
export interface Relation<Told extends Claim = Claim> extends Spell {
  /** The most specific one of the claims. */
  readonly claim: Told
  readonly claims: readonly Told[]
  /** Its place in the list of the source that came out first, of those that number it. */
  readonly order: number | null
  readonly qualifiers: Qualifiers
}

/**
 * The relations that claims between the same two entities stand for, in order: one for each spell. What an editor holds to
 * be wrong makes none.
 */
export function relationsOf<Told extends Claim>(claims: readonly Told[], voices: Voices): Relation<Told>[] {
  const relations = joinClaims(claims).map((joined) => relationOf(joined, voices))
  return relations.length < 2 ? relations : relations.sort(byPlaceThenStart)
}

/** The relation that an edge shows first of all: the one that began last, or, where none tells when, the first. */
export function latestOf<Each extends Relation>(relations: readonly Each[]): Each | undefined {
  const [first, ...others] = relations
  return first && others.reduce((best, each) => (firstDay(each.start) > firstDay(best.start) ? each : best), first)
}

function relationOf<Told extends Claim>({ claims, spell }: Joined<Told>, voices: Voices): Relation<Told> {
  const [claim] = claims as readonly [Told]
  const qualifiers =
    claims.length === 1 ? claim.qualifiers : Object.assign({}, ...claims.map((each) => each.qualifiers))
  return { ...spell, claim, claims, order: orderOf(claims, voices), qualifiers }
}

/** By place, by start, and in the order in which roles, effects and stages are declared. */
function byPlaceThenStart(a: Relation, b: Relation): number {
  return (
    compare(a.order ?? Number.POSITIVE_INFINITY, b.order ?? Number.POSITIVE_INFINITY) ||
    compare(startOf(a), startOf(b)) ||
    facetIndex(a) - facetIndex(b) ||
    compare(a.claim.id, b.claim.id)
  )
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
  const first = firstDay(relation.start)
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
