import { describe, expect, it } from 'vitest'
import { openTables } from './imported-table.ts'

const table = 'Name;Party;From;To;Born;Born\nAda;Red;2010;2014;1950;1951\n'

/** What a map is refused for, each with its place in the map. */
async function refusalOf(map: string): Promise<string[]> {
  const graph = await openTables()
  const refusal = await graph.addTable('people', table, map).then(
    () => '',
    (error: Error) => error.message,
  )
  expect(await graph.entities()).toHaveLength(refusal === '' ? 2 : 0)
  expect(graph.problems).toEqual([])
  return refusal.split('\n').map((line) => line.replace(/^.*?people\.yaml:/, ''))
}

const mend = 'Nothing was read of the rows: mend people.yaml.'
const person = 'entities:\n  person: { kind: PERSON, name: Name }\n'
const withParty = `${person}  party: { kind: ORGANIZATION, name: Party }\n`

describe('the map of a table', () => {
  it.each([
    [
      'no column',
      'entities: { p: { kind: PERSON, name: Nme } }',
      '1:38: expected a column of the table, got "Nme"; did you mean "Name"?',
    ],
    [
      'a column of which there are two',
      `${person}claims: [{ of: person, property: birthDate, column: Born }]`,
      '3:53: expected a column of which there is one, got "Born", the name of columns 5 and 6; give each a name of its own in the table',
    ],
    [
      'one column for two things',
      `${person}claims: [{ of: person, property: gender, column: Name }]`,
      '3:50: expected each column once, got "Name" again, for the gender of person; it is the name of person already, at ',
    ],
    [
      'one column for start and end',
      `${withParty}claims: [{ of: person, property: memberOf, entity: party, start: From, end: From }]`,
      '4:77: expected each column once, got "From" again, for the end; it is the start already, at ',
    ],
    [
      'a kind that there is not',
      'entities: { p: { kind: PERSN, name: Name } }',
      '1:24: expected a kind, got "PERSN"; did you mean PERSON?',
    ],
    [
      'a property that there is not',
      `${person}claims: [{ of: person, property: birthday, column: Party }]`,
      '3:34: expected a property of a PERSON, got "birthday"; did you mean birthDate?',
    ],
    [
      'a property of something else',
      `${withParty}claims: [{ of: party, property: birthDate, column: From }]`,
      '4:33: expected a property of an ORGANIZATION, got birthDate, a property of a PERSON',
    ],
    [
      'a qualifier that there is not',
      `${withParty}claims: [{ of: person, property: memberOf, entity: party, qualifiers: { rle: From } }]`,
      '4:73: expected a qualifier of memberOf, got "rle"; did you mean role?',
    ],
    [
      'a qualifier that is missing',
      `${withParty}claims: [{ of: party, property: memberCount, column: From }]`,
      '4:10: expected the qualifier counted of memberCount, got none; write qualifiers: { counted: … } with one of ',
    ],
    [
      'a column for what is an entity',
      `${withParty}claims: [{ of: person, property: memberOf, column: From }]`,
      '4:52: expected an entity for memberOf, got a column; declare an ORGANIZATION under entities ',
    ],
    [
      'an entity of the wrong kind',
      `${withParty}claims: [{ of: person, property: birthPlace, entity: party }]`,
      '4:54: expected a PLACE for birthPlace, got party, an ORGANIZATION',
    ],
    [
      'an entity that it does not declare',
      `${withParty}claims: [{ of: persn, property: memberOf, entity: party }]`,
      '4:16: expected an entity of the map, got "persn"; did you mean person?',
    ],
    [
      'a form that is none',
      `${person}claims: [{ of: person, property: birthDate, column: From, form: DD.MM.YY }]`,
      '3:65: expected a form of dates, such as DD.MM.YYYY, or one of edtf, excel, excel-1904, words, got "DD.MM.YY"; two digits of a year do not tell the century',
    ],
    [
      'a constant that is no date',
      `${person}claims: [{ of: person, property: birthDate, constant: 1950-13 }]`,
      '3:55: expected a date for birthDate; ',
    ],
    [
      'a word that it has no place for',
      `langage: de\n${person}`,
      '1:1: expected one of delimiter, encoding, header, language, empty, source, entities, claims, got "langage"; did you mean language?',
    ],
    [
      'a word of an entity that it has no place for',
      'entities: { p: { kind: PERSON, nmae: Name, id: Name } }',
      '1:32: expected one of kind, name, ',
    ],
    [
      'nothing by which rows tell an entity apart',
      'entities: { p: { kind: PERSON } }',
      '1:13: expected a name or an id of p, by which its rows tell it apart, got neither',
    ],
    [
      'a classification of a person',
      'entities: { p: { kind: PERSON, name: Name, classification: Party } }',
      '1:44: expected a classification of ',
    ],
    [
      'one key twice',
      `${person}  person: { kind: PERSON, name: Party }\n`,
      '3:3: expected each key once, got "person" again; it is already at ',
    ],
    ['no entities', 'language: de', '1:1: expected entities, got none: what the things are that a row tells of'],
    [
      'a delimiter that is none',
      `delimiter: ab\n${person}`,
      '1:12: expected the one character that parts cells, such as ";", or tab, got "ab"',
    ],
    ['what is no map', '- a', '1:1: expected a map with delimiter, encoding, '],
    ['what is no YAML', 'entities: {', ''],
  ])('is refused, before a row is read, where it has %s', async (_, map, message) => {
    const lines = await refusalOf(map)
    expect(lines.at(-1)).toBe(mend)
    expect(lines[0]).toContain(message)
    expect(lines).toHaveLength(2)
  })

  it('is refused for all that is wrong in it at once', async () => {
    const lines = await refusalOf('entities: { p: { kind: PERSN, name: Nme } }\nclaims: [{ of: q }]')
    expect(lines).toHaveLength(4)
  })

  it('can use the times of a row for several claims', async () => {
    const claim = '{ of: person, property: memberOf, entity: party, start: From, end: To }'
    const other = '{ of: party, property: memberBodyOf, entity: union, start: From, end: To }'
    const union = '  union: { kind: ORGANIZATION, name: { constant: Union } }\n'
    const graph = await openTables()
    await graph.addTable('people', table, `${withParty}${union}claims: [${claim}, ${other}]`)
    expect(await graph.told('people-ada', 'memberOf')).toEqual(['people-red 2010..2014'])
    expect(await graph.told('people-red', 'memberBodyOf')).toEqual(['people-union 2010..2014'])
  })
})
