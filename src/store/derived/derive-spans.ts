import { firstDay, lastDay } from '../../model/accord.ts'
import type { Claim } from '../../model/claim.ts'
import { type Edtf, parseEdtf } from '../../model/edtf.ts'
import { type EventSpan, spanAmong } from '../../model/moment.ts'
import type { Voices } from '../../model/voices.ts'
import { unknown } from '../entries.ts'
import type { SpanTable } from '../tables.ts'

/**
 * When events took place, by all their claims about it: from the first day of any start to the last day of any end, or
 * of any start where no end is on record; and the start and the end that are held to be right.
 */
export function deriveSpans(claims: readonly Claim[], voices: Voices): SpanTable[] {
  const dates = claims.filter(isOfSpan)
  return [...Map.groupBy(dates, ({ subject }) => subject)].map(([entity, own]) => {
    const [starts, ends] = [datesOf(own, 'startDate'), datesOf(own, 'endDate')]
    const { start, end } = spanAmong(own, voices)
    return {
      entity,
      first_day: Math.max(-unknown, Math.min(...(starts.length > 0 ? starts : ends).map(firstDay))),
      last_day: Math.min(unknown, Math.max(...(ends.length > 0 ? ends : starts).map(lastDay))),
      started: start?.text ?? null,
      ended: end?.text ?? null,
    }
  })
}

export function isOfSpan({ property, value }: Claim): boolean {
  return (property === 'startDate' || property === 'endDate') && value.type === 'date'
}

/** The start and the end of each event that has any, as `spansOf` tells them. */
export function spanReader(spans: Iterable<SpanTable>): (slug: string) => EventSpan {
  const byEntity = new Map(Array.from(spans, (span) => [span.entity, span]))
  return (slug) => {
    const { started, ended } = byEntity.get(slug) ?? { started: null, ended: null }
    return { start: started === null ? null : parseEdtf(started), end: ended === null ? null : parseEdtf(ended) }
  }
}

function datesOf(claims: readonly Claim[], wanted: Claim['property']): Edtf[] {
  return claims.flatMap(({ property, value }) => (property === wanted && value.type === 'date' ? [value.date] : []))
}
