import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { type Graph, openGraph } from '../src/graph/graph.ts'
import { createServer } from '../src/server/server.ts'
import { StoreError } from '../src/store/error.ts'
import { openDatabase } from './databases.ts'
import { ask, graph, send, sendTwice } from './harness.ts'
import { sourceCount } from './shipped-data.ts'

async function statuses(query: string, variables?: Record<string, unknown>): Promise<number[]> {
  const accepted = ['application/graphql-response+json', 'application/json']
  return Promise.all(accepted.map(async (accept) => (await send({ query, variables }, { accept })).status))
}

describe('what the asker can mend', () => {
  it.each([
    ['an id that is none', '{ graph { claims } node(id: "nonsense") { id } }', /^"nonsense" is no id of this graph/],
    [
      'a page that is too large',
      '{ graph { claims } people(first: 101) { totalCount } }',
      /^"first" must be between 0 and 100, got 101/,
    ],
    ['a cursor that is none', '{ graph { claims } people(after: "x") { nodes { name } } }', /^"after" is no cursor/],
  ])('is told with its field and the code BAD_USER_INPUT: %s', async (_, query, message) => {
    const { errors } = await ask(query)
    expect(errors).toEqual([
      {
        message: expect.stringMatching(message),
        path: [query.includes('node(') ? 'node' : 'people'],
        locations: [{ line: 1, column: 20 }],
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ])
  })

  it('leaves the fields beside it alone where it can', async () => {
    const { data } = await ask('{ graph { sources } node(id: "nonsense") { id } }')
    expect(data).toEqual({ graph: { sources: sourceCount }, node: null })
    expect(await statuses('{ node(id: "nonsense") { id } }')).toEqual([200, 200])
  })

  it('can be a date, in the query', async () => {
    const query = '{ meetings(filter: { from: "2021-13" }) { totalCount } }'
    const { errors } = await ask(query)
    expect(errors).toHaveLength(1)
    expect(errors?.[0]).toMatchObject({
      locations: [{ line: 1, column: query.indexOf('"2021-13"') + 1 }],
      extensions: { code: 'BAD_USER_INPUT' },
    })
    expect(errors?.[0]?.message).toMatch(/^"2021-13" cannot be read as a date/)
    expect((await ask('{ meetings(filter: { from: 2021 }) { totalCount } }')).errors?.[0]?.message).toMatch(
      /expected a date as a text such as "2021-01-05", got 2021/,
    )
    expect(await statuses(query)).toEqual([400, 200])
  })

  it('can be a date, in a variable', async () => {
    const query = 'query ($day: EDTF) { meetings(filter: { from: $day }) { totalCount } }'
    const { errors } = await ask(query, { day: '2021-13' })
    expect(errors).toHaveLength(1)
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } })
    expect(errors?.[0]?.message).toMatch(/^Variable "\$day" has invalid value: "2021-13" cannot be read as a date/)
    expect((await ask(query, { day: 2021 })).errors?.[0]?.message).toMatch(
      /expected a date as a text such as "2021-01-05", got 2021/,
    )
    expect(await statuses(query, { day: '2021-13' })).toEqual([400, 200])
  })

  it('can be a variable that is missing, or of another type', async () => {
    const query = 'query ($slug: String!, $first: Int) { person(slug: $slug) { claims(first: $first) { totalCount } } }'
    const codes = async (variables: Record<string, unknown>) =>
      (await ask(query, variables)).errors?.map(({ extensions }) => extensions?.code)
    expect(await codes({})).toEqual(['BAD_USER_INPUT'])
    expect(await codes({ slug: 7, first: 'x' })).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT'])
    expect(await statuses(query)).toEqual([400, 200])
  })

  it('can be the choice of an operation', async () => {
    const response = await send({ query: 'query A { __typename } query B { __typename }' })
    expect(response.status).toBe(400)
    expect((await response.json()).errors[0].extensions).toEqual({ code: 'OPERATION_RESOLUTION_FAILURE' })
  })

  it('can be the syntax of the query', async () => {
    const { errors } = await ask('{ graph {')
    expect(errors).toEqual([
      {
        message: 'Syntax Error: Expected Name, found <EOF>.',
        locations: [{ line: 1, column: 10 }],
        extensions: { code: 'GRAPHQL_PARSE_FAILED' },
      },
    ])
    expect(await statuses('{ graph {')).toEqual([400, 200])
  })

  it('can be a field that there is not', async () => {
    const { errors } = await ask('{ graph { claim } }')
    expect(errors).toEqual([
      {
        message: 'Cannot query field "claim" on type "GraphInfo". Did you mean "claims"?',
        locations: [{ line: 1, column: 11 }],
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ])
    expect(await statuses('{ graph { claim } }')).toEqual([400, 200])
  })
})

