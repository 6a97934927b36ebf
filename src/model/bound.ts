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
    : containers.flatMap(({ starts: [best, ...others] }) => {
        if (!best) return []
        const day = Math.min(...[best, ...others].map(({ date }) => earliestDay(date)))
        return known.every((date) => latestDay(date) >= day) ? [{ side: 'START' as const, ...best, day }] : []
      })
  const ends = end
    ? []
    : containers.flatMap(({ ends: [best, ...others] }) => {
        if (!best) return []
        const day = Math.max(...[best, ...others].map(({ date }) => latestDay(date)))
        return known.every((date) => earliestDay(date) <= day) ? [{ side: 'END' as const, ...best, day }] : []
      })
  const closest = (bounds: readonly Bound<Told>[], sign: 1 | -1) =>
    bounds.toSorted((a, b) => sign * compare(a.day, b.day)).slice(0, 1)
  return [...closest(starts, -1), ...closest(ends, 1)]
}

/** The days that bounds allow. */
export function daysWithin(bounds: readonly Pick<Bound, 'side' | 'day'>[]): Days {
  const dayOf = (side: BoundSide) => bounds.find((bound) => bound.side === side)?.day
  return { first: dayOf('START') ?? Number.NEGATIVE_INFINITY, last: dayOf('END') ?? Number.POSITIVE_INFINITY }
}
