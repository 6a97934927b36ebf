import { getIntrospectionQuery, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { buildSchema } from '../schema/schema.ts'
import { limits } from '../src/server/limits.ts'
import { costOf } from '../src/server/query-cost.ts'
import { ask, send } from './harness.ts'

async function refusalOf(query: string, variables?: Record<string, unknown>) {
  const { data, errors } = await ask(query, variables)
  expect(data).toBeUndefined()
  expect(errors).toHaveLength(1)
  const { message, extensions } = errors?.[0] ?? { message: '' }
  return { message, ...extensions }
}

function next(times: number): string {
  return `{ meeting(slug: "wpk-congress-7") {${' next {'.repeat(times)} slug${' }'.repeat(times)} } }`
}

/** What a person costs below, and how many of them are allowed: a hundred edges, with twenty nodes each. */
const ofPerson = 30 + 1 + 100 * (1 + 30 + 1 + 20 * 2)
const within = Math.floor((250_000 - 201) / ofPerson)

describe('a query', () => {
  it('may have 4,000 words and signs, comments not counted', async () => {
    const words = (count: number) => `{ ${'__typename '.repeat(count - 6)} graph { claims } }`
    expect(await refusalOf(words(4_001))).toEqual({
      ...{ code: 'QUERY_TOO_LARGE', limit: 'tokens', allowed: 4_000, got: 4_001 },
      message: 'The query is longer than 4,000 words and signs: ask in several requests.',
    })
    expect(await refusalOf(words(4_000))).toMatchObject({ limit: 'width' })
    expect((await ask(`${'# a comment\n'.repeat(5_000)}{ __typename }`)).errors).toBeUndefined()
  })

  it.each([
    ['fields', `${'{a'.repeat(1_500)}${'}'.repeat(1_500)}`],
    ['lists', `{ node(id: ${'['.repeat(1_500)}${']'.repeat(1_500)}) { id } }`],
    ['objects', `{ people(filter: ${'{a:'.repeat(900)}1${'}'.repeat(900)}) { totalCount } }`],
    ['fragments', `{${'...{'.repeat(900)}__typename${'}'.repeat(901)}`],
    ['brackets that nothing closes', '{a'.repeat(1_500)],
  ])('may have 100 brackets open at once: %s', async (_, query) => {
    expect(await refusalOf(query)).toMatchObject({ code: 'QUERY_TOO_LARGE', limit: 'nesting', allowed: 100, got: 101 })
  })

  it('may be 20 fields deep, by fragments too', async () => {
    expect((await ask(next(18))).data).toEqual({ meeting: { next: { next: { next: null } } } })
    expect(await refusalOf(next(19))).toMatchObject({ code: 'QUERY_TOO_LARGE', limit: 'depth', allowed: 20, got: 21 })
    const spread = `${next(9).replace('slug }', 'slug ...more }')}
      fragment more on Meeting {${' next {'.repeat(10)} slug${' }'.repeat(10)} }`
    expect(await refusalOf(spread)).toMatchObject({ limit: 'depth', got: 21 })
  })

  it('may ask 200 fields of one object, under any name and by any fragment', async () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `n${index}: name`).join(' ')
    const meeting = (fields: string) => `{ meeting(slug: "wpk-congress-8") { ${fields} } }`
    expect(Object.keys((await ask(meeting(names(200)))).data.meeting)).toHaveLength(200)
    const refusal = { code: 'QUERY_TOO_LARGE', limit: 'width', allowed: 200, got: 201 }
    expect(await refusalOf(meeting(names(201)))).toMatchObject(refusal)
    expect(await refusalOf(`{ ${names(201).replaceAll('name', '__typename')} }`)).toMatchObject(refusal)
    expect(await refusalOf(meeting(`${names(100)} ... on Entity { ${'name '.repeat(101)} }`))).toMatchObject(refusal)
    const spread = `${meeting('...a ...a ...a slug')} fragment a on Meeting { ${'name '.repeat(67)} }`
    expect(await refusalOf(spread)).toMatchObject({ ...refusal, got: 202 })
  })

  it('is refused at once though its fragments multiply beyond all counting', async () => {
    const fragment = (_: unknown, index: number) => `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`
    const query = `{ ...f0 } ${Array.from({ length: 390 }, fragment).join(' ')} fragment f390 on Query { __typename }`
    expect(await refusalOf(query)).toMatchObject({ limit: 'width', got: Number.MAX_SAFE_INTEGER })
  })

  it('is left to validation where a fragment leads to itself', async () => {
    const query = '{ ...a } fragment a on Query { graph { claims } ...b } fragment b on Query { ...a }'
    expect(await refusalOf(query)).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' })
  })

  it('may cost 250,000 points, the size of every page counted', async () => {
    const query = `query ($size: Int = SIZE, $last: Int) {
      people(first: $size) { nodes { participations(last: $last) { edges { node { participants { nodes { name kind } } } } } } }
    }`.replace('SIZE', String(within))
    const refusal = await refusalOf(query, { size: within + 1, last: 100 })
    expect(refusal).toEqual({
      ...{ code: 'QUERY_TOO_LARGE', limit: 'cost', allowed: 250_000, got: 201 + (within + 1) * ofPerson },
      heaviest: {
        path: ['people', 'nodes', 'participations', 'edges', 'node', 'participants', 'nodes'],
        points: expect.any(Number),
      },
      message: expect.stringMatching(
        /^The request can cost 25\d,\d{3} points, and 250,000 are allowed. Most of it is "people\.nodes\..*: give a smaller "first" or "last"/,
      ),
    })
    expect((await ask(query, { last: 100 })).errors).toBeUndefined()
    expect((await ask(query)).errors).toBeUndefined()
  })

  it('is refused with status 400, or with 200 where the client takes only application/json', async () => {
    for (const query of [next(19), `{ ${'__typename '.repeat(4_000)} }`, '{ properties { name } '.repeat(101)]) {
      expect((await send({ query })).status).toBe(400)
      expect((await send({ query }, { accept: 'application/json' })).status).toBe(200)
    }
  })

  it('of the schema itself is within all the limits', async () => {
    const options = { descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true }
    const { data, errors } = await ask(getIntrospectionQuery({ ...options, inputValueDeprecation: true, oneOf: true }))
    expect(errors).toBeUndefined()
    expect(data.__schema.queryType.name).toBe('Query')
  })
})

