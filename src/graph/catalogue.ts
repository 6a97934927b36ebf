import type { Condition } from '../lists/condition.ts'
import {
  type DecisionFilter,
  decisionCondition,
  type MeetingFilter,
  meetingCondition,
  type OrganizationFilter,
  organizationCondition,
  type PersonFilter,
  personCondition,
} from '../lists/filters.ts'
import {
  dayOrder,
  type EntityOrder,
  fewestClaimsOrder,
  fewestMadeOrder,
  firstDayOrder,
  latestFirstDayOrder,
  latestOrder,
  mostClaimsOrder,
  mostMadeOrder,
  nameOrder,
  usualOrder,
} from '../lists/kinds.ts'
import type { ListItem } from '../lists/list.ts'
import { itemAt } from '../lists/position.ts'
import type { EntityKind } from '../model/kind.ts'
import { allOf, andThen } from '../model/maybe-promise.ts'
import { bodyWithTerms, withParts } from './body.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { listEntities } from './entities.ts'
import { findEntity, getEntity } from './entity.ts'
import { InputError } from './input-error.ts'
import type { EntityNode, View } from './view.ts'
import { type GivenFilter, readConditions, readFilter } from './where.ts'

export interface EntityEdge {
  readonly node: EntityNode
}

/** By what a list is ordered; unknown values come last in both directions. */
export interface ListOrder {
  readonly field: 'NAME' | 'START_DATE' | 'BIRTH_DATE' | 'FIRST_DAY' | 'CLAIMS' | 'CLAIMS_MADE'
  readonly direction: 'ASC' | 'DESC'
}

/** The entities of a kind that the view's claims name, and that the filter leaves. @throws InputError */
export async function connectKind(
  view: View,
  kind: EntityKind,
  filter: GivenFilter | null | undefined,
  args: PageArguments,
): Promise<Connection<EntityEdge>> {
  return connectEntities(view, { kind, where: filter ? await readFilter(view, filter) : null }, args)
}

export interface SourcesOrder extends Pick<ListOrder, 'direction'> {
  readonly field: 'NAME' | 'PUBLISHED' | 'CLAIMS'
}

/** The sources that the filter leaves. @throws InputError */
export async function connectListOfSources(
  view: View,
  filter: GivenFilter | null | undefined,
  order: SourcesOrder | null | undefined,
  args: PageArguments,
): Promise<Connection<EntityEdge>> {
  const where = filter ? await readFilter(view, filter) : null
  const field = order && ({ NAME: 'NAME', PUBLISHED: 'FIRST_DAY', CLAIMS: 'CLAIMS_MADE' } as const)[order.field]
  return connectEntities(view, { kind: 'SOURCE', order: field && { ...order, field }, where }, args)
}

/** The entities of all kinds that the filter leaves; by name, where no order is given. @throws InputError */
export async function connectAll(
  view: View,
  filter: GivenFilter | null | undefined,
  order: ListOrder | null | undefined,
  args: PageArguments,
): Promise<Connection<EntityEdge>> {
  const where = filter ? await readFilter(view, filter) : null
  return connectEntities(view, { kind: null, order: order ?? byName, where }, args)
}

const byName: ListOrder = { field: 'NAME', direction: 'ASC' }

type Given<Filter> = Omit<Filter, 'where'> & Pick<GivenFilter, 'where'>

/** The decisions that the filter leaves. @throws InputError */
export async function connectDecisions(view: View, filter: Given<DecisionFilter>, args: PageArguments) {
  const asked = { ...filter, ...(await readConditions(view, filter)) }
  return connectEntities(view, { kind: 'DECISION', where: decisionCondition(asked) }, args)
}

export interface PeopleArguments extends Omit<Given<PersonFilter>, 'events'> {
  /** Slug of an event. */
  readonly participatedIn?: string | null | undefined
  /** Whether taking part in a part of the event counts too. */
  readonly includeParts?: boolean | null | undefined
}

