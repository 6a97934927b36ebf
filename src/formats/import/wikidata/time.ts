import { dayNumber, formatDay } from '../../../model/day.ts'
import { isEdtf, parseEdtf } from '../../../model/edtf.ts'
import { isObject, type JsonObject, numberOf, textOf } from '../json/json-value.ts'

/** A time of Wikidata as EDTF, and what has to be noted of it. */
export interface ReadTime {
  readonly date: string
  readonly note: string | null
}

/**
 * Reads a time to its precision: 11 is a day, 10 a month, 9 a year, 8 a decade, 7 a century, 6 a millennium, and 12 to 14
 * are parts of a day. `before` and `after` tell by how many of these units it may be off. A day of the Julian calendar is
 * converted; a longer time in it is noted. A fault with the reason where EDTF has no word for it. See Wikibase's JSON
 * format, "time": years before our era are counted from -0001, which is 1 BCE.
 */
export function readTime(value: unknown): ReadTime | { readonly fault: string } {
  const { time, calendarmodel, ...told } = isObject(value) ? value : ({} as JsonObject)
  const [precision, before, after, timezone] = [told.precision, told.before, told.after, told.timezone].map(numberOf)
  const [, sign = '', digits = '', month = '', day = '', clock = ''] =
    /^([+-])(\d{1,16})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)Z$/.exec(textOf(time) ?? '') ?? []
  if (digits === '') return { fault: `expected a time such as +1977-01-31T00:00:00Z, got ${JSON.stringify(time)}` }
  if (Number(digits) === 0) return { fault: 'the year 0, which is none' }
  // There is no year 0 here, and 0000 is 1 BCE in EDTF.
  const year = sign === '-' ? 1 - Number(digits) : Number(digits)
  const parts = { year, month: Number(month), day: Number(day) }
  const isJulian = textOf(calendarmodel)?.endsWith('/Q1985786') === true
  const size = precision ?? 0
  const isDay = size >= 11 && size <= 14
  const given = isDay && isJulian ? fromJulian(parts) : atPrecision(parts, isDay ? 11 : size)
  const [earlier, later] = [before ?? 0, after ?? 0]
  const date = given !== null && earlier + later > 0 ? widened(given, isDay ? 11 : size, earlier, later) : given
  if (!date || !isEdtf(date))
    return { fault: `${textOf(time)} of precision ${precision ?? 'none'} has no form in EDTF` }
  const notes = [
    isJulian
      ? isDay
        ? `${sign === '-' ? sign : ''}${digits}-${month}-${day} of the Julian calendar`
        : 'of the Julian calendar'
      : null,
    isDay && clock !== '00:00:00' ? `at ${clock}` : null,
    timezone ? `${timezone} minutes from UTC` : null,
    earlier + later > 0 ? `${given}, up to ${earlier} before and ${later} after` : null,
  ].filter(Boolean)
  return { date, note: notes.join('; ') || null }
}

function atPrecision({ year, month, day }: DateParts, precision: number): string | null {
  switch (precision) {
    case 11:
      return month > 0 && day > 0 ? `${yearText(year)}-${pad(month)}-${pad(day)}` : null
    case 10:
      return month > 0 ? `${yearText(year)}-${pad(month)}` : null
    case 9:
      return yearText(year)
    case 8:
      return year >= 10 && year <= 9999 ? `${yearText(year).slice(0, 3)}X` : decadeOf(year)
    case 7:
      return spanOf(year, 100)
    case 6:
      return spanOf(year, 1_000)
    default:
      // Ages of the earth are no dates.
      return null
  }
}

/** Decades before our era begin with their latest year: the 580s BCE are 589 to 580 BCE. There is no year 0 in any. */
function decadeOf(year: number): string | null {
  if (year > 0) return interval(Math.max(Math.floor(year / 10) * 10, 1), Math.floor(year / 10) * 10 + 9)
  const first = Math.floor((1 - year) / 10) * 10
  return interval(1 - (first + 9), 1 - Math.max(first, 1))
}

/**
 * Centuries and millennia count from the year 1, in both directions: 1900 is the last year of the 19th century, and the
 * 6th century BCE is 600 to 501 BCE.
 */
function spanOf(year: number, length: number): string | null {
  if (year > 0) {
    const last = Math.ceil(year / length) * length
    return interval(last - length + 1, last)
  }
  const first = Math.ceil((1 - year) / length) * length
  return interval(1 - first, 1 - (first - length + 1))
}

/** From one year to another, as years are counted in EDTF; its intervals have years of four digits alone. */
function interval(first: number, last: number): string | null {
  return first >= -9999 && last <= 9999 ? `${yearText(first)}/${yearText(last)}` : null
}

/** How many years a time of the precision has. */
const yearsOf: ReadonlyMap<number, number> = new Map([
  [9, 1],
  [8, 10],
  [7, 100],
  [6, 1_000],
])

/** The time from so many of its units earlier to so many later. */
function widened(date: string, precision: number, before: number, after: number): string | null {
  const { earliest, latest } = parseEdtf(date)
  if (earliest === null || latest === null) return null
  if (precision === 11) return joined(dayText(earliest - before), dayText(latest + after))
  const [first, last] = [dayText(earliest), dayText(latest)]
  const years = yearsOf.get(precision)
  if (years !== undefined) return interval(yearIn(first) - before * years, yearIn(last) + after * years)
  const month = yearIn(first) * 12 + Number(first?.slice(-5, -3)) - 1
  return joined(monthText(month - before), monthText(month + after))
}

function joined(first: string | null, last: string | null): string | null {
  return first && last ? `${first}/${last}` : null
}

function yearIn(day: string | null): number {
  return Number(day?.slice(0, -6))
}

function monthText(month: number): string {
  const year = Math.floor(month / 12)
  return `${yearText(year)}-${pad(month - year * 12 + 1)}`
}

interface DateParts {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The day in the Gregorian calendar: Julian years have a leap day every fourth year, without exception. */
function fromJulian({ year, month, day }: DateParts): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const marchYear = month < 3 ? year - 1 : year
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const julian = marchYear * 365 + Math.floor(marchYear / 4) + dayOfYear
  // 1 March of the year 0 in the Julian calendar is 28 February of it in the Gregorian one.
  return dayText(julian + dayNumber(0, 3, 1) - 2)
}

const daysOfEra = 146_097
const yearsOfEra = 400

/** The day as YYYY-MM-DD, before the year 0 too: calendars repeat after an era. */
function dayText(dayOf: number): string | null {
  const eras = dayOf < dayNumber(0, 1, 1) ? 25 : 0
  const text = formatDay(dayOf + eras * daysOfEra)
  return text ? yearText(Number(text.slice(0, 4)) - eras * yearsOfEra) + text.slice(4) : null
}

function yearText(year: number): string {
  const size = String(Math.abs(year)).padStart(4, '0')
  if (size.length > 4) return `Y${year}`
  return year < 0 ? `-${size}` : size
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
