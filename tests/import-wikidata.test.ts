import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openImported } from './imported.ts'
import { dumpOf, emptySnak, human, item, itemSnak, statement, textSnak, timeSnak } from './wikidata-item.ts'

async function importDump(...entities: readonly object[]) {
  const graph = await openImported('wikidata')
  const summary = await graph.add('wd', dumpOf(...entities))
  return { ...graph, summary }
}

const ada = 'wd-item-q1001'

describe('an import of Wikidata', () => {
  const one = human('Q1001', 'Ada', statement(timeSnak('P569', '+1960-05-02T00:00:00Z', 11)))

  it('takes nothing for an entity whose id is none of Wikidata', async () => {
    const { problems, summary } = await importDump({ id: 'ann', schema: 'Person' }, one)
    expect(summary.read).toEqual({ item: 1 })
    expect(problems.map(({ message }) => message)).toEqual(['expected an id of Wikidata such as Q42, got ann.'])
  })

  it.each([
    ['in the layout of a dump', dumpOf(one, human('Q1002', 'Bo'))],
    ['one a line', `${JSON.stringify(one)}\n${JSON.stringify(human('Q1002', 'Bo'))}`],
    ['in a list on one line', JSON.stringify([one, human('Q1002', 'Bo')])],
    ['in a list over many lines', JSON.stringify([one, human('Q1002', 'Bo')], null, 2)],
    ['as an answer of the API', JSON.stringify({ entities: { Q1001: one, Q1002: human('Q1002', 'Bo') }, success: 1 })],
    [
      'as an answer of the API over many lines',
      JSON.stringify({ entities: { Q1001: one, Q1002: human('Q1002', 'Bo') } }, null, 2),
    ],
    ['packed by gzip', gzipSync(dumpOf(one, human('Q1002', 'Bo')))],
  ])('reads entities %s', async (_, content) => {
    const { add, told, entities } = await openImported('wikidata')
    expect((await add('wd', content)).read).toEqual({ item: 2 })
    expect(await told(ada, 'birthDate')).toEqual(['1960-05-02'])
    expect((await entities()).filter(({ kind }) => kind === 'PERSON').map(({ name }) => name)).toEqual(['Ada', 'Bo'])
  })

  it('holds labels, aliases, descriptions and pages in all languages', async () => {
    const { told, entity } = await importDump({
      ...one,
      labels: { et: { language: 'et', value: 'Aada' }, ko: { language: 'ko', value: '에이다' } },
      aliases: { et: [{ language: 'et', value: 'Ada K.' }] },
      descriptions: { en: { language: 'en', value: 'politician' } },
      sitelinks: { etwiki: { site: 'etwiki', title: 'Aada Kask' }, commonswiki: { site: 'commonswiki', title: 'Ada' } },
    })
    expect((await entity(ada))?.name).toBe('Aada')
    expect(await told(ada, 'name')).toEqual(['Aada@et', 'Ada K.@et', '에이다@ko'])
    expect(await told(ada, 'describedAs')).toEqual(['politician@en'])
    expect(await told(ada, 'link')).toEqual(['https://et.wikipedia.org/wiki/Aada_Kask'])
  })

  it('keeps ranks as those of an editor, with the reason', async () => {
    const { claims, told } = await importDump(
      human(
        'Q1001',
        'Ada',
        statement(itemSnak('P19', 'Q64'), { rank: 'preferred', qualifiers: [itemSnak('P7452', 'Q2000')] }),
        statement(itemSnak('P19', 'Q65'), { rank: 'deprecated', qualifiers: [itemSnak('P2241', 'Q2001')] }),
        statement(itemSnak('P19', 'Q66')),
      ),
      item('Q2000', 'most precise value', []),
    )
    expect(await told(ada, 'birthPlace')).toEqual(['wd-item-q64 PREFERRED', 'wd-item-q65 DEPRECATED', 'wd-item-q66'])
    const reasons = (await claims())
      .filter(({ property }) => property === 'birthPlace')
      .map(({ rankReason }) => rankReason)
    expect(reasons.sort()).toEqual(
      [null, 'Wikidata ranks it deprecated: Q2001.', 'Wikidata ranks it preferred: most precise value (Q2000).'].sort(),
    )
  })

  it.each([
    ['a day', '+1960-05-02T00:00:00Z', 11, '1960-05-02'],
    ['a month', '+1960-05-00T00:00:00Z', 10, '1960-05'],
    ['a year', '+1977-00-00T00:00:00Z', 9, '1977'],
    ['a decade', '+1950-00-00T00:00:00Z', 8, '195X'],
    ['a century by its last year', '+1900-00-00T00:00:00Z', 7, '1801/1900'],
    ['a century by its first year', '+1901-01-01T00:00:00Z', 7, '1901/2000'],
    ['a millennium', '+1500-00-00T00:00:00Z', 6, '1001/2000'],
    ['a year before our era', '-0044-00-00T00:00:00Z', 9, '-0043'],
    ['a year of five digits', '+12000-00-00T00:00:00Z', 9, 'Y12000'],
  ])('reads %s to its precision', async (_, time, precision, text) => {
    const { told } = await importDump(human('Q1001', 'Ada', statement(timeSnak('P569', time, precision))))
    expect(await told(ada, 'birthDate')).toEqual([text])
  })

  it.each([
    ['of the October Revolution', '+1917-10-25T00:00:00Z', '1917-11-07'],
    ['while both calendars were one', '+0250-03-01T00:00:00Z', '0250-03-01'],
    ['that only the Julian calendar has', '+1700-02-29T00:00:00Z', '1700-03-11'],
    ['before our era', '-0044-03-15T00:00:00Z', '-0043-03-13'],
  ])('converts a Julian day %s, and notes how it is given', async (_, time, text) => {
    const { told, references } = await importDump(
      human('Q1001', 'Ada', statement(timeSnak('P569', time, 11, 'julian'))),
    )
    expect(await told(ada, 'birthDate')).toEqual([text])
    expect((await references(ada, 'birthDate')).map(({ note }) => note)).toEqual([
      expect.stringMatching(/^-?\d{4}-\d\d-\d\d of the Julian calendar$/),
    ])
  })

  it('marks a Julian year, and converts it not', async () => {
    const { told, references } = await importDump(
      human('Q1001', 'Ada', statement(timeSnak('P569', '+1650-00-00T00:00:00Z', 9, 'julian'))),
    )
    expect(await told(ada, 'birthDate')).toEqual(['1650'])
    expect((await references(ada, 'birthDate')).map(({ note }) => note)).toEqual(['of the Julian calendar'])
  })

  it('skips, with a word, times that EDTF cannot write', async () => {
    const times = [
      ['-541000000-00-00T00:00:00Z', 3],
      ['+2013-02-30T00:00:00Z', 11],
      ['+2013-01-00T00:00:00Z', 11],
      ['2013', 9],
    ] as const
    const { told, problems } = await importDump(
      human('Q1001', 'Ada', ...times.map(([time, precision]) => statement(timeSnak('P570', time, precision)))),
    )
    expect(await told(ada, 'deathDate')).toEqual([])
    expect(problems.map(({ locator }) => locator)).toEqual(Array(4).fill('line 2, Q1001, P570'))
  })

  it('marks what is about or presumably so', async () => {
    const { told } = await importDump(
      human(
        'Q1001',
        'Ada',
        statement(timeSnak('P569', '+1960-00-00T00:00:00Z', 9), { qualifiers: [itemSnak('P1480', 'Q5727902')] }),
        statement(timeSnak('P570', '+1990-05-00T00:00:00Z', 10), { qualifiers: [itemSnak('P1480', 'Q18122778')] }),
      ),
    )
    expect(await told(ada, 'birthDate')).toEqual(['1960~'])
    expect(await told(ada, 'deathDate')).toEqual(['1990-05?'])
  })

  it('keeps times and places in a list from qualifiers, and notes all others', async () => {
    const { told, references } = await importDump(
      human(
        'Q1001',
        'Ada',
        statement(itemSnak('P39', 'Q300'), {
          qualifiers: [
            timeSnak('P580', '+2012-05-07T00:00:00Z', 11),
            timeSnak('P582', '+2018-00-00T00:00:00Z', 9),
            textSnak('P1545', '4'),
            itemSnak('P1365', 'Q1002'),
            textSnak('P9999', 'x'),
          ],
        }),
      ),
      human('Q1002', 'Bo'),
    )
    expect(await told(ada, 'holds')).toEqual(['wd-item-q300 2012-05-07..2018'])
    expect(await references(ada, 'holds')).toMatchObject([
      { order: 4, note: 'replaces: Bo (Q1002); P9999: x', locator: 'line 2, Q1001, P39' },
    ])
  })

  it('keeps unknown and missing values apart, of statements and of qualifiers', async () => {
    const { told, references, summary } = await importDump(
      human(
        'Q1001',
        'Ada',
        statement(emptySnak('P570', 'somevalue')),
        statement(emptySnak('P40', 'novalue')),
        statement(itemSnak('P102', 'Q200'), {
          qualifiers: [emptySnak('P580', 'somevalue'), emptySnak('P582', 'novalue')],
        }),
      ),
    )
    expect(summary.notHeld).toEqual({ 'P570: an unknown value': 1, 'P40: no value': 1 })
    expect(await told(ada, 'memberOf')).toEqual(['wd-item-q200'])
    expect(await references(ada, 'memberOf')).toMatchObject([{ note: 'start: an unknown value; end: none' }])
  })

  it('reads what old dumps write: a number without an id, and lists for empty objects', async () => {
    const snak = itemSnak('P19', 'Q64')
    const old = {
      ...snak,
      datavalue: { type: 'wikibase-entityid', value: { 'entity-type': 'item', 'numeric-id': 64 } },
    }
    const { told, problems } = await importDump(
      {
        ...human('Q1001', 'Ada', { ...statement(old), qualifiers: [], references: [{ snaks: [] }] } as never),
        aliases: [],
        descriptions: [],
        sitelinks: [],
      },
      { type: 'item', id: 'Q1003', labels: [], descriptions: [], aliases: [], claims: [], sitelinks: [] },
    )
    expect(await told(ada, 'birthPlace')).toEqual(['wd-item-q64'])
    expect(problems).toEqual([])
  })

  it('skips entities that are missing, with their line', async () => {
    const { summary, problems } = await importDump({ id: 'Q77', missing: '' }, one, { type: 'property', id: 'P31' })
    expect(summary.problems).toEqual({ 'a record that cannot be read': 1 })
    expect(problems).toMatchObject([
      { locator: 'line 2', message: 'expected the entity Q77, got the word that it is missing.' },
    ])
    expect(summary.read).toEqual({ item: 1, property: 1 })
  })

  it('follows redirects', async () => {
    const { told } = await importDump(
      { ...one, redirects: { from: 'Q999', to: 'Q1001' } },
      human('Q1002', 'Bo', statement(itemSnak('P26', 'Q999'))),
    )
    expect(await told('wd-item-q1002', 'relative')).toEqual([`${ada} kinship=SPOUSE`])
  })

  it('says who says so: what a statement is stated in, or the page, or what it was imported from', async () => {
    const { references, told, entity } = await importDump(
      human(
        'Q1001',
        'Ada',
        statement(itemSnak('P19', 'Q64'), {
          references: [
            [itemSnak('P248', 'Q400'), textSnak('P304', '12'), timeSnak('P813', '+2020-01-02T00:00:00Z', 11)],
            [textSnak('P854', 'http://paper.example/1', 'url')],
            [itemSnak('P143', 'Q328')],
          ],
        }),
      ),
    )
    const said = (await references(ada, 'birthPlace')).map(({ source, locator, note, certainty }) => [
      source,
      locator,
      note,
      certainty,
    ])
    expect(said).toEqual([
      ['wd', 'line 2, Q1001, P19', null, 'STATED'],
      ['wd-source-q328', null, null, 'STATED'],
      ['wd-source-q400', 'p. 12', 'retrieved 2020-01-02', 'STATED'],
      [expect.stringMatching(/^web-paper-example-1-/), null, null, 'STATED'],
    ])
    expect(await entity('wd-source-q400')).toMatchObject({
      kind: 'SOURCE',
      identifiers: [{ scheme: 'wikidata', value: 'Q400' }],
    })
    expect(await told('wd', 'basedOn')).toHaveLength(3)
  })

  it('tells what an item is by its class, by what that is a subclass of, or by how it is named', async () => {
    const { entity, summary } = await importDump(
      item('Q200', 'Red Party', [statement(itemSnak('P31', 'Q201'))]),
      item('Q201', 'red party', [statement(itemSnak('P279', 'Q202'))]),
      item('Q202', 'left party', [statement(itemSnak('P279', 'Q7278')), statement(itemSnak('P279', 'Q201'))]),
      item('Q300', 'Speaker', [statement(itemSnak('P31', 'Q301'))]),
      human('Q1001', 'Ada', statement(itemSnak('P39', 'Q300')), statement(itemSnak('P19', 'Q64'))),
    )
    expect(await entity('wd-item-q200')).toMatchObject({
      kind: 'ORGANIZATION',
      classification: 'PARTY',
      name: 'Red Party',
    })
    expect(await entity('wd-item-q300')).toMatchObject({ kind: 'POST', name: 'Speaker' })
    expect(await entity('wd-item-q64')).toMatchObject({ kind: 'PLACE', name: 'Q64' })
    expect(await entity('wd-item-q201')).toBeUndefined()
    expect(summary.notHeld).toEqual({
      'P31: a class of which no more than the kind is held': 2,
      'a thing of which nothing says what it is, among the kinds of the model': 2,
    })
  })

  it('turns around what Wikidata says from the other end', async () => {
    const { told } = await importDump(
      item('Q200', 'Union', [
        statement(itemSnak('P31', 'Q43229')),
        statement(itemSnak('P488', 'Q1001')),
        statement(itemSnak('P355', 'Q210')),
      ]),
      human('Q1001', 'Ada', statement(itemSnak('P1830', 'Q200')), statement(itemSnak('P22', 'Q1002'))),
    )
    expect(await told(ada, 'memberOf')).toEqual(['wd-item-q200 role=chairperson'])
    expect(await told('wd-item-q210', 'parent')).toEqual(['wd-item-q200'])
    expect(await told(ada, 'relative')).toEqual(['wd-item-q1002 kinship=FATHER'])
  })

  it('says labels where a text is wanted, and counts items of which the file has none', async () => {
    const { told, summary } = await importDump(
      human(
        'Q1001',
        'Ada',
        statement(itemSnak('P21', 'Q6581072')),
        statement(itemSnak('P106', 'Q500')),
        statement(itemSnak('P106', 'Q501')),
      ),
      item('Q500', 'economist', []),
    )
    expect(await told(ada, 'gender')).toEqual(['female'])
    expect(await told(ada, 'occupation')).toEqual(['economist@en'])
    expect(summary.notHeld['P106: an item of which the file has no label']).toBe(1)
  })

  it('keeps identifiers, but not those that Wikidata holds to be wrong', async () => {
    const external = (property: string, value: string) => textSnak(property, value, 'external-id')
    const { entity } = await importDump(
      human(
        'Q1001',
        'Ada',
        statement(external('P214', '12')),
        statement(external('P9000', 'x')),
        statement(external('P227', '7'), { rank: 'deprecated' }),
      ),
    )
    expect((await entity(ada))?.identifiers).toEqual([
      { scheme: 'P9000', value: 'x' },
      { scheme: 'viaf', value: '12' },
      { scheme: 'wikidata', value: 'Q1001' },
    ])
  })
})