/** The persons that the filter leaves. @throws InputError for a slug that nothing bears */
export async function connectPeople(
  view: View,
  { participatedIn, includeParts, ...filter }: PeopleArguments,
  order: ListOrder | null | undefined,
  args: PageArguments,
) {
  const named = await slugsNamed(view, { memberOf: filter.memberOf, participatedIn })
  const { memberOf, participatedIn: event } = named
  const events = event === null ? null : includeParts ? await withParts(view, event) : [event]
  const asked = { ...filter, ...(await readConditions(view, filter)), memberOf, events }
  return connectEntities(view, { kind: 'PERSON', order, where: personCondition(asked) }, args)
}

/** The bodies that the filter leaves. @throws InputError for a slug that nothing bears */
export async function connectOrganizations(view: View, filter: Given<OrganizationFilter>, args: PageArguments) {
  const { partOf } = await slugsNamed(view, { partOf: filter.partOf })
  const asked = { ...filter, ...(await readConditions(view, filter)), partOf }
  return connectEntities(view, { kind: 'ORGANIZATION', where: organizationCondition(asked) }, args)
}

export interface MeetingArguments extends Omit<Given<MeetingFilter>, 'bodies'> {
  /** Slug of the body that meets; the meetings of its terms count too. */
  readonly organization?: string | null | undefined
}

/** The meetings that the filter leaves. @throws InputError for a slug that nothing bears */
export async function connectMeetings(
  view: View,
  args: MeetingArguments,
  order: ListOrder | null | undefined,
  page: PageArguments,
) {
  const { organization: named, ...rest } = args
  const { organization } = await slugsNamed(view, { organization: named })
  const bodies = organization === null ? null : await bodyWithTerms(view, organization)
  const asked = { ...rest, ...(await readConditions(view, rest)), bodies }
  return connectEntities(view, { kind: 'MEETING', order, where: meetingCondition(asked) }, page)
}

interface KindRequest {
  /** Null for all. */
  readonly kind: EntityKind | null
  readonly order?: ListOrder | null | undefined
  readonly where: Condition | null
}

function connectEntities(view: View, { kind, order, where }: KindRequest, args: PageArguments): Connection<EntityEdge> {
  const { by, isReversed } = orderOf(order)
  const connected = {
    key: `entities ${kind ?? '*'} ${by.key}${isReversed ? ' reversed' : ''} ${where?.key ?? ''}`,
    list: () => listEntities(view, { kind, by, where, isReversed }),
    met: where?.met ?? [],
    edges: (items: readonly ListItem[]) =>
      allOf(items.map(({ position }) => andThen(getEntity(view, itemAt(position)), (node) => ({ node })))),
  }
  return connect(view, connected, args)
}

function orderOf(order: ListOrder | null | undefined): { by: EntityOrder; isReversed: boolean } {
  if (!order) return { by: usualOrder, isReversed: false }
  const isDescending = order.direction === 'DESC'
  if (order.field === 'NAME') return { by: nameOrder, isReversed: isDescending }
  const [ascending, descending] = ordersOf[order.field]
  return { by: isDescending ? descending : ascending, isReversed: false }
}

const ordersOf = {
  START_DATE: [dayOrder, latestOrder],
  BIRTH_DATE: [firstDayOrder, latestFirstDayOrder],
  FIRST_DAY: [firstDayOrder, latestFirstDayOrder],
  CLAIMS: [fewestClaimsOrder, mostClaimsOrder],
  CLAIMS_MADE: [fewestMadeOrder, mostMadeOrder],
} as const

/** The slugs of what arguments name by a slug; null where they are left out. @throws InputError for a slug that nothing bears */
async function slugsNamed<Name extends string>(
  view: View,
  named: Readonly<Record<Name, string | null | undefined>>,
): Promise<Record<Name, string | null>> {
  const given = Object.entries<string | null | undefined>(named)
  const found = await allOf(given.map(([, slug]) => (slug == null ? null : findEntity(view, slug))))
  const slugs = given.map(([name, slug], index) => {
    if (slug != null && !found[index]) throw new InputError(`"${name}": nothing in the graph bears the slug "${slug}".`)
    return [name, found[index]?.slug ?? null] as const
  })
  return Object.fromEntries(slugs) as Record<Name, string | null>
}
