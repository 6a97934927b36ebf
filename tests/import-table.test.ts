import { describe, expect, it } from 'vitest'
import { type ImportedGraph, openImported } from './imported.ts'
import { openTables, shownOf } from './imported-table.ts'

const people = `entities:
  person: { kind: PERSON, name: Name, id: Nr, identifiers: { wikidata: Item } }
  party: { kind: ORGANIZATION, name: Party, classification: { constant: party } }
  seat: { kind: PLACE, name: Seat }
  assembly: { kind: ORGANIZATION, name: { constant: Assembly of Norland } }
source: Source
claims:
  - of: person
    property: memberOf
    entity: assembly
    start: { column: From, form: DD.MM.YYYY }
    end: { column: To, form: [DD.MM.YYYY, edtf] }
    qualifiers: { role: { column: Role, values: { m: member } }, onBehalfOf: { entity: party }, constituency: { entity: seat } }
  - { of: person, property: birthDate, column: Born, form: excel }
  - { of: person, property: occupation, column: Work, split: "/" }
  - { of: assembly, property: seats, constant: "3" }
`

const header = 'Nr;Name;Item;Party;Seat;Role;From;To;Born;Work;Source\r\n'

function told(graph: Pick<ImportedGraph, 'problems'>): string[] {
  return graph.problems.map(({ locator, message }) => `${locator}: ${message}`)
}

