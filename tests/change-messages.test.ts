import { describe, expect, it } from 'vitest'
import { checkCreate } from '../src/changes/check-entity.ts'
import { checkJudge } from '../src/changes/check-judge.ts'
import { checkSay } from '../src/changes/check-say.ts'
import type { CreateEntity, SaidQualifier, Say } from '../src/changes/operation.ts'
import { readDataset } from '../src/files/dataset.ts'
import { naming, saying } from './change-naming.ts'
import { problemsOf, problemsOfPassage, world, writeFolder } from './files-folder.ts'

function messagesOf(outcome: ReturnType<typeof checkSay | typeof checkCreate | typeof checkJudge>): string[] {
  return 'problems' in outcome ? outcome.problems.map(({ message }) => message) : []
}

const withoutPlace = (problem: string) => problem.replace(/^(?:\S+:)?\d+:\d+: /, '')

/** Without how to write what is missing, in which a file and a change differ. */
const withoutForm = (message: string) => message.replace(/write \{.*?\}/, 'write it')

const dated = (edtf: string, rest: Parameters<typeof saying>[3] = {}) => saying('congress', 'startDate', { edtf }, rest)
const counted = (amount: number) =>
  saying('congress', 'headcount', { quantity: { amount } }, { qualifiers: [{ name: 'counted', value: 'DELEGATES' }] })
const worded = (subject: string, property: string, text: string, language: string | null = null) =>
  saying(subject, property, { text: { text, language } })
const taking = (...qualifiers: SaidQualifier[]) =>
  saying('congress', 'participant', { entity: 'kim-jong-un' }, { qualifiers })
const guest = { name: 'role', value: 'GUEST' }
const at = (reference: Partial<Say['reference']>) => dated('2021', { reference })

