import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FormatName } from '../src/formats/import/format-names.ts'
import { formats } from '../src/formats/import/formats.ts'
import { displayValue } from '../src/model/display.ts'
import { runs } from './databases.ts'
import { openImported } from './imported.ts'
import { dumpOf, item, itemSnak, type Snak, statement, textSnak } from './wikidata-item.ts'

type Record_ = Readonly<Record<string, unknown>>

const oneOf = <Value>(...values: readonly Value[]) => fc.constantFrom(...values)
const some = <Value>(one: fc.Arbitrary<Value>, maxLength = 3) => fc.array(one, { maxLength })

/** Ids of which several make one slug, and one that looks like a slug with a hash. */
const id = oneOf('a', 'A', 'a b', 'a-b', 'a/b', 'person-1', '1', 'ä', 'constructor')
const name = oneOf('Kim', 'Lee', '김', 'a')

const identifier = oneOf(
  ['wikidata', 'Q1'],
  ['Wikidata', 'http://www.wikidata.org/entity/Q1'],
  ['wikidata', 'Q2'],
  ['viaf', '9'],
  ['VIAF', 'https://viaf.org/viaf/9/'],
  ['isni', '0000 0001 2281 955x'],
  ['P213', '000000012281955X'],
  ['isni', 'N/A'],
  ['lei', '529900t8bm49aursdo55'],
)

const optional = <Value>(one: fc.Arbitrary<Value>) => fc.option(one, { nil: undefined })

/** Objects of each class of Popolo, some without ids, some with one id. */
const popoloRecord: fc.Arbitrary<{ list: string; record: Record_ }> = fc.oneof(
  ...Object.entries({
    persons: fc.record({
      id: optional(id),
      name: optional(name),
      birth_date: optional(oneOf('1950', '1951')),
      identifiers: some(identifier.map(([scheme, value]) => ({ scheme, identifier: value }))),
      other_names: some(name.map((text) => ({ name: text, lang: 'en' }))),
      sources: some(oneOf({ url: 'http://x.example' }, { url: 'HTTP://X.example/' }), 1),
    }),
    organizations: fc.record({
      id: optional(id),
      name: optional(name),
      classification: optional(oneOf('party', 'chamber')),
      parent_id: optional(id),
      identifiers: some(identifier.map(([scheme, value]) => ({ scheme, identifier: value }))),
      posts: some(fc.record({ id: optional(id), label: name }), 2),
    }),
    events: fc.record({
      id: optional(id),
      name: optional(name),
      classification: oneOf('legislative period', 'election'),
      start_date: optional(oneOf('2001', '2002')),
      organization_id: optional(id),
      attendees: some(fc.record({ id, name: optional(name) }), 2),
    }),
    memberships: fc.record({
      person_id: id,
      organization_id: id,
      legislative_period_id: optional(id),
      on_behalf_of_id: optional(id),
      role: optional(oneOf('chair', 'member')),
    }),
    areas: fc.record({
      id: optional(id),
      identifier: optional(id),
      name: optional(name),
      wikidata: optional(oneOf('Q1', 'q1', '-')),
    }),
    motions: fc.record({ id: optional(id), text: optional(name), result: optional(oneOf('pass', 'fail')) }),
    vote_events: fc.record({ id: optional(id), motion_id: optional(id), result: optional(oneOf('pass', 'fail')) }),
    speeches: fc.record({ id: optional(id), title: optional(name), creator_id: optional(id) }),
  }).map(([list, arbitrary]) => (arbitrary as fc.Arbitrary<Record_>).map((record) => ({ list, record }))),
)

const texts = <Value>(one: fc.Arbitrary<Value>) => fc.array(one, { minLength: 1, maxLength: 3 })

const ftmRecord: fc.Arbitrary<Record_> = fc.oneof(
  fc.record({
    id,
    schema: oneOf('Person', 'Company', 'LegalEntity', 'Organization'),
    properties: fc.record(
      {
        name: texts(name),
        wikidataId: texts(oneOf('Q1', 'q1', 'https://www.wikidata.org/wiki/Q2', 'N/A')),
        leiCode: texts(oneOf('529900T8BM49AURSDO55', '529900t8bm49aursdo55')),
        country: texts(oneOf('kp', 'KP', 'zz')),
        publisher: texts(name),
        publisherUrl: texts(oneOf('http://x.example', 'http://x.example/')),
        sourceUrl: texts(oneOf('http://x.example', 'http://y.example/')),
      },
      { requiredKeys: [] },
    ),
    referents: some(id, 1),
    datasets: some(oneOf('un', 'eu')),
  }),
  fc.record({
    id,
    schema: oneOf('Membership', 'Ownership', 'Payment', 'Directorship', 'Family'),
    properties: fc.record(
      {
        ...Object.fromEntries(
          ['member', 'organization', 'owner', 'asset', 'payer', 'beneficiary', 'director', 'person', 'relative'].map(
            (end) => [end, texts(id)],
          ),
        ),
        role: texts(oneOf('chair', 'member')),
        startDate: texts(oneOf('2001', '2002')),
        endDate: texts(oneOf('2003', '2004')),
        amount: texts(oneOf('7', '8')),
        currency: texts(oneOf('EUR', 'USD')),
        amountEur: texts(oneOf('7', '8')),
      },
      { requiredKeys: [] },
    ),
  }),
)

