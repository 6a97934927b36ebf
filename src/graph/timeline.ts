import { isEventKind } from '../lists/kinds.ts'
import type { ListItem } from '../lists/list.ts'
import { itemAt, unknown } from '../lists/position.ts'
import { type Dated, datedOf, datedPosition, type Elsewhere, storedTimeline, undatedInSql } from '../lists/timeline.ts'
import { type Claim, standing } from '../model/claim.ts'
import { yearOf } from '../model/day.ts'
import { foldName } from '../model/display.ts'
import type { Edtf } from '../model/edtf.ts'
import type { EntityKind } from '../model/kind.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { type EventSpan, isInWindow, momentsOfSpells, spanAmong, spanProperties, type Window } from '../model/moment.ts'
import { countListBy, readNumbers } from '../store/lists.ts'
import { choose } from './choose.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { getEntity } from './entity.ts'
import { InputError } from './input-error.ts'
import { keep } from './keep.ts'
import { allMade, type ListSource, listOf } from './listing.ts'
import type { ClaimNode, EntityNode, View } from './view.ts'

/** One entry of a timeline. */
export interface TimelineEntry {
  readonly date: Edtf
  readonly end: Edtf | null
  readonly entity: EntityNode
  readonly claim: ClaimNode
}

export interface TimelineConnection extends Connection<{ readonly node: TimelineEntry }> {
  /** How many claims give no date, and so stand on no timeline. */
  readonly undated: MaybePromise<number>
  readonly byYear: MaybePromise<YearCount[]>
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
  const asked = { view, owner, kinds: args.kind ?? null, window }
  const key = `timeline ${owner ?? ''} ${asked.kinds ?? '*'} ${window.from?.text} ${window.to?.text} ${window.certainly}`
  const source: ListSource = {
    stored: storedTimeline(window),
    owner: owner ?? '',
    list: '',
    kinds: asked.kinds,
    make: () => makeEntries(asked),
  }
  const connected = {
    key,
    list: () => listOf(view, key, source),
    edges: (items: readonly ListItem[]) => edgesOf(view, owner, items),
  }
  const connection: Connection<{ readonly node: TimelineEntry }> = connect(view, connected, args)
  return Object.defineProperties(Object.create(connection), {
    undated: { get: () => keep(view, `undated ${owner ?? ''}`, () => countUndated(asked)) },
    byYear: { get: () => keep(view, `years ${key}`, () => countYears(view, key, source)) },
  }) as TimelineConnection
}

function windowOf({ from, to, match }: TimelineArguments): Window {
  const [first, last] = [from?.earliest, to?.latest]
  if (first != null && last != null && last < first) {
    throw new InputError(`"to" (${to?.text}) ends before "from" (${from?.text}) starts: give them the other way round.`)
  }
  return { from: from ?? null, to: to ?? null, certainly: match === 'CERTAINLY' }
}

function edgesOf(
  view: View,
  owner: string | null,
  items: readonly ListItem[],
): MaybePromise<{ node: TimelineEntry }[]> {
  const found = items.map(({ position }) =>
    andThen(view.claims.load(itemAt(position)), (claim) => (claim ? entryOf(view, owner, claim) : null)),
  )
  return andThen(allOf(found), (nodes) => nodes.flatMap((node) => (node ? [{ node }] : [])))
}

/** The entry that a claim makes on the timeline of its owner. */
function entryOf(view: View, owner: string | null, claim: ClaimNode): MaybePromise<TimelineEntry | null> {
  return andThen(topicAround(view, claim), (topic) =>
    andThen(surroundingsOf(view, [claim], topic), (around) => {
      const dated = datedOf(claim, owner, around)
      if (!dated || dated === 'ELSEWHERE') return null
      return andThen(getEntity(view, dated.entity), (entity) => ({ ...dated.moment, entity, claim }))
    }),
  )
}

/** All that can tell of the same spell. */
function topicAround(view: View, claim: ClaimNode): MaybePromise<readonly ClaimNode[]> {
  const { subject, property, value, start, end } = claim
  if (!start && !end) return [claim]
  return value.type === 'entity'
    ? view.claimsBetween.load({ subject, property, object: value.slug })
    : view.claimsAbout.load({ node: subject, property, direction: 'OUT' })
}

