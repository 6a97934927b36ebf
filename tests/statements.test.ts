import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openGraph } from '../src/graph/graph.ts'
import { askCounting } from './harness.ts'
import { hub } from './hub-arbitrary.ts'
import { askGraph, openSmallGraph } from './small-graph.ts'

const congress = (fields: string) => `{ meeting(slug: "wpk-congress-8") { ${fields} } }`

describe('the number of SQL statements', () => {
  it.each<[number, string, string]>([
    [0, 'what the model declares', '{ properties { name } }'],
    [1, 'the size of the graph', '{ graph { claims entities } }'],
    [1, 'an entity', congress('id kind name description classification ordinal')],
    [
      1,
      'three entities',
      '{ a: person(slug: "kim-jong-un") { name } b: post(slug: "x") { id } c: entity(slug: "wpk") { id } }',
    ],
    [1, 'a node by its id', '{ node(id: "UGVyc29uOmtpbS1qb25nLXVu") { id } }'],
    [2, 'the spellings of a name', congress('names { text }')],
    [2, 'headcounts with their claims', congress('headcounts { counted amount status claims { display } }')],
    [
      3,
      'a fact with its rivals and their sources',
      congress('startDate { edtf status claims { references { source { name } } } }'),
    ],
    [3, 'two facts and a body', congress('startDate { edtf } endDate { status } organization { name }')],
    [3, 'all facts', congress('facts { property { name } display status }')],
    [3, 'the meetings before and after', congress('previous { name } next { name }')],
    [3, 'the sources and their claims', congress('sources { edges { claimCount node { name } } }')],
    [4, 'the claims', congress('claims { nodes { display } }')],
    [
      4,
      'a page of relations',
      congress('participants { edges { cursor role order node { name } } pageInfo { hasNextPage } }'),
    ],
    [
      5,
      'the same with who says so',
      congress('participants { edges { node { name } status claim { references { source { name } } } } }'),
    ],
    [6, 'a chain of events', congress('precededBy { edges { relation depth node { name } via { id } } }')],
    [6, 'the decisions of a meeting and their parts', congress('decisions(includeParts: true) { nodes { name } }')],
    [
      6,
      'the meetings of a body and of its terms',
      '{ organization(slug: "wpk-political-bureau") { meetings { nodes { name startDate { edtf } } } } }',
    ],
    [7, 'relations of relations', congress('participants { nodes { participations { nodes { name } } } }')],
    [
      8,
      'three relations of each',
      congress(
        'participants { nodes { documents { nodes { name } } ... on Person { posts { nodes { name } } memberships { nodes { name } } } } }',
      ),
    ],
    [2, 'a list', '{ people { nodes { name } } }'],
    [4, 'a filtered list', '{ people(filter: {participatedIn: "wpk-congress-8", role: GUEST}) { nodes { name } } }'],
    [2, 'two lists', '{ people { nodes { name } } meetings { nodes { name } } }'],
  ])('is %i for %s', async (count, _, query) => {
    const { statements, errors } = await askCounting(query)
    expect(errors).toBeUndefined()
    expect(statements).toHaveLength(count)
  })

  it.each([
    ['relations', congress('participants { nodes { name } COUNT }')],
    ['a filtered list', '{ people(filter: {name: "kim"}) { nodes { name } COUNT } }'],
    ['claims', congress('claims { nodes { display } COUNT }')],
  ])('is one more for the count of %s', async (_, query) => {
    const without = await askCounting(query.replace('COUNT', ''))
    const counted = await askCounting(query.replace('COUNT', 'totalCount'))
    expect(counted.statements).toHaveLength(without.statements.length + 1)
    expect(counted.statements.filter((text) => text.includes('count(*)'))).toHaveLength(1)
    expect(without.statements.filter((text) => text.includes('count('))).toEqual([])
  })

  it('is two for a count alone', async () => {
    expect((await askCounting(congress('participants { totalCount }'))).statements).toHaveLength(2)
  })

  it.each([
    ['a chain', congress('precededBy { nodes { name } COUNT }')],
    ['united relations', '{ person(slug: "kim-jong-un") { documents { nodes { name } COUNT } } }'],
  ])('is none more for the count of %s, which is made as a whole', async (_, query) => {
    const without = await askCounting(query.replace('COUNT', ''))
    expect((await askCounting(query.replace('COUNT', 'totalCount'))).statements).toHaveLength(without.statements.length)
  })
})

describe('the number of SQL statements for a hub', async () => {
  const queries: readonly (readonly [name: string, query: string])[] = [
    [
      'relations',
      'meeting(slug: "meeting") { participants(PAGE) { edges { role node { name } claim { references { source { name } } } } } }',
    ],
    [
      'relations in some roles',
      'meeting(slug: "meeting") { participants(role: [GUEST, CHAIR] PAGE) { nodes { name } } }',
    ],
    [
      'relations of relations',
      'meeting(slug: "meeting") { participants(PAGE) { nodes { participations(PAGE) { edges { roles node { name } } } names { text } } } }',
    ],
    [
      'united relations',
      'person(slug: "person") { documents(PAGE) { totalCount nodes { name ... on Document { authors(PAGE) { nodes { name } } presentedBy { name } } } } }',
    ],
    [
      'meetings with terms and their dates',
      'organization(slug: "organization") { meetings(PAGE) { nodes { startDate { edtf status claims { references { source { name } } } } previous { id } next { id } } } }',
    ],
    [
      'a chain',
      'meeting(slug: "meeting") { precededBy(relation: [PREPARES, FOLLOWS] PAGE) { edges { depth to { name } node { name } via { display } } } }',
    ],
    [
      'claims',
      'meeting(slug: "meeting") { claims(as: EITHER PAGE) { nodes { display status qualifiers { display } accordant { id } references { source { name } } } } }',
    ],
    [
      'a list',
      'people(PAGE, filter: {participatedIn: "meeting"}) { totalCount nodes { name sources(PAGE) { nodes { name } } } }',
    ],
  ]

  const statements: string[] = []
  const graphs = new Map<string, Awaited<ReturnType<typeof openSmallGraph>>>()
  for (const [name, size] of [
    ['small', 10],
    ['large', 400],
  ] as const) {
    const [generated] = fc.sample(hub(size, size), { numRuns: 1, seed: 21 })
    if (generated)
      graphs.set(
        name,
        await openSmallGraph(generated.claims, generated.described, { onStatement: (text) => statements.push(text) }),
      )
  }

  async function count(graph: string, query: string, page: string): Promise<number> {
    const there = graphs.get(graph)
    if (!there) throw new Error(`There is no ${graph} graph.`)
    // Of a graph opened anew nothing is kept from before.
    const fresh = await openGraph(there.store)
    statements.length = 0
    await askGraph(fresh, `{ ${query.replaceAll('PAGE', page)} }`)
    return statements.length
  }

  it.each(queries)('is the same for one row and for a hundred: %s', async (_, query) => {
    const one = await count('small', query, 'first: 1')
    expect(one).toBeGreaterThan(1)
    expect(await count('small', query, 'first: 100')).toBe(one)
    expect(await count('large', query, 'first: 1')).toBe(one)
    expect(await count('large', query, 'first: 100')).toBe(one)
    expect(await count('large', query, 'last: 100')).toBe(one)
  })
  it('is the same for the chains of twenty meetings and of a hundred', async () => {
    const query = 'meetings(PAGE) { nodes { leadsTo(PAGE relation: [PREPARES, FOLLOWS]) { nodes { name } } } }'
    expect(await count('large', query, 'first: 100')).toBe(await count('large', query, 'first: 20'))
  })
})
