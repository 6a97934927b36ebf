import { describe, expect, it } from 'vitest'
import { openImported } from './imported.ts'

function lines(...entities: readonly object[]): string {
  return entities.map((entity) => JSON.stringify(entity)).join('\n')
}

const ann = { id: 'ann', schema: 'Person', properties: { name: ['Ann Lee'] } }
const acme = { id: 'acme', schema: 'Company', properties: { name: ['Acme'] } }

async function importLines(...entities: readonly object[]) {
  const graph = await openImported('ftm')
  const summary = await graph.add('file', lines(...entities))
  return { ...graph, summary }
}

describe('an import of FollowTheMoney', () => {
  it('reads a last line that has no end', async () => {
    const { summary } = await importLines(ann, acme)
    expect(summary.read).toEqual({ Person: 1, Company: 1 })
    expect(summary.problems).toEqual({})
  })

  it('holds every value of a list, also where they contradict each other', async () => {
    const { told } = await importLines({
      ...ann,
      properties: {
        name: ['Ann Lee', 'Анна Ли'],
        birthDate: ['1971', '1972-03-04'],
        position: ['Minister'],
        birthPlace: ['Riga'],
      },
    })
    expect(await told('file-ann', 'name')).toEqual(['Ann Lee', 'Анна Ли'])
    expect(await told('file-ann', 'birthDate')).toEqual(['1971', '1972-03-04'])
    expect(await told('file-ann', 'occupation')).toEqual(['Minister'])
    expect(await told('file-ann', 'bornIn')).toEqual(['Riga'])
  })

  it('calls a thing the same in whichever order its names come', async () => {
    const nameOf = async (...records: readonly object[]) => {
      const { entity } = await importLines(...records.map((each) => ({ ...ann, ...each })))
      return (await entity('file-ann'))?.name
    }
    const names = ['Анна Ли', 'LEE, Ann', 'ANN LEE', 'Bea Lee', 'Ann Lee']
    for (const name of [names, names.toReversed()]) {
      expect(await nameOf({ properties: { name } })).toBe('Ann Lee')
      expect(await nameOf({ caption: 'Anna', properties: { name } })).toBe('Anna')
      expect(await nameOf({ caption: name, properties: {} })).toBe('Ann Lee')
      expect(await nameOf(...name.map((each) => ({ properties: { name: [each] } })))).toBe('Ann Lee')
    }
  })

  it('takes countries for places, and their codes for what joins them', async () => {
    const { told, entity } = await importLines({
      ...ann,
      properties: { name: ['Ann'], nationality: ['by'], country: ['by'] },
    })
    expect(await told('file-ann', 'nationality')).toEqual(['file-country-by'])
    expect(await entity('file-country-by')).toMatchObject({
      name: 'Belarus',
      identifiers: [{ scheme: 'iso3166-1', value: 'BY' }],
    })
  })

  it('keeps identifiers under the names that other formats use', async () => {
    const { entity } = await importLines({
      ...acme,
      properties: { name: ['Acme'], wikidataId: ['Q900002'], leiCode: ['5493'], registrationNumber: ['77'] },
    })
    expect((await entity('file-acme'))?.identifiers).toEqual([
      { scheme: 'lei', value: '5493' },
      { scheme: 'registrationNumber', value: '77' },
      { scheme: 'wikidata', value: 'Q900002' },
    ])
  })

  it.each([
    [
      'Membership',
      { member: ['ann'], organization: ['acme'], role: ['Treasurer'], startDate: ['2001'] },
      'memberOf',
      'file-acme role=Treasurer 2001..',
    ],
    [
      'Directorship',
      { director: ['ann'], organization: ['acme'], role: ['Chair'], endDate: ['2004-05'] },
      'directs',
      'file-acme role=Chair ..2004-05',
    ],
    ['Employment', { employee: ['ann'], employer: ['acme'] }, 'employedBy', 'file-acme'],
    ['Ownership', { owner: ['ann'], asset: ['acme'], percentage: ['51%'] }, 'owns', 'file-acme share=51%'],
    ['Representation', { agent: ['ann'], client: ['acme'], role: ['Lawyer'] }, 'represents', 'file-acme role=Lawyer'],
    ['UnknownLink', { subject: ['ann'], object: ['acme'] }, 'linkedTo', 'file-acme'],
    [
      'Payment',
      { payer: ['ann'], beneficiary: ['acme'], amountEur: ['100000'], date: ['2011-12-29'] },
      'pays',
      'file-acme amount=100000 EUR 2011-12-29..2011-12-29',
    ],
    [
      'Payment',
      { payer: ['ann'], beneficiary: ['acme'], amount: ['5'], currency: ['usd'], purpose: ['gift'] },
      'pays',
      'file-acme purpose=gift amount=5 USD',
    ],
  ])('makes a relation of a %s', async (schema, properties, property, text) => {
    const { told } = await importLines(ann, acme, { id: 'r', schema, properties })
    const [claim = '', ...more] = await told('file-ann', property)
    expect([claim.split(' ').sort(), more]).toEqual([text.split(' ').sort(), []])
  })

  it('makes relations of kin, posts and associates', async () => {
    const { told } = await importLines(
      ann,
      { id: 'bob', schema: 'Person', properties: { name: ['Bob'] } },
      { id: 'mp', schema: 'Position', properties: { name: ['Member of Parliament'], country: ['by'] } },
      { id: 'f', schema: 'Family', properties: { person: ['ann'], relative: ['bob'], relationship: ['brother'] } },
      {
        id: 'g',
        schema: 'Family',
        properties: { person: ['ann'], relative: ['bob'], relationship: ['brother-in-law'] },
      },
      { id: 'a', schema: 'Associate', properties: { person: ['ann'], associate: ['bob'], relationship: ['friend'] } },
      {
        id: 'o',
        schema: 'Occupancy',
        properties: { holder: ['ann'], post: ['mp'], startDate: ['2019-01-01', '2019-02-01'], status: ['current'] },
      },
    )
    expect(await told('file-ann', 'relative')).toEqual([
      'file-bob kinship=RELATIVE relationship=brother-in-law',
      'file-bob kinship=SIBLING relationship=brother',
    ])
    expect(await told('file-ann', 'associate')).toEqual(['file-bob relationship=friend'])
    expect(await told('file-ann', 'holds')).toEqual(['file-mp 2019-01-01/2019-02-01..'])
  })

  it('holds a body that is a member of another', async () => {
    const { told } = await importLines(
      acme,
      { id: 'union', schema: 'Organization', properties: { name: ['Union'] } },
      { id: 'm', schema: 'Membership', properties: { member: ['acme'], organization: ['union'] } },
    )
    expect(await told('file-acme', 'memberBodyOf')).toEqual(['file-union'])
  })

  it('reads entities that are nested in others, with the end that they leave out', async () => {
    const { told, entity } = await importLines({
      ...ann,
      properties: {
        name: ['Ann Lee'],
        addressEntity: [{ id: 'addr', schema: 'Address', properties: { full: ['1 Main St'], city: ['Minsk'] } }],
        ownershipOwner: [{ id: 'own', schema: 'Ownership', properties: { asset: [{ ...acme }] } }],
      },
    })
    expect(await entity('file-addr')).toMatchObject({ kind: 'PLACE', name: '1 Main St' })
    expect(await told('file-ann', 'residence')).toEqual(['file-addr'])
    expect(await told('file-ann', 'owns')).toEqual(['file-acme'])
    expect(await told('file-addr', 'address')).toEqual(['1 Main St', 'Minsk'])
  })

  it('gives what is nested without an id one by what it says and stands in, and links it', async () => {
    const address = (...full: string[]) => ({ schema: 'Address', properties: { full } })
    const housed = (id: string, ...addressEntity: object[]) => ({
      id,
      schema: 'Person',
      properties: { name: [id], addressEntity },
    })
    const records = [
      housed('a', address('1 Road'), address('2 Road')),
      housed('b', address('1 Road')),
      { ...acme, properties: { ownershipAsset: [{ schema: 'Ownership', properties: { owner: ['a'] } }] } },
    ]
    const graph = await importLines(...records)
    const turned = await importLines(...records.toReversed())
    expect(await graph.everything()).toBe(await turned.everything())
    expect(graph.summary.problems).toEqual({})
    const homes = [...(await graph.told('file-a', 'residence')), ...(await graph.told('file-b', 'residence'))]
    expect(new Set(homes).size).toBe(3)
    const named = (await graph.entities()).filter(({ slug }) => homes.includes(slug)).map(({ name }) => name)
    expect(named.sort()).toEqual(['1 Road', '1 Road', '2 Road'])
    expect(await graph.told(homes[0] ?? '', 'address')).toEqual([expect.stringMatching(/^[12] Road$/)])
    expect(await graph.told('file-a', 'owns')).toEqual(['file-acme'])
    const plain = ['file', '1 Road', '2 Road', 'Ownership', 'a', 'b', 'acme', null]
    for (const { references } of await graph.claims())
      for (const { locator } of references) expect(plain).toContain(locator)
  })

  it('reads a map of languages where texts stand, and tells which property has what is no entity', async () => {
    const { told, problems } = await importLines({
      ...ann,
      properties: {
        name: [{ a: { b: 'c' } }, 'Ann'],
        alias: { en: 'Annie', et: ['Anu'] },
        addressEntity: [{ x: 'y' }, {}],
      },
    })
    expect(await told('file-ann', 'name')).toEqual(['Ann', 'Annie', 'Anu'])
    expect(problems.map(({ message }) => message).slice(0, 2)).toEqual([
      'expected texts as Person.name of "ann", got {"a":{"b":"c"}}.',
      'expected ids, or entities with a schema and properties, as Person.addressEntity of "ann", got {"x":"y"}.',
    ])
    expect(problems).toHaveLength(2)
  })

  it('follows the ids that were merged into another', async () => {
    const { told, entity, summary } = await importLines(
      { id: 'd', schema: 'Directorship', properties: { director: ['old-ann'], organization: ['acme'] } },
      { ...ann, referents: ['old-ann'] },
      acme,
    )
    expect(await told('file-ann', 'directs')).toEqual(['file-acme'])
    expect(await entity('file-old-ann')).toBeUndefined()
    expect(summary.warnings).toEqual({})
  })

  it('tells of references that dangle, and lets something stand in only where its kind is sure', async () => {
    const { told, summary, problems } = await importLines(
      ann,
      { id: 'm', schema: 'Membership', properties: { member: ['ann'], organization: ['gone'] } },
      { id: 'o', schema: 'Ownership', properties: { owner: ['who'], asset: ['what'] } },
    )
    expect(await told('file-ann', 'memberOf')).toEqual(['file-gone'])
    expect(summary.warnings).toEqual({ 'a reference to an id that no record has': 2 })
    expect(summary.notHeld).toEqual({ 'owns of something that the file has no record of': 1 })
    expect(problems.map(({ locator, message }) => `${locator}: ${message}`)).toEqual([
      'line 2: "gone" is the id of no record of the file; an organization of that name stands in for it.',
      'line 3: "who" is the id of no record of the file; nothing says what it is.',
    ])
  })

  it('takes a legal entity for a person or a body only where something tells which', async () => {
    const legal = (id: string, properties = {}) => ({
      id,
      schema: 'LegalEntity',
      properties: { name: [id], ...properties },
    })
    const { entity, summary } = await importLines(
      legal('mute'),
      legal('firm', { incorporationDate: ['1999'] }),
      legal('board'),
      {
        id: 'd',
        schema: 'Directorship',
        properties: { director: ['firm'], organization: ['board'] },
      },
    )
    expect([(await entity('file-firm'))?.kind, (await entity('file-board'))?.kind]).toEqual([
      'ORGANIZATION',
      'ORGANIZATION',
    ])
    expect(await entity('file-mute')).toBeUndefined()
    expect(summary.notHeld).toEqual({ 'a thing of which nothing says what it is, among the kinds of the model': 1 })
  })

  it('reads changes: of several to one entity the last holds, and what is deleted is not said', async () => {
    const { told, entity, summary } = await importLines(
      { op: 'ADD', entity: { ...ann, properties: { name: ['Ann'] } } },
      { op: 'MOD', entity: { ...ann, properties: { name: ['Ann Lee'] } } },
      { op: 'DEL', entity: { id: 'acme' } },
    )
    expect(await told('file-ann', 'name')).toEqual(['Ann Lee'])
    expect(await entity('file-acme')).toBeUndefined()
    expect(summary.read).toEqual({ Person: 2, deletion: 1 })
  })

  it('says who says so: the page, publisher or dataset that a record names alone', async () => {
    const { references, told } = await importLines({
      ...ann,
      datasets: ['list_a'],
      properties: { name: ['Ann'], sourceUrl: ['http://a.example/1', 'http://a.example/2'], publisher: ['Office'] },
    })
    expect((await references('file-ann', 'name')).map(({ source }) => source)).toEqual([
      'file',
      'file-dataset-list-a',
      'file-publisher-office',
    ])
    expect(await told('file-ann', 'link')).toEqual(['http://a.example/1', 'http://a.example/2'])
    expect(await told('file', 'basedOn')).toHaveLength(4)
  })

  it('counts what the model has no place for', async () => {
    const { summary } = await importLines(
      { ...ann, first_seen: '2020-01-01', properties: { name: ['Ann'], topics: ['role.pep'], shoeSize: ['38', '39'] } },
      { id: 'v', schema: 'Vessel', properties: { name: ['Ship'] } },
      { id: 's', schema: 'Sanction', properties: { entity: ['ann'] } },
    )
    expect(summary.notHeld).toEqual({
      'record.first_seen': 1,
      'Person.topics': 1,
      "Person.shoeSize: FollowTheMoney's model has no such property": 2,
      'Vessel: the model has no kind for it': 1,
      'Sanction: the model has no kind for it': 1,
    })
  })

  it('skips what cannot be read, with its line', async () => {
    const { add, problems, told } = await openImported('ftm')
    const bad = [
      '{"id": "x"',
      '[1]',
      '{"schema": "Person", "properties": {}}',
      '{"id": "x", "schema": "Alien", "properties": {}}',
      '{"id": "x", "schema": "Person"}',
      '{"id": "x", "schema": ["Person"], "properties": {}}',
      '{"id": "x", "schema": "Person", "properties": [["name", "Q"]]}',
      '{"id": {"a": 1}, "schema": "Person", "properties": {}}',
    ]
    const summary = await add('file', ['', ...bad, lines(ann), ''].join('\n'))
    expect(summary.problems).toEqual({ 'a record that cannot be read': 8 })
    expect(problems.map(({ locator, message }) => `${locator}: ${message}`)).toEqual([
      expect.stringMatching(/^line 2: expected a JSON object, got what cannot be read as JSON/),
      'line 3: expected an entity, got [1].',
      'line 4: expected an entity with an id, got one without.',
      'line 5: expected a schema of the entity "x", got "Alien", which FollowTheMoney\'s model does not have.',
      'line 6: expected properties of the entity "x", got none.',
      'line 7: expected the name of a schema of the entity "x", got a list of 1.',
      'line 8: expected properties of the entity "x", got a list of 1.',
      'line 9: expected an entity with an id, got {"a":1} as its id.',
    ])
    expect(await told('file-ann', 'name')).toEqual(['Ann Lee'])
  })

  it('skips a line that is no UTF-8, and guesses no letters for it', async () => {
    const { add, problems, entities } = await openImported('ftm')
    const [before, after] = lines({ ...ann, id: 'x', properties: { name: ['J_rg'] } }).split('_')
    const latin = Buffer.concat([Buffer.from(before ?? ''), Buffer.from([0xf6]), Buffer.from(after ?? '')])
    await add('file', Buffer.concat([latin, Buffer.from(`\n${lines(ann)}\n`)]))
    expect(problems.map(({ locator, message }) => `${locator}: ${message}`)).toEqual([
      'line 1: expected a text in UTF-8, got bytes that are none.',
    ])
    expect((await entities()).map(({ slug }) => slug)).toEqual(['file', 'file-ann'])
  })
})

