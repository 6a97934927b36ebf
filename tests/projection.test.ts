import { beforeAll, describe, expect, it } from 'vitest'
import { type Graph, openGraph } from '../src/graph/graph.ts'
import { answerOf, askGraph, claim, openSmallGraph, type Said } from './small-graph.ts'

interface Link {
  readonly a: { readonly slug: string }
  readonly b: { readonly slug: string }
  readonly weight: number
  readonly shared: { readonly totalCount: number; readonly nodes: readonly { readonly slug: string }[] }
}

const fields = 'totalCount nodes { a { slug } b { slug } weight shared { totalCount nodes { slug } } }'

/** A link in one line: who, who, and what they share. */
function lineOf({ a, b, weight, shared }: Link): string {
  const slugs = shared.nodes.map(({ slug }) => slug)
  expect([shared.totalCount, slugs.length]).toEqual([weight, weight])
  return `${a.slug} ${b.slug}: ${slugs.join(' ')}`
}

async function linesOf(graph: Graph, args: string, lens?: string): Promise<string[]> {
  const list = `projection(${args}) { ${fields} }`
  const data = await askGraph(graph, lens === undefined ? `{ ${list} }` : `{ lens(${lens}) { ${list} } }`)
  const { totalCount, nodes } = lens === undefined ? data.projection : data.lens.projection
  expect(totalCount).toBe(nodes.length)
  return nodes.map(lineOf)
}

const took = (event: string, who: string, said: Said = {}) => claim(event, 'participant', who, said)
const role = (word: string) => ({ qualifiers: { role: word } })

const claims = [
  ...['person-1', 'person-2', 'person-3'].map((who) => took('meeting-1', who)),
  ...['person-1', 'person-2'].map((who) => took('meeting-2', who, role('PRESIDIUM'))),
  // The same once more, in another role: an event is shared once.
  took('meeting-2', 'person-2', role('SPEAKER')),
  ...['person-1', 'person-2', 'organization-1'].map((who) => took('meeting-3', who)),
  took('meeting-1', 'organization-1'),
  took('meeting-2', 'person-3', { rank: 'DEPRECATED' }),
  took('meeting-3', 'person-3', { source: 'source-b', reference: { certainty: 'EXPECTED' } }),
  // At which somebody is only expected.
  ...['person-1', 'person-2'].map((who) => took('meeting-4', who, { reference: { certainty: 'EXPECTED' } })),
  claim('meeting-1', 'startDate', '2019-05'),
  claim('meeting-2', 'startDate', '2020-05'),
  claim('meeting-3', 'startDate', '2021-05'),
  claim('person-1', 'memberOf', 'organization-1', { start: '2010', end: '2012' }),
  claim('person-2', 'memberOf', 'organization-1', { start: '2011' }),
  claim('person-1', 'memberOf', 'organization-2', { source: 'source-b' }),
  claim('person-2', 'memberOf', 'organization-2', { source: 'source-b' }),
  claim('organization-2', 'dissolved', '2015'),
]

