import { afterEach, describe, expect, it } from 'vitest'
import type { Format } from '../src/formats/import/format.ts'
import type { FormatName } from '../src/formats/import/format-names.ts'
import { formats } from '../src/formats/import/formats.ts'
import { failedRecord } from '../src/formats/import/reading.ts'
import { openImported } from './imported.ts'
import { dumpOf, human, itemSnak, statement, textSnak, timeSnak } from './wikidata-item.ts'

/** What every object has without being told: none of it ends an import, wherever it stands in a record. */
const words = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']

const own = Object.getOwnPropertyNames(Object.prototype).sort()

afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(own)
})

/** The value, once for each place in it, with a word in that place: as a key, as a value, in a list and in an object. */
function* withWord(value: unknown, word: string): Iterable<unknown> {
  yield word
  yield [word]
  yield Object.fromEntries([[word, word]])
  if (Array.isArray(value))
    for (const [place, part] of value.entries()) for (const each of withWord(part, word)) yield value.with(place, each)
  else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
    yield Object.fromEntries([...entries, [word, word]])
    yield Object.fromEntries([...entries, [word, [{ id: word, name: word }]]])
    for (const [place, [key, part]] of entries.entries()) {
      yield Object.fromEntries(entries.with(place, [word, part]))
      for (const each of withWord(part, word)) yield Object.fromEntries(entries.with(place, [key, each]))
    }
  }
}

const common = {
  identifiers: [{ scheme: 'viaf', identifier: '7' }],
  links: [{ url: 'http://l.example', note: 'n' }],
  sources: [{ url: 'http://s.example', note: 'n' }],
  contact_details: [{ type: 'email', value: 'a@b.example', label: 'l', note: 'n', valid_from: '2001' }],
  images: [{ url: 'http://i.example' }],
}

const popolo: Readonly<Record<string, object>> = {
  persons: {
    id: 'p',
    name: 'Ada',
    other_names: [{ name: 'A', lang: 'en', note: 'n', start_date: '2001' }],
    birth_date: '1950',
    gender: 'f',
    ...common,
    memberships: [{ organization_id: 'o', role: 'r' }],
  },
  organizations: {
    id: 'o',
    name: 'O',
    classification: 'party',
    parent_id: 'x',
    parent: { id: 'x', name: 'X' },
    founding_date: '1900',
    posts: [{ id: 'c', label: 'Chair', other_label: ['Head'] }],
    ...common,
  },
  memberships: {
    person_id: 'p',
    person: { id: 'p', name: 'Ada' },
    organization: { id: 'o', name: 'O' },
    on_behalf_of_id: 'o',
    area: { id: 'a', name: 'A' },
    legislative_period_id: 'e',
    member: { '@type': 'Person', id: 'p' },
    role: 'r',
    start_date: '2001',
    sources: common.sources,
  },
  events: {
    id: 'e',
    name: 'E',
    classification: 'session',
    start_date: '2001',
    organization_id: 'o',
    attendees: [{ id: 'p', name: 'Ada' }],
    location: 'L',
  },
  areas: { id: 'a', identifier: 'A', name: 'A', type: 't', parent_id: 'b', wikidata: 'Q1' },
  motions: { id: 'm', text: 't', classification: 'c', result: 'pass', vote_events: [{ id: 'v' }] },
  vote_events: {
    id: 'v',
    motion: { id: 'm', text: 't' },
    result: 'pass',
    start_date: '2001',
    counts: [{ option: 'yes', value: 3 }],
    group_results: [{ group: { name: 'G' }, result: 'yes' }],
    votes: [{ option: 'yes', voter_id: 'p' }],
  },
  votes: { option: 'yes', voter_id: 'p' },
  speeches: { id: 's', title: 't', creator_id: 'p', event_id: 'e', audio: 'http://a.example', attribution_text: 'A' },
}