describe('a relation of several values in FollowTheMoney', () => {
  const bob = { id: 'bob', schema: 'Person', properties: { name: ['Bob'] } }
  const bank = { id: 'bank', schema: 'Company', properties: { name: ['Bank'] } }
  const directorship = (properties: object) => ({
    id: 'd',
    schema: 'Directorship',
    properties: { director: ['ann'], organization: ['acme'], ...properties },
  })

  it('starts and ends within the times that are given, and makes up no spell', async () => {
    const { told, references, summary, problems } = await importLines(
      ann,
      acme,
      directorship({ startDate: ['2001', '2005'], endDate: ['2009', '2003'] }),
    )
    expect(await told('file-ann', 'directs')).toEqual(['file-acme 2001/2005..2003/2009'])
    expect((await references('file-ann', 'directs')).map(({ note }) => note)).toEqual([
      'startDate: 2001, 2005; endDate: 2009, 2003',
    ])
    expect(summary.warnings).toEqual({ 'a relation of which nothing says what goes together': 1 })
    expect(problems[0]?.message).toMatch(/^the Directorship "d" has several values of startDate, endDate, and nothing/)
  })

  it('has the most precise of dates that say the same', async () => {
    const { told, summary } = await importLines(
      ann,
      acme,
      directorship({ startDate: ['2001', '2001-05-03', '2001-05'], endDate: ['2003', '2004'] }),
    )
    expect(await told('file-ann', 'directs')).toEqual(['file-acme 2001-05-03..2003/2004'])
    expect(summary.warnings).toEqual({ 'a relation of which nothing says what goes together': 1 })
  })

  it('has no date where one of them cannot be read, and notes them all', async () => {
    const { told, references } = await importLines(ann, acme, directorship({ startDate: ['2001', 'spring'] }))
    expect(await told('file-ann', 'directs')).toEqual(['file-acme'])
    expect((await references('file-ann', 'directs'))[0]?.note).toBe('startDate: 2001, spring')
  })

  it('is one for each role where it has several of nothing else, and else one without', async () => {
    const { told } = await importLines(
      ann,
      acme,
      bank,
      directorship({ role: ['Chair', 'Clerk'], startDate: ['2001'] }),
      { ...directorship({ role: ['Boss', 'Owner'], organization: ['acme', 'bank'] }), id: 'e' },
    )
    expect(await told('file-ann', 'directs')).toEqual([
      'file-acme',
      'file-acme role=Chair 2001..',
      'file-acme role=Clerk 2001..',
      'file-bank',
    ])
  })

  it('is told and skipped where several are related to several', async () => {
    const { told, summary, problems } = await importLines(
      ann,
      bob,
      acme,
      bank,
      directorship({ director: ['ann', 'bob'], organization: ['acme', 'bank'] }),
    )
    expect(await told('file-ann', 'directs')).toEqual([])
    expect(summary.problems).toEqual({ 'a relation of several with several': 1 })
    expect(problems[0]?.message).toBe(
      'expected one director or one organization of the Directorship "d", got 2 and 2, and nothing says who of them goes with whom.',
    )
  })

  it('pays once, however many amounts, days and purposes it has', async () => {
    const payment = {
      payer: ['ann'],
      beneficiary: ['acme'],
      amount: ['5', '6'],
      currency: ['EUR'],
      purpose: ['gift', 'fee'],
      date: ['2001-01-01', '2001-02-01'],
    }
    const { told, references } = await importLines(ann, acme, { id: 'p', schema: 'Payment', properties: payment })
    expect(await told('file-ann', 'pays')).toEqual(['file-acme 2001-01-01/2001-02-01..2001-01-01/2001-02-01'])
    expect((await references('file-ann', 'pays'))[0]?.note).toBe(
      'date: 2001-01-01, 2001-02-01; amount: 5, 6; currency: EUR; purpose: gift, fee',
    )
  })

  it('names all of which a payment has several', async () => {
    const { problems } = await importLines(ann, acme, {
      id: 'x',
      schema: 'Payment',
      properties: {
        payer: ['ann'],
        beneficiary: ['acme'],
        amount: ['1', '2'],
        currency: ['EUR', 'USD'],
        date: ['2001', '2005'],
        purpose: ['a', 'b'],
      },
    })
    expect(problems[0]?.message).toMatch(/^the Payment "x" has several values of date, purpose, amount, currency, and/)
  })

  it('takes as many claims as it has roles, and no more', async () => {
    const years = (from: number) => Array.from({ length: 60 }, (_, index) => String(from + index))
    const { told, summary } = await importLines(
      ann,
      acme,
      directorship({ startDate: years(1800), endDate: years(1900), role: years(1) }),
    )
    expect(await told('file-ann', 'directs')).toHaveLength(60)
    expect(summary.notHeld).toEqual({ 'Directorship.startDate': 10, 'Directorship.endDate': 10 })
  })

  it('gives no publisher the address of another', async () => {
    const { claims } = await importLines({
      ...ann,
      properties: { name: ['Ann'], publisher: ['A', 'B'], publisherUrl: ['http://a.example', 'http://b.example'] },
    })
    expect((await claims()).filter(({ property }) => property === 'url')).toEqual([])
  })
})