describe('a network projected on one of its modes', () => {
  let graph: Graph
  const statements: string[] = []
  beforeAll(async () => {
    graph = await openSmallGraph(claims, [{ slug: 'person-3', name: 'Alpha' }], {
      onStatement: (text) => statements.push(text),
    })
  })

  it('links the values of a property by the subjects they share, heaviest first', async () => {
    expect(await linesOf(graph, 'property: "participant"')).toEqual([
      'person-1 person-2: meeting-1 meeting-2 meeting-3',
      'organization-1 person-1: meeting-1 meeting-3',
      'organization-1 person-2: meeting-1 meeting-3',
    ])
  })

  it('links the subjects of a property by the values they share', async () => {
    expect(await linesOf(graph, 'property: "memberOf", direction: OUT')).toEqual([
      'person-1 person-2: organization-1 organization-2',
    ])
    expect(await linesOf(graph, 'property: "memberOf"')).toEqual(['organization-1 organization-2: person-1 person-2'])
  })

  it('links those who share one thing too, where that is asked, in the order of names', async () => {
    const lines = await linesOf(graph, 'property: "participant", minWeight: 1, kind: [PERSON]')
    expect(lines).toEqual([
      'person-1 person-2: meeting-1 meeting-2 meeting-3',
      'person-3 person-1: meeting-1',
      'person-3 person-2: meeting-1',
    ])
    expect(await linesOf(graph, 'property: "participant", minWeight: 4')).toEqual([])
  })

  it('links by relations that have the qualifiers', async () => {
    const presidium = 'qualifiers: { name: "role", in: "PRESIDIUM" }, minWeight: 1'
    expect(await linesOf(graph, `property: "participant", ${presidium}`)).toEqual(['person-1 person-2: meeting-2'])
    const either = 'qualifiers: { name: "role", in: ["SPEAKER", "CHAIR"] }, minWeight: 1'
    expect(await linesOf(graph, `property: "participant", ${either}`)).toEqual([])
  })

  it('links by relations of a time: participation has the dates of its event', async () => {
    const within = (window: string) => linesOf(graph, `property: "participant", kind: PERSON, minWeight: 1, ${window}`)
    expect(await within('from: "2020", to: "2020"')).toEqual(['person-1 person-2: meeting-2'])
    expect(await within('from: "2020-05"')).toEqual(['person-1 person-2: meeting-2 meeting-3'])
    expect(await within('to: "2020-05"')).toEqual([
      'person-1 person-2: meeting-1 meeting-2',
      'person-3 person-1: meeting-1',
      'person-3 person-2: meeting-1',
    ])
    const members = (window: string) => linesOf(graph, `property: "memberOf", direction: OUT, minWeight: 1, ${window}`)
    expect(await members('to: "2010"')).toEqual(['person-1 person-2: organization-2'])
    expect(await members('from: "2012"')).toEqual(['person-1 person-2: organization-1 organization-2'])
    // Nobody dates the memberships of a body, and its end bounds them.
    expect(await members('from: "2016"')).toEqual([])
  })

  it('has under a lens only what that keeps', async () => {
    const people = 'property: "participant", kind: PERSON, minWeight: 1'
    expect(await linesOf(graph, people, 'toldBy: ["source-b"], certainty: EXPECTED')).toEqual([])
    expect(await linesOf(graph, people, 'certainty: [STATED, EXPECTED]')).toEqual([
      'person-1 person-2: meeting-1 meeting-2 meeting-3 meeting-4',
      'person-3 person-1: meeting-1 meeting-3',
      'person-3 person-2: meeting-1 meeting-3',
    ])
    const members = 'property: "memberOf", direction: OUT, minWeight: 1'
    expect(await linesOf(graph, members, 'toldBy: ["source-b"]')).toEqual(['person-1 person-2: organization-2'])
    expect(await linesOf(graph, members, 'at: "2010"')).toEqual(['person-1 person-2: organization-2'])
  })

  it('comes in pages, from either end', async () => {
    const page = async (args: string) => {
      const list = `projection(property: "participant", minWeight: 1, ${args})`
      const { projection } = await askGraph(
        graph,
        `{ ${list} { edges { cursor node { a { slug } b { slug } } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`,
      )
      return projection
    }
    const all = (await page('first: 100')).edges
    expect(all).toHaveLength(6)
    const gathered = []
    for (let after = ''; ; ) {
      const { edges, pageInfo } = await page(`first: 2${after}`)
      gathered.push(...edges)
      if (!pageInfo.hasNextPage) break
      after = `, after: "${pageInfo.endCursor}"`
    }
    expect(gathered).toEqual(all)
    expect((await page(`last: 2, before: "${all[4].cursor}"`)).edges).toEqual(all.slice(2, 4))
    const { errors } = await answerOf(
      graph,
      `{ projection(property: "participant", minWeight: 2, after: "${all[0].cursor}") { nodes { weight } } }`,
    )
    expect(errors?.[0]?.message).toMatch(/^"after" is a cursor of another list/)
  })

  it('takes as many statements for many links as for one, with all that they share', async () => {
    const count = async (args: string) => {
      const fresh = await openGraph(graph.store)
      statements.length = 0
      await linesOf(fresh, `property: "participant", minWeight: 1, ${args}`)
      return statements.length
    }
    const few = await count('kind: PERSON, qualifiers: { name: "role", in: "PRESIDIUM" }')
    expect(await count('')).toBe(few)
    expect(few).toBeLessThan(8)
  })

  it.each([
    ['property: "participants"', '"property": there is no property "participants"; did you mean participant?'],
    ['property: "birthDate"', '"property": no entity is the value of birthDate. birthDate takes a date.'],
    [
      'property: "participant", qualifiers: { name: "rôle", in: "CHAIR" }',
      '"qualifiers[0].name": there is no qualifier "rôle" of participant; did you mean role?',
    ],
    [
      'property: "participant", qualifiers: { name: "role", in: "CHAIRMAN" }',
      '"qualifiers[0].in": role has no word "CHAIRMAN"; did you mean CHAIR?',
    ],
    ['property: "participant", qualifiers: []', '"qualifiers" names nothing, and nothing would be linked'],
    ['property: "participant", kind: []', '"kind" names nothing, and nothing would be linked'],
    ['property: "participant", minWeight: 0', '"minWeight" must be between 1 and 2147483647, got 0.'],
    [
      'property: "participant", from: "2021", to: "2020"',
      '"to" (2020) ends before "from" (2021) starts: give them the other way round.',
    ],
    [
      'property: "participant", qualifiers: { name: "quorum", in: "CHAIR" }',
      '"qualifiers[0].name": there is no qualifier "quorum" of participant; it can be onBehalfOf, role',
    ],
    ['property: "birthPlace", from: "2021"', '"from": birthPlace does not cease, and is no date'],
  ])('refuses %s with what was expected', async (args, message) => {
    const { errors } = await answerOf(graph, `{ projection(${args}) { nodes { weight } } }`)
    expect(errors?.map((error) => error.message)).toEqual([expect.stringContaining(message)])
    expect((errors?.[0]?.originalError as { code?: string } | undefined)?.code).toBe('BAD_USER_INPUT')
  })
})

