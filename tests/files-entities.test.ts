import { describe, expect, it } from 'vitest'
import { readDataset } from '../src/files/dataset.ts'
import { problemsOf, world, writeFolder } from './files-folder.ts'

/** What is wrong with a file whose entities are these lines, the first of them in line 3. */
function problemsOfEntities(kind: string, lines: string): string[] {
  const text = `kind: ${kind}\nentities:\n${lines.replace(/^/gm, '  ')}\n`
  const names = 'source: x\ntitle: X\nlanguage: en\nnames: { List: { a-1: A } }\n'
  const problems = problemsOf({ ...world, 'entities/z.yaml': text, 'sources/x.yaml': names })
  return problems.map((problem) => problem.replace('data/entities/z.yaml:', ''))
}

describe('reading an entity', () => {
  it.each([
    [
      'a malformed slug',
      'PERSON',
      'a-1: { name: A }\nKim_Jong Un: { name: A }',
      '4:3: expected a slug, got "Kim_Jong Un"; ' +
        'a slug is made of lower-case letters, digits and single hyphens; did you mean kim-jong-un?',
    ],
    [
      'a slug that another file declares',
      'PERSON',
      'a-1: { name: A }\nwpk: { name: A }',
      '4:3: expected a slug that no other entity has, got wpk, ' +
        'which is also declared at data/entities/organizations.yaml:3:3',
    ],
    [
      'a slug that the same file declares',
      'PERSON',
      'a-1: { name: A }\na-1: { name: A }',
      '4:3: expected each key once, got "a-1" again; it is already at data/entities/z.yaml:3:3',
    ],
    [
      'an entity that nothing names',
      'PERSON',
      'a-1: { name: A }\nb-2: { name: B }',
      '4:3: expected a claim that names b-2, got none; state something of it or delete it',
    ],
    ['an entity without a name', 'PERSON', 'a-1: {}', '3:3: expected a name of a-1, got none'],
    ['an entity without anything', 'PERSON', 'a-1:', '3:7: expected a map that describes a-1, got nothing'],
    ['a name that is a list', 'PERSON', 'a-1: { name: [A] }', '3:16: expected a name, got a list'],
    [
      'an unknown field',
      'PERSON',
      'a-1: { name: A, descripton: B }',
      '3:19: expected a field of an entity, got "descripton"; did you mean description?',
    ],
    [
      'an unknown field that resembles none',
      'PERSON',
      'a-1: { name: A, colour: red }',
      '3:19: expected a field of an entity, got "colour"; it can be name, description, identifiers',
    ],
    [
      'a missing classification',
      'DECISION',
      'a-1: { name: A }',
      '3:3: expected a classification of a-1, got none; a DECISION has one',
    ],
    [
      'a classification of what is not classified',
      'PERSON',
      'a-1: { name: A, classification: MAN }',
      '3:19: expected no classification, got one; a PERSON has none',
    ],
    [
      'a classification that is not in capitals',
      'ORGANIZATION',
      'a-1: { name: A, classification: party organ }',
      '3:35: expected a classification in capitals, got "party organ"; did you mean PARTY_ORGAN?',
    ],
    [
      'an ordinal of what has none',
      'DECISION',
      'a-1: { name: A, classification: B, ordinal: 8 }',
      '3:38: expected no ordinal, got one; a DECISION has none',
    ],
    [
      'an ordinal that is no integer',
      'MEETING',
      'a-1: { name: A, classification: B, ordinal: 8th }',
      '3:47: expected an ordinal, got "8th"; write an integer from 1',
    ],
    [
      'an enlarged that is neither true nor false',
      'MEETING',
      'a-1: { name: A, classification: B, enlarged: yes }',
      '3:48: expected true or false, got "yes"',
    ],
    [
      'an enlarged that is missing',
      'MEETING',
      'a-1: { name: A, classification: B, enlarged: }',
      '3:48: expected true or false, got nothing',
    ],
    [
      'an enlargement of what is no meeting',
      'ORGANIZATION',
      'a-1: { name: A, classification: B, enlarged: true }',
      '3:38: expected no enlarged, got one; an ORGANIZATION has none',
    ],
    [
      'identifiers without a catalogue',
      'PERSON',
      'a-1: { name: A, identifiers: Q1 }',
      '3:32: expected a map of identifiers, got "Q1"',
    ],
    [
      'an empty identifier',
      'PERSON',
      'a-1: { name: A, identifiers: { wikidata: } }',
      '3:44: expected an identifier of wikidata, got nothing',
    ],
    ['an unknown kind', 'PERSONS', 'a-1: { name: A }', '1:7: expected a kind, got "PERSONS"; did you mean PERSON?'],
    [
      'a source among the entities',
      'SOURCE',
      'a-1: { name: A }',
      '1:7: expected a kind, got SOURCE; a source is declared by its own file',
    ],
  ])('reports %s', (_, kind, lines, problem) => {
    expect(problemsOfEntities(kind, lines)).toEqual([problem])
  })
})