describe('an id that several records of FollowTheMoney have', () => {
  it('is told, and what all of them say is held of one thing', async () => {
    const { told, summary, problems } = await importLines(
      ann,
      { ...ann, properties: { birthDate: ['1971'] } },
      { ...ann, properties: { name: ['Ann Li'] } },
    )
    expect([await told('file-ann', 'name'), await told('file-ann', 'birthDate')]).toEqual([
      ['Ann Lee', 'Ann Li'],
      ['1971'],
    ])
    expect(summary.warnings).toEqual({ 'an id that several records have': 2 })
    expect(problems[0]).toMatchObject({
      locator: 'line 2',
      message: 'its id "ann" is that of line 1, too: what both say is said of one thing. Give each an id of its own.',
    })
  })

  it('is told with the kinds, where they differ, in whichever order they come', async () => {
    const records = [ann, { ...acme, id: 'ann' }, { id: 'ann', schema: 'Vessel', properties: { name: ['Ship'] } }]
    const [one, other] = [await importLines(...records), await importLines(...records.toReversed())]
    expect(await one.entity('file-ann')).toEqual(await other.entity('file-ann'))
    expect(await one.entity('file-ann')).toMatchObject({ kind: 'ORGANIZATION', name: 'Acme' })
    const told = 'both say is said of one thing. Give each an id of its own.'
    expect(one.problems.map(({ message }) => message)).toEqual([
      `its id "ann" is that of line 1, too, which is a Person, and this is a Company: what ${told}`,
      `its id "ann" is that of line 1, too, which is a Person, and this is a Vessel: what ${told}`,
    ])
  })

  it('is not told where they say the same, as where one is nested in several others', async () => {
    const owner = (id: string) => ({ id, schema: 'Ownership', properties: { owner: [{ ...ann }], asset: ['acme'] } })
    const { summary } = await importLines(acme, owner('x'), owner('y'))
    expect(summary.warnings).toEqual({})
  })
})
