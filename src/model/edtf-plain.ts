import { dayNumber, daysInMonth } from './day.ts'
import type { Span } from './edtf-grammar.ts'

/**
 * Reads 2001, 2001-05 and 2001-05-17, as nearly all dates are written: what the grammar reads of them too, with no
 * expression to match. Undefined for any other text, good or bad.
 */
export function readPlain(text: string): Span | undefined {
  const { length } = text
  if (length !== 4 && length !== 7 && length !== 10) return undefined
  const year = digitsIn(text, 0, 4)
  const month = length > 4 ? partAt(text, 4) : 1
  const day = length > 7 ? partAt(text, 7) : 1
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  const earliest = dayNumber(year, month, day)
  if (length === 10) return { earliest, latest: earliest, precision: 'DAY', approximate: false, uncertain: false }
  const latest = length === 4 ? dayNumber(year, 12, 31) : dayNumber(year, month, daysInMonth(year, month))
  return { earliest, latest, precision: length === 4 ? 'YEAR' : 'MONTH', approximate: false, uncertain: false }
}

/** The two digits after a hyphen; -1 where they are none. */
function partAt(text: string, place: number): number {
  return text.charCodeAt(place) === hyphen ? digitsIn(text, place + 1, place + 3) : -1
}

function digitsIn(text: string, from: number, to: number): number {
  let number = 0
  for (let place = from; place < to; place += 1) {
    const digit = text.charCodeAt(place) - zero
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}

const hyphen = 45
const zero = 48
