import { refines } from '../../model/accord.ts'
import { type Claim, standing } from '../../model/claim.ts'
import { type Relation, relationsOf } from '../../model/relation.ts'
import type { Voices } from '../../model/voices.ts'
import type { Extract } from '../../store/extract.ts'
import { bestClaim } from './best-value.ts'
import type { LeftOut } from './left-out.ts'
import { membershipProperties } from './popolo-class.ts'
import { spell } from './popolo-object.ts'
import { readSourceLinks } from './popolo-sources.ts'

/**
 * The memberships: of persons and bodies in bodies, and of persons in posts. Each is one relation, and bears the id of
 * its most specific claim; the others that tell of it are among its sources.
 */
export async function* memberships(extract: Extract, leftOut: LeftOut): AsyncGenerator<readonly object[]> {
  for await (const page of extract.described(['PERSON', 'ORGANIZATION'])) {
    const links = await readSourceLinks(extract, page, leftOut)
    const claims = page.flatMap((each) => each.claims.filter(({ property }) => membershipProperties.includes(property)))
    const bodies = await bodiesOfPosts(extract, claims)
    yield relations(claims, extract.voices, leftOut).map(({ id, relation }) => ({
      ...membership(id, relation, bodies, leftOut),
      sources: links(relation.claims),
    }))
  }
}

/** In the order of the claims; of several that one claim tells of most specifically, each has an id of its own. */
function relations(claims: readonly Claim[], voices: Voices, leftOut: LeftOut): { id: string; relation: Relation }[] {
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
    if (reason !== null) leftOut.add(reason)
    return reason === null
  })
}

function isInferred({ references }: Claim): boolean {
  return references.every(({ certainty }) => certainty === 'INFERRED')
}

function membership(
  id: string,
  relation: Relation,
  bodies: ReadonlyMap<string, string>,
  leftOut: LeftOut,
): Record<string, unknown> {
  const { subject, property, value } = relation.claim
  const { role, membershipStatus, onBehalfOf, constituency, term, ...others } = relation.qualifiers
  const object = value.type === 'entity' ? value.slug : ''
  for (const name of Object.keys(others)) leftOut.add(`${name} of a ${property}`)
  if (role !== undefined && membershipStatus !== undefined) leftOut.add('membershipStatus beside a role')
  const ends =
    property === 'holds'
      ? { person_id: subject, post_id: object, organization_id: bodies.get(object) }
      : { [property === 'memberOf' ? 'person_id' : 'member_id']: subject, organization_id: object }
  return {
    id,
    ...ends,
    role: role ?? membershipStatus,
    on_behalf_of_id: onBehalfOf,
    area_id: constituency,
    legislative_period_id: term,
    ...spell(relation, leftOut),
  }
}

/** The body in which each post is an office, where one is known. */
async function bodiesOfPosts(extract: Extract, claims: readonly Claim[]): Promise<ReadonlyMap<string, string>> {
  const posts = claims.flatMap(({ property, value }) =>
    property === 'holds' && value.type === 'entity' ? value.slug : [],
  )
  const bySubject = Map.groupBy(await extract.saidOf(posts, 'postOf'), ({ subject }) => subject)
  return new Map(
    [...bySubject].flatMap(([post, said]): [string, string][] => {
      const value = bestClaim(said, 'postOf', extract.voices)?.value
      return value?.type === 'entity' ? [[post, value.slug]] : []
    }),
  )
}
