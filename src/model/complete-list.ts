import type { Claim } from './claim.ts'
import type { Edtf } from './edtf.ts'
import { datesCanAgree } from './edtf-days.ts'
import { isListed, type ListedProperty, ownerOfList } from './listed-property.ts'
import { fitsWithin } from './spell.ts'

/** A list that a source gives and holds to be complete: who takes part in an event, who belongs to a body. */
export interface CompleteList {
  /** The claim that declares it complete, with the number that the source gives. */
  readonly declaration: Claim
  readonly source: string
  readonly place: ListPlace
  /** The day of the list; null where the source gives none. */
  readonly day: Edtf | null
  /** The claims of the source that list somebody, by whom they list. */
  readonly listed: ReadonlyMap<string, readonly Claim[]>
}

/** Of what it is a list: two lists are of the same thing exactly where these are the same and their days can be one. */
export interface ListPlace {
  readonly property: ListedProperty
  readonly role: string | null
  readonly membershipStatus: string | null
}

/** Whose lists a claim can stand in; null for none. */
export function ownerListing({ subject, property, value }: Claim): string | null {
  if (!isListed(property)) return null
  return ownerOfList[property] === 'SUBJECT' ? subject : value.type === 'entity' ? value.slug : null
}

/** The complete lists that sources declare of one owner; `claims` are all that can stand in them. */
export function completeLists(declarations: readonly Claim[], claims: readonly Claim[]): CompleteList[] {
  return declarations.flatMap((declaration) => {
    const { listOf, role = null, membershipStatus = null } = declaration.qualifiers
    if (!listOf || !isListed(listOf)) return []
    const place = { property: listOf, role, membershipStatus }
    return declaration.references.map(({ source, attested: day }) => ({
      declaration,
      source,
      place,
      day,
      listed: Map.groupBy(
        claims.filter((claim) => stands(claim, place, source, day)),
        (claim) => listedOf(claim, listOf),
      ),
    }))
  })
}

/** The place of lists as a text. */
export function slotOfList({ role, membershipStatus }: ListPlace, day: string | null): string {
  return JSON.stringify(['LIST', role, membershipStatus, day])
}

export const listSlotLength = 4

/** Reads such a text back; null if it is none. */
export function parseListSlot(per: string): Record<'role' | 'membershipStatus' | 'day', string | null> | null {
  const [word, role = null, membershipStatus = null, day = null] = JSON.parse(per) as (string | null)[]
  return word === 'LIST' ? { role, membershipStatus, day } : null
}

/** Whether the source lists it, in that role and with that status, on that day. */
function stands(claim: Claim, place: ListPlace, source: string, day: Edtf | null): boolean {
  const { property, qualifiers, references } = claim
  if (property !== place.property) return false
  if (place.role !== null && qualifiers.role !== place.role) return false
  if (place.membershipStatus !== null && qualifiers.membershipStatus !== place.membershipStatus) return false
  if (day && !fitsWithin(day, claim)) return false
  return references.some(
    ({ source: by, certainty, attested }) => by === source && certainty !== 'EXPECTED' && datesCanAgree(attested, day),
  )
}

function listedOf({ subject, value }: Claim, property: ListedProperty): string {
  return ownerOfList[property] === 'OBJECT' ? subject : value.type === 'entity' ? value.slug : ''
}
