import { type Claim, standing } from '../model/claim.ts'
import type { Edtf } from '../model/edtf.ts'
import { firstDay, lastDay } from '../model/edtf-days.ts'
import { type EventSpan, spanAmong, spanProperties } from '../model/moment.ts'
import type { Voices } from '../model/voices.ts'
import { unknown } from './position.ts'

/** The days between which an event can have taken place, or a decision been taken. */
export interface DaySpan {
  readonly first: number
  readonly last: number
}

/** When an event took place: between which days, and the start and the end that are held to be right. */
export interface DatedEvent extends DaySpan, EventSpan {
  readonly event: string
}

export function deriveSpans(claims: readonly Claim[], voices: Voices): DatedEvent[] {
  return [...Map.groupBy(standing(claims).filter(isOfSpan), ({ subject }) => subject)].flatMap(([event, own]) => {
    const days = daysAmong(own)
    return days ? [{ event, ...days, ...spanAmong(own, voices) }] : []
  })
}

/** From the first day of any start to the last day of any end, or of any start where no end is on record; null without dates. */
export function daysAmong(claims: readonly Claim[]): DaySpan | null {
  const told = standing(claims)
  const starts = [...datesOf(told, 'startDate'), ...datesOf(told, 'date')]
  const ends = datesOf(told, 'endDate')
  if (starts.length + ends.length === 0) return null
  return {
    first: Math.max(-unknown, Math.min(...(starts.length > 0 ? starts : ends).map(firstDay))),
    last: Math.min(unknown, Math.max(...(ends.length > 0 ? ends : starts).map(lastDay))),
  }
}

function isOfSpan({ property, value }: Claim): boolean {
  return spanProperties.some((each) => each === property) && value.type === 'date'
}

function datesOf(claims: readonly Claim[], wanted: Claim['property']): Edtf[] {
  return claims.flatMap(({ property, value }) => (property === wanted && value.type === 'date' ? [value.date] : []))
}
