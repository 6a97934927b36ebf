import fc from 'fast-check'

/** A date of level 0 or 1 that is no interval. */
export function singleDate(): fc.Arbitrary<string> {
  const y = year()
  const month = fc.integer({ min: 1, max: 12 }).map(pad)
  const season = fc.integer({ min: 21, max: 24 })
  const far = fc.integer({ min: 10_000, max: 24_000_000_000_000 })
  const near = fc.integer({ min: 10_000, max: 280_000 })
  return fc.oneof(
    { weight: 3, arbitrary: markedDate() },
    fc.tuple(completeDate(), time(), offset()).map(([date, time, offset]) => `${date}T${time}${offset}`),
    fc.tuple(y, season).map((parts) => parts.join('-')),
    fc.tuple(y, fc.constantFrom('X', 'XX')).map(([year, mask]) => year.slice(0, -mask.length) + mask),
    fc.tuple(y, fc.constantFrom('-XX', '-XX-XX')).map((parts) => parts.join('')),
    fc.tuple(y, month).map(([year, month]) => `${year}-${month}-XX`),
    fc.tuple(fc.constantFrom('Y', 'Y-'), fc.oneof(near, far)).map((parts) => parts.join('')),
  )
}

/** An interval of level 0 or 1, whose end may be before its start. */
export function interval(): fc.Arbitrary<string> {
  const end = fc.oneof({ weight: 4, arbitrary: markedDate() }, fc.constantFrom('', '..'))
  return fc.tuple(end, end).map((ends) => ends.join('/'))
}

/** The text after up to three random edits, mostly no date any more. */
export function mutated(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const character = fc.constantFrom(...'00112223459-XYTZ:/.?~%+− SE[]x')
  const edit = fc.record({ at: fc.nat(30), removed: fc.nat(2), added: fc.string({ unit: character, maxLength: 2 }) })
  return fc.tuple(text, fc.array(edit, { minLength: 1, maxLength: 3 })).map(([text, edits]) =>
    edits.reduce((text, { at, removed, added }) => {
      const from = at % (text.length + 1)
      return text.slice(0, from) + added + text.slice(from + removed)
    }, text),
  )
}

/** The shape of a date, in which months, days, hours and the rest go beyond what there is. */
export function outOfRange(): fc.Arbitrary<string> {
  const up = (max: number) => fc.integer({ min: 0, max }).map(pad)
  const date = fc.tuple(year(), up(14), up(32)).map((parts) => parts.join('-'))
  const hours = fc.constantFrom('+', '-').chain((sign) => up(15).map((hour) => sign + hour))
  const offset = fc.tuple(hours, fc.oneof(fc.constant('00'), up(61))).map((parts) => parts.join(':'))
  const clock = fc.tuple(up(25), up(61), up(61)).map((parts) => parts.join(':'))
  return fc.oneof(
    date,
    fc.tuple(year(), up(45)).map((parts) => parts.join('-')),
    fc.tuple(year(), up(14)).map(([year, month]) => `${year}-${month}-XX`),
    fc.tuple(clock, fc.oneof(offset, hours)).map(([clock, offset]) => `2004-06-11T${clock}${offset}`),
    offset.map((offset) => `2004-06-11T10:20:30${offset}`),
    fc.tuple(date, date).map((dates) => dates.join('/')),
  )
}

/** By `Date`, in a year that has the same calendar and that Date does not take for one of the 20th century. */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
}

export function writeYear(year: number): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`
}

export function pad(number: number): string {
  return String(number).padStart(2, '0')
}

function markedDate(): fc.Arbitrary<string> {
  const date = fc.oneof(
    year(),
    completeDate().map((date) => date.slice(0, -3)),
    completeDate(),
  )
  return fc.tuple(date, fc.constantFrom('', '?', '~', '%')).map((parts) => parts.join(''))
}

function completeDate(): fc.Arbitrary<string> {
  return fc
    .tuple(year(), fc.integer({ min: 1, max: 12 }), fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant(29)))
    .filter(([year, month, day]) => day <= daysIn(Number(year), month))
    .map(([year, month, day]) => `${year}-${pad(month)}-${pad(day)}`)
}

function year(): fc.Arbitrary<string> {
  const anyYear = fc.integer({ min: -9999, max: 9999 })
  return fc.oneof(anyYear, fc.constantFrom(-400, -100, -4, -1, 0, 1, 4, 99, 100, 1900, 2000, 2023, 2024)).map(writeYear)
}

function time(): fc.Arbitrary<string> {
  const sixty = fc.integer({ min: 0, max: 59 }).map(pad)
  return fc.tuple(fc.integer({ min: 0, max: 23 }).map(pad), sixty, sixty).map((parts) => parts.join(':'))
}

function offset(): fc.Arbitrary<string> {
  const inMinutes = fc.integer({ min: -12 * 60, max: 14 * 60 }).map((minutes) => {
    const [sign, size] = minutes < 0 ? ['-', -minutes] : ['+', minutes]
    return `${sign}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
  })
  return fc.oneof(fc.constantFrom('', 'Z', '-04', '+00', '+14'), inMinutes)
}