const itemId = oneOf('Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q43229')

const wikidataStatement = fc
  .tuple(
    fc.oneof(
      fc
        .tuple(oneOf('P31', 'P279', 'P102', 'P39', 'P19', 'P127', 'P22'), itemId)
        .map(([property, to]) => itemSnak(property, to)),
      oneOf<Snak>(
        textSnak('P213', '0000 0001 2281 955x', 'external-id'),
        textSnak('P213', '000000012281955X', 'external-id'),
      ),
      oneOf<Snak>(textSnak('P511', 'Dr'), textSnak('P511', 'Prof')),
    ),
    oneOf('normal', 'preferred', 'deprecated'),
    some(oneOf<Snak>(textSnak('P1545', '1'), textSnak('P1545', '2'), itemSnak('P3831', 'Q4'))),
    some(
      fc.array(oneOf<Snak>(textSnak('P854', 'http://x.example'), itemSnak('P248', 'Q9')), {
        minLength: 1,
        maxLength: 2,
      }),
      2,
    ),
  )
  .map(([snak, rank, qualifiers, references]) => statement(snak, { rank, qualifiers, references }))

const wikidataRecord: fc.Arbitrary<Record_> = fc
  .tuple(itemId, name, some(wikidataStatement, 5), some(name, 2))
  .map(([own, label, statements, aliases]) =>
    item(own, label, statements, { aliases: { en: aliases.map((value) => ({ language: 'en', value })) } }),
  )

/** A value with the items of all its lists in another order. */
function turned<Value>(value: Value, pick: (below: number) => number): Value {
  if (Array.isArray(value)) {
    const items = value.map((each) => turned(each, pick))
    for (let last = items.length - 1; last > 0; last--) {
      const other = pick(last + 1)
      ;[items[last], items[other]] = [items[other], items[last]]
    }
    return items as Value
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, turned(each, pick)])) as Value
}

/** How many there are of each; the places in a file, and what is only printed on references, set aside. */
async function held(format: FormatName, content: unknown, isWhole: boolean): Promise<string[]> {
  const { add, entities, claims, store } = await openImported(format)
  await add('f', content, { batch: 3 })
  const slugs = (await entities()).map((entity) => (isWhole ? JSON.stringify(entity) : entity.slug))
  const said = (await claims()).map(({ id: claim, references }) => {
    const cited = references.map(({ source, note }) => `${source} ${isWhole ? note : ''}`).sort()
    return `${claim} ${isWhole ? [...new Set(cited)].join() : ''}`
  })
  await store.close()
  return [...slugs, ...said.sort()]
}

interface Case {
  readonly format: FormatName
  readonly record: fc.Arbitrary<unknown>
  write(records: readonly unknown[]): unknown
}

const cases: readonly Case[] = [
  {
    format: 'popolo',
    record: popoloRecord,
    write: (records) => {
      const lists = Map.groupBy(records as readonly { list: string; record: Record_ }[], ({ list }) => list)
      return Object.fromEntries([...lists].map(([list, all]) => [list, all.map(({ record }) => record)]))
    },
  },
  { format: 'ftm', record: ftmRecord, write: (records) => records.map((each) => JSON.stringify(each)).join('\n') },
  { format: 'wikidata', record: wikidataRecord, write: (records) => dumpOf(...(records as readonly object[])) },
]