describe('reading a file of entities', () => {
  it('gives identifiers as their schemes spell them, and what is none as it is', () => {
    const identifiers =
      '{ Wikidata: "http://www.wikidata.org/entity/Q1", isni: 0000 0001 2281 955x, viaf: N/A, own: q1 }'
    const text = `kind: PLACE\nentities:\n  hall-2: { name: Hall, identifiers: ${identifiers} }\n`
    const names = 'source: x\ntitle: X\nlanguage: en\nnames: { List: { hall-2: A } }\n'
    const { dataset } = readDataset(writeFolder({ ...world, 'entities/z.yaml': text, 'sources/x.yaml': names }))
    expect(dataset.entities.find(({ slug }) => slug === 'hall-2')?.identifiers).toEqual([
      { scheme: 'wikidata', value: 'Q1' },
      { scheme: 'isni', value: '000000012281955X' },
      { scheme: 'viaf', value: 'N/A' },
      { scheme: 'own', value: 'q1' },
    ])
  })

  it('gives the entities with all that is said of them', () => {
    const text = `kind: MEETING
entities:
  enlarged-meeting:
    name: 21st Enlarged Meeting
    description: A meeting of a bureau.
    classification: BUREAU_MEETING
    ordinal: 21
    enlarged: true
    identifiers: { wikidata: Q1, viaf: 0012 }
`
    const names = 'source: x\ntitle: X\nlanguage: en\nnames: { List: { enlarged-meeting: A } }\n'
    const directory = writeFolder({ ...world, 'entities/z.yaml': text, 'sources/x.yaml': names })
    const { dataset, problems } = readDataset(directory)
    expect(problems).toEqual([])
    expect(dataset.entities).toContainEqual({
      slug: 'enlarged-meeting',
      kind: 'MEETING',
      name: '21st Enlarged Meeting',
      description: 'A meeting of a bureau.',
      classification: 'BUREAU_MEETING',
      ordinal: 21,
      enlarged: true,
      identifiers: [
        { scheme: 'wikidata', value: 'Q1' },
        { scheme: 'viaf', value: '0012' },
      ],
    })
    expect(dataset.entities).toContainEqual({
      slug: 'hall',
      kind: 'PLACE',
      name: 'Hall',
      description: null,
      classification: null,
      ordinal: null,
      enlarged: null,
      identifiers: [],
    })
  })

  it.each([
    ['a file without a kind', 'entities: {}\n', ['1:1: expected a kind, got none']],
    ['a file without entities', 'kind: PERSON\n', ['1:1: expected entities, got none']],
    ['an empty file', '# nothing yet\n', ['1:1: expected a map with kind and entities, got nothing']],
    ['a list', '- kind: PERSON\n', ['1:1: expected a map with kind and entities, got a list']],
    [
      'an unknown key',
      'kind: PERSON\nentites: {}\nentities: {}\n',
      ['2:1: expected a field of an entity, got "entites"; did you mean entities?'],
    ],
  ])('reports %s', (_, text, problems) => {
    const found = problemsOf({ ...world, 'entities/z.yaml': text })
    expect(found.map((problem) => problem.replace('data/entities/z.yaml:', ''))).toEqual(problems)
  })
})
