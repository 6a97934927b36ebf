import { boundsOf } from '../../parts/edtf-bounds.ts'
import { type Day, dateOf, dayAt, dayOf, partsOf } from './days.ts'

/** From which day to which, both of them within. */
export interface TimeWindow {
  readonly first: Day
  readonly last: Day
}

const shortest = 3

/** Reads a window out of an address: a year, a month or a day each. Undefined where it makes no sense. */
export function parseWindow(from: string | null, to: string | null): TimeWindow | undefined {
  const first = plain.test(from ?? '') ? boundsOf(from ?? '')[0] : undefined
  const last = plain.test(to ?? '') ? boundsOf(to ?? '')[1] : undefined
  if (first === undefined || last === undefined || last < first) return undefined
  return { first: dayOf(first), last: dayOf(last) }
}

const plain = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

/** The ends of a window, as short as they can be said: "2020", "2020-08", "2020-08-19". */
export function encodeWindow({ first, last }: TimeWindow): { readonly from: string; readonly to: string } {
  const [, firstMonth, firstDay] = partsOf(first)
  const [, nextMonth, nextDay] = partsOf(last + 1)
  const wholeYears = firstMonth === 1 && firstDay === 1 && nextMonth === 1 && nextDay === 1
  const wholeMonths = firstDay === 1 && nextDay === 1
  const length = wholeYears ? 4 : wholeMonths ? 7 : 10
  return { from: dateOf(first).slice(0, length), to: dateOf(last).slice(0, length) }
}

export function yearWindow(from: number, to = from): TimeWindow {
  return { first: dayAt(from), last: dayAt(to + 1) - 1 }
}

/** Makes a window larger or smaller around a place in it, 0 for its start and 1 for its end. */
export function zoom({ first, last }: TimeWindow, factor: number, place = 0.5): TimeWindow {
  const days = last - first + 1
  const wanted = Math.max(shortest, Math.round(days * factor))
  const start = Math.round(first + (days - wanted) * place)
  return kept({ first: start, last: start + wanted - 1 })
}

/** Moves a window by a part of its length. */
export function move({ first, last }: TimeWindow, part: number): TimeWindow {
  const days = Math.round((last - first + 1) * part) || Math.sign(part)
  return kept({ first: first + days, last: last + days })
}

/** Years have four digits. */
function kept({ first, last }: TimeWindow): TimeWindow {
  return { first: Math.max(first, dayAt(1000)), last: Math.min(Math.max(last, dayAt(1000) + shortest), dayAt(2999)) }
}
