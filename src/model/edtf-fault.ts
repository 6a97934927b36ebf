import { daysInMonth } from './day.ts'
import { edtfOfWords } from './worded-date.ts'

/** What is wrong with a text and what to write instead, as a clause without a full stop. */
export interface Fault {
  readonly fault: string
}

/** Of a date that is written well: what the calendar lacks. */
export function calendarFault(year: string, month?: string, day?: string): Fault | undefined {
  return yearFault(year) ?? monthFault(year, month, day) ?? dayFault(year, month, day)
}

export function yearFault(year: string): Fault | undefined {
  return year === '-0000' ? { fault: 'there is no year -0000; write 0000 for 1 BCE and -0001 for 2 BCE' } : undefined
}

/** Of a time that is written well: what the clock lacks. A leap second and the hour 24 are among it. */
export function clockFault(hour: string, minute: string, second: string): Fault | undefined {
  if (Number(hour) > 23) return { fault: `there is no hour ${hour}; write an hour from 00 to 23` }
  if (Number(minute) > 59) return { fault: `there is no minute ${minute}; write a minute from 00 to 59` }
  if (Number(second) > 59) return { fault: `there is no second ${second}; write a second from 00 to 59` }
  return undefined
}

export function offsetFault(offset: string): Fault | undefined {
  if (offset === 'Z') return undefined
  const [hours, minutes = 0] = offset.slice(1).split(':').map(Number)
  const total = Number(hours) * 60 + minutes
  const [least, most] = offset.startsWith('-') ? [1, 12 * 60] : [0, 14 * 60]
  if (minutes <= 59 && total >= least && total <= most) return undefined
  return { fault: `there is no offset ${offset}; write Z or an offset from -12:00 to +14:00` }
}

/** Of a date that stands alone well, but not in an interval. */
export function endOfIntervalFault(text: string): Fault {
  if (text.includes('T')) return { fault: 'an interval takes no time of day; write the date alone' }
  if (text.startsWith('Y')) return { fault: 'an interval takes no year with a Y; write years of four digits or ..' }
  return level2('an unspecified digit in an interval', 'write the first and the last date that it can mean')
}

/** Of a text that has the shape of no date of level 0 or 1. */
export function shapeFault(text: string): Fault {
  const known = shapes.find(([shape]) => shape.test(text))
  return (
    known?.[1] ?? { fault: `it is not written as EDTF; write ${edtfOfWords(text) ?? 'YYYY-MM-DD, YYYY-MM or YYYY'}` }
  )
}

const monthNames = 'January February March April May June July August September October November December'.split(' ')

function monthFault(year: string, month?: string, day?: string): Fault | undefined {
  const number = Number(month ?? 1)
  if (number >= 1 && number <= 12) return undefined
  if (day === undefined && number >= 21 && number <= 24) {
    return { fault: `the season ${year}-${month} takes no mark and ends no interval; write a month from 01 to 12` }
  }
  if (day === undefined && number >= 25 && number <= 41) {
    return level2(`the part of a year ${month}`, 'write an interval such as 2001-04/2001-06')
  }
  const isYear = day === undefined && number > 41 && number > Number(year.slice(-2))
  const span = isYear ? `, or ${year}/${year.slice(0, -2)}${month} for years` : ''
  return { fault: `there is no month ${month}; write a month from 01 to 12${span}` }
}

function dayFault(year: string, month: string | undefined, day: string | undefined): Fault | undefined {
  if (day === undefined) return undefined
  const days = daysInMonth(Number(year), Number(month))
  if (Number(day) === 0) return { fault: `there is no day 00; write a day from 01 to ${days}` }
  if (Number(day) <= days) return undefined
  return { fault: `${monthNames[Number(month) - 1]} ${year} has ${days} days; write a day from 01 to ${days}` }
}

function level2(what: string, cure: string): Fault {
  return { fault: `${what} belongs to level 2 of EDTF, and only levels 0 and 1 are taken; ${cure}` }
}

const unspecifiedForms = 'write 201X, 20XX, 2004-XX, 1985-04-XX or 1985-XX-XX'

/** The first that matches says what the writer seems to have meant. */
const shapes: readonly (readonly [RegExp, Fault])[] = [
  [/^\s|\s$/, { fault: 'it begins or ends with a space; write it without' }],
  [/[[\]{}]/, level2('a set of dates', 'write one date or an interval such as 1667/1672')],
  [/^Y-?\d+E\d+/, level2('an exponential year', 'write all digits of the year, such as Y170000000')],
  [/^Y?-?\d+S\d+$/, level2('a number of significant digits', 'write the year alone, or a decade such as 195X')],
  [/^Y-?\d{1,4}$/, { fault: 'Y is for years of more than four digits; write the year as four digits' }],
  [/^Y-?0/, { fault: 'its year begins with a zero; write Y and the year without it' }],
  [/^Y-?\d+[?~%]+$/, { fault: 'a year with a Y takes no mark; write it without' }],
  [
    /^[+-]?\d{5,}$/,
    { fault: 'its digits run together; write YYYY-MM-DD, or Y before a year of more than four digits' },
  ],
  [/^-?\d{3}$/, { fault: 'it has three digits; write a decade as 198X and a year as four digits' }],
  [/^-?\d{2}$/, { fault: 'it has two digits; write a century as 19XX and a year as four digits' }],
  [/^-?[\dX]{4}(-[\dX]{2}){0,2}$/, level2('an unspecified digit in this place', unspecifiedForms)],
  [/^-?[\dXxu]{4}(-[\dXxu]{2}){0,2}$/, { fault: `an unspecified digit is a capital X; ${unspecifiedForms}` }],
  [/^[-\dX]+[?~%]{2,}$/, { fault: 'it has more than one mark; write % for both uncertain and approximate' }],
  [/^-?[\dX]{4}(-[\dX]{2}){0,2}[?~%]+$/, { fault: 'a date with an X takes no mark; write one or the other' }],
  [/T.*[?~%]/, { fault: 'a date with a time of day takes no mark; write the date alone before the mark' }],
  [/^[-\d]*[?~%][-\d?~%]*$/, level2('a mark on a part of a date', 'write the mark once, at the end')],
  [
    /^-?\d{4}-\d{2}-\d{2}[T ]\d/i,
    { fault: 'its time is not written well; write 1985-04-12T23:20:30, with Z or +04:30' },
  ],
  [/^(now|present|ongoing|current)$/i, { fault: 'it names no day; write the day, or leave it out where it goes on' }],
  [/^(open|unknown)$/i, { fault: 'it is of an older draft of EDTF; write .. where open and nothing where unknown' }],
]