interface TimelineRequest {
  readonly view: View
  readonly owner: string | null
  readonly kinds: readonly EntityKind[] | null
  readonly window: Window
}

/** The entries that a lens leaves, with every event dated by the claims that it keeps. */
async function makeEntries({ view, owner, kinds, window }: TimelineRequest): Promise<ListItem[]> {
  const dated = (await datedClaims(view, owner)).flatMap((each) =>
    each && each !== 'ELSEWHERE' && isInWindow(each.moment, window) ? [each] : [],
  )
  const entities = await allOf(dated.map(({ entity }) => getEntity(view, entity)))
  return dated.flatMap((each, index) => {
    const { name = '', kind = null } = entities[index] ?? {}
    return kinds && !(kind && kinds.includes(kind)) ? [] : [{ position: datedPosition(each, foldName(name)), kind }]
  })
}

async function datedClaims(view: View, owner: string | null): Promise<(Dated | Elsewhere | null)[]> {
  const claims = standing(await (owner === null ? view.allClaims.load('all') : view.claimsOf.load(owner)))
  const around = await surroundingsOf(view, claims, claims)
  return claims.map((claim) => datedOf(claim, owner, around))
}

/** When the events were that claims name at one of their ends, and the spells of which a topic tells. */
function surroundingsOf(view: View, claims: readonly Claim[], topic: readonly Claim[]) {
  const spells = momentsOfSpells(topic)
  const ends = claims.flatMap(({ subject, value }) => [subject, ...(value.type === 'entity' ? [value.slug] : [])])
  return andThen(allOf([...new Set(ends)].map((slug) => getEntity(view, slug))), (entities) => {
    const events = new Set(entities.flatMap(({ kind, slug }) => (isEventKind(kind) ? [slug] : [])))
    const decided = claims.flatMap(({ property, value }) =>
      property === 'ballot' && value.type === 'entity' ? [value.slug] : [],
    )
    const dated = [...new Set([...events, ...decided])]
    return andThen(allOf(dated.map((each) => spanOf(view, each))), (found) => {
      const spans = new Map(dated.map((each, index) => [each, found[index] ?? unknownSpan]))
      return {
        spanOf: (slug: string) => spans.get(slug) ?? unknownSpan,
        isEvent: (slug: string) => events.has(slug),
        spells: () => spells,
      }
    })
  })
}

const unknownSpan: EventSpan = { start: null, end: null }

function spanOf(view: View, node: string): MaybePromise<EventSpan> {
  return keep(view, `span ${node}`, () =>
    andThen(
      allOf(spanProperties.map((property) => view.claimsAbout.load({ node, property, direction: 'OUT' }))),
      (found) => spanAmong(found.flat(), view.graph.voices),
    ),
  )
}

function countUndated({ view, owner }: TimelineRequest): MaybePromise<number> {
  return choose<MaybePromise<number>>(view, {
    stored: async () => (await readNumbers(view.graph.store, [owner ?? ''], undatedInSql))[0] ?? 0,
    made: async () => (await datedClaims(view, owner)).filter((each) => each === null).length,
  })
}

/** By the year of the earliest day; entries whose beginning is open are in no year. */
async function countYears(view: View, key: string, source: ListSource): Promise<YearCount[]> {
  const days = await choose<MaybePromise<readonly [number | string, number][]>>(view, {
    stored: () => countListBy(view.graph.store, source.stored, source, 0),
    made: () =>
      andThen(allMade(view, key, source.make), (items) =>
        items.map(({ position }): [number | string, number] => [position[0] ?? unknown, 1]),
      ),
  })
  const years = new Map<number, number>()
  for (const [day, count] of days) {
    if (day === unknown) continue
    const year = yearOf(Number(day))
    years.set(year, (years.get(year) ?? 0) + count)
  }
  return [...years].sort(([a], [b]) => a - b).map(([year, count]) => ({ year, count }))
}
