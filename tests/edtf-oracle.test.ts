// @ts-expect-error The package brings no types.
import * as untyped from 'edtf'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { isEdtf, parseEdtf } from '../src/model/edtf.ts'
import { daysIn, interval, mutated, outOfRange, pad, singleDate, writeYear } from './edtf-arbitrary.ts'

describe('a date made by the grammar of levels 0 and 1', () => {
  it('is read, and means the days that the package edtf says', () => {
    fc.assert(
      fc.property(singleDate(), (text) => {
        expect(isEdtf(text), text).toBe(true)
        expectAgreement(text)
      }),
      { numRuns: 1000 },
    )
  })

  it('means the days that the package edtf says as an end of an interval too', () => {
    fc.assert(fc.property(interval(), expectAgreement), { numRuns: 1000 })
  })
})

describe('a text that may be no date', () => {
  it('is read exactly if the package edtf reads it, when it is a date changed at random', () => {
    fc.assert(fc.property(mutated(fc.oneof(singleDate(), interval())), expectAgreement), { numRuns: 4000 })
  })

  it('is read exactly if the package edtf reads it, when its numbers are out of range', () => {
    fc.assert(fc.property(outOfRange(), expectAgreement), { numRuns: 2000 })
  })
})

interface Difference {
  readonly example: string
  readonly in: RegExp | ((text: string) => boolean)
  readonly because: string
}

const onlyThePackageReads: readonly Difference[] = [
  { example: '19', in: /^-?\d\d$/, because: 'EDTF writes a century as 19XX; two digits are of ISO 8601-1 alone' },
  { example: 'XXXX-XX', in: /^XXXX/, because: 'level 1 leaves at most two digits of a year unspecified' },
  { example: '-0000-XX', in: /^-0000-/, because: 'no year is written -0000, as the package says of -0000 itself' },
  { example: '2021-02-29', in: hasMissingLeapDay, because: 'the package takes any 29 February and means 1 March' },
  { example: '1985-04-12T23:20', in: /T\d\d:\d\d(Z|[+−-]|$)/, because: 'level 0 writes a time to the second' },
  { example: '1985-04-12T23:20:30.5', in: /T[\d:]{8}\.\d/, because: 'level 0 writes no fraction of a second' },
  { example: '1985-04-12T24:00:00', in: /T24:00/, because: 'ISO 8601-1:2019 has no hour 24' },
  { example: '1985-04-12T23:20:30+0430', in: /T.*[+−-]\d{4}$/, because: 'level 0 writes the colon in an offset' },
  { example: '1985-04-12T23:20:30−04', in: /T.*−/, because: 'EDTF writes minus as a hyphen' },
  { example: '1985-04-12T23:20:30/1986', in: /T.*\/|\/.*T/, because: 'level 0 keeps the time of day out of intervals' },
  { example: 'Y99999999999999', in: /^Y-?\d{14,}$/, because: 'its days have no exact number' },
]

const onlyWeRead: readonly Difference[] = [
  {
    example: '2004-06/2004',
    in: endBeginsNoLater,
    because: 'the package wants the end to begin after the start, but it need only not be over before',
  },
]

interface OtherBounds extends Difference {
  /** The text whose days, by the package, ours are instead; undefined if it can say none. */
  readonly instead: (text: string) => string | undefined
}

const otherBounds: readonly OtherBounds[] = [
  {
    example: '2001-21',
    in: /^-?\d{4}-2[1-4]$/,
    because: 'the package takes the quarters of the year, and we take the meteorological seasons of the north',
    instead: (text) => {
      const [year, month] = [Number(text.slice(0, -3)), 3 * (Number(text.slice(-2)) - 20)]
      if (month < 12) return `${writeYear(year)}-${pad(month)}/${writeYear(year)}-${pad(month + 2)}`
      return year === 9999 ? undefined : `${writeYear(year)}-12/${writeYear(year + 1)}-02`
    },
  },
  {
    example: '-0044-03-XX',
    in: /^-\d{4}(-\d\d)?(-XX)+$/,
    because: 'the package turns the months and days of years before 0000 around',
    instead: (text) => text.replace(/(-XX)+$/, ''),
  },
  {
    example: '-000X',
    in: /^-00(0X|XX)$/,
    because: 'the package loses the sign of -0',
    instead: (text) => `-${text.slice(1).replaceAll('X', '9')}/-0001`,
  },
  {
    example: '0000-02-XX',
    in: /0000-02-2[89]|^0000-02-XX$|^0000-0[23].*T/,
    because: 'the package counts the days of the year 0000 as those of 1900, which had no 29 February',
    instead: (text) => (text === '0000-02-XX' ? '0000-02' : undefined),
  },
  {
    example: 'Y170000002',
    in: (text) => text.startsWith('Y') && Math.abs(Number(text.slice(1))) > 271_820,
    because: 'the package counts by Date, which ends there',
    instead: () => undefined,
  },
]

