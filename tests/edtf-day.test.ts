import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber, daysInMonth, farthestYear, formatDay, yearOf } from '../src/model/day.ts'

const millisecondsOfDay = 86_400_000
/** `Date` knows the days from 271821 BCE to the year 275760. */
const dayOfDate = fc.integer({ min: -99_000_000, max: 99_000_000 })
const year = fc.integer({ min: -farthestYear, max: farthestYear - 400 })

describe('a day number', () => {
  it('counts from 1970-01-01', () => {
    expect(dayNumber(1970, 1, 1)).toBe(0)
    expect(dayNumber(1969, 12, 31)).toBe(-1)
    expect(dayNumber(2000, 3, 1)).toBe(11_017)
  })

  it('is that of Date wherever Date reaches', () => {
    fc.assert(
      fc.property(dayOfDate, (day) => {
        const date = new Date(day * millisecondsOfDay)
        expect(dayNumber(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(day)
        expect(yearOf(day)).toBe(date.getUTCFullYear())
      }),
    )
  })

  it('grows by 146097 in any 400 years, and stays a safe integer', () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (year, month, day) => {
        expect(dayNumber(year + 400, month, day) - dayNumber(year, month, day)).toBe(146_097)
        expect(Number.isSafeInteger(dayNumber(year, month, day))).toBe(true)
      }),
    )
  })

  it('gives back its year at both ends of any year', () => {
    fc.assert(
      fc.property(year, (year) => {
        expect(yearOf(dayNumber(year, 1, 1))).toBe(year)
        expect(yearOf(dayNumber(year, 12, 31))).toBe(year)
      }),
    )
    for (const year of [-farthestYear, farthestYear]) expect(yearOf(dayNumber(year, 12, 31))).toBe(year)
  })
})

describe('a month', () => {
  it('has as many days as lie between its first day and that of the next', () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 12 }), (year, month) => {
        const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1)
        expect(daysInMonth(year, month)).toBe(next - dayNumber(year, month, 1))
      }),
    )
  })

  it('has 29 days if it is the February of 2000, 2024 and 0000, and 28 if it is that of 1900, 2023 and -0001', () => {
    expect([2000, 2024, 0].map((year) => daysInMonth(year, 2))).toEqual([29, 29, 29])
    expect([1900, 2023, -1].map((year) => daysInMonth(year, 2))).toEqual([28, 28, 28])
  })
})

describe('a day', () => {
  it('is written as YYYY-MM-DD, as Date does it', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayNumber(0, 1, 1), max: dayNumber(9999, 12, 31) }), (day) => {
        expect(formatDay(day)).toBe(new Date(day * millisecondsOfDay).toISOString().slice(0, 10))
      }),
    )
  })

  it('has no such form before the year 0000 and after 9999', () => {
    expect(formatDay(dayNumber(0, 1, 1))).toBe('0000-01-01')
    expect(formatDay(dayNumber(0, 1, 1) - 1)).toBeUndefined()
    expect(formatDay(dayNumber(9999, 12, 31))).toBe('9999-12-31')
    expect(formatDay(dayNumber(9999, 12, 31) + 1)).toBeUndefined()
  })
})
