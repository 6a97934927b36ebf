import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkExamples } from '../src/cli/check-examples.ts'
import { contentHash, readDataFiles, readGraphFiles } from '../src/files/data-folder.ts'
import { readDataset, readDatasetOf } from '../src/files/dataset.ts'
import { readAnySlug, readGraphFile } from '../src/files/graph-file.ts'
import { formatProblem } from '../src/files/problem.ts'
import { type Files, problemsOf, world, writeFolder } from './files-folder.ts'
import { temporaryFolder } from './temporary-folder.ts'

const question = '# Who?\nquery Who { people { nodes { name } } }\n'

/** What is wrong with a description beside the world's files. */
function problemsWith(text: string, files: Files = {}): string[] {
  return problemsOf({ ...world, ...files, 'graph.yaml': text }).map((problem) =>
    problem.replace('data/graph.yaml:', ''),
  )
}

describe('what a graph says of itself, in graph.yaml', () => {
  it('is its title, its description, whom it features, and its queries, there or in files beside it', () => {
    const folder = writeFolder({
      ...world,
      'examples/who.graphql': question,
      'graph.yaml': `title: The hall
description: >-
  Who was in the hall,
  and when.
featured: [congress, kim-jong-un]
examples:
  - query: examples/who.graphql
  - title: Which body?
    query: |
      query Body($slug: String!) {
        organization(slug: $slug) { name }
      }
    variables: { slug: wpk, first: 5, deep: [true, null, "7"] }
`,
    })
    const { dataset, problems } = readDataset(folder)
    expect(problems).toEqual([])
    expect(dataset.description).toEqual({
      title: 'The hall',
      description: 'Who was in the hall, and when.',
      featured: ['congress', 'kim-jong-un'],
      examples: [
        { title: null, query: question, variables: null },
        {
          title: 'Which body?',
          query: 'query Body($slug: String!) {\n  organization(slug: $slug) { name }\n}\n',
          variables: { slug: 'wpk', first: 5, deep: [true, null, '7'] },
        },
      ],
    })
    expect(readDataset(writeFolder(world)).dataset.description).toBeNull()
  })

  it.each([
    ['is no map', 'title', '1:1: expected a map with title, description, featured or examples, got "title"'],
    [
      'has an unknown field',
      'titl: A',
      '1:1: expected title, description, featured, examples, got "titl"; did you mean title?',
    ],
    ['has no title in it', 'title: ""', '1:8: expected a text for title, got an empty text'],
    [
      'features what no file declares',
      'featured:\n  - congres',
      '2:5: expected the slug of an entity for featured, got congres, which no file declares; did you mean congress?',
    ],
    ['features one twice', 'featured: [wpk, wpk]', '1:17: expected each entity once, got wpk again'],
    ['features no list', 'featured: wpk', '1:11: expected a list for featured, got "wpk"'],
    [
      'features too many',
      `featured: [${Array.from({ length: 13 }, () => 'wpk').join(', ')}]`,
      '1:11: expected at most 12 featured, got 13',
    ],
    ['has an example without a query', 'examples:\n  - title: Who?', '2:5: expected a query, got none'],
    [
      'has an example with another field',
      'examples:\n  - { query: "{ a }", vars: {} }',
      '2:23: expected title, query, variables, got "vars"; it can be title, query, variables',
    ],
    ['has an empty query', 'examples:\n  - query: " "', '2:12: expected a query, got an empty text'],
    [
      'names a file that is not there',
      'examples:\n  - query: examples/who.graphql',
      '2:12: expected a file of examples/ beside this one, got "examples/who.graphql"; put it into examples/ beside this file',
    ],
    [
      'gives no map of variables',
      'examples:\n  - { query: "{ a }", variables: 5 }',
      '2:34: expected a map of variables, got "5"',
    ],
  ])('is reported with its place where it %s', (_, text, expected) => {
    expect(problemsWith(`${text}\n`)[0]).toBe(expected)
  })

  it('has no file of a query that it does not name, and suggests the one that was meant', () => {
    const files = { 'examples/who.graphql': question }
    expect(problemsWith('examples:\n  - query: examples/wh.graphql\n', files)).toEqual([
      'data/examples/who.graphql:1:1: expected to be named in the examples of graph.yaml, as "query: examples/who.graphql", and is not; name it there or delete it',
      '2:12: expected a file of examples/ beside this one, got "examples/wh.graphql"; did you mean examples/who.graphql?',
    ])
    expect(problemsWith('examples:\n  - query: ../data/examples/who.graphql\n', files)[1]).toMatch(
      /expected a file of examples\//,
    )
    const latin = { 'examples/who.graphql': new Uint8Array([0x23, 0xe9]) }
    expect(problemsWith('examples:\n  - query: examples/who.graphql\n', latin)).toEqual([
      'data/examples/who.graphql:1:1: expected UTF-8, got other bytes',
    ])
  })

  it('does not make an entity one of which something is claimed', () => {
    const places = 'kind: PLACE\nentities:\n  hall: { name: Hall }\n  yard: { name: Yard }\n'
    expect(problemsWith('featured: [yard]\n', { 'entities/places.yaml': places })).toEqual([
      'data/entities/places.yaml:4:3: expected a claim that names yard, got none; state something of it or delete it',
    ])
  })

  it('is part of the data, with its queries: when one of them changes, so does the hash', () => {
    const folder = writeFolder({ ...world, 'examples/who.graphql': question })
    const without = contentHash(folder)
    writeFileSync(join(folder, 'graph.yaml'), 'examples:\n  - query: examples/who.graphql\n')
    const described = contentHash(folder)
    writeFileSync(join(folder, 'examples/who.graphql'), `${question} `)
    const asked = contentHash(folder)
    expect(new Set([without, described, asked]).size).toBe(3)
    expect(without).toBe(contentHash(writeFolder(world)))
  })

  it('is found among single files, and is no source', () => {
    const folder = writeFolder({ ...world, 'graph.yaml': 'title: The hall\nfeatured: [hall]\n' })
    const names = [...Object.keys(world), 'graph.yaml'].map((name) => join(folder, name))
    const { dataset, problems } = readDatasetOf(readDataFiles(names))
    expect(problems).toEqual([])
    expect(dataset.description?.title).toBe('The hall')
    const other = join(temporaryFolder(), 'graph.yaml')
    cpSync(join(folder, 'graph.yaml'), other)
    expect(readDataFiles([...names, other]).problems).toMatchObject([
      { message: expect.stringMatching(/^expected one graph\.yaml/) },
    ])
  })
})

