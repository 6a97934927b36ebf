import type { Claim } from '../model/claim.ts'
import { yearOf } from '../model/day.ts'
import type { Edtf } from '../model/edtf.ts'
import { type EntityKind, eventKinds } from '../model/kind.ts'
import { isInWindow, type Window } from '../model/moment.ts'
import { type Dated, datedOf, spansOf, timelineKey } from '../store/derived/derive-timeline.ts'
import { countByStart, type EntriesRequest, type EntryKey, keyOf, unknown } from '../store/entries.ts'
import { windowCondition } from '../store/filters.ts'
import { graphOwner, timeline, undatedList } from '../store/list.ts'
import { type ClaimNode, claimNode } from './claim.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { type EntityNode, getEntity } from './entity.ts'
import { InputError } from './input-error.ts'
import { listEntries, listSeen } from './listing.ts'
import { type Eventually, whenAllThere, whenThere } from './loader.ts'
import { isWhole, type View } from './view.ts'

/** One entry of a timeline. */
export interface TimelineEntry {
  readonly date: Edtf
  readonly end: Edtf | null
  readonly entity: EntityNode
  readonly claim: ClaimNode
}

export interface TimelineConnection extends Connection<{ readonly node: TimelineEntry }> {
  /** How many claims give no date, and so stand on no timeline. */
  readonly undated: Eventually<number>
  readonly byYear: Eventually<YearCount[]>
}

export interface YearCount {
  readonly year: number
  readonly count: number
}

export interface TimelineArguments extends PageArguments {
  readonly from?: Edtf | null | undefined
  readonly to?: Edtf | null | undefined
  readonly match?: 'CERTAINLY' | 'POSSIBLY' | null | undefined
  readonly kind?: readonly EntityKind[] | null | undefined
}

/** The timeline of an entity, or of all that the view shows. @throws InputError for a window that ends before it starts */
export function connectTimeline(view: View, owner: string | null, args: TimelineArguments): TimelineConnection {
  const window = windowOf(args)
  const lists = [{ owner: owner ?? graphOwner, list: timeline }]
  const request: EntriesRequest = { lists, tags: args.kind ?? undefined, where: windowCondition(window) }
  const identity = JSON.stringify([lists, args.kind, request.where?.key, view.lensText])
  const asked = { view, owner, kinds: args.kind ?? null, window }
  const edges = (entries: readonly EntryKey[]) => storedEdges(view, owner, entries)
  const seen = isWhole(view) ? null : listSeen(view, identity, { make: () => seenEntries(asked), light: keyOf, edges })
  const connection = connect(seen ?? listEntries(view, request, edges), args)
  return Object.defineProperties(connection, {
    undated: { get: () => (seen ? seenUndated(asked) : storedUndated(view, owner)) },
    byYear: { get: () => (seen ? whenThere(seen.all(), addUpStarts) : storedYears(view, request)) },
  }) as TimelineConnection
}

function windowOf({ from, to, match }: TimelineArguments): Window {
  const [first, last] = [from?.earliest, to?.latest]
  if (first != null && last != null && last < first) {
    throw new InputError(`"to" (${to?.text}) ends before "from" (${from?.text}) starts: give them the other way round.`)
  }
  return { from: from ?? null, to: to ?? null, certainly: match === 'CERTAINLY' }
}

function storedEdges(
  view: View,
  owner: string | null,
  entries: readonly EntryKey[],
): Eventually<{ node: TimelineEntry }[]> {
  const found = entries.map(({ item }) =>
    whenThere(view.claims.load(item), (claim) => (claim ? storedEntry(view, owner, claim) : null)),
  )
  return whenThere(whenAllThere(found), (nodes) => nodes.flatMap((node) => (node ? [{ node }] : [])))
}

async function storedEntry(view: View, owner: string | null, claim: Claim): Promise<TimelineEntry | null> {
  const other =
    owner !== null && claim.value.type === 'entity'
      ? claim.subject === owner
        ? claim.value.slug
        : claim.subject
      : claim.subject
  const slugs = [...new Set([claim.subject, other])]
  const dates = await Promise.all(slugs.map((slug) => datesOf(view, slug)))
  const dated = datedOf(claim, owner, { spanOf: spansOf(dates.flat(), view.voices), isEvent: () => true })
  return dated && dated !== 'TOLD' ? entryOf(view, dated) : null
}

async function datesOf(view: View, node: string): Promise<Claim[]> {
  const found = await Promise.all(
    (['startDate', 'endDate'] as const).map((property) => view.claimsAbout.load({ node, property, direction: 'OUT' })),
  )
  return found.flat()
}

async function entryOf(view: View, { claim, moment, entity }: Dated): Promise<TimelineEntry> {
  return { ...moment, entity: await getEntity(view, entity), claim: claimNode(view, claim) }
}

interface Asked {
  readonly view: View
  readonly owner: string | null
  readonly kinds: readonly EntityKind[] | null
  readonly window: Window
}

/** The entries that a lens leaves, with every event dated by the claims that it keeps. */
async function seenEntries({ view, owner, kinds, window }: Asked): Promise<(EntryKey & { node: TimelineEntry })[]> {
  const dated = (await datedClaims(view, owner)).flatMap((each) =>
    each && each !== 'TOLD' && isInWindow(each.moment, window) ? [each] : [],
  )
  const placed = await Promise.all(
    dated.map(async (each) => {
      const node = await entryOf(view, each)
      return { ...timelineKey(each, node.entity.name), node }
    }),
  )
  return placed.filter(({ node }) => !kinds || kinds.includes(node.entity.kind))
}

async function datedClaims(view: View, owner: string | null): Promise<(Dated | 'TOLD' | null)[]> {
  const claims = await seenClaims(view, owner)
  const ends = new Set(
    claims.flatMap(({ subject, value }) => [subject, ...(value.type === 'entity' ? [value.slug] : [])]),
  )
  const entities = await Promise.all([...ends].map((slug) => getEntity(view, slug)))
  const events = new Set(
    entities.filter(({ kind }) => eventKinds.some((each) => each === kind)).map(({ slug }) => slug),
  )
  const dates = await Promise.all([...events].map((slug) => datesOf(view, slug)))
  const around = { spanOf: spansOf(dates.flat(), view.voices), isEvent: (slug: string) => events.has(slug) }
  return claims.map((claim) => datedOf(claim, owner, around))
}

function seenClaims(view: View, owner: string | null): Eventually<readonly Claim[]> {
  return owner === null ? view.allClaims.load('all') : view.claimsOf.load(owner)
}

function storedUndated(view: View, owner: string | null): Eventually<number> {
  return view.count({ lists: [{ owner: owner ?? graphOwner, list: undatedList }] })
}

async function seenUndated({ view, owner }: Asked): Promise<number> {
  return (await datedClaims(view, owner)).filter((each) => each === null).length
}

async function storedYears(view: View, request: EntriesRequest): Promise<YearCount[]> {
  return addUpYears(await countByStart(view.store, request))
}

function addUpStarts(entries: readonly EntryKey[]): YearCount[] {
  return addUpYears(entries.map(({ start }) => ({ start, count: 1 })))
}

/** By the year of the earliest day; entries whose beginning is open are in no year. */
function addUpYears(days: readonly { readonly start: number; readonly count: number }[]): YearCount[] {
  const years = new Map<number, number>()
  for (const { start, count } of days) {
    if (start === unknown) continue
    const year = yearOf(start)
    years.set(year, (years.get(year) ?? 0) + count)
  }
  return [...years].sort(([a], [b]) => a - b).map(([year, count]) => ({ year, count }))
}
