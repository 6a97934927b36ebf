import { describe, expect, it } from 'vitest'
import { createServer } from '../src/server/server.ts'
import { graph, log, send, sendTwice, server } from './harness.ts'

function get(path: string, headers: Record<string, string> = {}, asked = server): Promise<Response> {
  return sendTwice(() => new Request(`http://localhost${path}`, { headers, redirect: 'manual' }), asked)
}

describe('health', () => {
  it('is reported at /livez and /readyz', async () => {
    expect((await get('/livez')).status).toBe(200)
    const ready = await get('/readyz')
    expect([ready.status, await ready.text()]).toEqual([200, 'ready\n'])
  })

  it('is no longer readiness once the server drains, while it still lives and answers', async () => {
    const draining = createServer({ graph, log })
    draining.drain()
    const ready = await get('/readyz', {}, draining)
    expect([ready.status, await ready.text()]).toEqual([503, 'draining\n'])
    expect((await get('/livez', {}, draining)).status).toBe(200)
    expect((await get('/graphql?query={__typename}', {}, draining)).status).toBe(200)
  })
})

describe('the host that a request is for', () => {
  const named = createServer({ graph, log, hosts: ['Plenum.example', '10.1.2.3', '::2'] })
  const everywhere = createServer({ graph, log, hosts: ['0.0.0.0'] })

  it.each([
    ...[
      'localhost',
      'localhost:4000',
      'LOCALHOST',
      'localhost.',
      'app.localhost',
      '127.0.0.1:4000',
      '127.9.9.9',
      '[::1]:4000',
    ],
  ])('can be this machine itself: %s', async (host) => {
    expect((await get('/graphql?query={__typename}', { host })).status).toBe(200)
  })

  it.each([
    ...['evil.example', 'localhost.evil.example', 'evil-localhost', '127.0.0.1.evil.example', '10.1.2.3', '0.0.0.0'],
    ...['', 'a b', 'localhost@evil.example', 'evil.example#localhost'],
  ])('is refused if it is another: "%s"', async (host) => {
    const response = await get('/graphql?query={__typename}', { host })
    expect(response.status).toBe(403)
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await response.text()).toMatch(/this server does not go by that name.*--allow-host/s)
  })

  it.each(['plenum.example', 'PLENUM.example:443', '10.1.2.3:4000', '[::2]', 'localhost'])(
    'can be one that is configured: %s',
    async (host) => expect((await get('/graphql?query={__typename}', { host }, named)).status).toBe(200),
  )

  it('can be any address, and still no other name, of a server that listens on all', async () => {
    expect((await get('/graphql?query={__typename}', { host: '192.168.1.7:4000' }, everywhere)).status).toBe(200)
    expect((await get('/graphql?query={__typename}', { host: '[fe80::1]' }, everywhere)).status).toBe(200)
    expect((await get('/graphql?query={__typename}', { host: 'evil.example' }, everywhere)).status).toBe(403)
  })

  it.each(['/livez', '/readyz'])(
    'may be any address for a health check, which knows a machine by it, and no other name: %s',
    async (path) => {
      for (const host of ['10.0.0.9', '10.0.0.9:4000', '[fe80::1]', 'localhost'])
        expect((await get(path, { host })).status, host).toBe(200)
      for (const host of ['evil.example', '10.0.0.9.evil.example', 'a b'])
        expect((await get(path, { host })).status, host).toBe(403)
    },
  )
})

describe('a request from a page of another site', () => {
  const url = '/graphql?query={__typename}'

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'http://evil.example' },
    { origin: 'http://localhost:8080', host: 'localhost:4000' },
    { origin: 'null' },
  ])('is refused if a link or a form can send it: %o', async (headers) => {
    const response = await get(url, headers)
    expect(response.status).toBe(403)
    expect((await response.json()).errors[0].extensions.code).toBe('CROSS_SITE_REQUEST')
    const form = await send('query={__typename}', { ...headers, 'content-type': 'application/x-www-form-urlencoded' })
    expect(form.status).toBe(403)
  })

  it.each([{}, { 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }, { origin: 'http://localhost' }])(
    'is not taken for one of: %o',
    async (headers) => expect((await get(url, headers)).status).toBe(200),
  )

  it('may come if the browser has to ask first, which no other site is granted', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'http://evil.example' }
    expect((await send({ query: '{__typename}' }, headers)).status).toBe(200)
    const preflight = await server.yoga.fetch('http://localhost/graphql', {
      method: 'OPTIONS',
      headers: { ...headers, 'access-control-request-method': 'POST' },
    })
    expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    const answer = await send({ query: '{__typename}' }, headers)
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('a request body', () => {
  it('may have 100 kB, and is refused with 413 and JSON if it has more', async () => {
    const query = (size: number) =>
      JSON.stringify({ query: '{__typename}', extensions: { pad: '' } }).replace('""', `"${'x'.repeat(size)}"`)
    const overhead = query(0).length
    expect((await send(query(100_000 - overhead))).status).toBe(200)
    const refused = await send(query(100_001 - overhead), { 'content-length': '100001' })
    expect(refused.status).toBe(413)
    expect(await refused.json()).toEqual({
      errors: [
        {
          message: 'The request has a body of 100001 bytes, and 100000 are allowed: ask in several requests.',
          extensions: { code: 'REQUEST_ENTITY_TOO_LARGE' },
        },
      ],
    })
  })

  it('is refused with 413 though it does not say how long it is', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(JSON.stringify({ query: `{__typename}#${'x'.repeat(100_000)}` })))
        controller.close()
      },
    })
    const headers = { 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body, duplex: 'half' }
    const response = await server.yoga.fetch(new Request('http://localhost/graphql', init as RequestInit))
    expect(response.status).toBe(413)
    expect((await response.json()).errors[0].extensions.code).toBe('REQUEST_ENTITY_TOO_LARGE')
  })

  it.each(['{"query":', '"a text"', '[]', '[{"query":"{__typename}"}]', 'null'])(
    'is refused with 400 if it is %s',
    async (body) => {
      const response = await send(body)
      expect(response.status).toBe(400)
      expect((await response.json()).errors[0].extensions.code).toBe('BAD_REQUEST')
    },
  )

  it('is refused in the forms that a file upload has', async () => {
    const response = await send('--x--', { 'content-type': 'multipart/form-data; boundary=x' })
    expect(response.status).toBe(415)
  })

  it('has its counterpart in the address, where variables that are no JSON are refused', async () => {
    const response = await get('/graphql?query={__typename}&variables={')
    expect(response.status).toBe(400)
    expect((await response.json()).errors[0].message).toMatch(/to be JSON/)
  })
})

describe('the addresses beside the endpoint', () => {
  it('lead from the front page to the endpoint', async () => {
    const response = await get('/')
    expect([response.status, response.headers.get('location')]).toEqual([302, '/graphql'])
  })

  it.each(['/nowhere', '/graphql/', '/x/graphql', '/graphqlx', '/favicon.ico'])(
    'lead nowhere, in plain words: %s',
    async (path) => {
      const response = await get(path)
      expect(response.status).toBe(404)
      expect(await response.text()).toBe(
        'Nothing is at this address. The GraphQL API of this server is at /graphql: open it in a browser, or send it queries.\n',
      )
    },
  )
})

it('tells browsers to believe types, to show nothing in frames and to pass nothing on', async () => {
  for (const path of ['/', '/nowhere', '/livez', '/graphql?query={__typename}']) {
    const { headers } = await get(path)
    expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    expect(headers.get('x-frame-options'), path).toBe('DENY')
    expect(headers.get('referrer-policy'), path).toBe('no-referrer')
  }
})
