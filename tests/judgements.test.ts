import { describe, expect, it } from 'vitest'
import { readDataset } from '../src/files/dataset.ts'
import { problemsOf, world, writeFolder } from './files-folder.ts'

const accounts = {
  ...world,
  'sources/a.yaml': `source: a
title: A
language: en
claims:
  - subject: congress
    at: ¶1
    startDate: 2021-01-05
    headcount: [{ value: 5000, counted: DELEGATES }, { value: 5000, counted: GUESTS }]
  - subject: kim-jong-un
    at: ¶2
    holds: [{ value: chairman }, { value: chairman, start: 2016 }]
`,
  'sources/b.yaml': `source: b
title: B
language: en
claims:
  - { subject: congress, at: A, startDate: 2021-01-06 }
`,
}

const judged = (text: string) => ({ ...accounts, 'judgements.yaml': `judgements:\n${text}` })

/** What is wrong with a judgement of the congress's start that goes on with these lines, the first in line 3. */
const problemsWith = (lines: string, claim = 'subject: congress, property: startDate, value: 2021-01-05') =>
  problemsOf(judged(`  - claim: { ${claim} }\n${lines}`)).map((text) => text.replace('data/judgements.yaml:', ''))

const start = '{ subject: congress, property: startDate, value: 2021-01-05 }'

describe('a judgement', () => {
  it('ranks the one claim that it names, with its reason and explanation, and no other', () => {
    const text = `  - claim: ${start}\n    rank: PREFERRED\n    reason: Both days are named.\n    explanation: The other is a slip.\n`
    const { dataset, problems } = readDataset(writeFolder(judged(text)))
    expect(problems).toEqual([])
    const ranks = dataset.claims
      .filter(({ property }) => property === 'startDate')
      .map(({ value, rank, rankReason, explanation, references }) => [
        value.type === 'date' && value.date.text,
        rank,
        rankReason,
        explanation,
        references.map(({ source }) => source),
      ])
    expect(ranks.sort()).toEqual([
      ['2021-01-05', 'PREFERRED', 'Both days are named.', 'The other is a slip.', ['a']],
      ['2021-01-06', 'NORMAL', null, null, ['b']],
    ])
    expect(dataset.claims.filter(({ rank }) => rank !== 'NORMAL')).toHaveLength(1)
  })

  it('can deprecate, and can explain without ranking', () => {
    const text = `  - claim: ${start}\n    rank: DEPRECATED\n    reason: No other has it.
  - { claim: { subject: congress, property: startDate, value: 2021-01-06 }, explanation: It is the second day. }\n`
    const { dataset, problems } = readDataset(writeFolder(judged(text)))
    expect(problems).toEqual([])
    const starts = dataset.claims.filter(({ property }) => property === 'startDate')
    expect(starts.map(({ rank, rankReason, explanation }) => [rank, rankReason, explanation]).sort()).toEqual([
      ['DEPRECATED', 'No other has it.', null],
      ['NORMAL', null, 'It is the second day.'],
    ])
  })

  it('names a claim by its qualifiers where the value does not tell it apart', () => {
    const text = `  - claim: { subject: congress, property: headcount, value: 5000, counted: GUESTS }\n    rank: DEPRECATED\n    reason: R.\n`
    const { dataset, problems } = readDataset(writeFolder(judged(text)))
    expect(problems).toEqual([])
    const ranks = dataset.claims.flatMap(({ qualifiers, rank }) =>
      qualifiers.counted ? [[qualifiers.counted, rank]] : [],
    )
    expect(ranks.sort()).toEqual([
      ['DELEGATES', 'NORMAL'],
      ['GUESTS', 'DEPRECATED'],
    ])
  })

  it('names the claim without times by leaving them out, and that with times by giving them', () => {
    for (const [times, expected] of [
      ['', null],
      [', start: 2016', '2016'],
    ] as const) {
      const claim = `{ subject: kim-jong-un, property: holds, value: chairman${times} }`
      const text = `  - { claim: ${claim}, rank: DEPRECATED, reason: R. }\n`
      const { dataset, problems } = readDataset(writeFolder(judged(text)))
      expect(problems).toEqual([])
      const ranked = dataset.claims.filter(({ rank }) => rank === 'DEPRECATED')
      expect(ranked.map((each) => each.start?.text ?? null)).toEqual([expected])
    }
  })

  it('is reported with its place where it names no claim, with what is on record', () => {
    const claim = 'subject: congress, property: startDate, value: 2021-01-07'
    expect(problemsWith('    rank: PREFERRED\n    reason: R.\n', claim)).toEqual([
      '2:12: expected what one claim says of startDate, got none. On record: 2021-01-06; 2021-01-05',
    ])
  })

  it.each([
    [
      'names several claims',
      'subject: congress, property: headcount, value: 5000',
      '2:12: expected what one claim says of headcount, got 2; add a qualifier, start or end that tells them apart. ' +
        'On record: 5,000, counted: DELEGATES; 5,000, counted: GUESTS',
    ],
    [
      'names an unknown property',
      'subject: congress, property: startDat, value: 2021',
      '2:43: expected a property, got "startDat"; did you mean startDate?',
    ],
    ['names no property', 'subject: congress, value: 2021', '2:12: expected a property, got none'],
    ['names no subject', 'property: startDate, value: 2021', '2:12: expected a subject, got none'],
    [
      'names an unknown subject',
      'subject: congres, property: startDate, value: 2021',
      '2:23: expected the slug of an entity for subject, got congres, which no file declares; did you mean congress?',
    ],
    [
      'names an unknown qualifier',
      'subject: congress, property: startDate, value: 2021-01-05, counte: X',
      '2:73: expected subject, property, value, start, end, got "counte"; it can be subject, property, value, start, end',
    ],
  ])('is reported with its place where it %s', (_, claim, expected) => {
    expect(problemsWith('    rank: PREFERRED\n    reason: R.\n', claim)).toEqual([expected])
  })

  it.each([
    ['gives no reason', '    rank: PREFERRED\n', ['2:5: expected a reason, got none']],
    ['has no rank, reason nor explanation', '', ['2:5: expected a rank or an explanation, got neither']],
    ['judges nothing', '    reason: R.\n', ['2:5: expected a rank or an explanation, got neither']],
    [
      'gives an unknown rank',
      '    rank: PREFERED\n    reason: R.\n',
      ['3:11: expected a word for rank, got "PREFERED"; did you mean PREFERRED?'],
    ],
    [
      'gives an unknown field',
      '    rank: PREFERRED\n    reson: R.\n',
      [
        '2:5: expected a reason, got none',
        '4:5: expected claim, rank, reason, explanation, got "reson"; did you mean reason?',
      ],
    ],
  ])('is reported with its place where it %s', (_, lines, expected) => {
    expect(problemsWith(lines)).toEqual(expected)
  })

  it('is refused where another one judges the same claim', () => {
    const one = `  - { claim: ${start}, rank: PREFERRED, reason: R. }\n`
    expect(problemsOf(judged(one + one))).toEqual([
      'data/judgements.yaml:3:5: expected one judgement of a claim, got a second one',
    ])
  })

  it('is one of a list', () => {
    expect(problemsOf({ ...accounts, 'judgements.yaml': 'judgement: []\n' })).toEqual([
      'data/judgements.yaml:1:1: expected judgements, got none',
    ])
    expect(problemsOf({ ...accounts, 'judgements.yaml': 'judgements:\n  claim: x\n' })).toEqual([
      'data/judgements.yaml:2:3: expected a list of judgements, got a map',
    ])
    expect(problemsOf(accounts)).toEqual([])
  })
})
