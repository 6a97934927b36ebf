import { describe, expect, it } from 'vitest'
import { problemsOfPassage } from './files-folder.ts'

const roles =
  'CHAIR, PRESIDIUM, SECRETARIAT, PLATFORM, DELEGATE, HONORARY_DELEGATE, OBSERVER, GUEST, SPEAKER, PRESENTER, ATTENDEE'

describe('reading a claim', () => {
  it.each([
    [
      'an unknown word',
      'congress',
      'participant: { role: PRESIDUM, value: kim-jong-un }',
      '7:26: expected a word for role, got "PRESIDUM"; did you mean PRESIDIUM?',
    ],
    [
      'an unknown word that resembles none',
      'congress',
      'participant: { role: CLOWN, value: kim-jong-un }',
      `7:26: expected a word for role, got "CLOWN"; it can be ${roles}`,
    ],
    [
      'a word of a property that is none of its list',
      'congress',
      'breakdownExhaustive: { counted: DELEGATES, value: SECTORS }',
      '7:55: expected a word for breakdownExhaustive, got "SECTORS"; did you mean SECTOR?',
    ],
    [
      'a missing qualifier of a bare value',
      'congress',
      'participant: kim-jong-un',
      `7:18: expected the qualifier role of participant, got none; write { role: …, value: … } with one of ${roles}`,
    ],
    [
      'a missing qualifier of a map',
      'congress',
      'participant:\n  - { value: kim-jong-un }',
      `8:9: expected the qualifier role of participant, got none; write { role: …, value: … } with one of ${roles}`,
    ],
    [
      'a qualifier that names an entity of a wrong kind',
      'congress',
      'participant: { role: GUEST, value: kim-jong-un, onBehalfOf: ri-son-gwon }',
      '7:65: expected the slug of an ORGANIZATION for onBehalfOf, got ri-son-gwon, a PERSON',
    ],
    [
      'neither of two qualifiers, of which a claim has one',
      'wpk',
      'ballot: { value: rule, role: chair }',
      expect.stringMatching(
        /^7:13: expected the qualifier option or candidate of ballot, got none; write \{ option: …, value: … \} with one of YES, NO, /,
      ),
    ],
    [
      'a qualifier that is no number',
      'wpk',
      'ballot: { value: rule, option: YES, weight: "1,50" }',
      '7:49: expected a number from 0 for weight, such as "0.5", got "1,50"; did you mean "1.5"?',
    ],
    [
      'an unknown qualifier',
      'congress',
      'participant: { role: GUEST, value: kim-jong-un, behalfOf: wpk }',
      '7:53: expected a qualifier of participant, got "behalfOf"; did you mean onBehalfOf?',
    ],
    [
      'a language of what is no text',
      'congress',
      'startDate: { value: 2021, language: en }',
      expect.stringMatching(/^7:31: expected a qualifier of startDate, got "language"; it can be value, /),
    ],
    [
      'a map without a value',
      'congress',
      'startDate: { note: some }',
      '7:16: expected a value, got none; write one of value, values, inOrder, text',
    ],
    [
      'a value in two forms',
      'congress',
      'startDate: { value: 2021, values: [2022] }',
      '7:31: expected a value in one form, got values beside value',
    ],
    [
      'several values as one',
      'congress',
      'startDate: { value: [2021, 2022] }',
      '7:25: expected one value, got a list; did you mean values or inOrder?',
    ],
    ['one value as several', 'congress', 'startDate: { values: 2021 }', '7:26: expected a list for values, got "2021"'],
    [
      'an empty list of values',
      'congress',
      'startDate: { values: [] }',
      '7:18: expected a list for values, got an empty one',
    ],
    [
      'an order beside an ordered list',
      'congress',
      'startDate: { inOrder: [2021], order: 2 }',
      '7:35: expected no order, got one; inOrder gives it',
    ],
    [
      'an order that is no integer',
      'congress',
      'startDate: { value: 2021, order: 0 }',
      '7:38: expected an order, got "0"; write an integer from 1',
    ],
    [
      'an unknown certainty',
      'congress',
      'startDate: { value: 2021, certainty: INFERED }',
      '7:42: expected a word for certainty, got "INFERED"; did you mean INFERRED?',
    ],
    [
      'an attribution to what is no agent',
      'congress',
      'startDate: { value: 2021, attributedTo: hall }',
      '7:45: expected the slug of a PERSON or an ORGANIZATION for attributedTo, got hall, a PLACE',
    ],
    [
      'a bad day of attestation',
      'congress',
      'startDate: { value: 2021, attested: today }',
      '7:41: expected a date for attested; "today" cannot be read as a date: ' +
        'it is not written as EDTF; write YYYY-MM-DD, YYYY-MM or YYYY',
    ],
    [
      'a spell that ends before it starts',
      'kim-jong-un',
      'memberOf: { value: wpk, start: 2021-02, end: 2021-01 }',
      '7:50: expected an end that is not before the start 2021-02, got 2021-01',
    ],
    [
      'an unusual language tag',
      'congress',
      'name: { value: 당대회, language: ko-kp }',
      '7:35: expected a language, got "ko-kp"; did you mean ko-KP?',
    ],
    [
      'a language that is no tag',
      'congress',
      'name: { value: 당대회, language: Korean! }',
      '7:35: expected a language, got "Korean!"; write a tag such as en, ko or zh-Hans',
    ],
    [
      'an address of a script',
      'other',
      "url: 'javascript:alert(1)'",
      '7:10: expected an address for url, got "javascript:alert(1)"; it begins with https:// or http://',
    ],
    [
      'the same claim twice',
      'congress',
      'startDate: 2021\nendDate: [2021, { value: 2021, note: again }]',
      '8:30: expected each claim once, got the same stated twice; it is already at data/sources/x.yaml:8:15',
    ],
    [
      'the same value twice in a list',
      'congress',
      'participant: { role: GUEST, inOrder: [kim-jong-un, ri-son-gwon, kim-jong-un] }',
      '7:69: expected each claim once, got the same stated twice; it is already at data/sources/x.yaml:7:43',
    ],
    [
      'a key twice',
      'congress',
      'startDate: 2021\nstartDate: 2022',
      '8:5: expected each key once, got "startDate" again; it is already at data/sources/x.yaml:7:5',
    ],
    [
      'an alias',
      'congress',
      'startDate: &a 2021\nendDate: *a',
      '8:14: expected a date for endDate, got an alias; write the value itself',
    ],
    ['a tag', 'congress', 'startDate: !!int 2021', '7:16: expected YAML, got a fault: a tag; write the value alone'],
    ['a passage without a property', 'congress', 'note: none', '5:5: expected a property of the subject, got none'],
    [
      'an unknown subject',
      'congres',
      'startDate: 2021',
      '5:14: expected the slug of an entity for subject, got congres, which no file declares; did you mean congress?',
    ],
  ])('reports %s', (_, subject, lines, problem) => {
    expect(problemsOfPassage(subject, lines)).toEqual([problem])
  })
})
