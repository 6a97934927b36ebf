import { foldName } from '../model/display.ts'
import type { Edtf } from '../model/edtf.ts'
import { firstDay, lastDay } from '../model/edtf-days.ts'
import {
  type Condition,
  every,
  hasRelation,
  isClassified,
  isReachedFrom,
  isRelatedTo,
  isSpelled,
  isWithin,
} from './condition.ts'

/*
 * How lists of a kind can be narrowed. To add a filter is to add a condition here, and its argument in the schema.
 */

export interface PersonFilter {
  /** Slug of a body. */
  readonly memberOf?: string | null | undefined
  /** Slugs of events, any of them. */
  readonly events?: readonly string[] | null | undefined
  /** The roles of that participation, or of any. */
  readonly role?: readonly string[] | null | undefined
  /** A part of any spelling. */
  readonly name?: string | null | undefined
}

export function personCondition({ memberOf, events, role, name }: PersonFilter): Condition | null {
  const participant = { property: 'participant', facets: role } as const
  return every([
    given(memberOf, (body) => isRelatedTo([body], { property: 'memberOf', direction: 'IN' })),
    given(events, (slugs) => isRelatedTo(slugs, { ...participant, direction: 'OUT' })),
    given(events == null ? role : null, () => hasRelation({ ...participant, direction: 'IN' })),
    given(name, (part) => isSpelled(foldName(part))),
  ])
}

export interface OrganizationFilter {
  readonly classification?: readonly string[] | null | undefined
  /** Slug of a body that it belongs under, directly or through others. */
  readonly partOf?: string | null | undefined
  readonly name?: string | null | undefined
}

export function organizationCondition({ classification, partOf, name }: OrganizationFilter): Condition | null {
  return every([
    given(classification, isClassified),
    given(partOf, (body) => isReachedFrom(body, belowBody)),
    given(name, (part) => isSpelled(foldName(part))),
  ])
}

export interface MeetingFilter {
  /** Slugs of the bodies that meet. */
  readonly bodies?: readonly string[] | null | undefined
  readonly classification?: readonly string[] | null | undefined
  /** Only meetings that can have lasted until this, or longer. */
  readonly from?: Edtf | null | undefined
  /** Only meetings that can have begun by this, or earlier. */
  readonly to?: Edtf | null | undefined
}

export function meetingCondition({ bodies, classification, from, to }: MeetingFilter): Condition | null {
  return every([
    given(bodies, (slugs) => isRelatedTo(slugs, { property: 'organization', direction: 'IN' })),
    given(classification, isClassified),
    given(from ?? to, () => isWithin(firstDay(from ?? null), lastDay(to ?? null))),
  ])
}

/** From a body to those under it: subordinate bodies, organs and terms. */
const belowBody = [
  { property: 'parent', direction: 'IN' },
  { property: 'organOf', direction: 'IN' },
  { property: 'termOf', direction: 'IN' },
] as const

function given<Value>(value: Value | null | undefined, make: (value: Value) => Condition): Condition | null {
  return value == null ? null : make(value)
}
