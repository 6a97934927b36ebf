import type { EntityKind } from '../model/kind.ts'
import { entityKey, latestFirst, orderedKey } from '../store/derived/entity-key.ts'
import type { EntryCondition, EntryKey } from '../store/entries.ts'
import {
  type MeetingFilter,
  meetingCondition,
  type OrganizationFilter,
  organizationCondition,
  type PersonFilter,
  personCondition,
} from '../store/filters.ts'
import { graphOwner, kindList } from '../store/list.ts'
import { bodyWithTerms } from './body.ts'
import { type Connection, connect, type Listing, type PageArguments } from './connection.ts'
import { type EntityNode, findEntity, getEntity } from './entity.ts'
import { InputError } from './input-error.ts'
import { listEntries, listInMemory, reversed } from './listing.ts'
import { whenAllThere, whenThere } from './loader.ts'
import { gather, meetingAccepted, organizationAccepted, personAccepted, type Seen } from './seen.ts'
import { isWhole, type View } from './view.ts'

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
  const accepts = (seen: Seen) => personAccepted(seen, filter)
  return connect(listKind(view, { kind: 'PERSON', order, where: personCondition(filter), accepts }), args)
}

/** The bodies that the filter leaves. @throws InputError for a slug that nothing bears */
export async function connectOrganizations(view: View, filter: OrganizationFilter, args: PageArguments) {
  await requireSlugs(view, { partOf: filter.partOf })
  const accepts = (seen: Seen) => organizationAccepted(seen, filter)
  return connect(listKind(view, { kind: 'ORGANIZATION', where: organizationCondition(filter), accepts }), args)
}

export interface MeetingArguments extends Omit<MeetingFilter, 'bodies'> {
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
  const { organization, ...rest } = args
  await requireSlugs(view, { organization })
  const filter = { ...rest, bodies: organization == null ? null : await bodyWithTerms(view, organization) }
  const accepts = (seen: Seen) => meetingAccepted(seen, filter)
  return connect(listKind(view, { kind: 'MEETING', order, where: meetingCondition(filter), accepts }), page)
}

interface KindRequest {
  readonly kind: EntityKind
  readonly order?: ListOrder | null | undefined
  /** The filter as the store applies it, and as it is applied to what a lens leaves. */
  readonly where?: EntryCondition | undefined
  readonly accepts?: (seen: Seen) => (entity: EntityNode) => boolean
}

function listKind(view: View, request: KindRequest): Listing<EntryKey, EntityEdge> {
  const { kind, order, where } = request
  const descending = order?.direction === 'DESC'
  const key = !order ? 'DEFAULT' : order.field === 'NAME' ? 'NAME' : descending ? 'START_DATE DESC' : 'START_DATE'
  const lists = [{ owner: graphOwner, list: kindList(kind, key) }]
  const edges = (entries: readonly EntryKey[]) =>
    whenAllThere(entries.map(({ item }) => whenThere(getEntity(view, item), (node) => ({ node }))))
  const listing = isWhole(view)
    ? listEntries(view, { lists, where }, edges)
    : { ...listInMemory(JSON.stringify([lists, where?.key, view.lensText]), () => seenOfKind(view, request)), edges }
  return descending && key === 'NAME' ? reversed(listing) : listing
}

/** The entities of the kind that the claims kept by a lens name, where they stand in the order. */
async function seenOfKind(view: View, { kind, order, accepts }: KindRequest): Promise<EntryKey[]> {
  const seen = gather(await view.claimsNaming.load(kind))
  const named = await Promise.all([...seen.named].map((slug) => findEntity(view, slug, [kind])))
  const accepted = accepts?.(seen) ?? (() => true)
  return named.flatMap((entity) => {
    if (!entity || !accepted(entity)) return []
    const key = entityKey(entity, seen.saidOf(entity.slug), view.voices)
    if (!order) return [key]
    const ordered = orderedKey(key, order.field)
    return [order.field === 'START_DATE' && order.direction === 'DESC' ? latestFirst(ordered) : ordered]
  })
}

async function requireSlugs(view: View, named: Readonly<Record<string, string | null | undefined>>): Promise<void> {
  const given = Object.entries(named).flatMap(([name, slug]) => (slug == null ? [] : [[name, slug] as const]))
  const found = await Promise.all(given.map(([, slug]) => view.entities.load(slug)))
  given.forEach(([name, slug], index) => {
    if (!found[index]) throw new InputError(`"${name}": nothing in the graph bears the slug "${slug}".`)
  })
}
