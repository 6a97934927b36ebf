import { describe, expect, it } from 'vitest'
import { problemsOfPassage } from './files-folder.ts'

describe('reading a value', () => {
  it.each([
    [
      'an unknown property',
      'congress',
      'startDat: 2021',
      '7:5: expected a property of a MEETING, got "startDat"; did you mean startDate?',
    ],
    [
      'the beginning of a property',
      'congress',
      'start: 2021',
      '7:5: expected a property of a MEETING, got "start"; did you mean startDate?',
    ],
    [
      'a property that objects have by nature',
      'congress',
      'constructor: 2021',
      expect.stringMatching(/^7:5: expected a property of a MEETING, got "constructor"; it can be name, summary, /),
    ],
    [
      'a property of another kind',
      'kim-jong-un',
      'startDate: 2021',
      '7:5: expected a property of a PERSON, got startDate, a property of a MEETING or an OCCASION; ' +
        'start stands beside a value: { start: …, value: … }',
    ],
    [
      'an entity of a wrong kind',
      'congress',
      'place: wpk',
      '7:12: expected the slug of a PLACE for place, got wpk, an ORGANIZATION',
    ],
    [
      'an entity of another sort than its subject',
      'congress',
      'partOf: rule',
      '7:13: expected the slug of a MEETING or an OCCASION for partOf, got rule, a DECISION',
    ],
    [
      'an unknown entity',
      'congress',
      'place: hal',
      '7:12: expected the slug of a PLACE for place, got hal, which no file declares; did you mean hall?',
    ],
    [
      'an unknown entity that resembles none',
      'congress',
      'place: somewhere-else',
      '7:12: expected the slug of a PLACE for place, got somewhere-else, which no file declares; ' +
        'declare it in data/entities/places.yaml: somewhere-else: { name: … }',
    ],
    [
      'a name instead of a slug',
      'wpk',
      'organOf: Kim Jong Un',
      '7:14: expected the slug of an ORGANIZATION for organOf, got "Kim Jong Un"; ' +
        'a slug is made of lower-case letters, digits and single hyphens; did you mean kim-jong-un?',
    ],
    [
      'a text instead of a slug',
      'congress',
      'place: { text: a hall }',
      '7:14: expected a value for place, got a text; did you mean value?',
    ],
    [
      'a date that the calendar lacks',
      'congress',
      'startDate: 2021-02-30',
      '7:16: expected a date for startDate; "2021-02-30" cannot be read as a date: ' +
        'February 2021 has 28 days; write a day from 01 to 28',
    ],
    [
      'a quantity in another unit',
      'congress',
      'duration: 7 years',
      '7:15: expected a quantity for duration; "7 years" counts in years, but days are expected here: leave the unit out',
    ],
    ['a value that is missing', 'congress', 'startDate:', '7:15: expected a date for startDate, got nothing'],
    [
      'a null',
      'congress',
      'summary: null',
      '7:14: expected a text for summary, got null; put it in quotes if it is a text',
    ],
    ['an empty text', 'congress', 'summary: " "', '7:14: expected a text for summary, got an empty text'],
    ['a list in a list', 'congress', 'startDate: [[2021]]', '7:17: expected a date for startDate, got a list'],
    ['a list without a value', 'congress', 'startDate: []', '7:16: expected a value for startDate, got an empty list'],
  ])('reports %s', (_, subject, lines, problem) => {
    expect(problemsOfPassage(subject, lines)).toEqual([problem])
  })
})
