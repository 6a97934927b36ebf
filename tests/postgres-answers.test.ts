import { parse, print, visit } from 'graphql'
import { describe, expect, it } from 'vitest'
import { generalExamples, tabsOf } from '../src/server/examples.ts'
import { accounts, graph, send } from './harness.ts'

const examples = [...tabsOf(graph.description), ...generalExamples].map(({ query }) => query)

/** Lenses of every shape, also together. */
const lenses = [
  'at: "2021-01-12"',
  'at: "2020", match: CERTAINLY',
  `toldBy: ${JSON.stringify(accounts)}`,
  `toldBy: ["${accounts[1]}"]`,
  'minSources: 2',
  'excludeDisputed: true',
  'certainty: [EXPECTED, INFERRED, REPORTED, STATED]',
  `at: "2021", toldBy: ${JSON.stringify(accounts)}, minSources: 2, excludeDisputed: true`,
]

/** Texts that a database could trip over: without end, without beginning, in two halves, in its own language. */
const oddities = [
  '\\u0000',
  'a\\u0000b',
  '\\ud800',
  '\\udfff\\ud800',
  '\\uffff',
  '%',
  '_',
  "'",
  '\\\\',
  '|',
  '·',
  '{}',
  '$1',
  '\u{1f600}',
  '김',
]

/** The answers of both databases are held against each other wherever a test asks. */
async function answer(query: string): Promise<string> {
  const response = await send({ query })
  return response.text()
}

describe('both databases answer alike, to the byte', () => {
  it.each(lenses)('every example, through a lens: %s', async (lens) => {
    for (const example of examples) expect(await answer(through(lens, example))).toMatch(/^\{"(?:data|errors)"/)
  })

  it.each(oddities)('what is asked with an odd text: %s', async (text) => {
    const queries = [
      `{ entity(slug: "${text}") { id } }`,
      `{ node(id: "${text}") { id } }`,
      `{ search(query: "${text}", first: 5) { totalCount nodes { ... on Entity { slug } } } }`,
      `{ search(query: "kim ${text}", first: 5) { totalCount } }`,
      `{ people(filter: {name: "${text}"}) { totalCount } }`,
      `{ people(filter: {memberOf: "${text}"}) { totalCount } }`,
      `{ organizations(filter: {classification: ["${text}"]}) { totalCount } }`,
      `{ people(filter: {role: ["${text}"]}) { totalCount } }`,
      `{ lens(toldBy: ["${text}"]) { people { totalCount } } }`,
      `{ people(first: 2, after: "${text}") { totalCount } }`,
      `{ paths(from: "${text}", to: "wpk") { edges { node { length } } } }`,
    ]
    for (const query of queries) expect(await answer(query)).not.toContain('INTERNAL_SERVER_ERROR')
  })
})

function through(lens: string, query: string): string {
  const opened = visit(parse(query), {
    OperationDefinition: (operation) =>
      operation.operation === 'query' &&
      operation.selectionSet.selections.every((field) => field.kind === 'Field' && field.name.value !== 'lens')
        ? { ...operation, selectionSet: selection(lens, print(operation.selectionSet)) }
        : undefined,
  })
  return print(opened)
}

function selection(lens: string, fields: string) {
  const [wrapped] = parse(`{ lens(${lens}) ${fields} }`).definitions
  if (wrapped?.kind !== 'OperationDefinition') throw new Error('A query is an operation.')
  return wrapped.selectionSet
}
