import type { Claim } from '../../model/claim.ts'
import type { Relation } from '../../model/relation.ts'
import type { Extract } from '../../store/extract.ts'
import { bestClaim } from './best-value.ts'
import { countClaimDetails } from './claim-detail.ts'
import type { LeftOut } from './left-out.ts'
import { membershipProperties } from './popolo-class.ts'
import { notesOf } from './popolo-note.ts'
import { spell, type ToldClaim } from './popolo-object.ts'
import { type IdentifiedRelation, identifiedRelations, isInferred, slugOf } from './popolo-relation.ts'
import { readSourceLinks } from './popolo-sources.ts'

/**
 * The memberships: of persons and bodies in bodies, and of persons in posts. Each is one relation, and bears the id of
 * its most specific claim; the others that tell of it are among its sources. Whoever holds a post of a body and is a
 * member of it for the same time is so by one membership.
 */
export async function* memberships(extract: Extract, leftOut: LeftOut): AsyncGenerator<readonly object[]> {
  for await (const page of extract.described(['PERSON', 'ORGANIZATION'], { only: membershipProperties })) {
    const links = await readSourceLinks(extract, page)
    const claims = page.flatMap((each) => each.claims)
    const bodies = await bodiesOfPosts(extract, claims)
    const all = withPosts(identifiedRelations(claims, extract.voices, leftOut), bodies)
    yield all.map((each) => {
      const sources = links(toldBy(each), leftOut)
      return { ...membership(each, leftOut), ...(sources.length > 0 && { sources }) }
    })
  }
}

interface Membership extends IdentifiedRelation {
  /** The holding of a post that is part of it. */
  readonly holding?: Relation
}

/** Puts the holding of a post into the membership in the post's body that is told of the same time, if one is. */
function withPosts(all: readonly Membership[], bodies: ReadonlyMap<string, string>): readonly Membership[] {
  const free = Map.groupBy(
    all.filter(({ relation }) => relation.claim.property === 'memberOf'),
    ({ relation }) => placeInTime(relation, slugOf(relation)),
  )
  const joined = new Map<Membership, Relation>()
  const parts = new Set<Membership>()
  for (const each of all) {
    const body = each.relation.claim.property === 'holds' ? bodies.get(slugOf(each.relation)) : undefined
    const member = (body === undefined ? [] : (free.get(placeInTime(each.relation, body)) ?? [])).find(
      (other) => !joined.has(other) && isPlain(each.relation),
    )
    if (!member) continue
    joined.set(member, each.relation)
    parts.add(each)
  }
  return all.flatMap((each) => {
    const holding = joined.get(each)
    return parts.has(each) ? [] : [holding ? { ...each, holding } : each]
  })
}

function placeInTime({ claim, start, end }: Relation, body: string): string {
  return JSON.stringify([claim.subject, body, start?.text, end?.text])
}

/** Role, party, place and term of a membership in a body are that body's; of a post that has its own, it stands alone. */
function isPlain({ qualifiers }: Relation): boolean {
  return Object.keys(qualifiers).length === 0
}

function toldBy({ relation, holding }: Membership): ToldClaim[] {
  return [...relation.claims, ...(holding?.claims ?? [])].map((claim) => ({
    claim,
    ofReferences: isInferred(claim) ? [] : ['note'],
  }))
}

/** The fields of a membership that are told by qualifiers. A status is the role where no other is told. */
const qualifierFields = {
  role: 'role',
  onBehalfOf: 'on_behalf_of_id',
  constituency: 'area_id',
  term: 'legislative_period_id',
} as const

function membership(each: Membership, leftOut: LeftOut): Record<string, unknown> {
  const { id, relation, holding } = each
  const { subject, property } = relation.claim
  const { membershipStatus, ...qualifiers } = relation.qualifiers
  const fields = Object.entries(qualifierFields).map(([name, field]) => [field, qualifiers[name]] as const)
  const told = [...Object.keys(qualifierFields), ...(qualifiers.role === undefined ? ['membershipStatus'] : [])]
  for (const { claim } of toldBy(each)) countClaimDetails(claim, ['start', 'end', ...told], leftOut)
  const notes = notesOf(toldBy(each).flatMap(({ claim, ofReferences }) => (ofReferences.length > 0 ? [claim] : [])))
  return {
    id,
    ...(notes.length > 0 && { label: notes.join('; ') }),
    [property === 'memberBodyOf' ? 'member_id' : 'person_id']: subject,
    ...(holding && { post_id: slugOf(holding) }),
    [property === 'holds' ? 'post_id' : 'organization_id']: slugOf(relation),
    role: membershipStatus,
    ...Object.fromEntries(fields.filter(([, text]) => text !== undefined)),
    ...spell(relation, leftOut, ['start_date', 'end_date'], 'moment'),
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
