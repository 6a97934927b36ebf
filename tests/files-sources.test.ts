import { describe, expect, it } from 'vitest'
import { readDataset } from '../src/files/dataset.ts'
import { type ClaimContent, createClaim, type Reference } from '../src/model/claim.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import { problemsOf, world, writeFolder } from './files-folder.ts'

const imprint = 'source: x\ntitle: X\nlanguage: en\n'

function claimsOf(text: string) {
  const { dataset, problems } = readDataset(writeFolder({ ...world, 'sources/x.yaml': text }))
  expect(problems).toEqual([])
  return dataset.claims.filter(({ references }) => references.some(({ source }) => source === 'x'))
}

function told(text: string, property: string) {
  return claimsOf(text).filter((claim) => claim.property === property)
}

describe('the header of a source', () => {
  it.each([
    [
      'required fields that are missing',
      'description: X\n',
      ['expected a language, got none', 'expected a source, got none', 'expected a title, got none'].map(
        (message) => `1:1: ${message}`,
      ),
    ],
    [
      'a slug that is not the name of the file',
      imprint.replace('x', 'y'),
      ['1:9: expected x, which is the file\'s name, got "y"'],
    ],
    [
      'an unknown field',
      `${imprint}publishd: 2021\n`,
      ['4:1: expected a field of a source, got "publishd"; did you mean published?'],
    ],
    [
      'a publisher that is none',
      `${imprint}publisher: kim-jong-un\n`,
      ['4:12: expected the slug of an ORGANIZATION for publisher, got kim-jong-un, a PERSON'],
    ],
    [
      'a source that it is based on and that does not exist',
      `${imprint}basedOn: [othr]\n`,
      ['4:11: expected the slug of a SOURCE for basedOn, got othr, which no file declares; did you mean other?'],
    ],
    [
      'a language that is no tag',
      'source: x\ntitle: X\nlanguage: english!\n',
      ['3:11: expected a language, got "english!"; write a tag such as en, ko or zh-Hans'],
    ],
    ['a slug that is a list', imprint.replace('x', '[x]'), ['1:9: expected the slug of the source, got a list']],
    [
      'a passage that is no map',
      `${imprint}claims: [congress]\n`,
      ['4:10: expected a map with a subject and its properties, got "congress"'],
    ],
    ['claims that are no list', `${imprint}claims: {}\n`, ['4:9: expected a list of passages, got a map']],
    [
      'a passage without a subject',
      `${imprint}claims: [{ startDate: 2021 }]\n`,
      ['4:10: expected a subject, got none'],
    ],
    [
      'names that are no map',
      `${imprint}names: [kim-jong-un]\n`,
      ['4:8: expected a map from locators to names, got a list'],
    ],
    [
      'names of what no file declares',
      `${imprint}names:\n  Text: { kim-jong-ul: Kim }\n`,
      [
        '5:11: expected the slug of an entity for names, got kim-jong-ul, which no file declares; did you mean kim-jong-un? ' +
          'Otherwise declare it in the file of its kind: kim-jong-ul: { name: … }',
      ],
    ],
    [
      'claims without a locator',
      `${imprint}claims:\n  - subject: congress\n    startDate: [2021, { value: 2022, note: later }]\n`,
      ['6:17', '6:23'].map(
        (place) => `${place}: expected a locator, got none; write at: … beside the value or for the whole passage`,
      ),
    ],
  ])('reports %s', (_, text, problems) => {
    const found = problemsOf({ ...world, 'sources/x.yaml': text })
    expect(found.map((problem) => problem.replace('data/sources/x.yaml:', ''))).toEqual(problems)
  })

  it('becomes an entity, and claims that the source tells of itself in its imprint', () => {
    const text = `${imprint}description: An account.
publisher: { text: A publisher }
author: kim-jong-un
published: 2021
url: https://example.org/x
basedOn: [other]
`
    const { entities } = readDataset(writeFolder({ ...world, 'sources/x.yaml': text })).dataset
    expect(entities).toContainEqual({
      slug: 'x',
      kind: 'SOURCE',
      name: 'X',
      description: 'An account.',
      classification: null,
      ordinal: null,
      enlarged: null,
      identifiers: [],
    })
    const claims = claimsOf(text)
    expect(Object.fromEntries(claims.map(({ property, value }) => [property, value]))).toMatchObject({
      language: { type: 'text', text: 'en', language: null },
      publisher: { type: 'text', text: 'A publisher', language: 'en' },
      author: { type: 'entity', slug: 'kim-jong-un' },
      published: { type: 'date', date: { text: '2021', precision: 'YEAR' } },
      url: { type: 'text', text: 'https://example.org/x', language: null },
      basedOn: { type: 'entity', slug: 'other' },
    })
    for (const { subject, references } of claims) {
      expect({ subject, references }).toMatchObject({ subject: 'x', references: [{ source: 'x', locator: 'imprint' }] })
    }
  })
})

