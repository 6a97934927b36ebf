import { refines } from '../../model/accord.ts'
import type { Claim } from '../../model/claim.ts'
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
 * its most specific claim; the vaguer ones that support it are among its sources.
 */
export async function* memberships(extract: Extract, leftOut: LeftOut): AsyncGenerator<readonly object[]> {
  for await (const page of extract.described(['PERSON', 'ORGANIZATION'])) {
    const links = await readSourceLinks(extract, page, leftOut)
    const claims = page.flatMap((each) => each.claims.filter(({ property }) => membershipProperties.includes(property)))
    const bodies = await bodiesOfPosts(extract, claims)
    yield relations(claims, extract.voices, leftOut).map(({ claim, claims: said }) => ({
      ...membership(claim, bodies, leftOut),
      sources: links(said),
    }))
  }
}

/** In the order of the claims. */
function relations(claims: readonly Claim[], voices: Voices, leftOut: LeftOut): readonly Relation[] {
  const betweenTwo = Map.groupBy(claims, ({ subject, property, value }) =>
    JSON.stringify([subject, property, value.type === 'entity' ? value.slug : null]),
  )
  const related = [...betweenTwo.values()].flatMap((said) => relationsOf(shown(said, leftOut), voices))
  const byClaim = new Map(related.map((relation) => [relation.claim, relation]))
  return claims.flatMap((claim) => byClaim.get(claim) ?? [])
}

/**
 * Without what an editor holds to be wrong, and without what is only inferred about a membership that is stated: the
 * days of a term would stand there as the membership's own.
 */
function shown(claims: readonly Claim[], leftOut: LeftOut): readonly Claim[] {
  const firm = claims.filter((claim) => !isDeprecated(claim) && !isInferred(claim))
  return claims.filter((claim) => {
    const reason = isDeprecated(claim)
      ? `a ${claim.property} that an editor holds to be wrong`
      : isInferred(claim) && firm.some((other) => refines(claim, other))
        ? `what is only inferred about a ${claim.property} that is stated`
        : null
    if (reason !== null) leftOut.add(reason)
    return reason === null
  })
}

function isDeprecated({ rank }: Claim): boolean {
  return rank === 'DEPRECATED'
}

function isInferred({ references }: Claim): boolean {
  return references.every(({ certainty }) => certainty === 'INFERRED')
}

function membership(claim: Claim, bodies: ReadonlyMap<string, string>, leftOut: LeftOut): Record<string, unknown> {
  const { id, subject, property, value } = claim
  const { role, membershipStatus, onBehalfOf, constituency, term, ...others } = claim.qualifiers
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
    ...spell(claim, leftOut),
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