describe.each(cases)('a file of $format', ({ format, record, write }) => {
  const arrangement = fc.tuple(fc.array(record, { minLength: 2, maxLength: 8 }), fc.infiniteStream(fc.nat(5_000)))

  it('makes the same graph in whichever order its records stand', { timeout: 120_000 }, async () => {
    const property = fc.asyncProperty(arrangement, async ([records, stream]) => {
      const pick = (below: number) => (stream.next().value as number) % below
      const places = turned(
        records.map((_, place) => place),
        pick,
      )
      const other = places.map((place) => records[place])
      expect(await held(format, write(other), true)).toEqual(await held(format, write(records), true))
    })
    await fc.assert(property, { numRuns: runs(60) })
  })

  it('has the same slugs and claims in whichever order the lists within its records stand', {
    timeout: 120_000,
  }, async () => {
    const property = fc.asyncProperty(arrangement, async ([records, stream]) => {
      const pick = (below: number) => (stream.next().value as number) % below
      expect(await held(format, write(turned(records, pick)), false)).toEqual(await held(format, write(records), false))
    })
    await fc.assert(property, { numRuns: runs(60) })
  })
})

describe('several files', () => {
  const popolo = {
    persons: [
      {
        id: 'p',
        name: 'Popolo 1',
        identifiers: [{ scheme: 'Wikidata', identifier: 'https://www.wikidata.org/wiki/Q1' }],
      },
      { id: 'q', name: 'Popolo 2', identifiers: [{ scheme: 'viaf', identifier: '9' }] },
      { id: 'r', name: 'Popolo 3', identifiers: [{ scheme: 'isni', identifier: 'unknown' }] },
    ],
  }
  const second = {
    persons: [
      { id: 'p', name: 'Second 1', identifiers: [{ scheme: 'wikidata', identifier: 'Q1' }] },
      { id: 'q', name: 'Second 2', identifiers: [{ scheme: 'VIAF', identifier: 'https://viaf.org/viaf/9' }] },
      { id: 'r', name: 'Second 3', identifiers: [{ scheme: 'isni', identifier: 'unknown' }] },
    ],
  }
  const ftm = JSON.stringify({ id: 'p', schema: 'Person', properties: { name: ['Ftm 1'], wikidataId: ['q1'] } })
  const files: Readonly<Record<string, readonly [FormatName, unknown]>> = {
    popolo: ['popolo', popolo],
    second: ['popolo', second],
    ftm: ['ftm', ftm],
  }

  /** The names of the persons that there are, those of one together, and what was odd. */
  async function persons(order: readonly string[]): Promise<{ names: string[]; odd: string[] }> {
    const { add, entities, claims, problems } = await openImported('popolo')
    for (const file of order) {
      const [format, content] = files[file] ?? ['popolo', {}]
      await add(file, content, { format: formats[format] })
    }
    const slugs = (await entities()).filter(({ kind }) => kind === 'PERSON').map(({ slug }) => slug)
    const named = (await claims()).filter(({ property }) => property === 'name')
    const namesOf = (slug: string) =>
      named.filter(({ subject }) => subject === slug).map(({ value }) => displayValue(value, String))
    return {
      names: slugs.map((slug) => namesOf(slug).sort().join(' = ')).sort(),
      odd: problems.filter(({ reason }) => reason.includes('two entities')).map(({ message }) => message),
    }
  }

  it.each([
    [['popolo', 'second', 'ftm']],
    [['popolo', 'ftm', 'second']],
    [['second', 'popolo', 'ftm']],
    [['second', 'ftm', 'popolo']],
    [['ftm', 'popolo', 'second']],
    [['ftm', 'second', 'popolo']],
  ])('tell of the same persons in the order %j', async (order) => {
    expect(await persons(order)).toEqual({
      names: ['Ftm 1 = Popolo 1 = Second 1', 'Popolo 2 = Second 2', 'Popolo 3', 'Second 3'],
      odd: [],
    })
  })

  it('do not make two entities that are there one, and tell of what bears the identifiers of both', async () => {
    const { add, entities, problems } = await openImported('popolo')
    const person = (id: string, ...identifiers: (readonly [string, string])[]) => ({
      persons: [{ id, name: id, identifiers: identifiers.map(([scheme, value]) => ({ scheme, identifier: value })) }],
    })
    await add('a', person('x', ['wikidata', 'Q1']))
    await add('b', person('y', ['viaf', '9']))
    const summary = await add('c', person('z', ['viaf', '9'], ['wikidata', 'Q1']))
    expect((await entities()).map(({ slug }) => slug)).toEqual(['a', 'a-x', 'b', 'b-y', 'c'])
    expect(summary.warnings).toEqual({ 'a thing that bears the identifiers of two entities': 1 })
    expect(problems.map(({ message }) => message)).toEqual([
      'it bears the identifiers of two entities of the graph, a-x and, by viaf 9, b-y. It is held as a-x: import the file that knows both before the others to have one.',
    ])
  })
})
