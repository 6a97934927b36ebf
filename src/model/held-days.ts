import type { Edtf } from './edtf.ts'
import { earliestDay, firstDay, lastDay, latestDay } from './edtf-days.ts'
import { anyDay, type Days, possibleDays, type Spell } from './spell.ts'

/**
 * What is known of the days on which something held: it can have held from the first to the last of them; it had surely
 * begun by one day, and had surely not ended before another. All are infinite where nothing is known.
 */
export interface HeldDays extends Days {
  readonly begunBy: number
  readonly lastedTo: number
}

/** What does not cease, and began before all else. */
export const always: HeldDays = {
  ...anyDay,
  begunBy: Number.NEGATIVE_INFINITY,
  lastedTo: Number.POSITIVE_INFINITY,
}

/** The one day that a date means. */
export function daysOfDate(date: Edtf): HeldDays {
  const [first, last] = [earliestDay(date), latestDay(date)]
  return { first, last, begunBy: last, lastedTo: first }
}

/**
 * The days of a spell. What contains it bounds where it can have held; only what is told vouches for when it did. It surely
 * lasted no longer than to `endsBy`, where sources give other ends to what began with it.
 */
export function daysOfSpell(spell: Spell, bounds: Days, endsBy = Number.POSITIVE_INFINITY): HeldDays {
  const { start, end, attested } = spell
  const told = [start, end, ...attested].flatMap((date) => date ?? [])
  const ends = end ? [Math.min(earliestDay(end), endsBy)] : []
  const began = [start, ...attested].flatMap((date) => (date ? [earliestDay(date)] : []))
  return {
    ...possibleDays(spell, bounds),
    begunBy: Math.min(Number.POSITIVE_INFINITY, ...told.map(latestDay)),
    lastedTo: Math.max(Number.NEGATIVE_INFINITY, ...began, ...ends),
  }
}

/** The days of what began with an event, of which a claim can tell its own start and end. */
export function daysWithEvent({ start, end }: Pick<Spell, 'start' | 'end'>, event: HeldDays): HeldDays {
  const own = start ? [earliestDay(start)] : []
  return {
    first: start ? earliestDay(start) : event.first,
    last: end ? latestDay(end) : Math.max(event.last, start ? latestDay(start) : event.last),
    begunBy: start ? latestDay(start) : event.begunBy,
    lastedTo: Math.max(end ? earliestDay(end) : event.lastedTo, ...own),
  }
}

/** A stretch of time, open where a side is null: what holds possibly, or certainly, on some day of it. */
export interface Stretch {
  readonly from: Edtf | null
  readonly to: Edtf | null
  readonly certainly: boolean
}

/** Whether it can have held on a day of the stretch, or must have. */
export function heldWithin({ first, last, begunBy, lastedTo }: HeldDays, { from, to, certainly }: Stretch): boolean {
  const [start, end] = [firstDay(from), lastDay(to)]
  return certainly ? begunBy <= end && lastedTo >= start : first <= end && last >= start
}