describe('a change is told what a file is told', () => {
  it.each<[string, string, string, Say]>([
    [
      'a property by how it is written',
      'kim-jong-un',
      'memberOff: wpk',
      saying('kim-jong-un', 'memberOff', { entity: 'wpk' }),
    ],
    ['a property by what it means', 'kim-jong-un', 'born: 1984', saying('kim-jong-un', 'born', { edtf: '1984' })],
    [
      'a property of another kind',
      'wpk',
      'participant: congress',
      saying('wpk', 'participant', { entity: 'congress' }),
    ],
    [
      'a property that is said from its wrong end',
      'wpk',
      'chairman: kim-jong-un',
      saying('wpk', 'chairman', { entity: 'kim-jong-un' }),
    ],
    ['what stands beside a value', 'kim-jong-un', 'role: chairman', worded('kim-jong-un', 'role', 'chairman')],
    [
      'an entity of another kind',
      'kim-jong-un',
      'memberOf: hall',
      saying('kim-jong-un', 'memberOf', { entity: 'hall' }),
    ],
    ['a part of another sort', 'congress', 'partOf: rule', saying('congress', 'partOf', { entity: 'rule' })],
    ['a date', 'congress', 'startDate: c. 1948', dated('c. 1948')],
    ['a day that the calendar lacks', 'congress', 'startDate: 2021-02-30', dated('2021-02-30')],
    ['a bad number', 'congress', 'headcount: { counted: DELEGATES, value: "-3" }', counted(-3)],
    ['half a person', 'congress', 'headcount: { counted: DELEGATES, value: 2.5 }', counted(2.5)],
    ['an empty text', 'kim-jong-un', 'name: " "', worded('kim-jong-un', 'name', ' ')],
    ['a language', 'kim-jong-un', 'name: { value: K, language: ko-kp }', worded('kim-jong-un', 'name', 'K', 'ko-kp')],
    ['a language of a source', 'other', 'language: Korean!', worded('other', 'language', 'Korean!')],
    ['an address', 'other', "url: 'javascript:alert(1)'", worded('other', 'url', 'javascript:alert(1)')],
    ['a missing qualifier', 'congress', 'participant: kim-jong-un', taking()],
    [
      'a missing qualifier that names a word',
      'congress',
      'headcount: 5',
      saying('congress', 'headcount', { quantity: { amount: 5 } }),
    ],
    [
      'a word',
      'congress',
      'participant: { role: PRESIDUM, value: kim-jong-un }',
      taking({ name: 'role', value: 'PRESIDUM' }),
    ],
    [
      'a word by what it means',
      'congress',
      'participant: { role: chairman, value: kim-jong-un }',
      taking({ name: 'role', value: 'chairman' }),
    ],
    [
      'a qualifier by how it is written',
      'congress',
      'participant: { role: GUEST, behalfOf: wpk, value: kim-jong-un }',
      taking(guest, { name: 'behalfOf', entity: 'wpk' }),
    ],
    [
      'an entity in a qualifier',
      'congress',
      'participant: { role: GUEST, onBehalfOf: hall, value: kim-jong-un }',
      taking(guest, { name: 'onBehalfOf', entity: 'hall' }),
    ],
    [
      'an empty text in a qualifier',
      'kim-jong-un',
      'memberOf: { role: "", value: wpk }',
      saying('kim-jong-un', 'memberOf', { entity: 'wpk' }, { qualifiers: [{ name: 'role', value: '' }] }),
    ],
    [
      'an end before the start',
      'congress',
      'startDate: { value: 2021, start: 2021-02, end: 2021-01 }',
      dated('2021', { start: '2021-02', end: '2021-01' }),
    ],
    [
      'a bad start and a bad end',
      'congress',
      'startDate: { value: 2021, start: now, end: 2021-13 }',
      dated('2021', { start: 'now', end: '2021-13' }),
    ],
    ['an order', 'congress', 'startDate: { value: 2021, order: 0 }', at({ order: 0 })],
    [
      'a certainty',
      'congress',
      'startDate: { value: 2021, certainty: INFERED }',
      at({ certainty: 'INFERED' as 'STATED' }),
    ],
    ['who says it', 'congress', 'startDate: { value: 2021, attributedTo: hall }', at({ attributedTo: 'hall' })],
    [
      'the day for which it is said',
      'congress',
      'startDate: { value: 2021, attested: today }',
      at({ attested: 'today' }),
    ],
    [
      'empty texts of a reference',
      'congress',
      'startDate: { value: 2021, at: "", printedAs: "", attribution: "", note: "" }',
      at({ locator: '', printedAs: '', attribution: '', note: '' }),
    ],
  ])('of %s', (_, subject, lines, say) => {
    const told = problemsOfPassage(subject, lines).map(withoutPlace).map(withoutForm)
    expect(told).not.toEqual([])
    expect(messagesOf(checkSay(say, [], naming)).map(withoutForm)).toEqual(told)
  })

  it.each<[string, string, string, CreateEntity]>([
    ['a slug', 'Kim_Jong Un', 'name: A', { kind: 'PERSON', name: 'A', slug: 'Kim_Jong Un' }],
    ['a name', 'a-1', 'name: ""', { kind: 'PERSON', name: '' }],
    ['a description', 'a-1', 'name: A, description: ""', { kind: 'PERSON', name: 'A', description: '' }],
    [
      'a classification',
      'a-1',
      'name: A, classification: party organ',
      { kind: 'MEETING', name: 'A', classification: 'party organ' },
    ],
    [
      'a classification that does not fit',
      'a-1',
      'name: A, classification: MAN',
      { kind: 'PERSON', name: 'A', classification: 'MAN' },
    ],
    ['an ordinal', 'a-1', 'name: A, classification: A, ordinal: 0', { kind: 'MEETING', name: 'A', ordinal: 0 }],
    ['an ordinal that does not fit', 'a-1', 'name: A, ordinal: 8', { kind: 'PERSON', name: 'A', ordinal: 8 }],
    [
      'an enlargement that does not fit',
      'a-1',
      'name: A, enlarged: true',
      { kind: 'PERSON', name: 'A', enlarged: true },
    ],
  ])('of %s', (_, slug, fields, create) => {
    const entities = `kind: ${create.kind}\nentities:\n  ${slug}: { ${fields} }\n`
    const names = 'source: x\ntitle: X\nlanguage: en\nnames: { List: { a-1: A } }\n'
    const told = problemsOf({
      ...world,
      'entities/z.yaml': entities,
      ...(slug === 'a-1' && { 'sources/x.yaml': names }),
    })
    expect(told).not.toEqual([])
    expect(messagesOf(checkCreate(create, []))).toEqual(told.map(withoutPlace))
  })

  it('of a rank without a reason', () => {
    const judgement = '{ claim: { subject: congress, property: name }, rank: PREFERRED }'
    const told = problemsOf({ ...world, 'judgements.yaml': `judgements:\n  - ${judgement}\n` })
    expect(told).not.toEqual([])
    expect(messagesOf(checkJudge({ claim: 'c', rank: 'PREFERRED' }, []))).toEqual(told.map(withoutPlace))
  })
})