const ftm: readonly object[] = [
  {
    id: 'p',
    schema: 'Person',
    caption: 'Ada',
    referents: ['q'],
    datasets: ['d'],
    properties: {
      name: ['Ada'],
      nationality: ['kp'],
      birthDate: ['1950'],
      wikidataId: ['Q1'],
      email: ['a@b.example'],
      publisher: ['P'],
      publisherUrl: ['http://p.example'],
      sourceUrl: ['http://s.example'],
      addressEntity: [{ id: 'h', schema: 'Address', properties: { full: ['H'], country: ['kp'] } }],
    },
  },
  {
    id: 'c',
    schema: 'LegalEntity',
    properties: { name: ['C'], jurisdiction: ['kp'], parent: ['o'], leiCode: ['5493'] },
  },
  {
    id: 'm',
    schema: 'Membership',
    properties: { member: ['p'], organization: ['o'], role: ['r'], startDate: ['2001'] },
  },
  { id: 'f', schema: 'Family', properties: { person: ['p'], relative: ['q'], relationship: ['father'] } },
  { id: 'y', schema: 'Payment', properties: { payer: ['p'], beneficiary: ['c'], amount: ['7'], currency: ['EUR'] } },
]

const qualified = {
  rank: 'preferred',
  qualifiers: [timeSnak('P580', '+2001-00-00T00:00:00Z', 9), itemSnak('P3831', 'Q9'), textSnak('P1545', '1')],
  references: [[textSnak('P854', 'http://s.example'), textSnak('P304', '7')]],
}

const wikidata: readonly object[] = [
  {
    ...human(
      'Q1',
      'Ada',
      statement(itemSnak('P39', 'Q8'), qualified),
      statement(timeSnak('P569', '+1950-01-02T00:00:00Z', 11)),
      statement(textSnak('P213', '0000 0001 2281 955X', 'external-id')),
    ),
    aliases: { en: [{ language: 'en', value: 'A' }] },
    descriptions: { en: { language: 'en', value: 'd' } },
    sitelinks: { enwiki: { site: 'enwiki', title: 'Ada' } },
    redirects: { from: 'Q7', to: 'Q1' },
  },
]

/** Files in which a word stands in every place of a record, one record for each; and a sound record comes last. */
const files: Readonly<Record<'popolo' | 'ftm' | 'wikidata', (word: string) => unknown>> = {
  popolo: (word) => ({
    ...Object.fromEntries(Object.entries(popolo).map(([list, object]) => [list, [...withWord(object, word), object]])),
    people: [{ id: 'last', name: 'Last' }],
  }),
  ftm: (word) =>
    [
      ...ftm.flatMap((each) => [...withWord(each, word), each]),
      { id: 'last', schema: 'Person', properties: { name: ['Last'] } },
    ]
      .map((each) => JSON.stringify(each))
      .join('\n'),
  wikidata: (word) =>
    dumpOf(...(wikidata.flatMap((each) => [...withWord(each, word), each]) as object[]), human('Q99', 'Last')),
}

const lastSlugs = { popolo: 'f-last', ftm: 'f-last', wikidata: 'f-item-q99' } as const

describe.each(Object.keys(files) as (keyof typeof files)[])(
  'a file of %s',
  (format: FormatName & keyof typeof files) => {
    it.each(words)('is read to its end with "%s" in every place', { timeout: 60_000 }, async (word) => {
      const { add, told, entities, claims } = await openImported(format)
      const summary = await add('f', files[format](word))
      expect(summary.problems[failedRecord]).toBeUndefined()
      expect(await told(lastSlugs[format], 'name')).toEqual([format === 'wikidata' ? 'Last@en' : 'Last'])
      expect((await entities()).length).toBeGreaterThan(5)
      const everything = JSON.stringify([summary, await entities(), await claims()])
      expect(everything.match(/.{0,80}(?:native code|\[object ).{0,20}/)).toBeNull()
    })
  },
)

it('tells of a record that its importer fails at, and reads the others', async () => {
  const { add, told, problems } = await openImported('popolo')
  const tell: Format['tell'] = (record, account) => {
    if (record.locator === 'persons[0]') throw new TypeError('name.map is not a function')
    formats.popolo.tell(record, account)
  }
  const persons = ['a', 'b'].map((id) => ({ id, name: id }))
  const summary = await add('f', { persons }, { format: { ...formats.popolo, tell } })
  expect(summary.problems).toEqual({ [failedRecord]: 1 })
  expect(problems[0]).toMatchObject({ locator: 'persons[0]', message: expect.stringContaining('name.map is not') })
  expect([await told('f-a', 'name'), await told('f-b', 'name')]).toEqual([[], ['b']])
})
