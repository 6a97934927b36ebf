import { refines } from '../../model/accord.ts'
import { type Claim, standing } from '../../model/claim.ts'
import { type Relation, relationsOf } from '../../model/relation.ts'
import type { Voices } from '../../model/voices.ts'
import type { LeftOut } from './left-out.ts'

/** A relation that is an object of its own in Popolo: a membership, a vote. */
export interface IdentifiedRelation {
  /** That of its most specific claim. */
  readonly id: string
  readonly relation: Relation
}

/**
 * The relations that claims tell of together, in the order of the claims; of several that one claim tells of most
 * specifically, each has an id of its own.
 */
export function identifiedRelations(claims: readonly Claim[], voices: Voices, leftOut: LeftOut): IdentifiedRelation[] {
  const betweenTwo = Map.groupBy(claims, ({ subject, property, value }) =>
    JSON.stringify([subject, property, value.type === 'entity' ? value.slug : null]),
  )
  const related = [...betweenTwo.values()].flatMap((said) => relationsOf(shown(said, leftOut), voices))
  const byClaim = Map.groupBy(related, ({ claim }) => claim)
  return claims.flatMap((claim) =>
    (byClaim.get(claim) ?? []).map((relation, index) => ({
      id: index === 0 ? claim.id : `${claim.id}-${index + 1}`,
      relation,
    })),
  )
}

/** Whether every source of a claim only infers it. */
export function isInferred({ references }: Claim): boolean {
  return references.every(({ certainty }) => certainty === 'INFERRED')
}

/** The other end of a relation. */
export function slugOf({ claim: { value } }: Relation): string {
  return value.type === 'entity' ? value.slug : ''
}

/**
 * Without what an editor holds to be wrong, and without what is only inferred about a membership that is stated: the
 * days of a term would stand there as the membership's own.
 */
function shown(claims: readonly Claim[], leftOut: LeftOut): readonly Claim[] {
  const left = standing(claims)
  const firm = left.filter((claim) => !isInferred(claim))
  return claims.filter((claim) => {
    const reason = !left.includes(claim)
      ? `a ${claim.property} that an editor holds to be wrong`
      : isInferred(claim) && firm.some((other) => refines(claim, other))
        ? `what is only inferred about a ${claim.property} that is stated`
        : null
    if (reason !== null) leftOut.add('claim', reason)
    return reason === null
  })
}