describe('a network that is too large', () => {
  const members = (count: number) =>
    Array.from({ length: count }, (_, index) => claim(`person-${index}`, 'memberOf', 'organization-1'))

  it('is refused with a word on what narrows it, and what is narrow enough is counted whole', async () => {
    const many = 4_500
    const some = Array.from({ length: many }, (_, index) =>
      claim(`person-${index}`, 'memberOf', 'organization-1', { start: '2020' }),
    )
    const board = ['person-1', 'person-2'].map((who) => claim(who, 'memberOf', 'organization-2'))
    const ceo = claim('organization-3', 'memberOf', 'organization-1')
    const parent = claim('organization-4', 'memberOf', 'organization-1')
    const graph = await openSmallGraph([...some, ...board, ceo, parent])
    const query = (args: string) =>
      `{ projection(property: "memberOf", direction: OUT, minWeight: 1, ${args}) { totalCount } }`
    const { errors } = await answerOf(graph, query('from: "2000"'))
    expect(errors?.map(({ message }) => message)).toEqual([
      'Too many share the same by memberOf to be linked pair by pair: the squares of how many share each thing add up to 20,268,008, and this request has 20,000,000 left; one thing alone is shared by 4,502. Narrow it by "qualifiers" or "kind".',
    ])
    expect((errors?.[0]?.originalError as { code?: string } | undefined)?.code).toBe('QUERY_TOO_LARGE')
    expect((await askGraph(graph, query('kind: ORGANIZATION'))).projection.totalCount).toBe(1)
    // What does not share within the time is not counted.
    const [past, lens] = ['to: "1999"', 'lens(at: "1999")']
    expect((await askGraph(graph, query(past))).projection.totalCount).toBe(2)
    expect((await askGraph(graph, `{ ${lens} ${query('kind: ORGANIZATION')} }`)).lens.projection.totalCount).toBe(1)
    await graph.store.close()
  })

  it('is so, too, where one request asks again and again', async () => {
    const graph = await openSmallGraph(members(3_000))
    const fields = [1, 2, 3].map(
      (weight) => `p${weight}: projection(property: "memberOf", direction: OUT, minWeight: ${weight}) { totalCount }`,
    )
    const { data, errors } = await answerOf(graph, `{ ${fields.slice(0, 2).join(' ')} }`)
    expect([errors, data]).toEqual([undefined, { p1: { totalCount: 4_498_500 }, p2: { totalCount: 0 } }])
    const again = await answerOf(await openGraph(graph.store), `{ ${fields.join(' ')} }`)
    expect(again.errors?.map(({ message }) => message)).toEqual([
      expect.stringContaining('add up to 9,000,000, and this request has 2,000,000 left'),
    ])
    await graph.store.close()
  })
})
