import { describe, expect, it } from 'vitest'
import { dayNumber, formatDay } from '../src/model/day.ts'
import { EdtfError, isEdtf, parseEdtf } from '../src/model/edtf.ts'
import type { DatePrecision } from '../src/model/vocabulary.ts'

type CalendarDate = [year: number, month: number, day: number]

function written(text: string) {
  const { earliest, latest, precision } = parseEdtf(text)
  return [earliest === null ? null : formatDay(earliest), latest === null ? null : formatDay(latest), precision]
}

function marks(text: string) {
  const { approximate, uncertain } = parseEdtf(text)
  return { approximate, uncertain }
}

function refusal(text: string): string {
  try {
    parseEdtf(text)
  } catch (error) {
    if (error instanceof EdtfError) return error.message
    throw error
  }
  throw new Error(`${text} is accepted`)
}

describe('a date of level 0', () => {
  it.each([
    ['1985-04-30', '1985-04-30', '1985-04-30', 'DAY'],
    ['2024-02', '2024-02-01', '2024-02-29', 'MONTH'],
    ['1985', '1985-01-01', '1985-12-31', 'YEAR'],
    ['0000', '0000-01-01', '0000-12-31', 'YEAR'],
    ['1985-04-12T23:20:30', '1985-04-12', '1985-04-12', 'DAY'],
    ['1985-04-12T23:20:30Z', '1985-04-12', '1985-04-12', 'DAY'],
    ['1985-04-12T23:20:30-04', '1985-04-12', '1985-04-12', 'DAY'],
    ['1985-04-12T23:20:30+04:30', '1985-04-12', '1985-04-12', 'DAY'],
    ['1964/2008', '1964-01-01', '2008-12-31', 'INTERVAL'],
    ['2004-06/2006-08', '2004-06-01', '2006-08-31', 'INTERVAL'],
    ['2004-02-28/2004-02-28', '2004-02-28', '2004-02-28', 'INTERVAL'],
    ['2004-06/2004', '2004-06-01', '2004-12-31', 'INTERVAL'],
  ])('reads %s as %s to %s with the precision %s', (text, ...expected) => {
    expect(written(text)).toEqual(expected)
    expect(marks(text)).toEqual({ approximate: false, uncertain: false })
    expect(parseEdtf(text).text).toBe(text)
  })
})

describe('a date of level 1', () => {
  it.each([
    ['201X', '2010-01-01', '2019-12-31', 'DECADE'],
    ['20XX', '2000-01-01', '2099-12-31', 'CENTURY'],
    ['2004-XX', '2004-01-01', '2004-12-31', 'YEAR'],
    ['1985-04-XX', '1985-04-01', '1985-04-30', 'MONTH'],
    ['1985-XX-XX', '1985-01-01', '1985-12-31', 'YEAR'],
    ['2001-21', '2001-03-01', '2001-05-31', 'INTERVAL'],
    ['2001-22', '2001-06-01', '2001-08-31', 'INTERVAL'],
    ['2001-23', '2001-09-01', '2001-11-30', 'INTERVAL'],
    ['2003-24', '2003-12-01', '2004-02-29', 'INTERVAL'],
    ['1985-04-12/..', '1985-04-12', null, 'INTERVAL'],
    ['1985/', '1985-01-01', null, 'INTERVAL'],
    ['../1985-04', null, '1985-04-30', 'INTERVAL'],
    ['/1985', null, '1985-12-31', 'INTERVAL'],
    ['/..', null, null, 'INTERVAL'],
  ])('reads %s as %s to %s with the precision %s', (text, ...expected) => {
    expect(written(text)).toEqual(expected)
    expect(marks(text)).toEqual({ approximate: false, uncertain: false })
  })

  it.each<[string, CalendarDate, CalendarDate, DatePrecision]>([
    ['Y170000002', [170_000_002, 1, 1], [170_000_002, 12, 31], 'YEAR'],
    ['Y-170000002', [-170_000_002, 1, 1], [-170_000_002, 12, 31], 'YEAR'],
    ['-1985', [-1985, 1, 1], [-1985, 12, 31], 'YEAR'],
    ['-0004-02', [-4, 2, 1], [-4, 2, 29], 'MONTH'],
    ['-012X', [-129, 1, 1], [-120, 12, 31], 'DECADE'],
    ['-000X', [-9, 1, 1], [-1, 12, 31], 'DECADE'],
    ['-01XX', [-199, 1, 1], [-100, 12, 31], 'CENTURY'],
    ['-0044-03-XX', [-44, 3, 1], [-44, 3, 31], 'MONTH'],
    ['-0001-24', [-1, 12, 1], [0, 2, 29], 'INTERVAL'],
    ['Y24000000000000', [24_000_000_000_000, 1, 1], [24_000_000_000_000, 12, 31], 'YEAR'],
  ])('reads %s, which has no form with four digits, as %j to %j', (text, earliest, latest, precision) => {
    const read = { earliest: dayNumber(...earliest), latest: dayNumber(...latest), precision }
    expect(parseEdtf(text)).toEqual({ text, approximate: false, uncertain: false, ...read })
  })

  it.each([
    ['1984?', false, true],
    ['2004-06~', true, false],
    ['2004-06-11%', true, true],
    ['-0044~', true, false],
    ['2004?/2005', false, true],
    ['2004/2005~', true, false],
    ['2004~/2005?', true, true],
    ['../2005%', true, true],
  ])('reads %s as approximate: %s, uncertain: %s', (text, approximate, uncertain) => {
    expect(marks(text)).toEqual({ approximate, uncertain })
  })

  it('takes the same days with a mark as without', () => {
    expect(written('2004-06~')).toEqual(written('2004-06'))
  })
})

