import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { contentHash } from '../src/files/data-folder.ts'
import { loadDataset, readDataset } from '../src/files/dataset.ts'
import { DataError, formatProblem } from '../src/files/problem.ts'
import { problemsOf, world, writeFolder } from './files-folder.ts'

const account = (slug: string, claims: string) =>
  `source: ${slug}\ntitle: ${slug}\nlanguage: en\nclaims:\n  - { subject: congress, at: A, ${claims} }\n`

describe('reading a data directory', () => {
  it('merges what two sources say into one claim with two references', () => {
    const { dataset, problems } = readDataset(
      writeFolder({
        ...world,
        'sources/a.yaml': account('a', 'startDate: 2021-01-05'),
        'sources/b.yaml': account('b', 'startDate: [2021-01-05, { value: 2021-01-06, at: B }]'),
      }),
    )
    expect(problems).toEqual([])
    const starts = dataset.claims.filter(({ property }) => property === 'startDate')
    expect(starts.map(({ references }) => references.map(({ source }) => source)).sort()).toEqual([['a', 'b'], ['b']])
  })

  it('gives the same dataset however the entities are spread over files', () => {
    const whole = readDataset(writeFolder(world))
    const { 'entities/people.yaml': people, ...rest } = world
    const first = people.replace(/ {2}ri-son-gwon.*\n/, '')
    const second = people.replace(/ {2}kim-jong-un.*\n/, '')
    const spread = readDataset(writeFolder({ ...rest, 'entities/z.yaml': first, 'entities/a.yaml': second }))
    expect(spread).toEqual(whole)
    expect(whole.dataset.entities.map(({ slug }) => slug)).toEqual(
      'campaign chairman congress hall kim-jong-un other ri-son-gwon rule wpk'.split(' '),
    )
  })

  it('reports the mistakes of all files together, by file and place', () => {
    expect(
      problemsOf({
        ...world,
        'sources/b.yaml': account('b', 'startDate: soon, place: hal'),
        'sources/a.yaml': account('a', 'place: wpk, endDat: 2021'),
        'entities/posts.yaml': 'kind: POST\nentities:\n  chairman: { nam: Chairman }\n',
      }),
    ).toEqual([
      'data/entities/posts.yaml:3:3: expected a name of chairman, got none',
      'data/entities/posts.yaml:3:15: expected a field of an entity, got "nam"; did you mean name?',
      'data/sources/a.yaml:5:40: expected the slug of a PLACE for place, got wpk, an ORGANIZATION',
      'data/sources/a.yaml:5:45: expected a property of a MEETING, got "endDat"; did you mean endDate?',
      'data/sources/b.yaml:5:44: expected a date for startDate; "soon" cannot be read as a date: ' +
        'it is not written as EDTF; write YYYY-MM-DD, YYYY-MM or YYYY',
      'data/sources/b.yaml:5:57: expected the slug of a PLACE for place, got hal, which no file declares; did you mean hall?',
    ])
  })

  it('does not report as unnamed what a claim names that cannot be read', () => {
    const plan = 'kind: DOCUMENT\nentities:\n  plan: { name: Plan, classification: PLAN }\n'
    expect(
      problemsOf({ ...world, 'entities/z.yaml': plan, 'sources/a.yaml': account('a', 'implement: [{ value: plan }]') }),
    ).toEqual(['data/sources/a.yaml:5:33: expected a property of a MEETING, got "implement"; did you mean implements?'])
  })

  it('reports an entity of two kinds once, and not each of its claims', () => {
    expect(
      problemsOf({
        ...world,
        'entities/z.yaml': 'kind: DOCUMENT\nentities:\n  congress: { name: Congress, classification: REPORT }\n',
        'sources/a.yaml': account('a', 'startDate: 2021, partOf: campaign'),
        'sources/b.yaml': account('b', 'title: A report'),
      }),
    ).toEqual([
      'data/entities/z.yaml:3:3: expected a slug that no other entity has, got congress, ' +
        'which is also declared at data/entities/meetings.yaml:3:3',
    ])
  })

  it.each([
    [
      'a value with a colon',
      'title: A: B',
      '1:8: expected YAML, got a fault: a key inside a value; put a text with ": " in it in quotes, or mend the indentation',
    ],
    [
      'a list that is not closed',
      'a:\n- [1',
      '2:5: expected YAML, got a fault: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    ['a tab', 'a:\n\tb: 1', '2:1: expected YAML, got a fault: a tab at the start of a line; indent with spaces'],
    [
      'a second document',
      'source: other\n---\nb: 1',
      '2:1: expected YAML, got a fault: a second document begins; a file holds one',
    ],
    [
      'a very deep file',
      '['.repeat(100_000),
      expect.stringMatching(/^1:\d+: expected YAML, got a fault: it is nested too deeply$/),
    ],
    ['bytes that are no text', Uint8Array.of(0xc3, 0x28), '1:1: expected UTF-8, got other bytes'],
  ])('reports %s, and nothing that only follows from it', (_, text, problem) => {
    const found = problemsOf({ ...world, 'sources/other.yaml': text, 'sources/x.yaml': account('x', 'place: hal') })
    expect(found.map((line) => line.replace('data/sources/other.yaml:', ''))).toEqual([problem])
  })

  it('reports a directory that does not exist', () => {
    expect(readDataset(join(tmpdir(), 'no', 'such-data')).problems.map(formatProblem)).toEqual([
      'such-data:1:1: expected a directory, got nothing',
    ])
  })

  it('reports what in the directory cannot be read', () => {
    const directory = writeFolder({ ...world, 'sources/y.yml': '', 'sources/z.yaml/inner': '' })
    rmSync(join(directory, 'entities'), { recursive: true })
    expect(readDataset(directory).problems.map(formatProblem)).toEqual([
      'data/entities:1:1: expected a directory, got nothing',
      'data/sources/y.yml:1:1: expected a name that ends in .yaml; did you mean data/sources/y.yaml?',
      'data/sources/z.yaml:1:1: expected a file that can be read, got a directory',
    ])
  })

  it('finds no mistake in the shipped data', () => {
    expect(readDataset('data').problems.map(formatProblem)).toEqual([])
  })
})

describe('loading a data directory', () => {
  it('gives the dataset if there is no mistake', () => {
    const directory = writeFolder(world)
    expect(loadDataset(directory)).toEqual(readDataset(directory).dataset)
  })

  it('throws an error that carries every mistake', () => {
    const directory = writeFolder({ ...world, 'sources/a.yaml': account('a', 'place: hal, startDat: 2021') })
    const { problems } = readDataset(directory)
    expect(problems).toHaveLength(2)
    expect(() => loadDataset(directory)).toThrow(
      expect.objectContaining({ code: 'BAD_DATA', problems, message: problems.map(formatProblem).join('\n') }),
    )
    expect(() => loadDataset(directory)).toThrow(DataError)
  })
})

describe('the hash of a data directory', () => {
  it('is the same wherever the directory stands', () => {
    const directory = writeFolder(world)
    const copy = mkdtempSync(join(tmpdir(), 'plenum-copy-'))
    onTestFinished(() => rmSync(copy, { recursive: true }))
    cpSync(directory, copy, { recursive: true })
    expect(contentHash(copy)).toBe(contentHash(directory))
  })

  it('changes with the content and with the name of any file, and with nothing else', () => {
    const directory = writeFolder(world)
    const hash = contentHash(directory)
    writeFileSync(join(directory, 'README.md'), 'not data')
    writeFileSync(join(directory, 'sources', '.other.yaml'), 'not data')
    expect(contentHash(directory)).toBe(hash)
    renameSync(join(directory, 'entities/posts.yaml'), join(directory, 'entities/offices.yaml'))
    const renamed = contentHash(directory)
    writeFileSync(join(directory, 'sources/other.yaml'), `${world['sources/other.yaml']}# one more line\n`)
    expect(new Set([hash, renamed, contentHash(directory)]).size).toBe(3)
  })
})