describe('the queries of a description', () => {
  /** What the schema finds in them. */
  async function faultsOf(text: string, files: Files = {}): Promise<string[]> {
    const { graph, problems } = readGraphFiles(join(writeFolder({ ...files, 'graph.yaml': text }), 'graph.yaml'))
    if (!graph) throw new Error('The file was written.')
    const { examples } = readGraphFile(graph, problems, readAnySlug)
    await checkExamples(examples)
    return problems.map(formatProblem).map((problem) => problem.replace(/^.*data\//, ''))
  }

  it('are asked of the schema, and what is wrong is told at its place in their file', async () => {
    const listed = 'examples:\n  - query: examples/who.graphql\n'
    const told = await faultsOf(listed, { 'examples/who.graphql': '# Who?\nquery Who { peple { nodes { name } } }\n' })
    expect(told).toEqual([
      'examples/who.graphql:2:13: expected a query that the graph answers, got a fault: Cannot query field "peple" on type "Query". Did you mean "people" or "place"?',
    ])
    expect(await faultsOf(listed, { 'examples/who.graphql': 'query Who {\n' })).toEqual([
      'examples/who.graphql:2:1: expected a query that the graph answers, got a fault: Syntax Error: Expected Name, found <EOF>.',
    ])
    expect(await faultsOf(listed, { 'examples/who.graphql': question })).toEqual([])
  })

  it('that stand in graph.yaml are told there, with the line of the query', async () => {
    expect(
      await faultsOf('examples:\n  - title: Who?\n    query: |\n      query Who {\n        peple\n      }\n'),
    ).toEqual([
      'graph.yaml:3:12: line 2 of the query: expected a query that the graph answers, got a fault: Cannot query field "peple" on type "Query". Did you mean "people" or "place"?',
    ])
  })

  it('fit their variables', async () => {
    const asked = 'examples:\n  - query: "query Who($first: Int!) { people(first: $first) { totalCount } }"\n'
    expect(await faultsOf(`${asked}    variables: { first: 5 }\n`)).toEqual([])
    const [missing = ''] = await faultsOf(asked)
    expect(missing).toMatch(/^graph\.yaml:2:12: line 1 of the query: .*"\$first".*"Int!"/)
    const [wrong = ''] = await faultsOf(`${asked}    variables: { first: many }\n`)
    expect(wrong).toMatch(/got a fault: .*"\$first"/)
  })

  it.each(['data', 'examples/council'])('of %s are all answered', async (folder) => {
    const { graph, problems } = readGraphFiles(`${folder}/graph.yaml`)
    if (!graph) throw new Error(`${folder} has no description.`)
    const { examples } = readGraphFile(graph, problems, readAnySlug)
    await checkExamples(examples)
    expect(problems).toEqual([])
    expect(examples.length).toBeGreaterThanOrEqual(8)
  })

  it('of the shipped data are the files that lie there', () => {
    const { dataset } = readDataset('data')
    const [first] = dataset.description?.examples ?? []
    expect(first?.query).toBe(readFileSync('data/examples/01-start.graphql', 'utf8'))
  })
})
