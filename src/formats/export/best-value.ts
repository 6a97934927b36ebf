import { type Claim, standing } from '../../model/claim.ts'
import { slotOf } from '../../model/conflict.ts'
import { type PropertyName, properties } from '../../model/properties.ts'
import { bestFirst } from '../../model/ranking.ts'
import type { Voices } from '../../model/voices.ts'

/**
 * The claims that a format shows which has one place for what can be disputed, of those that no editor holds to be wrong:
 * of a functional property the best for each place, by the rule of facts, and of any other all.
 */
export function shownClaims(claims: readonly Claim[], property: PropertyName, voices: Voices): readonly Claim[] {
  const said = standing(claims.filter((claim) => claim.property === property))
  if (said.length < 2 || !properties[property].functional) return said
  const places = Map.groupBy(said, (claim) => slotOf(claim) ?? '')
  return [...places].map(([, rivals]) => bestFirst(rivals, said, voices)[0] as Claim)
}

/** The best claim of a property, by the rule of facts. */
export function bestClaim(claims: readonly Claim[], property: PropertyName, voices: Voices): Claim | undefined {
  const said = standing(claims.filter((claim) => claim.property === property))
  return said.length < 2 ? said[0] : bestFirst(said, said, voices)[0]
}