describe('a table', () => {
  it('says of several entities in a row what the map says that its columns are', async () => {
    const graph = await openTables()
    const rows = [
      '1;Ada Berg;Q900001;Red;Harbour;m;1.5.2010;30.04.2014;22000;baker / poet;http://norland.example/ada',
      '1;Ada Berg;Q900001;Blue;Harbour;chair;01.05.2014;2018;22000,5;;',
      '2;"Bo ""B"" Dal";;Red;;;;;;"one\r\ntwo";Gazette',
      '',
    ]
    const summary = await graph.addTable('norland', header + rows.join('\r\n'), people)
    expect(told(graph)).toEqual([])
    expect(summary).toMatchObject({ read: { row: 3 } })
    expect(
      (await graph.entities()).map(({ slug, kind, classification }) => `${slug} ${kind} ${classification}`),
    ).toEqual([
      'norland SOURCE null',
      'norland-assembly-of-norland ORGANIZATION null',
      'norland-blue ORGANIZATION PARTY',
      'norland-harbour PLACE null',
      'norland-person-1 PERSON null',
      'norland-person-2 PERSON null',
      'norland-red ORGANIZATION PARTY',
      'norland-source-gazette SOURCE null',
      expect.stringMatching(/^web-norland-example-ada-\w+ SOURCE null$/),
    ])
    const memberships = 'norland-assembly-of-norland'
    expect(await graph.told('norland-person-1', 'memberOf')).toEqual([
      `${memberships} constituency=norland-harbour onBehalfOf=norland-blue role=chair 2014-05-01..2018`,
      `${memberships} constituency=norland-harbour onBehalfOf=norland-red role=member 2010-05-01..2014-04-30`,
    ])
    expect(await graph.told('norland-person-1', 'birthDate')).toEqual(['1960-03-25'])
    expect(await graph.told('norland-person-1', 'occupation')).toEqual(['baker', 'poet'])
    expect(await graph.told('norland-person-2', 'occupation')).toEqual(['one\r\ntwo'])
    expect(await graph.told('norland-person-2', 'name')).toEqual(['Bo "B" Dal'])
    expect(await graph.told('norland-assembly-of-norland', 'seats')).toEqual(['3'])
    expect((await graph.entity('norland-person-1'))?.identifiers).toEqual([{ scheme: 'wikidata', value: 'Q900001' }])
    const sources = (await graph.references('norland-person-2', 'name')).map(({ source, locator }) => [source, locator])
    expect(sources).toEqual([
      ['norland', 'line 4'],
      ['norland-source-gazette', null],
    ])
  })

  it('tells each fault with line and column, leaves it out, and counts it by reason', async () => {
    const graph = await openTables()
    const map = `empty: ["-"]
entities:
  person: { kind: { column: Sort, values: { man: PERSON, firm: ORGANIZATION } }, name: Name }
claims:
  - { of: person, property: birthDate, column: Born, form: DD.MM.YYYY }
  - { of: person, property: seats, column: Seats }
`
    const rows = ['Sort,Name,Born,Seats', 'man,Ada,"5.\n5.1950",', 'man,Bo,31.02.1950,', 'man,Cy,1950-05-05,']
    const more = [
      'firm,Dee,,many',
      'ghost,Ed,,',
      'man,-,01.01.1950,',
      'man,Flo',
      'man,Gus,,,Red',
      ',,,',
      'firm,Hal,,12',
    ]
    const summary = await graph.addTable('people', [...rows, ...more].join('\n'), map)
    expect(told(graph)).toEqual([
      'line 10: expected at most 4 cells, as the header has, got "Red" in cell 5: look whether a cell that has the delimiter in it is in quotes.',
      'line 2, column "Born": expected birthDate as DD.MM.YYYY, got "5.\\n5.1950". It is left out.',
      'line 4, column "Born": expected a date for birthDate; "1950-02-31" cannot be read as a date: February 1950 has 28 days; write a day from 01 to 28. It is left out.',
      'line 5, column "Born": expected birthDate as DD.MM.YYYY, got "1950-05-05". It is left out.',
      'line 6, column "Seats": expected a quantity for seats; "many" is no quantity: write a number (5000), a share (10%), about (~5000) or bounds (100..200, 100.., ..200). It is left out.',
      'line 7, column "Sort": expected one of "man", "firm" for the kind of person, got "ghost". It is left out.',
      'line 7: expected person, got neither. It is left out.',
      'line 8, column "Born": expected person, of which birthDate is said, got none in this row. It is left out.',
      'line 8: expected person, got neither. It is left out.',
      'line 9: it has 2 cells, and the header 4: what is missing at its end is read as empty.',
    ])
    expect(summary.problems).toEqual({
      'a date that cannot be read': 3,
      'a kind that the map does not tell': 1,
      'a quantity that cannot be read': 1,
      'a record that cannot be read': 1,
      'a row that names nothing': 2,
      'a row without what it tells of': 1,
    })
    expect(await graph.told('people-ada', 'birthDate')).toEqual([])
    expect(await graph.told('people-hal', 'seats')).toEqual(['12'])
  })

  it('is read in the encoding that is told, or marked, or guessed aloud', async () => {
    const map = 'entities: { person: { kind: PERSON, name: Nom } }'
    const utf16 = Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from('Nom\tPrénom\nZoë “Š”\tx\n', 'utf16le')])
    const windows = Buffer.from('Nom;x\nZo\xeb \x93\x8a\x94;1\n', 'latin1')
    const korean = Buffer.from([0x4e, 0x6f, 0x6d, 0x0a, 0xb1, 0xe8, 0xc3, 0xb6, 0xbc, 0xf6, 0x0a])
    const names = async (content: Uint8Array, encoding?: string) => {
      const graph = await openTables()
      await graph.addTable('noms', content, map, encoding === undefined ? {} : { encoding })
      const people = (await graph.entities()).filter(({ kind }) => kind === 'PERSON')
      return [people.map(({ name }) => name), graph.problems.map(({ reason }) => reason)]
    }
    const guessed = ['an encoding that was guessed']
    expect(await names(utf16)).toEqual([['Zoë “Š”'], []])
    expect(await names(Buffer.from('\ufeffNom,x\nZoë,1\n'))).toEqual([['Zoë'], []])
    expect(await names(windows)).toEqual([['Zoë “Š”'], guessed])
    expect(await names(windows, 'Windows-1252')).toEqual([['Zoë “Š”'], []])
    expect(await names(Buffer.from('Nom\nZo\xeb\n', 'latin1'), 'Latin-1')).toEqual([['Zoë'], []])
    expect(await names(korean)).toEqual([['김철수'], guessed])
    await expect(names(windows, 'utf-8')).rejects.toThrow(
      /noms\.csv: line \d or later: expected a text in utf-8, got bytes that are none\. Tell its encoding with --encoding\.$/,
    )
    await expect(names(windows, 'utf-42')).rejects.toThrow(
      /^--encoding: expected the name of an encoding, .*, got "utf-42"\.$/,
    )
  })

  it.each([
    [',', 'a,b\n"1,5",2\n'],
    [';', 'a;b\n1,5;2\n1,6;3\n'],
    [';', `a;b\n1,5;2\n${'1,5;2,5\n'.repeat(50)}`],
    ['\t', 'a\tb\n1,5\t2\n'],
    ['|', 'a|b\n1,5|2\n'],
    ['^', 'sep=^\na^b\n1,5^2\n'],
  ])('finds out that %j parts its cells', async (_, content) => {
    const mapText = 'entities: { x: { kind: PERSON, name: a, id: b } }'
    expect(await shownOf(content, { mapText, dryRun: true })).toContain('x "1,5" is a PERSON (id 2)')
  })

  it('is parted by what is told, in the map or beside it', async () => {
    const entities = 'entities: { x: { kind: PERSON, name: a } }'
    expect(await shownOf('a#b\nAda#2\n', { mapText: `delimiter: "#"\n${entities}` })).toContain('x "Ada"')
    expect(await shownOf('a,1 b\nAda 2\n', { mapText: entities.replace('a }', '"a,1" }'), delimiter: ' ' })).toContain(
      'x "Ada"',
    )
    await expect(shownOf('a', { mapText: entities, delimiter: 'ab' })).rejects.toThrow('got "ab"')
  })

  it('changes nothing where a quote does not close, or nothing is in it', async () => {
    const graph = await openTables()
    const map = 'entities: { person: { kind: PERSON, name: Name } }'
    await expect(graph.addTable('people', 'Name,x\nAda,1\nBo,"open\nCy,2\n', map)).rejects.toThrow(
      /people\.csv: line 3: expected a quote that closes, got none after the one that begins a cell\. Nothing was changed: mend the row\.$/,
    )
    await expect(graph.addTable('people', '', map)).rejects.toThrow('has no row that names columns')
    await expect(graph.addTable('people', 'Name,x\n', map)).rejects.toThrow('has no record that can be read as table')
    expect(await graph.entities()).toEqual([])
  })

  it('is imported again where its map has changed, and not where nothing has', async () => {
    const graph = await openTables()
    const map = 'entities: { person: { kind: PERSON, name: Name } }\n'
    await graph.addTable('people', 'Name,Born\nAda,1950\n', map)
    expect(await graph.addTable('people', 'Name,Born\nAda,1950\n', map)).toMatchObject({ wasImported: true })
    await graph.addTable(
      'people',
      'Name,Born\nAda,1950\n',
      `${map}claims: [{ of: person, property: birthDate, column: Born }]`,
    )
    expect(await graph.told('people-ada', 'birthDate')).toEqual(['1950'])
  })

  it('names by an id what another row tells of', async () => {
    const graph = await openTables()
    const map = `entities:
  body: { kind: ORGANIZATION, name: Name, id: Id }
  above: { kind: ORGANIZATION, id: Parent, ids: body }
claims: [{ of: body, property: parent, entity: above }]
`
    await graph.addTable('bodies', 'Id,Name,Parent\nb1,Committee,b2\nb2,Assembly,\n', map)
    expect(await graph.told('bodies-b1', 'parent')).toEqual(['bodies-b2'])
    expect((await graph.entity('bodies-b2'))?.name).toBe('Assembly')
  })

  it('shows its first five rows as claims, and what is wrong in them', async () => {
    const mapText = people.replace('entities:', 'delimiter: ";"\nentities:')
    const rows = Array.from({ length: 7 }, (_, index) => `${index};P${index};;Red;Harbour;m;01.05.2010;x;1;;`)
    const shown = await shownOf(header + rows.join('\r\n'), { mapText, dryRun: true })
    expect(shown.split('\n').slice(0, 9)).toEqual([
      'line 2:',
      '  person "P0" is a PERSON (id 0)',
      '  party "Red" is an ORGANIZATION',
      '  seat "Harbour" is a PLACE',
      '  assembly "Assembly of Norland" is an ORGANIZATION',
      '  person "P0" · memberOf · assembly "Assembly of Norland" (role: member, onBehalfOf: party "Red", constituency: seat "Harbour", from 2010-05-01, note: the end is given as "x")',
      '  person "P0" · birthDate · 1900-01-01',
      '  assembly "Assembly of Norland" · seats · 3',
      expect.stringMatching(/^ {2}! line 2, column "To": expected a date for end; "x" cannot be read as a date/),
    ])
    expect(shown.match(/^line \d+:$/gm)).toHaveLength(5)
  })
})

