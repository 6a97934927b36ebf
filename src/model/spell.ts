import type { Claim } from './claim.ts'
import { compare } from './compare.ts'
import type { Edtf } from './edtf.ts'
import { earliestDay, firstDay, lastDay, latestDay } from './edtf-days.ts'

/**
 * The time for which something held, as all that is said of it tells together. An end that nobody tells is not known, and
 * neither is a start: then only the days vouch for it for which a source says it.
 */
export interface Spell {
  /** The most precise start that is told, and the most precise end. */
  readonly start: Edtf | null
  readonly end: Edtf | null
  /** The days for which it is said. */
  readonly attested: readonly Edtf[]
}

/** A stretch of days, both included; infinite where it is open. */
export interface Days {
  readonly first: number
  readonly last: number
}

export const anyDay: Days = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY }

/** The spell that accordant claims tell of. */
export function spellOf(claims: readonly Claim[]): Spell {
  const start = mostPrecise(claims.flatMap((claim) => claim.start ?? []))
  const end = mostPrecise(claims.flatMap((claim) => claim.end ?? []))
  const days = claims.flatMap(({ references }) => references.flatMap(({ attested }) => attested ?? []))
  return { start, end, attested: days.filter((day) => fitsWithin(day, { start, end })) }
}

/** Whether a day for which something is said can lie between its start and its end. */
export function fitsWithin(day: Edtf, { start, end }: Pick<Spell, 'start' | 'end'>): boolean {
  return (!start || earliestDay(start) <= latestDay(day)) && (!end || earliestDay(day) <= latestDay(end))
}

/** The days on which it can have held. What contains it bounds a side that is not told. */
export function possibleDays({ start, end }: Spell, bounds: Days = anyDay): Days {
  return { first: start ? earliestDay(start) : bounds.first, last: end ? latestDay(end) : bounds.last }
}

/**
 * The days on which it must have held: from the latest start to the earliest end; where one of them is not told, to the
 * last, or from the first, day for which it is said. Null where there is no such day.
 */
export function certainDays({ start, end, attested }: Spell): Days | null {
  const onOneDay = (date: Edtf | null) => (date && earliestDay(date) === latestDay(date) ? earliestDay(date) : null)
  const first = start ? latestDay(start) : least([...attested.map(latestDay), onOneDay(end)])
  const last = end ? earliestDay(end) : most([...attested.map(earliestDay), onOneDay(start)])
  return first !== null && last !== null && first <= last ? { first, last } : null
}

/**
 * Whether it held at a date: whether it can have, or must have. It must have no longer than to `endsBy`, where sources give
 * other ends to what began with it.
 */
export function heldAt(
  spell: Spell,
  { date, certainly }: Moment,
  bounds: Days = anyDay,
  endsBy = Number.POSITIVE_INFINITY,
): boolean {
  const [from, to] = [firstDay(date), lastDay(date)]
  if (!certainly) {
    const { first, last } = possibleDays(spell, bounds)
    return first <= to && last >= from
  }
  const days = certainDays(spell)
  if (days && days.first <= from && Math.min(days.last, endsBy) >= to) return true
  return spell.attested.some((day) => earliestDay(day) === from && latestDay(day) === to && from === to)
}

/** A date, and whether something must have held then, or can have. */
export interface Moment {
  readonly date: Edtf
  readonly certainly: boolean
}

/**
 * Whether there is surely a day on which both held. That one began on the day on which the other ended is a handover, and
 * no such day.
 */
export function surelyOverlap(a: Spell, b: Spell): boolean {
  const [x, y] = [certainDays(a), certainDays(b)]
  if (!x || !y) return false
  const [first, last] = [Math.max(x.first, y.first), Math.min(x.last, y.last)]
  return first < last || (first === last && !isHandover(a, b, first) && !isHandover(b, a, first))
}

/** Whether nothing is told of when it held. */
export function isUntimed({ start, end, attested }: Spell): boolean {
  return !start && !end && attested.length === 0
}

function isHandover(before: Spell, after: Spell, day: number): boolean {
  const hasEnded = before.end !== null && latestDay(before.end) === day
  const begins = after.start !== null && earliestDay(after.start) === day
  return hasEnded && begins && (before.start === null || earliestDay(before.start) < day)
}

/** Of dates that can all be right, the one that leaves least open. */
function mostPrecise(dates: readonly Edtf[]): Edtf | null {
  const [first, ...others] = dates
  if (!first) return null
  return others.reduce((best, date) => {
    const width = (each: Edtf) => latestDay(each) - earliestDay(each)
    return (width(date) - width(best) || compare(date.text, best.text)) < 0 ? date : best
  }, first)
}

function least(days: readonly (number | null)[]): number | null {
  const known = days.filter((day): day is number => day !== null && Number.isFinite(day))
  return known.length > 0 ? Math.min(...known) : null
}

function most(days: readonly (number | null)[]): number | null {
  const known = days.filter((day): day is number => day !== null && Number.isFinite(day))
  return known.length > 0 ? Math.max(...known) : null
}
