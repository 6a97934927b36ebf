import { describe, expect, it } from 'vitest'
import { openImported } from './imported.ts'
import { dumpOf, human, item, itemSnak, type Snak, statement, textSnak, timeSnak } from './wikidata-item.ts'

const ada = 'wd-item-q1001'
const club = 'wd-item-q200'

async function importDump(...entities: readonly object[]) {
  const graph = await openImported('wikidata')
  const summary = await graph.add('wd', dumpOf(...entities))
  return { ...graph, summary, told: graph.told, problems: graph.problems }
}

function quantitySnak(property: string, value: object): Snak {
  return { snaktype: 'value', property, datatype: 'quantity', datavalue: { type: 'quantity', value } }
}

/** A time with what else Wikidata tells of it. */
function looseTime(property: string, time: string, precision: number, more: object): Snak {
  const snak = timeSnak(property, time, precision) as { datavalue: { value: object } }
  return { ...snak, datavalue: { type: 'time', value: { ...snak.datavalue.value, ...more } } }
}

const bodyWith = (...snaks: readonly Snak[]) =>
  item('Q200', 'Club', [statement(itemSnak('P31', 'Q43229')), ...snaks.map((snak) => statement(snak))])

describe('quantities of Wikidata', () => {
  it.each([
    ['exactly, where their bounds are the amount', ['+1200', '+1200', '+1200'], '1,200', null],
    ['exactly, where they have no bounds', ['+1200.0'], '1,200', null],
    [
      'about, where the bounds say no more than the last digit',
      ['+1200', '+1150', '+1250'],
      'about 1,200',
      '1200, between 1150 and 1250',
    ],
    ['between their bounds', ['+1200', '+1100', '+1300'], '1,100 to 1,300', '1200, between 1100 and 1300'],
    ['below their bound, where nothing lies below', ['+5', '-5', '+15'], 'at most 15', '5, between -5 and 15'],
    ['about, with one bound alone', ['+1200', '+1100', null], 'about 1,200', '1200, not less than 1100'],
    ['about, where the bounds have decimals', ['+12', '+10.5', '+13.5'], 'about 12', '12, between 10.5 and 13.5'],
  ])('are held %s', async (_, [amount, lowerBound, upperBound], text, note) => {
    const { told, references } = await importDump(
      bodyWith(quantitySnak('P2124', { amount, lowerBound, upperBound, unit: '1' })),
    )
    expect(await told(club, 'memberCount')).toEqual([`${text} counted=MEMBERS`])
    expect((await references(club, 'memberCount')).map((reference) => reference.note)).toEqual([note])
  })

  it('note what they are counted in', async () => {
    const unit = 'http://www.wikidata.org/entity/Q3000'
    const { references } = await importDump(
      bodyWith(quantitySnak('P2124', { amount: '+12', unit })),
      item('Q3000', 'household', []),
    )
    expect(await references(club, 'memberCount')).toMatchObject([{ note: 'unit: household (Q3000)' }])
  })

  it.each([[{ amount: 'many' }], [{}], [{ amount: '+5', upperBound: '+3', lowerBound: '+1' }], ['+5']])(
    'are told and skipped where they are none: %j',
    async (value) => {
      const { told, problems } = await importDump(bodyWith(quantitySnak('P2124', value as object)))
      expect(await told(club, 'memberCount')).toEqual([])
      expect(problems).toMatchObject([
        { locator: 'line 2, Q200, P2124', message: expect.stringMatching(/^expected an/) },
      ])
    },
  )
})