describe('the days that a spreadsheet counts', () => {
  it.each([
    ['excel', '1', '1900-01-01'],
    ['excel', '59', '1900-02-28'],
    ['excel', '61', '1900-03-01'],
    ['excel', '25569', '1970-01-01'],
    ['excel', '44197.75', '2021-01-01'],
    ['excel-1904', '0', null],
    ['excel-1904', '42735', '2021-01-01'],
    ['excel', '60', null],
    ['MM/DD/YYYY', '2/3/1950', '1950-02-03'],
    ['YYYYMMDD', '19500203', '1950-02-03'],
    ['YYYY년 M월 D일', '1950년 2월 3일', '1950-02-03'],
    ['YYYY. M. D.', '1950.2.3.', '1950-02-03'],
    ['words', '3 February 1950', '1950-02-03'],
    ['words', '02-03-1950', null],
  ])('by %s read %j as %j', async (form, text, date) => {
    const mapText = `delimiter: ","\nentities: { p: { kind: PERSON, name: a } }\nclaims: [{ of: p, property: birthDate, column: b, form: "${form}" }]`
    const shown = await shownOf(`a,b\nAda,"${text}"\n`, { mapText })
    expect(/birthDate · (\S+)/.exec(shown)?.[1] ?? null).toBe(date)
    expect(shown.includes('! line 2, column "b"')).toBe(date === null)
  })
})