describe('a change and a file that say the same make the same claim', () => {
  it.each<[string, string, Say]>([
    ['congress', 'startDate: 2021-01-05', dated('2021-01-05')],
    ['congress', 'headcount: { counted: DELEGATES, value: 5000 }', counted(5000)],
    [
      'congress',
      'headcount: { counted: DELEGATES, sector: MILITARY, value: "~6,175,000" }',
      saying(
        'congress',
        'headcount',
        { quantity: { amount: 6_175_000, unit: 'person', approximate: true } },
        {
          qualifiers: [
            { name: 'sector', value: 'MILITARY' },
            { name: 'counted', value: 'DELEGATES' },
          ],
        },
      ),
    ],
    [
      'congress',
      'headcount: { counted: DELEGATES, value: 28.5% }',
      saying(
        'congress',
        'headcount',
        { quantity: { amount: 0.285, unit: 'share' } },
        { qualifiers: [{ name: 'counted', value: 'DELEGATES' }] },
      ),
    ],
    [
      'congress',
      'breakdownExhaustive: { counted: DELEGATES, value: SECTOR }',
      saying(
        'congress',
        'breakdownExhaustive',
        { text: { text: 'SECTOR' } },
        { qualifiers: [{ name: 'counted', value: 'DELEGATES' }] },
      ),
    ],
    ['kim-jong-un', 'name: Ko\u0308ln', worded('kim-jong-un', 'name', 'Ko\u0308ln', 'en')],
    ['kim-jong-un', 'name: { value: K, language: null }', worded('kim-jong-un', 'name', 'K')],
    ['kim-jong-un', 'nationality: { text: Corean }', worded('kim-jong-un', 'nationality', 'Corean', 'en')],
    ['other', 'url: https://example.org/', worded('other', 'url', 'https://example.org/')],
    ['other', 'language: ko-KP', worded('other', 'language', 'ko-KP')],
    [
      'kim-jong-un',
      'memberOf: { value: wpk, role: secretary, onBehalfOf: wpk, start: 2016, end: 2021~, order: 3, note: N, certainty: REPORTED }',
      saying(
        'kim-jong-un',
        'memberOf',
        { entity: 'wpk' },
        {
          qualifiers: [
            { name: 'onBehalfOf', entity: 'wpk' },
            { name: 'role', value: 'secretary' },
          ],
          start: '2016',
          end: '2021~',
          reference: { order: 3, note: 'N', certainty: 'REPORTED' },
        },
      ),
    ],
  ])('%s: %s', (subject, line, say) => {
    const source = `source: x\ntitle: X\nlanguage: en\nclaims:\n  - subject: ${subject}\n    at: Infobox\n    ${line}\n`
    const { dataset, problems } = readDataset(writeFolder({ ...world, 'sources/x.yaml': source }))
    expect(problems).toEqual([])
    const made = dataset.claims.filter(({ references }) => references.some(({ locator }) => locator === 'Infobox'))
    expect([checkSay(say, [], naming)]).toEqual(made.map((claim) => ({ claim })))
  })
})