describe('times of Wikidata', () => {
  it.each([
    ['the 6th century BCE by a year of it', '-0582-00-00T00:00:00Z', 7, '-0599/-0500'],
    ['the 6th century BCE by its first year', '-0600-00-00T00:00:00Z', 7, '-0599/-0500'],
    ['the 6th century BCE by its last year', '-0501-00-00T00:00:00Z', 7, '-0599/-0500'],
    ['the last century before our era', '-0044-00-00T00:00:00Z', 7, '-0099/0000'],
    ['the 3rd millennium BCE', '-2500-00-00T00:00:00Z', 6, '-2999/-2000'],
    ['a decade before our era', '-0585-00-00T00:00:00Z', 8, '-0588/-0579'],
    ['the last decade before our era', '-0005-00-00T00:00:00Z', 8, '-0008/0000'],
    ['the first decade of our era', '+0005-00-00T00:00:00Z', 8, '0001/0009'],
    ['a day with a time', '+1960-05-02T10:30:00Z', 14, '1960-05-02'],
  ])('are read: %s', async (_, time, precision, text) => {
    const { told, problems } = await importDump(human('Q1001', 'Ada', statement(timeSnak('P569', time, precision))))
    expect(await told(ada, 'birthDate')).toEqual([text])
    expect(problems).toEqual([])
  })

  it.each([
    ['years', '+1950-00-00T00:00:00Z', 9, { before: 1, after: 2 }, '1949/1952'],
    ['months over the end of a year', '+1950-12-00T00:00:00Z', 10, { before: 0, after: 2 }, '1950-12/1951-02'],
    ['days', '+1950-01-01T00:00:00Z', 11, { before: 1, after: 0 }, '1949-12-31/1950-01-01'],
    ['centuries', '+1900-00-00T00:00:00Z', 7, { before: 1 }, '1701/1900'],
    ['centuries before our era', '-0582-00-00T00:00:00Z', 7, { after: 1 }, '-0599/-0400'],
  ])('lie so many %s earlier or later as they may be off', async (_, time, precision, more, text) => {
    const { told, references } = await importDump(
      human('Q1001', 'Ada', statement(looseTime('P569', time, precision, more))),
    )
    expect(await told(ada, 'birthDate')).toEqual([text])
    expect((await references(ada, 'birthDate'))[0]?.note).toMatch(/, up to \d before and \d after$/)
  })

  it('of the year 0, which is none, are told and skipped', async () => {
    const { problems } = await importDump(
      human('Q1001', 'Ada', statement(timeSnak('P569', '-0000-00-00T00:00:00Z', 9))),
    )
    expect(problems).toMatchObject([{ message: 'the year 0, which is none. The statement is left out.' }])
  })

  it('in qualifiers keep their notes, and several make one that holds them all', async () => {
    const times = [
      ['P580', '+1990'],
      ['P580', '+1995'],
      ['P582', '+1993'],
      ['P582', '+1999'],
    ] as const
    const qualifiers = times.map(([property, year]) => timeSnak(property, `${year}-00-00T00:00:00Z`, 9))
    const { told, references } = await importDump(
      human('Q1001', 'Ada', statement(itemSnak('P39', 'Q300'), { qualifiers })),
      human(
        'Q1002',
        'Bo',
        statement(itemSnak('P39', 'Q300'), {
          qualifiers: [timeSnak('P580', '+1650-00-00T00:00:00Z', 9, 'julian')],
        }),
      ),
    )
    expect(await told(ada, 'holds')).toEqual(['wd-item-q300 1990/1995..1993/1999'])
    expect(await references(ada, 'holds')).toMatchObject([{ note: 'start: 1990, 1995; end: 1993, 1999' }])
    expect(await references('wd-item-q1002', 'holds')).toMatchObject([{ note: 'start: 1650 (of the Julian calendar)' }])
  })
})