describe('the cost of a query', () => {
  const schema = buildSchema()
  /** What a list of a kind weighs. */
  const list = 200
  const cost = (query: string, variableValues?: Record<string, unknown>) =>
    costOf({ schema, document: parse(query), variableValues })

  it.each([
    ['a field for each leaf', '{ graph { claims sources } }', 3],
    ['20 items for a page that gives no size', '{ people { nodes { name } } }', list + 1 + 20],
    [
      'what a lens weighs once, where all of the graph is asked for',
      '{ lens { people { totalCount } organizations { totalCount } } }',
      1 + 40_000 + 2 * (list + 1),
    ],
    ['no such weight where one entity is', '{ lens { person(slug: "a") { slug } } }', 1 + 1 + 1],
    [
      'twenty links for each node of a subgraph',
      '{ subgraph(roots: ["a"], maxNodes: 3) { nodes { slug } links { qualifier } } }',
      20_000 + (1 + 3) + (1 + 60),
    ],
    ['as many items as the page has', '{ people(first: 7) { edges { cursor node { name } } } }', list + 1 + 7 * 3],
    ['items from the end too', '{ people(last: 7) { nodes { name } } }', list + 1 + 7],
    ['null as no size', '{ people(first: null) { nodes { name } } }', list + 1 + 20],
    ['what the page says of itself once', '{ people(first: 7) { totalCount pageInfo { endCursor } } }', list + 1 + 2],
    ['a size that is refused anyway as the largest', '{ people(first: 100000) { nodes { name } } }', list + 1 + 100],
    ['a size below none as none', '{ people(first: -5) { nodes { name } } }', list + 1],
    ['as many items as are assumed of a list without pages', '{ person(slug: "a") { names { text } } }', 1 + 1 + 5],
    [
      'five hundred items for a list of what a change does',
      'mutation ($i: ChangeInput!) { change(input: $i) { goneIds effect { claimsAdded { id } } problems { code } } }',
      1 + 1 + (1 + (1 + 500)) + (1 + 500),
    ],
    ['an item for each id', '{ nodes(ids: ["a", "b", "c"]) { id } }', 1 + 3],
    [
      'every fragment where it is spread',
      '{ a: graph { ...g } b: graph { ...g } } fragment g on GraphInfo { claims }',
      4,
    ],
    [
      'fragments of connections by their page',
      '{ people(first: 7) { ...p } } fragment p on PersonConnection { nodes { name } }',
      list + 1 + 7,
    ],
    ['every kind that an item can be', '{ node(id: "a") { ... on Person { name } ... on Place { name } } }', 3],
    ['only the operation that is asked', 'query { graph { claims } }', 2],
    [
      'every pair of voters',
      '{ votingAgreements(of: ["a", "b", "c", "d"]) { shared a { slug } } }',
      2_000 + 6 * (1 + 2),
    ],
  ])('counts %s', (_, query, expected) => expect(cost(query)).toBe(expected))

  it('takes sizes and ids from variables, and from their defaults', () => {
    const query = 'query ($n: Int = 3, $ids: [ID!]!) { people(first: $n) { nodes { name } } nodes(ids: $ids) { id } }'
    expect(cost(query, { ids: ['a', 'b'] })).toBe(list + 1 + 3 + (1 + 2))
    expect(cost(query, { ids: [], n: 9 })).toBe(list + 1 + 9 + 1)
    expect(cost(query, { ids: [], n: null })).toBe(list + 1 + 20 + 1)
  })

  it('is not below what comes back for a description of the schema', async () => {
    const query = getIntrospectionQuery()
    const { data } = await ask(query)
    expect(cost(query)).toBeGreaterThan(countFields(data))
    expect(cost(query)).toBeLessThan(limits.cost / 2)
  })
})

function countFields(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum, item) => sum + countFields(item), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum: number, item) => sum + 1 + countFields(item), 0)
}