describe('a fault of the server', () => {
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => void lines.push(line) })
  const ofGraph = (faulty: Graph) => createServer({ graph: faulty, log })

  async function post(yoga: ReturnType<typeof ofGraph>['yoga'], query: string) {
    lines.length = 0
    const headers = { 'content-type': 'application/json' }
    const response = await yoga.fetch('http://localhost/graphql', {
      method: 'POST',
      headers,
      body: JSON.stringify({ query }),
    })
    const text = await response.text()
    return { text, body: JSON.parse(text), logged: lines.map((line) => JSON.parse(line)) }
  }

  it('is answered without its message, its stack or a path, and logged with the operation', async () => {
    const store = await openDatabase()
    const { yoga } = ofGraph({ ...graph, store })
    await store.db.destroy()
    const query = 'query Broken { graph { claims } }'
    const { text, body, logged } = await post(yoga, query)
    expect(body).toEqual({
      data: null,
      errors: [
        {
          message: 'Internal server error',
          path: ['graph'],
          locations: [{ line: 1, column: 16 }],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
    })
    expect(text).not.toMatch(/destroyed|\.ts|\bat /)
    expect(logged).toHaveLength(1)
    expect(logged[0]).toMatchObject({
      level: 50,
      operation: 'Broken',
      path: ['graph'],
      err: { message: expect.stringMatching(/destroyed/) },
    })
    expect(logged[0].err.stack).toMatch(/\bat /)
  })

  it('is answered and logged so even where it keeps a request from being executed', async () => {
    const { yoga } = ofGraph(null as unknown as Graph)
    const { text, body, logged } = await post(yoga, '{ graph { claims } }')
    expect(body).toEqual({
      errors: [{ message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    })
    expect(text).not.toMatch(/\.ts|\bat /)
    expect(logged.length).toBeGreaterThan(0)
    expect(logged[0].err.stack).toMatch(/\bat /)
  })

  it('to look at the database is told with a status of its own, and nothing that was kept is given instead', async () => {
    let isAway = false
    const now = async () => {
      if (isAway) throw new StoreError('DATABASE_UNAVAILABLE', 'connect ECONNREFUSED db1:5432')
      return graph
    }
    const server = createServer({ graph: { store: graph.store, now, close() {} }, log })
    const ask = () =>
      sendTwice(
        () =>
          new Request('http://localhost/graphql', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ query: '{ __typename }' }),
          }),
        server,
      )
    expect((await ask()).status).toBe(200)
    isAway = true
    const response = await ask()
    expect([response.status, await response.json()]).toEqual([
      503,
      {
        errors: [
          {
            message: 'The database is out of reach at present. Ask again in a little while.',
            extensions: { code: 'DATABASE_UNAVAILABLE' },
          },
        ],
      },
    ])
    isAway = false
    expect((await ask()).status).toBe(200)
  })

  it('stays unlogged if it is the asker who erred', async () => {
    const store = await openDatabase()
    const { yoga } = ofGraph(await openGraph(store))
    for (const query of [
      '{',
      '{ no }',
      '{ node(id: "x") { id } }',
      '{ meetings(filter: { from: "x" }) { totalCount } }',
    ]) {
      const { body, logged } = await post(yoga, query)
      expect(body.errors).toHaveLength(1)
      expect(logged).toEqual([])
    }
    await store.close()
  })
})
