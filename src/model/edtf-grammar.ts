import { dayNumber, daysInMonth, farthestYear } from './day.ts'
import { calendarFault, clockFault, type Fault, offsetFault, yearFault } from './edtf-fault.ts'
import type { DatePrecision } from './vocabulary.ts'

/** The days that one date, not an interval, can mean. */
export interface Span {
  readonly earliest: number
  readonly latest: number
  readonly precision: DatePrecision
  readonly approximate: boolean
  readonly uncertain: boolean
}

/** Every form of EDTF levels 0 and 1 but the interval; undefined when the text has the shape of none. */
export function readSingle(text: string): Span | Fault | undefined {
  return readSeason(text) ?? readDate(text) ?? readDateTime(text) ?? readUnspecified(text) ?? readLongYear(text)
}

/**
 * EDTF level 0, "Date", with level 1, "Negative calendar year" and "Qualification of a date (complete)": `~` is
 * approximate, `?` uncertain, `%` both.
 */
export function readDate(text: string): Span | Fault | undefined {
  const match = /^(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([?~%]?)$/.exec(text)
  if (!match) return undefined
  const [, year = '', month, day, mark = ''] = match
  return calendarFault(year, month, day) ?? { ...spanOf(year, month, day), ...qualification(mark) }
}

/**
 * EDTF level 1, "Seasons": 21 to 24 for spring, summer, autumn and winter. The specification leaves open which days
 * these are; here they are the meteorological seasons of the northern hemisphere, so that spring is March to May and
 * winter is December of the year written to February of the next.
 */
function readSeason(text: string): Span | Fault | undefined {
  const match = /^(-?\d{4})-(2[1-4])$/.exec(text)
  if (!match) return undefined
  const [, yearText = '', season] = match
  const year = Number(yearText)
  const firstMonth = 3 * (Number(season) - 20)
  const [lastYear, lastMonth] = firstMonth === 12 ? [year + 1, 2] : [year, firstMonth + 2]
  return (
    yearFault(yearText) ?? {
      earliest: dayNumber(year, firstMonth, 1),
      latest: dayNumber(lastYear, lastMonth, daysInMonth(lastYear, lastMonth)),
      precision: 'INTERVAL',
      ...qualification(''),
    }
  )
}

/**
 * EDTF level 0, "Date and Time": complete to the second, in local time, UTC (`Z`) or with an offset in hours or in
 * hours and minutes. The time is checked and then dropped: the span is the day as written, at whatever offset.
 */
function readDateTime(text: string): Span | Fault | undefined {
  const match = /^(-?\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(Z|[+-]\d{2}(?::\d{2})?)?$/.exec(text)
  if (!match) return undefined
  const [, year = '', month, day, hour = '', minute = '', second = '', offset = 'Z'] = match
  const fault = calendarFault(year, month, day) ?? clockFault(hour, minute, second) ?? offsetFault(offset)
  return fault ?? { ...spanOf(year, month, day), ...qualification('') }
}

/** EDTF level 1, "Unspecified digit(s) from the right": the five forms that this section gives. */
function readUnspecified(text: string): Span | Fault | undefined {
  const digits = /^(-?)(\d{2}XX|\d{3}X)$/.exec(text)
  if (digits) return spanOfYears(digits[1] === '-', digits[2] ?? '')
  const parts = /^(-?\d{4})-(?:(\d{2})-XX|XX|XX-XX)$/.exec(text)
  if (!parts) return undefined
  const [, year = '', month] = parts
  // A month that is followed by a day, if only the first, is no season.
  return calendarFault(year, month, '01') ?? { ...spanOf(year, month), ...qualification('') }
}

/** EDTF level 1, "Letter-prefixed calendar year": for the years that four digits cannot write, and for no other. */
function readLongYear(text: string): Span | Fault | undefined {
  const match = /^Y(-?[1-9]\d{4,})$/.exec(text)
  if (!match) return undefined
  const [, year = ''] = match
  if (Math.abs(Number(year)) > farthestYear) {
    return { fault: `its year is too far to count the days; write a year from Y-${farthestYear} to Y${farthestYear}` }
  }
  return { ...spanOf(year), ...qualification('') }
}

function spanOf(
  yearText: string,
  monthText?: string,
  dayText?: string,
): Pick<Span, 'earliest' | 'latest' | 'precision'> {
  const year = Number(yearText)
  const month = Number(monthText)
  if (monthText === undefined) {
    return { earliest: dayNumber(year, 1, 1), latest: dayNumber(year, 12, 31), precision: 'YEAR' }
  }
  if (dayText === undefined) {
    const latest = dayNumber(year, month, daysInMonth(year, month))
    return { earliest: dayNumber(year, month, 1), latest, precision: 'MONTH' }
  }
  const day = dayNumber(year, month, Number(dayText))
  return { earliest: day, latest: day, precision: 'DAY' }
}

function spanOfYears(negative: boolean, digits: string): Span {
  const least = Number(digits.replaceAll('X', '0'))
  const most = Number(digits.replaceAll('X', '9'))
  // No year is written -0000, so that -000X ends with the year -0001.
  const [first, last] = negative ? [-most, -Math.max(least, 1)] : [least, most]
  return {
    earliest: dayNumber(first, 1, 1),
    latest: dayNumber(last, 12, 31),
    precision: digits.endsWith('XX') ? 'CENTURY' : 'DECADE',
    ...qualification(''),
  }
}

function qualification(mark: string): Pick<Span, 'approximate' | 'uncertain'> {
  return { approximate: mark === '~' || mark === '%', uncertain: mark === '?' || mark === '%' }
}
