import { sql } from 'kysely'
import { type Claim, standing } from '../model/claim.ts'
import { firstDay, lastDay } from '../model/edtf-days.ts'
import { daysOf, type EventSpan, type Moment, momentOf, type Window } from '../model/moment.ts'
import type { StoredLists } from './list.ts'
import { knownDay, type Position, unknown } from './position.ts'
import { isStanding } from './standing.ts'

/*
 * What happened, by the earliest day on which it can have: of all that the graph holds, and of each entity.
 */

/** A claim on a timeline: when it puts something, and the entity that the entry shows. */
export interface Dated {
  readonly claim: Claim
  readonly moment: Moment
  /** Slug. */
  readonly entity: string
}

/** What a timeline needs to know of the entities around a claim. */
export interface Surroundings {
  /** When an event was, or a decision was taken. */
  spanOf(slug: string): EventSpan
  isEvent(slug: string): boolean
  /** When the spells were, by the claims that tell of them. */
  spells(): ReadonlyMap<string, Moment | Elsewhere>
}

/**
 * When a claim puts something on the timeline of `owner`, or on that of the graph. On an entity's own timeline a
 * relation to an event that gives no time itself stands at the time of the event, and a ballot, on that of the voter, at the
 * date of the decision. ELSEWHERE where another entry tells
 * it; null where it gives no date.
 */
export function datedOf(
  claim: Claim,
  owner: string | null,
  { spanOf, isEvent, spells }: Surroundings,
): Dated | Elsewhere | null {
  const { subject, value } = claim
  const other = owner === null || value.type !== 'entity' ? subject : subject === owner ? value.slug : subject
  const own = momentOf(claim, spanOf(subject), spells())
  if (own) return own === 'ELSEWHERE' ? own : { claim, moment: own, entity: other }
  const isVoter = claim.property === 'ballot' && owner === subject
  if (owner === null || value.type !== 'entity' || !(isVoter || isEvent(other))) return null
  const { start, end } = spanOf(other)
  return start && { claim, moment: { date: start, end }, entity: other }
}

export type Elsewhere = 'ELSEWHERE'

/** By the earliest day, then by the name of what it shows. `name` is folded. */
export function datedPosition({ claim, moment }: Dated, name: string): Position {
  return [knownDay(daysOf(moment).first), name, claim.id]
}

/** The timelines; in a window, if one is given. */
export function storedTimeline({ from, to, certainly }: Window): StoredLists {
  const [start, end] = [firstDay(from), lastDay(to)]
  // What begins on an unknown day has it as its last one here, and as its first one there.
  const first = sql`case dated.day when ${sql.lit(unknown)} then ${sql.lit(-unknown)} else dated.day end`
  const [late, early] = certainly ? [first, sql`dated.last_day`] : [sql`dated.last_day`, first]
  const isInside = sql.join(
    [
      sql`dated.shown = 1`,
      ...(Number.isFinite(start) ? [sql`${late} >= ${sql.lit(start)}`] : []),
      ...(Number.isFinite(end) ? [sql`${early} <= ${sql.lit(end)}`] : []),
    ],
    sql` and `,
  )
  return {
    name: `timeline ${from?.text} ${to?.text} ${certainly}`,
    rows: sql`dated join listed on listed.number = dated.entity join claim on claim.number = dated.claim`,
    isOfList: sql`dated.owner = wanted.owner and ${isInside}`,
    position: [
      { type: 'bigint', sql: sql`dated.day` },
      { type: 'text', sql: sql`listed.name` },
      { type: 'text', sql: sql`claim.id` },
    ],
    indexed: 1,
    kind: sql`listed.kind`,
  }
}

const counts = sql`claim.shown > 0 and ${isStanding('claim')}`

/** How many claims give no date, and so stand on no timeline of their owner: a number as SQL, of `wanted`. */
export const undatedInSql = sql`(
  (case wanted.owner when 0
    then (select count(*) from claim where ${counts})
    else (select count(*) from claim where ${counts} and (claim.subject = wanted.owner or claim.object = wanted.owner)) end)
  - (select count(*) from dated where dated.owner = wanted.owner))`

/** A claim on a timeline, as it is stored. */
export interface DatedItem {
  /** Slug; null for the graph's own timeline. */
  readonly owner: string | null
  readonly claim: string
  readonly day: number
  readonly lastDay: number
  readonly entity: string
  /** False where another entry tells it. */
  readonly shown: boolean
}

/** The claims on the timelines of the graph and of their entities. */
export function deriveTimelines(claims: readonly Claim[], around: Surroundings): DatedItem[] {
  return standing(claims).flatMap((claim) => {
    const { id, subject, value } = claim
    const ends = value.type === 'entity' && value.slug !== subject ? [subject, value.slug] : [subject]
    return [null, ...ends].flatMap((owner): DatedItem[] => {
      const dated = datedOf(claim, owner, around)
      if (dated === null) return []
      if (dated === 'ELSEWHERE') return [{ owner, claim: id, day: 0, lastDay: 0, entity: subject, shown: false }]
      const { first, last } = daysOf(dated.moment)
      return [
        { owner, claim: id, day: knownDay(first), lastDay: Math.min(unknown, last), entity: dated.entity, shown: true },
      ]
    })
  })
}
