import { type Claim, standing } from './claim.ts'
import { differAtATime } from './conflict.ts'
import { bestFirst } from './ranking.ts'
import { type Relation, relationsOf } from './relation.ts'
import type { Voices } from './voices.ts'

/**
 * The ballots that somebody cast on a decision, the best first. `claims` are all that tell of them. Of several options
 * that cannot all be right only the best counts, by the rule of facts, and each candidate has one ballot.
 */
export function ballotsCast<Told extends Claim>(claims: readonly Told[], voices: Voices): Relation<Told>[] {
  const relations = relationsOf(standing(claims), voices)
  if (relations.length < 2) return relations
  const places = new Map(bestFirst(claims, claims, voices).map((claim, index) => [claim.id, index]))
  const placeOf = (relation: Relation) => Math.min(...relation.claims.map(({ id }) => places.get(id) ?? claims.length))
  const cast: Relation<Told>[] = []
  for (const relation of relations.toSorted((a, b) => placeOf(a) - placeOf(b))) {
    if (!cast.some((other) => areOne(relation, other))) cast.push(relation)
  }
  return cast
}

/** Whether two are one ballot, told otherwise: with another option or weight. */
function areOne(a: Relation, b: Relation): boolean {
  const [one, other] = [a, b].map(({ claim, qualifiers }): Claim => ({ ...claim, qualifiers }))
  if (!one || !other) return false
  return differAtATime(one, other) || one.qualifiers.candidate === other.qualifiers.candidate
}
