import type { EntityKind } from '../model/kind.ts'
import type { Entry, EntryCondition } from '../store/entries.ts'
import {
  type MeetingFilter,
  meetingCondition,
  type OrganizationFilter,
  organizationCondition,
  type PersonFilter,
  personCondition,
} from '../store/filters.ts'
import { graphOwner, kindList } from '../store/list.ts'
import { type Connection, connect, type Listing, type PageArguments } from './connection.ts'
import { type EntityNode, getEntity } from './entity.ts'
import { InputError } from './input-error.ts'
import { listEntries, reversed } from './listing.ts'
import { whenAllThere, whenThere } from './loader.ts'
import type { View } from './view.ts'

export interface EntityEdge {
  readonly node: EntityNode
}

/** By what a list is ordered; unknown values come last in both directions. */
export interface ListOrder {
  readonly field: 'NAME' | 'START_DATE'
  readonly direction: 'ASC' | 'DESC'
}

/** The entities of a kind that the view's claims name. */
export function connectKind(view: View, kind: EntityKind, args: PageArguments): Connection<EntityEdge> {
  return connect(listKind(view, { kind }), args)
}

/** The persons that the filter leaves. @throws InputError for a slug that nothing bears */
export async function connectPeople(
  view: View,
  filter: PersonFilter,
  order: ListOrder | null | undefined,
  args: PageArguments,
) {
  await requireSlugs(view, { memberOf: filter.memberOf, participatedIn: filter.participatedIn })
  return connect(listKind(view, { kind: 'PERSON', order, where: personCondition(filter) }), args)
}

/** The bodies that the filter leaves. @throws InputError for a slug that nothing bears */
export async function connectOrganizations(view: View, filter: OrganizationFilter, args: PageArguments) {
  await requireSlugs(view, { partOf: filter.partOf })
  return connect(listKind(view, { kind: 'ORGANIZATION', where: organizationCondition(filter) }), args)
}

/** The meetings that the filter leaves. @throws InputError for a slug that nothing bears */
export async function connectMeetings(
  view: View,
  filter: MeetingFilter,
  order: ListOrder | null | undefined,
  args: PageArguments,
) {
  await requireSlugs(view, { organization: filter.organization })
  return connect(listKind(view, { kind: 'MEETING', order, where: meetingCondition(filter) }), args)
}

interface KindRequest {
  readonly kind: EntityKind
  readonly order?: ListOrder | null | undefined
  readonly where?: EntryCondition | undefined
}

function listKind(view: View, { kind, order, where }: KindRequest): Listing<Entry, EntityEdge> {
  const descending = order?.direction === 'DESC'
  const key = !order ? 'DEFAULT' : order.field === 'NAME' ? 'NAME' : descending ? 'START_DATE DESC' : 'START_DATE'
  const lists = [{ owner: graphOwner, list: kindList(kind, key) }]
  const listing = listEntries(view, { lists, where }, (entries) =>
    whenAllThere(entries.map(({ item }) => whenThere(getEntity(view, item), (node) => ({ node })))),
  )
  return descending && key === 'NAME' ? reversed(listing) : listing
}

async function requireSlugs(view: View, named: Readonly<Record<string, string | null | undefined>>): Promise<void> {
  const given = Object.entries(named).flatMap(([name, slug]) => (slug == null ? [] : [[name, slug] as const]))
  const found = await Promise.all(given.map(([, slug]) => view.entities.load(slug)))
  given.forEach(([name, slug], index) => {
    if (!found[index]) throw new InputError(`"${name}": nothing in the graph bears the slug "${slug}".`)
  })
}
