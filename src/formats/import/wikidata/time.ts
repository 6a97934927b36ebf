import { dayNumber, formatDay } from '../../../model/day.ts'
import { isEdtf } from '../../../model/edtf.ts'
import { isObject, type JsonObject, numberOf, textOf } from '../json-value.ts'

/** A time of Wikidata as EDTF, and what has to be noted of it. */
export interface ReadTime {
  readonly date: string
  readonly note: string | null
}

/**
 * Reads a time to its precision: 11 is a day, 10 a month, 9 a year, 8 a decade, 7 a century, 6 a millennium. A day of the
 * Julian calendar is converted; a longer time in it is noted. Null with a reason where EDTF has no word for it.
 */
export function readTime(value: unknown): ReadTime | { readonly fault: string } {
  const { time, calendarmodel, ...told } = isObject(value) ? value : ({} as JsonObject)
  const [precision, before, after] = [told.precision, told.before, told.after].map(numberOf)
  const [, sign = '', digits = '', month = '', day = ''] =
    /^([+-])(\d{1,16})-(\d\d)-(\d\d)T\d\d:\d\d:\d\dZ$/.exec(textOf(time) ?? '') ?? []
  if (digits === '') return { fault: `expected a time such as +1977-01-31T00:00:00Z, got ${JSON.stringify(time)}` }
  // There is no year 0 here, and 0000 is 1 BCE in EDTF.
  const year = sign === '-' ? 1 - Number(digits) : Number(digits)
  if (sign === '+' && year === 0) return { fault: 'the year 0, which is none' }
  const parts = { year, month: Number(month), day: Number(day) }
  const isJulian = textOf(calendarmodel)?.endsWith('/Q1985786') === true
  const date = precision === 11 && isJulian ? fromJulian(parts) : atPrecision(parts, precision ?? 0)
  if (!date || !isEdtf(date))
    return { fault: `${textOf(time)} of precision ${precision ?? 'none'} has no form in EDTF` }
  const notes = [
    isJulian
      ? precision === 11
        ? `${sign === '-' ? sign : ''}${digits}-${month}-${day} of the Julian calendar`
        : 'of the Julian calendar'
      : null,
    before || after ? `up to ${before ?? 0} before and ${after ?? 0} after` : null,
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
      return year >= 0 && year <= 9999 ? `${yearText(year).slice(0, 3)}X` : null
    case 7:
      return spanOf(year, 100)
    case 6:
      return spanOf(year, 1_000)
    default:
      // Hours and minutes are on record nowhere; ages of the earth are no dates.
      return null
  }
}

/** Centuries and millennia count from the year 1: 1900 is the last year of the 19th century. */
function spanOf(year: number, length: number): string | null {
  if (year < 1) return null
  const last = Math.ceil(year / length) * length
  return last <= 9999 ? `${yearText(last - length + 1)}/${yearText(last)}` : null
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
