import type { Claim } from './claim.ts'
import { compare } from './compare.ts'
import type { Edtf } from './edtf.ts'
import { earliestDay, latestDay } from './edtf-days.ts'
import type { Days, Spell } from './spell.ts'

export const boundSides = { START: 'Its start.', END: 'Its end.' } as const
export type BoundSide = keyof typeof boundSides

/** The dates between which all lies that something contains, as claims tell them, the best first. */
export interface Container<Told extends Claim = Claim> {
  readonly starts: readonly DatedClaim<Told>[]
  readonly ends: readonly DatedClaim<Told>[]
}

export interface DatedClaim<Told extends Claim = Claim> {
  readonly date: Edtf
  readonly claim: Told
}

/** What bounds a side of a spell that no source tells: a reading of the graph, and no claim. */
export interface Bound<Told extends Claim = Claim> extends DatedClaim<Told> {
  readonly side: BoundSide
  /** The farthest day that it allows: where sources dispute it, that of the widest. */
  readonly day: number
}

/**
 * The bounds of a spell by what contains it: a body by its founding and dissolution, a person by birth and death, a term by
 * its dates. Only sides that are not told have one, each the closest; it goes against no told date and no day for which a
 * source says that it held.
 */
export function boundsOf<Told extends Claim>(spell: Spell, containers: readonly Container<Told>[]): Bound<Told>[] {
  const { start, end, attested } = spell
  const known = [start, end, ...attested].flatMap((date) => date ?? [])
  const starts = start
    ? []
    : containers.flatMap(({ starts: dates }) =>
        boundAmong('START', dates, Math.min(...dates.map(({ date }) => earliestDay(date))), known),
      )
  const ends = end
    ? []
    : containers.flatMap(({ ends: dates }) =>
        boundAmong('END', dates, Math.max(...dates.map(({ date }) => latestDay(date))), known),
      )
  const closest = (bounds: readonly Bound<Told>[], sign: 1 | -1) =>
    bounds.toSorted((a, b) => sign * compare(a.day, b.day)).slice(0, 1)
  return [...closest(starts, -1), ...closest(ends, 1)]
}

/** The best of the dates that goes against nothing known, with the farthest day that they allow. */
function boundAmong<Told extends Claim>(
  side: BoundSide,
  dates: readonly DatedClaim<Told>[],
  day: number,
  known: readonly Edtf[],
): Bound<Told>[] {
  const fits = ({ date }: DatedClaim) =>
    known.every((each) =>
      side === 'START' ? latestDay(each) >= earliestDay(date) : earliestDay(each) <= latestDay(date),
    )
  const best = dates.find(fits)
  return best ? [{ side, ...best, day }] : []
}

/** The days that bounds allow. */
export function daysWithin(bounds: readonly Pick<Bound, 'side' | 'day'>[]): Days {
  const dayOf = (side: BoundSide) => bounds.find((bound) => bound.side === side)?.day
  return { first: dayOf('START') ?? Number.NEGATIVE_INFINITY, last: dayOf('END') ?? Number.POSITIVE_INFINITY }
}