describe('parseEdtf', () => {
  it('refuses 2021-02-30 and says that February 2021 has 28 days', () => {
    expect(refusal('2021-02-30')).toBe(
      '"2021-02-30" cannot be read as a date: February 2021 has 28 days; write a day from 01 to 28.',
    )
  })

  it.each([
    ['1900-02-29', 'February 1900 has 28 days; write a day from 01 to 28'],
    ['2021-04-31?', 'April 2021 has 30 days; write a day from 01 to 30'],
    ['2021-04-00', 'there is no day 00; write a day from 01 to 30'],
    ['2021-13', 'there is no month 13; write a month from 01 to 12'],
    ['2021-00', 'there is no month 00; write a month from 01 to 12'],
    ['2021-21-05', 'there is no month 21; write a month from 01 to 12'],
    ['-0000', 'there is no year -0000; write 0000 for 1 BCE and -0001 for 2 BCE'],
    ['-0000-21', 'there is no year -0000; write 0000 for 1 BCE and -0001 for 2 BCE'],
    ['some day', 'it is not written as EDTF; write YYYY-MM-DD, YYYY-MM or YYYY'],
    ['5 January 2021', 'it is not written as EDTF; write 2021-01-05'],
    ['2021-1-5', 'it is not written as EDTF; write 2021-01-05'],
    ['1948-50', 'there is no month 50; write a month from 01 to 12, or 1948/1950 for years'],
    ['c. 1948/1950', 'in its start "c. 1948", it is not written as EDTF; write 1948~'],
    ['1948-01-05 to 1948-01-07', 'it is not written as EDTF; write 1948-01-05/1948-01-07'],
    ['present', 'it names no day; write the day, or leave it out where it goes on'],
    ['2021/1/5', 'it has more than one slash; write a date as YYYY-MM-DD and an interval as start/end'],
    ['', 'it is empty; write a date such as 2021-01-05, 2021-01 or 2021'],
    [' 2021', 'it begins or ends with a space; write it without'],
    ['2021\n', 'it begins or ends with a space; write it without'],
    ['20210105', 'its digits run together; write YYYY-MM-DD, or Y before a year of more than four digits'],
    ['Y1985', 'Y is for years of more than four digits; write the year as four digits'],
    ['Y012345', 'its year begins with a zero; write Y and the year without it'],
    ['Y12345~', 'a year with a Y takes no mark; write it without'],
    ['19', 'it has two digits; write a century as 19XX and a year as four digits'],
    ['198', 'it has three digits; write a decade as 198X and a year as four digits'],
    ['201x', 'an unspecified digit is a capital X; write 201X, 20XX, 2004-XX, 1985-04-XX or 1985-XX-XX'],
    ['201X?', 'a date with an X takes no mark; write one or the other'],
    ['2004?~', 'it has more than one mark; write % for both uncertain and approximate'],
    ['2001-21?', 'the season 2001-21 takes no mark and ends no interval; write a month from 01 to 12'],
    ['2005/2004', 'its end 2004 is before its start 2005; write the earlier date first'],
    ['2004-13/2005', 'in its start "2004-13", there is no month 13; write a month from 01 to 12'],
    ['2004/2005-02-29', 'in its end "2005-02-29", February 2005 has 28 days; write a day from 01 to 28'],
    [
      '2004-01-01T10:00:00/2005',
      'in its start "2004-01-01T10:00:00", an interval takes no time of day; write the date alone',
    ],
    ['Y-12000/..', 'in its start "Y-12000", an interval takes no year with a Y; write years of four digits or ..'],
    ['2004/open', 'in its end "open", it is of an older draft of EDTF; write .. where open and nothing where unknown'],
  ])('refuses %j and says: %s', (text, fault) => {
    expect(refusal(text)).toBe(`${JSON.stringify(text)} cannot be read as a date: ${fault}.`)
    expect(isEdtf(text)).toBe(false)
  })

  it.each([
    ['1985-04-12T24:00:00', 'there is no hour 24; write an hour from 00 to 23'],
    ['1985-04-12T23:60:00', 'there is no minute 60; write a minute from 00 to 59'],
    ['1985-04-12T23:59:60Z', 'there is no second 60; write a second from 00 to 59'],
    ['1985-04-12T23:20:30-00:00', 'there is no offset -00:00; write Z or an offset from -12:00 to +14:00'],
    ['1985-04-12T23:20:30+14:01', 'there is no offset +14:01; write Z or an offset from -12:00 to +14:00'],
    ['1985-04-12T23:20:30+04:60', 'there is no offset +04:60; write Z or an offset from -12:00 to +14:00'],
    ['1985-02-29T23:20:30', 'February 1985 has 28 days; write a day from 01 to 28'],
    ['1985-04-12T23:20', 'its time is not written well; write 1985-04-12T23:20:30, with Z or +04:30'],
    ['1985-04-12 23:20:30', 'its time is not written well; write 1985-04-12T23:20:30, with Z or +04:30'],
    ['1985-04-12T23:20:30?', 'a date with a time of day takes no mark; write the date alone before the mark'],
  ])('refuses the time in %s and says: %s', (text, fault) => {
    expect(refusal(text)).toContain(`: ${fault}.`)
  })

  it.each([
    ['[1667,1668]', 'a set of dates'],
    ['{1960,1961-12}', 'a set of dates'],
    ['Y-17E7', 'an exponential year'],
    ['1950S2', 'a number of significant digits'],
    ['Y171010000S3', 'a number of significant digits'],
    ['2001-34', 'the part of a year 34'],
    ['2004?-06', 'a mark on a part of a date'],
    ['2004-06-~11', 'a mark on a part of a date'],
    ['?2004-06', 'a mark on a part of a date'],
    ['2004-06-~01/2004-06-~20', 'a mark on a part of a date'],
    ['156X-12-25', 'an unspecified digit in this place'],
    ['XXXX-12-XX', 'an unspecified digit in this place'],
    ['1XXX', 'an unspecified digit in this place'],
    ['XXXX', 'an unspecified digit in this place'],
    ['2004-06-XX/2004-07-03', 'an unspecified digit in an interval'],
  ])('refuses %s and says that %s belongs to level 2', (text, what) => {
    expect(refusal(text)).toContain(`${what} belongs to level 2 of EDTF, and only levels 0 and 1 are taken; write `)
  })

  it('refuses 101 characters, quotes the first 20 and says how many came', () => {
    expect(refusal('2'.repeat(101))).toBe(
      '"22222222222222222222…" cannot be read as a date: it has 101 characters, and a date has at most 100; write the date alone.',
    )
  })

  it('refuses a year beyond 24 million million and says how far years go', () => {
    const cure = 'write a year from Y-24000000000000 to Y24000000000000'
    for (const text of ['Y24000000000001', 'Y-24000000000001', `Y${'9'.repeat(99)}`]) {
      expect(refusal(text)).toContain(`its year is too far to count the days; ${cure}`)
    }
  })

  it('throws an error with the code BAD_DATE', () => {
    expect(() => parseEdtf('soon')).toThrow(expect.objectContaining({ name: 'EdtfError', code: 'BAD_DATE' }))
  })
})
