import { sql } from 'kysely'
import { type Claim, standing } from '../model/claim.ts'
import type { Voices } from '../model/voices.ts'
import { claimKey } from './claims.ts'
import type { StoredLists } from './list.ts'
import { comparePositions, type Position } from './position.ts'
import { isStanding } from './standing.ts'

/*
 * The persons whose membership of a body is on behalf of another body, or for a place: by the first of the claims that say
 * so, which is by its place in a source's list, then by its start. The list has the name of the qualifier.
 */

export type DeputyQualifier = 'onBehalfOf' | 'constituency'

const isOfAny = (claim: string) =>
  sql`${sql.ref(`${claim}.property`)} = 'memberOf' and ${sql.ref(`${claim}.shown`)} > 0 and ${isStanding(claim)}`

export const storedDeputies: StoredLists = {
  name: 'deputies',
  rows: sql`mention join claim on claim.number = mention.claim
    join listed on listed.number = claim.subject join entity as item on item.number = claim.subject`,
  isOfList: sql`mention.entity = wanted.owner and mention.role = wanted.list and ${isOfAny('claim')}
    and claim.object <> wanted.owner
    and not exists (
      select 1 from claim as earlier join mention as also
        on also.entity = mention.entity and also.claim = earlier.number and also.role = mention.role
      where earlier.subject = claim.subject and ${isOfAny('earlier')} and earlier.object <> wanted.owner
        and (earlier.list_order, earlier.day, earlier.id) < (claim.list_order, claim.day, claim.id))`,
  item: sql`claim.subject`,
  position: [
    { type: 'bigint', sql: sql`claim.list_order` },
    { type: 'bigint', sql: sql`claim.day` },
    { type: 'text', sql: sql`listed.name` },
    { type: 'text', sql: sql`item.slug` },
  ],
  indexed: 0,
  kind: sql`listed.kind`,
}

/** The same list of the claims that a view keeps: each person once. `nameOf` gives names, folded. */
export function deputyPositions(
  claims: readonly Claim[],
  { owner, qualifier }: { readonly owner: string; readonly qualifier: DeputyQualifier },
  nameOf: (slug: string) => string,
  voices: Voices,
): Position[] {
  const first = new Map<string, Position>()
  for (const claim of standing(claims)) {
    if (claim.property !== 'memberOf' || claim.qualifiers[qualifier] !== owner) continue
    if (claim.value.type === 'entity' && claim.value.slug === owner) continue
    const { order, day } = claimKey(claim, voices)
    const position = [order, day, nameOf(claim.subject), claim.subject]
    const known = first.get(claim.subject)
    if (!known || comparePositions(position, known) < 0) first.set(claim.subject, position)
  }
  return [...first.values()]
}