describe('dates of several forms', () => {
  it.each([
    ['edtf, DD.MM.YYYY', '12.03.1970', '1970-03-12'],
    ['edtf, DD.MM.YYYY', '1965', '1965'],
    ['edtf, words', '3 February 1950', '1950-02-03'],
    ['edtf, DD.MM.YYYY', 'spring', null],
  ])('by %s are read by whichever fits: %s', async (forms, text, date) => {
    const mapText = `delimiter: ","\nentities: { p: { kind: PERSON, name: a } }\nclaims: [{ of: p, property: birthDate, column: b, form: [${forms}] }]`
    const shown = await shownOf(`a,b\nAda,"${text}"\n`, { mapText })
    expect(/birthDate · (\S+)/.exec(shown)?.[1] ?? null).toBe(date)
  })
})

describe('dates that a database writes', () => {
  it('are years, months and none, in a table, in Popolo and in FollowTheMoney', async () => {
    const table = await openTables()
    const map =
      'entities: { p: { kind: PERSON, name: a } }\nclaims: [{ of: p, property: birthDate, column: b, form: [DD.MM.YYYY, edtf] }]'
    await table.addTable('t', 'a,b\nAda,1948-00-00\nBo,00.05.1948\nCy,0000-00-00\nDi,1948-00-05', map)
    const popolo = await openImported('popolo')
    const dates = { ada: '1948-00-00', bo: '1948-05-00', cy: '0000-00-00', di: '1948-00-05' }
    const persons = Object.entries(dates).map(([id, birth_date]) => ({ id, name: id, birth_date }))
    const memberships = [
      { person_id: 'ada', organization_id: 'o', start_date: '1970-00-00', end_date: '0000-00-00 00:00:00' },
    ]
    await popolo.add('t', { persons, organizations: [{ id: 'o', name: 'O' }], memberships })
    const ftm = await openImported('ftm')
    const lines = Object.entries(dates).map(([id, date]) =>
      JSON.stringify({ id, schema: 'Person', properties: { name: [id], birthDate: [date] } }),
    )
    await ftm.add('t', lines.join('\n'))
    for (const graph of [table, popolo, ftm]) {
      const born = await Promise.all(Object.keys(dates).map((id) => graph.told(`t-${id}`, 'birthDate')))
      expect(born).toEqual([['1948'], ['1948-05'], [], []])
      expect(graph.problems.map(({ reason }) => reason).sort()).toEqual(
        ['a date that cannot be read', ...Array(graph === popolo ? 2 : 1).fill('a date that is all zeros')].sort(),
      )
      const [reference] = await graph.references('t-ada', 'birthDate')
      expect(reference?.note).toBe('given as "1948-00-00"')
    }
    expect(await popolo.told('t-ada', 'memberOf')).toEqual(['t-o 1970..'])
    const [reference] = await popolo.references('t-ada', 'memberOf')
    expect(reference?.note).toBe('the start is given as "1970-00-00"')
  })
})

describe('a text that nothing can keep', () => {
  it('is cleaned in a table, the same on every database, and told with its line', async () => {
    const graph = await openTables()
    await graph.addTable(
      't',
      'a\nAda\0\nBo\u0001\u0085\nCy\ttab',
      'delimiter: ";"\nentities: { p: { kind: PERSON, name: a } }',
    )
    expect(graph.problems.map(({ locator, reason }) => `${locator}: ${reason}`)).toEqual([
      'line 2: a text with characters that cannot be kept',
      'line 3: a text with characters that cannot be kept',
    ])
    expect((await graph.entities()).map(({ name }) => name)).toEqual(['t', 'Ada\ufffd', 'Bo\ufffd\ufffd', 'Cy tab'])
  })
})
