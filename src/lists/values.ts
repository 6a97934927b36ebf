import { type Claim, standing } from '../model/claim.ts'
import { foldName } from '../model/display.ts'
import { earliestDay, latestDay } from '../model/edtf-days.ts'
import type { PropertyName } from '../model/properties.ts'
import { unknown } from './position.ts'

/*
 * What is claimed that is no entity, so that it is found by what it says: a text by its beginning, a date by the days on
 * which it can lie, a quantity by its bounds.
 */

/** A value that can be found. */
export interface FoundValue {
  readonly subject: string
  readonly property: PropertyName
  readonly claim: string
  /** The beginning of a text, folded; empty for what is none. */
  readonly text: string
  /** Between which days, or whole numbers, it lies; 0 for a text. */
  readonly low: number
  readonly high: number
  /** Whether it leaves more than a year open: what is not wide is found between two days. */
  readonly wide: boolean
}

/** `kept` is what the whole graph shows. */
export function deriveValues(kept: readonly Claim[]): FoundValue[] {
  return standing(kept).flatMap(({ id: claim, subject, property, value }): FoundValue[] => {
    const found = { subject, property, claim }
    if (value.type === 'text')
      return [{ ...found, text: beginningOf(foldName(value.text)), low: 0, high: 0, wide: false }]
    if (value.type === 'entity') return []
    const [lower, upper] =
      value.type === 'date'
        ? [earliestDay(value.date), latestDay(value.date)]
        : [Math.floor(value.quantity.lower), Math.ceil(value.quantity.upper)]
    const [low, high] = [bounded(lower), bounded(upper)]
    return [{ ...found, text: '', low, high, wide: high - low > narrow }]
  })
}

/** How far what is not wide reaches at most. */
export const narrow = 366

/** A number as it is stored: what is infinite lies beyond all that is known. */
export function bounded(number: number): number {
  return Math.max(-unknown, Math.min(unknown, number))
}

/** How many letters of a text are stored. */
export const storedLetters = 80

export function beginningOf(text: string): string {
  return Array.from(text.slice(0, 2 * storedLetters))
    .slice(0, storedLetters)
    .join('')
}