describe('a documented difference', () => {
  it.each(onlyThePackageReads)('is that only the package reads $example: $because', ({ example, in: shape }) => {
    expect(isIn(shape, example)).toBe(true)
    expect([isEdtf(example), packageReads(example)]).toEqual([false, true])
  })

  it.each(onlyWeRead)('is that only we read $example: $because', ({ example, in: shape }) => {
    expect(isIn(shape, example)).toBe(true)
    expect([isEdtf(example), packageReads(example)]).toEqual([true, false])
  })

  it.each(otherBounds)('is that $example means other days: $because', ({ example, in: shape }) => {
    expect(isIn(shape, example)).toBe(true)
    expect(ourReading(example)).not.toEqual(readingOfPackage(example))
  })
})

function expectAgreement(text: string): void {
  const [we, they] = [isEdtf(text), packageReads(text)]
  if (we && they) {
    const other = otherBounds.find((difference) => isIn(difference.in, text)) ?? { instead: () => text }
    const same = other.instead(text)
    if (same !== undefined) expect(ourReading(text), text).toEqual(readingOfPackage(same))
  } else if (we || they) {
    const known = (we ? onlyWeRead : onlyThePackageReads).some((difference) => isIn(difference.in, text))
    expect(known, `only ${we ? 'we read' : 'the package reads'} ${text}`).toBe(true)
  }
}

function isIn(shape: Difference['in'], text: string): boolean {
  return typeof shape === 'function' ? shape(text) : shape.test(text)
}

function hasMissingLeapDay(text: string): boolean {
  return [...text.matchAll(/(-?\d{4})-02-29/g)].some(([, year]) => daysIn(Number(year), 2) === 28)
}

function endBeginsNoLater(text: string): boolean {
  const [start, end] = text.split('/').map((date) => readingOfPackage(date).earliest)
  return typeof start === 'number' && typeof end === 'number' && end <= start
}

interface Reading {
  earliest: number | null
  latest: number | null
  approximate: boolean
  uncertain: boolean
}

function ourReading(text: string): Reading {
  const { earliest, latest, approximate, uncertain } = parseEdtf(text)
  return { earliest, latest, approximate, uncertain }
}

/** What these tests use of the package edtf. */
interface Package {
  parse(text: string, constraints: { level: number }): Parsed
  defaults: { offset: boolean }
  [type: string]: unknown
}

interface Parsed {
  type: string
  values: unknown[]
  offset?: number | null
}

const thePackage: Package = untyped

// Otherwise a time without an offset is in the time zone of the machine.
beforeAll(() => {
  thePackage.defaults.offset = false
})

function packageReads(text: string): boolean {
  try {
    return readingOfPackage(text) !== undefined
  } catch {
    return false
  }
}

function readingOfPackage(text: string): Reading {
  const parsed = thePackage.parse(text, { level: 1 })
  const Type = thePackage[parsed.type] as new (parsed: Parsed) => { min: number | null; max: number | null }
  const { min, max } = new Type(parsed)
  const dates = parsed.type === 'Interval' ? (parsed.values as (Parsed | number | null)[]) : [parsed]
  const has = (mark: 'approximate' | 'uncertain') => dates.some((date) => Object(date)[mark] === true)
  const bounds = { earliest: dayOf(min, parsed.offset), latest: dayOf(max, parsed.offset) }
  return { ...bounds, approximate: has('approximate'), uncertain: has('uncertain') }
}

/** The day at the offset that is written, for our bounds are local. */
function dayOf(time: number | null, offset: number | null | undefined): number | null {
  return time === null || !Number.isFinite(time) ? null : Math.floor((time + (offset ?? 0) * 60_000) / 86_400_000)
}
