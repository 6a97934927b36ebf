import { describe, expect, it } from 'vitest'
import { isEdtf } from '../src/model/edtf.ts'
import { edtfOfWords } from '../src/model/worded-date.ts'

describe('a date that is written for people', () => {
  it.each([
    ['c. 1948', '1948~'],
    ['c1948', '1948~'],
    ['ca. 1948', '1948~'],
    ['about 1948', '1948~'],
    ['circa 1948', '1948~'],
    ['Circa January 2021', '2021-01~'],
    ['1948, ca.', '1948~'],
    ['1948 (?)', '1948?'],
    ['perhaps 1948', '1948?'],
    ['August 1948?', '1948-08?'],
    ['1940s', '194X'],
    ["the 1940's", '194X'],
    ['c. 1940s', '194X'],
    ['1900s', '190X or 19XX'],
    ['19th century', '18XX'],
    ['before 1950', '../1950'],
    ['by May 1950', '../1950-05'],
    ['after 1950', '1950/..'],
    ['since 1950', '1950'],
    ['until 5 May 1950', '1950-05-05'],
    ['in 1950', '1950'],
    ['January 2021', '2021-01'],
    ['Jan. 2021', '2021-01'],
    ['sept 2021', '2021-09'],
    ['5 January 2021', '2021-01-05'],
    ['5th of January 2021', '2021-01-05'],
    ['January 5, 2021', '2021-01-05'],
    ['Tuesday, 5 January 2021', '2021-01-05'],
    ['2021 May 5', '2021-05-05'],
    ['5.1.2021', '2021-01-05'],
    ['05-01-2021', '2021-01-05 or 2021-05-01'],
    ['15-01-2021', '2021-01-15'],
    ['2021-1-5', '2021-01-05'],
    ['2021. 1. 5.', '2021-01-05'],
    ['2021년 1월 5일', '2021-01-05'],
    ['2021年1月5日', '2021-01-05'],
    ['01.2021', '2021-01'],
    ['spring 2021', '2021-21'],
    ['1948-1950', '1948/1950'],
    ['1948–50', '1948/1950'],
    ['between 1948 and 1950', '1948/1950'],
    ['from 1948 to 1950', '1948/1950'],
    ['5–12 January 2021', '2021-01-05/2021-01-12'],
    ['January 5-12, 2021', '2021-01-05/2021-01-12'],
    ['30 December 2020 to 2 January 2021', '2020-12-30/2021-01-02'],
    ['100 BC', '-0099'],
  ])('%j is %s in EDTF', (text, edtf) => {
    expect(edtfOfWords(text)).toBe(edtf)
    expect(edtf.split(' or ').filter((date) => !isEdtf(date))).toEqual([])
  })

  it.each([
    ['which the calendar lacks', '31 February 2021'],
    ['which the calendar lacks in numbers', '31.2.2021'],
    ['of which the year is missing', '5 January'],
    ['which is a part of a year', 'early 1950'],
    ['which is one of two', '1948 or 1949'],
    ['which ends before it begins', '1950 to 1948'],
    ['which is a word', 'today'],
  ])('has no EDTF if it is one %s', (_, text) => {
    expect(edtfOfWords(text)).toBeUndefined()
  })
})
