import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { formats } from '../src/formats/import/formats.ts'
import { importFile } from '../src/formats/import/import.ts'
import { openTables, type TableGraph } from './imported-table.ts'

const map = `entities:
  person: { kind: PERSON, name: Name, id: Id, identifiers: { wikidata: Item }, match: name }
claims: [{ of: person, property: birthDate, column: Born }]
`

/** A graph in which two persons bear one name. */
async function openKnown(): Promise<TableGraph> {
  const graph = await openTables()
  const path = join(graph.folder, 'known.json')
  const persons = [
    { id: 'kim', name: 'Kim Tok Hun' },
    { id: 'ada-1', name: 'Ada Berg' },
    { id: 'ada-2', name: 'Ada Berg', identifiers: [{ scheme: 'wikidata', identifier: 'Q900002' }] },
    { id: 'zoe', name: 'Zoë Dal' },
    { id: 'red', name: 'Red Holm' },
  ]
  const organizations = [{ id: 'bo', name: 'Bo Eng' }]
  writeFileSync(path, JSON.stringify({ persons, organizations }))
  await importFile(graph.store, { format: formats.popolo, paths: [path], name: 'known' })
  return graph
}

const table = [
  'Id,Name,Item,Born',
  '1,Zoe Dal,,1950',
  '2,Ada Berg,,1951',
  '3,Kim Duk Hoon,,1952',
  '4,Bo Eng,,1953',
  '5,Ada Berg,Q900002,1954',
  '6,Red Holm,,1955',
  '7,Red Holm,,1956',
].join('\n')

async function bornOf(graph: TableGraph): Promise<Record<string, string>> {
  const claims = (await graph.claims()).filter(({ property }) => property === 'birthDate')
  return Object.fromEntries(claims.map(({ subject, value }) => [value.type === 'date' ? value.date.text : '', subject]))
}

function filledIn(path: string): Record<string, string>[] {
  return parse(readFileSync(path), { bom: true, columns: true })
}

describe('names of a table that may be in the graph', () => {
  it('are joined where they are sure, and written down where they are not', async () => {
    const graph = await openKnown()
    const summary = await graph.addTable('people', table, map)
    expect(await bornOf(graph)).toEqual({
      1950: 'known-zoe',
      1951: 'people-person-2',
      1952: 'people-person-3',
      1953: 'people-person-4',
      1954: 'known-ada-2',
      1955: 'people-person-6',
      1956: 'people-person-7',
    })
    expect(summary.joined.map(({ scheme, count }) => [scheme, count])).toEqual([
      ['name', 1],
      ['wikidata', 1],
    ])
    const path = join(graph.folder, 'people.csv.matches.csv')
    expect(filledIn(path)).toEqual([
      {
        line: '3',
        entity: 'person',
        id: '2',
        name: 'Ada Berg',
        match: '',
        candidates: expect.stringMatching(/^known-ada-\d \(Ada Berg, 1\.00\); known-ada-\d \(Ada Berg, 1\.00\)$/),
      },
      {
        line: '4',
        entity: 'person',
        id: '3',
        name: 'Kim Duk Hoon',
        match: '',
        candidates: 'known-kim (Kim Tok Hun, 0.66)',
      },
      { line: '7', entity: 'person', id: '6', name: 'Red Holm', match: '', candidates: 'known-red (Red Holm, 1.00)' },
      { line: '8', entity: 'person', id: '7', name: 'Red Holm', match: '', candidates: 'known-red (Red Holm, 1.00)' },
    ])
    expect(graph.problems.map(({ locator, reason }) => `${locator}: ${reason}`)).toEqual(
      [3, 4, 7, 8].map((line) => `line ${line}: a name that may be known`),
    )
  })

  it('are what was filled in, also where the file is imported again', async () => {
    const graph = await openKnown()
    await graph.addTable('people', table, map)
    const path = join(graph.folder, 'people.csv.matches.csv')
    const answers = ['known-ada-1', 'known-kim', 'new', '']
    const rows = filledIn(path).map(({ entity, id, name }, index) => [entity, id, name, answers[index]].join(';'))
    writeFileSync(path, ['entity;id;name;match', ...rows].join('\r\n'))
    for (let time = 0; time < 2; time += 1) {
      await graph.addTable('people', table, map, { matches: path })
      expect(await bornOf(graph)).toMatchObject({
        1951: 'known-ada-1',
        1952: 'known-kim',
        1955: 'people-person-6',
        1956: 'people-person-7',
      })
      expect(filledIn(path).map(({ match }) => match)).toEqual(answers)
    }
    expect(await graph.entity('people-person-2')).toBeUndefined()
  })

  it('are not sure where the graph has another day of birth', async () => {
    const graph = await openKnown()
    const path = join(graph.folder, 'born.json')
    const persons = ['1948-05-06', '1950'].map((birth_date, index) => ({
      id: `p${index}`,
      name: `Holm Hay ${'AB'[index]}`,
      birth_date,
    }))
    writeFileSync(path, JSON.stringify({ persons }))
    await importFile(graph.store, { format: formats.popolo, paths: [path], name: 'born' })
    const rows = ['Id,Name,Item,Born', '1,Holm Hay A,,1948', '2,Holm Hay B,,1951-02-03']
    await graph.addTable('people', rows.join('\n'), map)
    expect(graph.problems).toMatchObject([{ locator: 'line 3', reason: 'a name that may be known' }])
    expect((await bornOf(graph))[1948]).toBe('born-p0')
    expect((await bornOf(graph))['1951-02-03']).toBe('people-person-2')
  })

  it('are never looked for where the map does not ask for it', async () => {
    const graph = await openKnown()
    await graph.addTable('people', table, map.replace(', match: name', ''))
    expect((await bornOf(graph))[1950]).toBe('people-person-1')
    expect(existsSync(join(graph.folder, 'people.csv.matches.csv'))).toBe(false)
  })

  it.each([
    [
      'nobody',
      'person',
      'known-nobody',
      'line 2: expected the slug of a PERSON of the graph, or new, got "known-nobody"',
    ],
    ['a body', 'person', 'known-bo', 'line 2: expected the slug of a PERSON of the graph, or new, got "known-bo"'],
    [
      'something that the map does not declare',
      'body',
      'new',
      'line 2: expected an entity of the map (person), got "body"',
    ],
  ])('are refused, and nothing is changed, where %s is filled in', async (_, entity, match, message) => {
    const graph = await openKnown()
    const before = await graph.everything()
    const path = join(graph.folder, 'answers.csv')
    writeFileSync(path, `entity,id,match\n${entity},2,${match}\n`)
    await expect(graph.addTable('people', table, map, { matches: path })).rejects.toThrow(message)
    expect(await graph.everything()).toBe(before)
  })

  it('are refused where the file of answers is another one', async () => {
    const graph = await openKnown()
    const path = join(graph.folder, 'answers.csv')
    writeFileSync(path, 'a,b\n1,2\n')
    await expect(graph.addTable('people', table, map, { matches: path })).rejects.toThrow(
      'line 1: expected the columns line, entity, id, name, match, candidates, got none that is called entity or id or match.',
    )
  })
})