describe('an unfamiliar shape of an entity of Wikidata', () => {
  const born = statement(timeSnak('P569', '+1950-00-00T00:00:00Z', 9))

  it('is read where it is plain: claims, terms and pages in lists, terms and pages as texts', async () => {
    const claims = [statement(itemSnak('P31', 'Q5')), { ...born, qualifiers: [itemSnak('P1480', 'Q5727902')] }]
    const { told, problems, entity } = await importDump({
      type: 'item',
      id: 'Q1001',
      labels: [{ language: 'en', value: 'Ada' }],
      aliases: { en: ['Addie'] },
      descriptions: { en: 'a member' },
      sitelinks: { enwiki: 'Ada' },
      claims,
    })
    expect(await entity(ada)).toMatchObject({ name: 'Ada', kind: 'PERSON' })
    expect(await told(ada, 'birthDate')).toEqual(['1950~'])
    expect(await told(ada, 'name')).toEqual(['Ada@en', 'Addie@en'])
    expect(await told(ada, 'describedAs')).toEqual(['a member@en'])
    expect(await told(ada, 'link')).toEqual(['https://en.wikipedia.org/wiki/Ada'])
    expect(problems).toEqual([])
  })

  it.each([
    ['claims', 'none', 'claims', 'expected a map from properties to lists, got "none".'],
    ['claims', { constructor: [born] }, 'claims.constructor[0]', 'expected a property such as P31, got "constructor".'],
    ['claims', { P569: ['1950'] }, 'claims.P569[0]', 'expected a statement, got "1950".'],
    ['claims', [5], 'claims[0]', 'expected a property such as P31, got 5.'],
    [
      'claims',
      { P569: [{ ...born, qualifiers: 'x' }] },
      'claims.P569[0].qualifiers',
      'expected a map from properties to lists, got "x".',
    ],
    [
      'claims',
      { P569: [{ ...born, qualifiers: { P580: ['x'] } }] },
      'claims.P569[0].qualifiers.P580[0]',
      'expected a snak, got "x".',
    ],
    [
      'claims',
      { P569: [{ ...born, references: ['x'] }] },
      'claims.P569[0].references[0]',
      'expected a reference, got "x".',
    ],
    [
      'claims',
      { P569: [{ ...born, references: [{ snaks: { P854: [null] } }] }] },
      'claims.P569[0].references[0].snaks.P854[0]',
      'expected a snak, got null.',
    ],
    [
      'claims',
      { P569: [{ ...born, rank: 'best' }] },
      'claims.P569[0]',
      'expected a rank of normal, preferred, deprecated, got "best".',
    ],
    ['labels', 5, 'labels', 'expected a map or a list, got 5.'],
    ['labels', { en: { language: 'en' } }, 'labels.en', 'expected a text in a language, got {"language":"en"}.'],
    ['aliases', { en: [{ text: 'Addie' }] }, 'aliases.en[0]', 'expected a text in a language, got {"text":"Addie"}.'],
    ['descriptions', { en: ['', 'x'] }, 'descriptions.en[0]', 'expected a text in a language, got "".'],
    ['sitelinks', { enwiki: {} }, 'sitelinks.enwiki', 'expected a page of a site, got {}.'],
  ])('is told with its place, and the rest is read: %s %j', async (field, value, place, message) => {
    const whole = human('Q1001', 'Ada', born)
    const given =
      field === 'claims' && !Array.isArray(value) && typeof value === 'object' ? { ...whole.claims, ...value } : value
    const { problems, told } = await importDump(human('Q1002', 'Bo'), { ...whole, [field]: given })
    expect(problems).toEqual([
      { reason: 'a part of an entity that cannot be read', locator: `line 3, Q1001, ${place}`, message },
    ])
    expect(await told('wd-item-q1002', 'name')).toEqual(['Bo@en'])
  })

  it('is read where entities stand in a list under their key', async () => {
    const graph = await openImported('wikidata')
    await graph.add('wd', JSON.stringify({ entities: [human('Q1001', 'Ada')] }, null, 1))
    expect(await graph.told(ada, 'name')).toEqual(['Ada@en'])
  })

  it('is told where several entities have one id, and both are read', async () => {
    const { told, summary, problems } = await importDump(
      human('Q1001', 'Ada'),
      human('Q1001', 'Adah', statement(textSnak('P1449', 'Addie'))),
    )
    expect(summary.warnings).toEqual({ 'an id that several records have': 1 })
    expect(problems[0]).toMatchObject({
      locator: 'line 3, Q1001',
      message:
        'its id "Q1001" is that of line 2, Q1001, too: what both say is said of one thing. Give each an id of its own.',
    })
    expect(await told(ada, 'name')).toEqual(['Ada@en', 'Adah@en', 'Addie'])
  })
})

describe('an answer of the API of Wikidata', () => {
  const entities = { Q900001: human('Q900001', 'Ada') }

  it('that has an error beside its entities changes nothing', async () => {
    const { add, entities: held } = await openImported('wikidata')
    const answer = JSON.stringify({ entities, error: { code: 'maxlag', info: 'wait' } }, null, 1)
    await expect(add('wd', answer)).rejects.toThrow(
      /is an answer with an error of the API: .*maxlag.* fetch it again\.$/,
    )
    expect(await held()).toEqual([])
  })

  it('is told what else it has', async () => {
    const { add } = await openImported('wikidata')
    const { notHeld } = await add('wd', JSON.stringify({ entities, success: 1, warnings: { main: 'old' } }, null, 1))
    expect(notHeld).toEqual({ 'warnings: no part of an entity': 1 })
  })
})
