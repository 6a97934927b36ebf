import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDay } from '../src/model/day.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import { boundsOf, isWithin } from '../web/parts/edtf-bounds.ts'
import { dateInWords, spanInWords } from '../web/parts/edtf-words.ts'
import { singleDate } from './edtf-arbitrary.ts'

describe('a date in words', () => {
  it.each([
    ['2021-01-05', '5 January 2021'],
    ['2021-01', 'January 2021'],
    ['2021', '2021'],
    ['202X', 'the 2020s'],
    ['19XX', 'the 1900s'],
    ['2020-08~', 'about August 2020'],
    ['1984?', 'perhaps 1984'],
    ['1984-06%', 'perhaps about June 1984'],
    ['2020-12-XX', 'some day in December 2020'],
    ['2021-21', 'spring 2021'],
    ['2021-01-05/2021-01-12', 'between 5 and 12 January 2021'],
    ['2020-10-12/2020-12-30', 'between 12 October and 30 December 2020'],
    ['2016/2021', 'between 2016 and 2021'],
    ['2021/..', 'from 2021 on'],
    ['../2021-01', 'until January 2021'],
    ['-0099', '100 BC'],
  ])('%s is %s', (edtf, words) => {
    expect(dateInWords(edtf)).toBe(words)
  })

  it('spans from one end to the other, and is one date where both are the same', () => {
    expect(spanInWords('2021-01-05', '2021-01-12')).toBe('5 to 12 January 2021')
    expect(spanInWords('2020-10-12', '2020-12-30')).toBe('12 October to 30 December 2020')
    expect(spanInWords('2016-05-09', '2021-01')).toBe('9 May 2016 to January 2021')
    expect(spanInWords('2021-01-05', '2021-01-05')).toBe('5 January 2021')
  })
})

describe('the bounds of a date', () => {
  it('are first and last day, and what is more precise lies within', () => {
    expect(boundsOf('2020-02')).toEqual(['2020-02-01', '2020-02-29'])
    expect(boundsOf('199X')).toEqual(['1990-01-01', '1999-12-31'])
    expect(isWithin('2021-01-10', '2021-01-05/2021-01-12')).toBe(true)
    expect(isWithin('2021-01', '2021-01-05/2021-01-12')).toBe(false)
    expect(isWithin('2021-01-13', '2021-01-05/2021-01-12')).toBe(false)
    expect(isWithin('2021-01-13', '2021/..')).toBe(true)
  })

  it('are those that the server finds, wherever they are found', () => {
    let found = 0
    fc.assert(
      fc.property(singleDate(), (text) => {
        const [first, last] = boundsOf(text)
        if (first === undefined || last === undefined) return
        found += 1
        const { earliest, latest } = parseEdtf(text)
        expect([first, last]).toEqual([earliest, latest].map((day) => day && formatDay(day)))
      }),
    )
    expect(found).toBeGreaterThan(10)
  })
})
