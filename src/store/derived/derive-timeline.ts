import type { Claim } from '../../model/claim.ts'
import { foldName } from '../../model/display.ts'
import type { Entity } from '../../model/entity.ts'
import { eventKinds } from '../../model/kind.ts'
import { daysOf, type EventSpan, type Moment, momentOf, spanAmong } from '../../model/moment.ts'
import type { Voices } from '../../model/voices.ts'
import { type Entry, type EntryKey, unknown } from '../entries.ts'
import { graphOwner, timeline, undatedList } from '../list.ts'

/** When an entry of a timeline was: its owner, its claim, and the days between which it lies. */
export interface DatedEntry {
  readonly owner: string
  readonly item: string
  readonly firstDay: number
  readonly lastDay: number
}

/** One entry of a timeline: a claim, when it puts something, and the entity that the entry shows. */
export interface Dated {
  readonly claim: Claim
  readonly moment: Moment
  /** Slug. */
  readonly entity: string
}

/** The timelines of the graph and of each entity, as entries and with the days that windows are held against. */
export function deriveTimelines(
  claims: readonly Claim[],
  entities: ReadonlyMap<string, Entity>,
  spanOf: Surroundings['spanOf'],
) {
  const isEvent = (slug: string) => eventKinds.some((kind) => kind === entities.get(slug)?.kind)
  const entries: Entry[] = []
  const dated: DatedEntry[] = []
  const undated = new Map<string, number>()
  const add = (owner: string, found: Dated | 'TOLD' | null) => {
    if (found === null) undated.set(owner, (undated.get(owner) ?? 0) + 1)
    const entity = found && found !== 'TOLD' && entities.get(found.entity)
    if (!entity) return
    const { first, last } = daysOf(found.moment)
    const key = timelineKey(found, entity.name)
    entries.push({ owner, list: timeline, ...key, tag: entity.kind, claims: [found.claim.id] })
    dated.push({ owner, item: found.claim.id, firstDay: Math.max(-unknown, first), lastDay: Math.min(unknown, last) })
  }
  for (const claim of claims) {
    add(graphOwner, datedOf(claim, null, { spanOf, isEvent }))
    const ends = new Set([claim.subject, ...(claim.value.type === 'entity' ? [claim.value.slug] : [])])
    for (const owner of ends) add(owner, datedOf(claim, owner, { spanOf, isEvent }))
  }
  return {
    entries,
    dated,
    undated: [...undated].map(([owner, count]) => ({ owner, list: undatedList, tag: '', entries: count })),
  }
}

/** What a timeline needs to know of the entities around a claim. */
export interface Surroundings {
  spanOf(slug: string): EventSpan
  isEvent(slug: string): boolean
}

/**
 * When a claim puts something on the timeline of `owner`, or on that of the graph. On an entity's own timeline a
 * relation to an event that gives no time itself stands at the time of the event. TOLD where another entry tells it;
 * null where it gives no date.
 */
export function datedOf(claim: Claim, owner: string | null, { spanOf, isEvent }: Surroundings): Dated | 'TOLD' | null {
  const { subject, value } = claim
  const other = owner === null || value.type !== 'entity' ? subject : subject === owner ? value.slug : subject
  const own = momentOf(claim, spanOf(subject))
  if (own) return own === 'TOLD' ? own : { claim, moment: own, entity: other }
  if (owner === null || value.type !== 'entity' || !isEvent(other)) return null
  const { start, end } = spanOf(other)
  return start && { claim, moment: { date: start, end }, entity: other }
}

/** Where an entry stands on a timeline: by its earliest day. */
export function timelineKey({ claim, moment }: Dated, name: string): EntryKey {
  const { first } = daysOf(moment)
  return { place: unknown, start: Number.isFinite(first) ? first : unknown, name: foldName(name), item: claim.id }
}

/** The span of each event, by the claims about its start and end. */
export function spansOf(claims: readonly Claim[], voices: Voices): (slug: string) => EventSpan {
  const dates = claims.filter(({ property }) => property === 'startDate' || property === 'endDate')
  const spans = new Map(
    [...Map.groupBy(dates, ({ subject }) => subject)].map(([slug, own]) => [slug, spanAmong(own, voices)]),
  )
  return (slug) => spans.get(slug) ?? { start: null, end: null }
}