describe('the claims of a source', () => {
  it('hold names at the locators under which they are printed', () => {
    const text = `${imprint}names:
  Delegates, ¶2:
    kim-jong-un: [Kim Jong Un, { text: 김정은, language: ko, style: HANGUL, note: by hand }]
`
    const names = told(text, 'name').map(({ value, qualifiers, references }) => ({ value, qualifiers, references }))
    expect(names).toHaveLength(2)
    expect(names).toContainEqual({
      value: { type: 'text', text: '김정은', language: 'ko' },
      qualifiers: { style: 'HANGUL' },
      references: [expect.objectContaining({ source: 'x', locator: 'Delegates, ¶2', note: 'by hand' })],
    })
  })

  it('keep the order of an ordered list, and share what stands beside it', () => {
    const text = `${imprint}claims:
  - subject: congress
    at: List
    certainty: REPORTED
    participant: { role: GUEST, inOrder: [ri-son-gwon, kim-jong-un], at: Page 2, attributedTo: wpk }
`
    const guests = told(text, 'participant').map(({ value, references }) => ({ value, references }))
    const shared = { locator: 'Page 2', certainty: 'REPORTED', attributedTo: 'wpk' }
    expect(guests).toContainEqual({
      value: { type: 'entity', slug: 'ri-son-gwon' },
      references: [expect.objectContaining({ ...shared, order: 1 })],
    })
    expect(guests).toContainEqual({
      value: { type: 'entity', slug: 'kim-jong-un' },
      references: [expect.objectContaining({ ...shared, order: 2 })],
    })
  })

  it('are read by the text that stands in the file, not by what YAML takes it for', () => {
    const text = `${imprint}claims:
  - subject: congress
    at: 12
    startDate: 2016
    headcount: { counted: DELEGATES, value: "5,000" }
    summary: [no, true, 0x1f, 1e3, "null", 1.10]
`
    expect(told(text, 'startDate')).toMatchObject([{ value: { date: { text: '2016', precision: 'YEAR' } } }])
    expect(told(text, 'headcount')).toMatchObject([{ value: { quantity: { amount: 5000 } } }])
    const texts = told(text, 'summary').map(({ value }) => (value.type === 'text' ? value.text : value))
    expect(texts.sort()).toEqual(['0x1f', '1.10', '1e3', 'no', 'null', 'true'])
    expect(told(text, 'startDate')[0]?.references[0]?.locator).toBe('12')
  })

  it('are the same however a text is encoded in Unicode or folded over lines', () => {
    const passage = (value: string) => `${imprint}claims:\n  - subject: congress\n    at: A\n    summary: ${value}\n`
    const [composed] = told(passage('"Caf\\u00e9 one"'), 'summary')
    const [decomposed] = told(passage('>\n      Cafe\u0301\n      one\n'), 'summary')
    expect(composed?.value).toEqual({ type: 'text', text: 'Café one', language: 'en' })
    expect(decomposed?.id).toBe(composed?.id)
  })

  it('are those that any other reader would make of the same content', () => {
    const text = `${imprint}claims:
  - subject: kim-jong-un
    at: A
    memberOf: { value: wpk, membershipStatus: FULL, start: 2021-01-10, end: 2021-01-10 }
`
    const content: ClaimContent = {
      subject: 'kim-jong-un',
      property: 'memberOf',
      value: { type: 'entity', slug: 'wpk' },
      qualifiers: { membershipStatus: 'FULL' },
      start: parseEdtf('2021-01-10'),
      end: parseEdtf('2021-01-10'),
    }
    const reference: Reference = {
      source: 'x',
      locator: 'A',
      order: null,
      printedAs: null,
      attributedTo: null,
      attribution: null,
      certainty: 'STATED',
      attested: null,
      note: null,
    }
    expect(told(text, 'memberOf')).toStrictEqual([createClaim(content, [reference])])
  })

  it('may name a larger event of the other sort as the whole', () => {
    const text = `${imprint}claims:\n  - { subject: congress, at: A, partOf: campaign }\n`
    expect(told(text, 'partOf')).toMatchObject([{ value: { slug: 'campaign' } }])
  })
})
