import { type Edtf, isEdtf, parseEdtf } from '../../model/edtf.ts'
import { firstDay, lastDay } from '../../model/edtf-days.ts'
import { readGivenDate } from './given-date.ts'

/**
 * The one date that is certain where several are given of one thing, and nothing tells which belongs to what: the most
 * precise where all others say the same less precisely, else the time from the first of them to the last, within
 * which it lies. Null where there is none, or where one of them cannot be an end of such a time.
 */
export function coveringDate(given: readonly string[]): string | null {
  const texts = given.length > 1 ? given.flatMap((text) => readGivenDate(text).text ?? []) : given
  const [only, ...more] = texts
  if (only === undefined || more.length === 0) return only ?? null
  if (!texts.every(isEdtf)) return null
  const dates = texts.map(parseEdtf)
  const innermost = latestOf(
    dates.toSorted((a, b) => lastDay(b) - lastDay(a)),
    firstDay,
  )
  if (dates.every((date) => holds(date, innermost))) return innermost.text
  const [first, last] = [latestOf(dates, (date) => -firstDay(date)), latestOf(dates, lastDay)]
  const interval = `${startOf(first.text)}/${endOf(last.text)}`
  return isEdtf(interval) ? interval : null
}

/** The first of those that lie farthest by the measure. */
function latestOf(dates: readonly Edtf[], measure: (date: Edtf) => number): Edtf {
  return dates.reduce((farthest, date) => (measure(date) > measure(farthest) ? date : farthest))
}

function holds(outer: Edtf, inner: Edtf): boolean {
  return firstDay(outer) <= firstDay(inner) && lastDay(inner) <= lastDay(outer)
}

function startOf(text: string): string {
  return text.split('/')[0] ?? text
}

function endOf(text: string): string {
  return text.split('/').at(-1) ?? text
}
