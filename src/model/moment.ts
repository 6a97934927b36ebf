import { type Claim, standing, topicOf } from './claim.ts'
import type { Edtf } from './edtf.ts'
import { firstDay, lastDay } from './edtf-days.ts'
import { joinClaims } from './join.ts'
import { bestFirst } from './ranking.ts'
import type { Voices } from './voices.ts'

/** When something was, and until when if it lasted: an entry of a timeline. */
export interface Moment {
  readonly date: Edtf
  readonly end: Edtf | null
}

/** The best start and the best end of an event, where they are on record. */
export interface EventSpan {
  readonly start: Edtf | null
  readonly end: Edtf | null
}

/** The properties that tell when an event was, and when a decision was taken. */
export const spanProperties = ['startDate', 'endDate', 'date'] as const

/** What the claims about an event's start and end make of it, or those about a decision's date, by the rule of facts. */
export function spanAmong(claims: readonly Claim[], voices: Voices): EventSpan {
  const best = (property: (typeof spanProperties)[number]) => {
    const rivals = standing(claims).filter((claim) => claim.property === property)
    const [first] = bestFirst(rivals, rivals, voices)
    return first?.value.type === 'date' ? first.value.date : null
  }
  return { start: best('startDate') ?? best('date'), end: best('endDate') }
}

/**
 * When a claim puts something: the date that it gives, or the spell of which it tells. The start of an event lasts until its
 * end, so that an end that is told by its start is told ELSEWHERE, and no moment of its own; so is what another claim tells
 * of the same spell. Null where it gives no date.
 */
export function momentOf(
  { id, property, value }: Claim,
  own: EventSpan,
  spells: ReadonlyMap<string, Moment | 'ELSEWHERE'>,
): Moment | 'ELSEWHERE' | null {
  if (value.type !== 'date') return spells.get(id) ?? null
  if (property === 'startDate') return { date: value.date, end: own.end }
  if (property === 'endDate' && own.start && own.end?.text === value.date.text) return 'ELSEWHERE'
  return { date: value.date, end: null }
}

/**
 * The spells that claims tell of, each by one of its claims: the first that tells its start, or else its end. They must be
 * all of their topics.
 */
export function momentsOfSpells(claims: readonly Claim[]): ReadonlyMap<string, Moment | 'ELSEWHERE'> {
  const isDated = ({ start, end }: Claim) => start !== null || end !== null
  const topics = new Set(claims.filter(isDated).map(topicOf))
  const moments = new Map<string, Moment | 'ELSEWHERE'>()
  for (const { claims: told, spell } of joinClaims(claims.filter((claim) => topics.has(topicOf(claim))))) {
    const { start, end } = spell
    const date = start ?? end
    const teller = told.find((claim) => (start ? claim.start?.text === start.text : claim.end?.text === end?.text))
    for (const claim of told) if (isDated(claim) && !moments.has(claim.id)) moments.set(claim.id, 'ELSEWHERE')
    if (!date || !teller) continue
    const known = moments.get(teller.id)
    // Of two ends that sources give to what began once, the earlier is sure.
    const isEarlier = known && known !== 'ELSEWHERE' && lastDay(known.end) <= lastDay(end)
    if (!isEarlier) moments.set(teller.id, { date, end: start && end })
  }
  return moments
}

/** The days between which a moment can lie. */
export function daysOf({ date, end }: Moment): { readonly first: number; readonly last: number } {
  return { first: firstDay(date), last: Math.max(lastDay(date), end ? lastDay(end) : Number.NEGATIVE_INFINITY) }
}

/** A stretch of time that a timeline is asked for. */
export interface Window {
  readonly from: Edtf | null
  readonly to: Edtf | null
  /** Whether a moment must lie in it, or can. */
  readonly certainly: boolean
}

export function isInWindow(moment: Moment, { from, to, certainly }: Window): boolean {
  const { first, last } = daysOf(moment)
  const [start, end] = [firstDay(from), lastDay(to)]
  return certainly ? first >= start && last <= end : last >= start && first <= end
}
