import { foldName } from '../model/display.ts'
import type { Edtf } from '../model/edtf.ts'
import { firstDay, lastDay } from '../model/edtf-days.ts'
import type { EntityKind } from '../model/kind.ts'
import type { Outcome } from '../model/vocabulary.ts'
import type { ClaimCondition } from './claim-condition.ts'
import { isTold } from './claim-condition-test.ts'
import {
  type Condition,
  every,
  hasFewSources,
  hasRelation,
  isClassified,
  isOfKind,
  isReachedFrom,
  isRelatedTo,
  isSpelled,
  isWithin,
} from './condition.ts'

/*
 * How lists of a kind can be narrowed. To add a filter is to add a condition here, and its argument in the schema.
 */

/** What every filter has. */
interface SharedFilter {
  /** What is claimed of it, in each of these ways. */
  readonly where?: readonly Condition[] | null | undefined
  /** A part of any spelling. */
  readonly name?: string | null | undefined
  /** How many sources speak of it at most. */
  readonly maxSources?: number | null | undefined
}

/** A filter of entities of whatever kind. */
export interface EntityFilter extends SharedFilter {
  readonly kind?: readonly EntityKind[] | null | undefined
  readonly classification?: readonly string[] | null | undefined
}

export function entityCondition({ kind, classification, ...shared }: EntityFilter): Condition | null {
  return every([given(kind, isOfKind), given(classification, isClassified), sharedCondition(shared)])
}

export interface DecisionFilter extends Omit<EntityFilter, 'kind'> {
  /** What became of it, as any source tells it. */
  readonly outcome?: readonly Outcome[] | null | undefined
}

export function decisionCondition({ outcome, ...shared }: DecisionFilter): Condition | null {
  return every([
    entityCondition(shared),
    given(outcome, (words) => isTold({ ...anyOutcome, equals: words.map(foldName) })),
  ])
}

const anyOutcome: ClaimCondition = {
  properties: ['outcome'],
  direction: 'OUT',
  entity: null,
  other: null,
  qualifiers: [],
  equals: null,
  contains: null,
  within: null,
  atLeast: null,
  atMost: null,
  sources: null,
  minVoices: null,
  maxVoices: null,
  status: null,
  not: false,
}

export interface PersonFilter extends SharedFilter {
  /** Slug of a body. */
  readonly memberOf?: string | null | undefined
  /** Slugs of events, any of them. */
  readonly events?: readonly string[] | null | undefined
  /** The roles of that participation, or of any. */
  readonly role?: readonly string[] | null | undefined
}

export function personCondition({ memberOf, events, role, ...shared }: PersonFilter): Condition | null {
  const participant = { property: 'participant', facets: role } as const
  return every([
    given(memberOf, (body) => isRelatedTo([body], { property: 'memberOf', direction: 'IN' })),
    given(events, (slugs) => isRelatedTo(slugs, { ...participant, direction: 'OUT' })),
    given(events == null ? role : null, () => hasRelation({ ...participant, direction: 'IN' })),
    sharedCondition(shared),
  ])
}

export interface OrganizationFilter extends SharedFilter {
  readonly classification?: readonly string[] | null | undefined
  /** Slug of a body that it belongs under, directly or through others. */
  readonly partOf?: string | null | undefined
}

export function organizationCondition({ classification, partOf, ...shared }: OrganizationFilter): Condition | null {
  return every([
    given(classification, isClassified),
    given(partOf, (body) => isReachedFrom(body, belowBody)),
    sharedCondition(shared),
  ])
}

export interface MeetingFilter extends SharedFilter {
  /** Slugs of the bodies that meet. */
  readonly bodies?: readonly string[] | null | undefined
  readonly classification?: readonly string[] | null | undefined
  /** Only meetings that can have lasted until this, or longer. */
  readonly from?: Edtf | null | undefined
  /** Only meetings that can have begun by this, or earlier. */
  readonly to?: Edtf | null | undefined
}

export function meetingCondition({ bodies, classification, from, to, ...shared }: MeetingFilter): Condition | null {
  return every([
    given(bodies, (slugs) => isRelatedTo(slugs, { property: 'organization', direction: 'IN' })),
    given(classification, isClassified),
    given(from ?? to, () => isWithin(firstDay(from ?? null), lastDay(to ?? null))),
    sharedCondition(shared),
  ])
}

function sharedCondition({ where, name, maxSources }: SharedFilter): Condition | null {
  return every([...(where ?? []), given(name, (part) => isSpelled(foldName(part))), given(maxSources, hasFewSources)])
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
