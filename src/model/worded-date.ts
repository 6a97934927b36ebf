import { daysInMonth } from './day.ts'

/**
 * The EDTF of levels 0 and 1 of a date as it is written for people: 1948~ for "c. 1948", 2021-01-05 for "5.1.2021". Where
 * it can be read in two ways, both, with "or" between them. Undefined where it is no such date.
 */
export function edtfOfWords(text: string): string | undefined {
  const words = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  for (const [pattern, write] of whole) {
    const match = pattern.exec(words)
    if (match) return write(...match.slice(1))
  }
  return periodOf(words) ?? dateOf(words)
}

type Writer = (...parts: string[]) => string | undefined
type Form = readonly [RegExp, Writer]

/** What makes more or less of a date than the date alone. The first that matches decides. */
const whole: readonly Form[] = [
  [/^(?:circa|cca|ca|c|about|abt|around|approximately|approx|roughly)\.? ?(.+)$/, (date = '') => marked(date, '~')],
  [/^(.+?),? \(?(?:c|ca|circa|approx|approximately)\.?\)?$/, (date = '') => marked(date, '~')],
  [/^(?:perhaps|possibly|probably|maybe|presumably) (.+)$/, (date = '') => marked(date, '?')],
  [/^(.+?) ?\(?\?\)?$/, (date = '') => marked(date, '?')],
  [/^(?:before|bef\.?|by|prior to|(?:not|no) later than) (.+)$/, (date = '') => joined('..', dateOf(date))],
  [/^(?:after|aft\.?|not before|(?:not|no) earlier than) (.+)$/, (date = '') => joined(dateOf(date), '..')],
  [/^(?:between|from)? ?(.+?)(?: and | to | until | till | ?[–—] ?| - )(.+)$/, (from, to) => spanOf(from, to)],
  [/^(\d{4})-(\d{4})$/, (from, to) => spanOf(from, to)],
  [/^([a-z]+\.? \d\d?)-(\d\d?,? \d{4})$/, (from, to) => spanOf(from, to)],
  [/^(\d\d?)-(\d\d? [a-z]+\.?,? \d{4})$/, (from, to) => spanOf(from, to)],
  [/^(?:since|from|until|till|up to) (.+)$/, (date = '') => dateOf(date)],
]

/** Years that are counted together, and seasons: what takes no mark and ends no interval. */
function periodOf(words: string): string | undefined {
  const [, decade, century] = /^(?:the )?(?:(\d{3})0'?s|(\d\d)(?:th|st) (?:century|c\.))$/.exec(words) ?? []
  if (decade?.endsWith('0')) return `${decade}X or ${decade.slice(0, 2)}XX`
  if (decade) return `${decade}X`
  if (century) return `${String(Number(century) - 1).padStart(2, '0')}XX`
  const [, season = '', year] = /^(?:in )?(?:the )?([a-z]+)(?: of)? (\d{4})$/.exec(words) ?? []
  const number = seasons[season]
  return number && `${year}-${number}`
}

/** A day, a month or a year. */
function dateOf(words: string): string | undefined {
  const plain = words.replace(/^(?:in|on|the|ad|[a-z]+day,?) /, '')
  for (const [pattern, write] of dates) {
    const match = pattern.exec(plain)
    const date = match && write(...match.slice(1))
    if (date) return date
  }
  return undefined
}

const dates: readonly Form[] = [
  [/^(\d{4})$/, (year) => calendarDate(year)],
  [/^(\d{1,4}) ?bce?$/, (year) => `-${String(Number(year) - 1).padStart(4, '0')}`],
  [/^(\d{4})[-./년年] ?(\d\d?)[월月.]?$/, (year, month) => calendarDate(year, month)],
  [/^(\d{4})[-./년年] ?(\d\d?)[-./월月] ?(\d\d?)[일日.]?$/, (...parts) => calendarDate(...parts)],
  [/^(\d\d?)[-./](\d{4})$/, (month, year) => calendarDate(year, month)],
  [/^(\d\d?)\. ?(\d\d?)\. ?(\d{4})$/, (day, month, year) => calendarDate(year, month, day)],
  [/^(\d\d?)[-.](\d\d?)[-.](\d{4})$/, (a, b, year) => either(calendarDate(year, b, a), calendarDate(year, a, b))],
  [/^(\d\d?)(?:st|nd|rd|th)?(?: of)? ([a-z]{3,})\.?,? (\d{4})$/, (day, name, year) => named(year, name, day)],
  [/^([a-z]{3,})\.? (\d\d?)(?:st|nd|rd|th)?,? (\d{4})$/, (name, day, year) => named(year, name, day)],
  [/^([a-z]{3,})\.?,?(?: of)? (\d{4})$/, (name, year) => named(year, name)],
  [/^(\d{4}),? ([a-z]{3,})\.?(?: (\d\d?))?$/, (year, name, day) => named(year, name, day)],
]

const months = 'january february march april may june july august september october november december'.split(' ')

const seasons: Readonly<Record<string, string>> = { spring: '21', summer: '22', autumn: '23', fall: '23', winter: '24' }

function named(year = '', name = '', day?: string): string | undefined {
  const month = months.findIndex(
    (full) => full === name || full.slice(0, 3) === name || (name === 'sept' && full === 'september'),
  )
  return month < 0 ? undefined : calendarDate(year, String(month + 1), day)
}

/** Undefined if the calendar lacks it. */
function calendarDate(year = '', month?: string, day?: string): string | undefined {
  const [ofYear, ofMonth] = [Number(month ?? 1), Number(day ?? 1)]
  if (ofYear < 1 || ofYear > 12 || ofMonth < 1 || ofMonth > daysInMonth(Number(year), ofYear)) return undefined
  return [year, month, day].flatMap((part) => part?.padStart(2, '0') ?? []).join('-')
}

function either(one: string | undefined, other: string | undefined): string | undefined {
  return one && other && one !== other ? `${one} or ${other}` : (one ?? other)
}

function marked(words: string, mark: string): string | undefined {
  const date = dateOf(words)
  return date ? `${date}${mark}` : periodOf(words)
}

/** Either end may leave to the other what both have: "5 to 12 January 2021", "January 5 to 12, 2021", "1948 to 50". */
function spanOf(from = '', to = ''): string | undefined {
  const year = to.slice(-4)
  const month = /^[a-z]+\.? /.exec(from)?.[0] ?? ''
  const start = firstDate(from, `${from} ${year}`, from + to.replace(/^\d+/, ''))
  const end = firstDate(to, month + to, from.slice(0, 2) + to)
  return start && end && start <= end ? joined(start, end) : undefined
}

function firstDate(...texts: string[]): string | undefined {
  return texts.map(dateOf).find((date) => date !== undefined)
}

function joined(start: string | undefined, end: string | undefined): string | undefined {
  return start && end && `${start}/${end}`
}
