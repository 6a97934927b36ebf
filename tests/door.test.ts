import { hash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openLiveGraph } from '../src/graph/live-graph.ts'
import { answerFetch } from '../src/server/callers.ts'
import { chooseMediaType } from '../src/server/media-type.ts'
import { createServer, type Server } from '../src/server/server.ts'
import { amendGraph } from '../src/store/amend/amend.ts'
import { openDatabase } from './databases.ts'
import { graph, log, sendTwice } from './harness.ts'
import { claim, openSmallGraph, smallGraph } from './small-graph.ts'

const query = 'query Asked($first: Int = 5) { people(first: $first) { totalCount nodes { slug } } }'

function post(body: unknown, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

function get(parameters: Record<string, string>, headers: Record<string, string> = {}): Request {
  return new Request(`http://localhost/graphql?${new URLSearchParams(parameters)}`, { headers })
}

/** Whether a request is answered without Yoga. */
async function isKnown({ door, yoga }: Server, request: Request): Promise<boolean> {
  const fetch = vi.fn((left: Request) => yoga.fetch(left))
  await answerFetch({ door, yoga: Object.assign(() => {}, { fetch }) }, request)
  return fetch.mock.calls.length === 0
}

describe('a query that was answered before', () => {
  it('is answered without Yoga, with other variables too, by POST and by GET', async () => {
    const server = createServer({ graph, log })
    expect(await isKnown(server, post({ query }))).toBe(false)
    expect(await isKnown(server, post({ query }))).toBe(true)
    expect(await isKnown(server, post({ query, variables: { first: 3 } }))).toBe(true)
    expect(await isKnown(server, get({ query, variables: '{"first":2}' }))).toBe(true)
    expect(await isKnown(server, post({ query, operationName: 'Asked' }))).toBe(false)
    expect(await isKnown(server, post({ query, operationName: 'Asked' }))).toBe(true)
  })

  const server = createServer({ graph, log })

  it.each<[string, () => Request]>([
    ['for another host', () => post({ query }, { host: 'elsewhere.example' })],
    ['sent by a page of another site', () => post({ query }, { 'sec-fetch-site': 'cross-site' })],
    ['from another origin', () => post({ query }, { origin: 'http://elsewhere.example' })],
    ['as what is no JSON by its type', () => post({ query }, { 'content-type': 'text/plain' })],
    ['with a body that is too large', () => post({ query, variables: { first: 1, more: 'x'.repeat(100_000) } })],
    ['with variables to which too much can come back', () => post({ query: wide, variables: { first: 100 } })],
    ['with a variable that fits no type', () => post({ query, variables: { first: 'five' } })],
    ['with a page that is too large', () => post({ query, variables: { first: 101 } })],
    ['in a list', () => post([{ query }])],
    ['under a name that no operation has', () => post({ query, operationName: 'Other' })],
    ['under no name', () => post({ query, operationName: '' })],
    ['with a name that is no text', () => post({ query, operationName: 1 })],
    ['with a name that makes another query of it', () => post({ query: `Asked\n${query}` })],
    ['with more than is expected', () => post({ query, more: true })],
    ['with variables that are none', () => post({ query, variables: [1] })],
    ['as broken JSON', () => post(`{ "query": ${JSON.stringify(query)}, `)],
    ['by somebody who says who it is', () => post({ query }, { authorization: 'Basic eDp5' })],
    ['by a page that is signed in', () => post({ query }, { cookie: 'other=1; plenum_token=x' })],
    ['for a type that no answer has', () => post({ query }, { accept: 'image/png' })],
    ['for a stream', () => post({ query }, { accept: 'text/event-stream' })],
    ['by a browser that wants a page', () => get({ query }, { accept: 'text/html,*/*' })],
    ['with variables that cannot be read', () => get({ query, variables: '{' })],
    ['at another address', () => new Request('http://localhost/graphql/', post({ query }))],
  ])('is left to Yoga %s', async (_, request) => {
    await server.fetch(post({ query }))
    await server.fetch(post({ query: wide, variables: { first: 1 } }))
    expect(await isKnown(server, post({ query: wide, variables: { first: 2 } }))).toBe(true)
    await server.fetch(request())
    expect(await isKnown(server, request())).toBe(false)
    await sendTwice(request, server)
  })

  it('is answered in the words that are accepted', async () => {
    for (const accept of ['*/*', 'application/json', 'application/graphql-response+json, application/json;q=0.9', '']) {
      await sendTwice(() => post({ query }, { accept }), server)
      expect(await isKnown(server, post({ query }, { accept }))).toBe(true)
    }
  })

  it('is written alike by the door and by Yoga, whatever is accepted', async () => {
    const types = ['*/*', 'application/*', 'application/json', 'application/graphql-response+json', 'text/html']
    const accepted = fc.constantFrom(...types, 'image/png', '')
    const parameter = fc.constantFrom('', ';q=0.5', ';q=0', '; charset=utf-8', ';charset=latin1', ' ;Charset=UTF-8')
    const accepts = fc.array(fc.tuple(accepted, parameter), { maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(accepts, async (parts) => {
        const accept = parts.map((part) => part.join('')).join(', ')
        const response = await sendTwice(() => post({ query: '{ __typename }' }, { accept }), server)
        const type = chooseMediaType(accept)
        expect(response.status).toBe(type === null ? 406 : 200)
        expect(response.headers.get('content-type')).toBe(`${type ?? 'application/json'}; charset=utf-8`)
      }),
    )
  })

  it('that fails is answered by Yoga the next time', async () => {
    const failing = 'query($id: ID!) { node(id: $id) { id } }'
    const id = graphId()
    await server.fetch(post({ query: failing, variables: { id } }))
    expect(await isKnown(server, post({ query: failing, variables: { id } }))).toBe(true)
    const bad = () => post({ query: failing, variables: { id: 'bad' } })
    expect(await isKnown(server, bad())).toBe(false)
    expect(await (await sendTwice(bad, server)).json()).toHaveProperty('errors')
  })

  const wide = `query($first: Int) { people(first: $first) { nodes { memberships(first: $first) { nodes {
    members(first: $first) { nodes { slug memberships(first: $first) { totalCount } } } } } } } }`

  function graphId(): string {
    return Buffer.from('View:').toString('base64url')
  }
})

describe('an answer', () => {
  it('is made once for a graph, and anew when the graph has changed', async () => {
    const store = await openDatabase()
    const said = [claim('person-a', 'memberOf', 'organization', { source: 'x' })]
    await amendGraph(store, { origin: 'file', run: '1', ...smallGraph(said) })
    const live = await openLiveGraph(store, { onError: (error) => expect(error).toBeUndefined() })
    onTestFinished(() => live.close())
    const statements = vi.spyOn(store.db, 'getExecutor')
    const server = createServer({ graph: live, log })
    const ask = async () => (await server.fetch(post({ query }))).json()
    expect(await ask()).toMatchObject({ data: { people: { totalCount: 1 } } })
    await ask()
    statements.mockClear()
    await ask()
    expect(statements).not.toHaveBeenCalled()
    const more = [...said, claim('person-b', 'memberOf', 'organization', { source: 'x' })]
    await amendGraph(store, { origin: 'file', run: '2', ...smallGraph(more) })
    expect(await ask()).toMatchObject({ data: { people: { totalCount: 2 } } })
  })

  it('that a client has already is not sent again', async () => {
    const server = createServer({ graph: await openSmallGraph([]), log })
    const { headers } = await sendTwice(() => post({ query }), server)
    const etag = headers.get('etag') ?? ''
    expect(etag).toMatch(/^W\/"[\w-]{43}"$/)
    const again = await sendTwice(() => post({ query }, { 'if-none-match': etag }), server)
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
    for (const [tags, status] of [
      [`"other", ${etag}`, 304],
      [etag.replace('W/', ''), 304],
      ['*', 304],
      ['W/"other"', 200],
      [`x${etag}x`, 200],
    ] as const) {
      const other = await sendTwice(() => post({ query }, { 'if-none-match': tags }), server)
      expect([tags, other.status]).toEqual([tags, status])
    }
  })

  it('with an error bears nothing by which it could be kept', async () => {
    const { headers } = await sendTwice(() => post({ query, variables: { first: -1 } }), createServer({ graph, log }))
    expect([headers.get('etag'), headers.get('cache-control')]).toEqual([null, null])
  })
})

describe('a query that is named by its hash', () => {
  const named = (text: string) => JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash('sha256', text) } })

  it('is asked for, kept, and from then on found', async () => {
    const server = createServer({ graph, log })
    const extensions = named(query)
    const unknown = await sendTwice(() => get({ extensions }), server)
    expect(await unknown.json()).toMatchObject({ errors: [{ message: 'PersistedQueryNotFound' }] })
    await sendTwice(() => get({ query, extensions }), server)
    const found = await sendTwice(() => get({ extensions }), server)
    expect(await found.json()).toHaveProperty('data.people.totalCount')
    expect(await isKnown(server, get({ extensions }))).toBe(true)
    expect(await isKnown(server, get({ query, extensions }))).toBe(true)
    expect(await isKnown(server, post({ extensions: JSON.parse(extensions) }))).toBe(true)
  })

  it('can be kept by a proxy that asks each time whether it still holds, where all of it is in the address', async () => {
    const server = createServer({ graph, log })
    const extensions = named(query)
    const cacheOf = async (request: () => Request) => {
      const { headers } = await sendTwice(request, server)
      return [headers.get('cache-control'), headers.get('vary')]
    }
    expect(await cacheOf(() => post({ query, extensions: JSON.parse(extensions) }))).toEqual([null, null])
    expect(await cacheOf(() => get({ extensions }))).toEqual(['public, no-cache', 'Accept'])
    expect(await cacheOf(() => get({ query }))).toEqual([null, null])
  })

  it('is refused under the hash of another one', async () => {
    const server = createServer({ graph, log })
    await server.fetch(get({ query }))
    const refused = await sendTwice(() => get({ query, extensions: named('{ __typename }') }), server)
    expect(await refused.json()).toMatchObject({ errors: [{ message: 'PersistedQueryMismatch' }] })
    expect(await (await server.fetch(get({ extensions: named('{ __typename }') }))).json()).toHaveProperty('errors')
  })
})
