import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, it } from 'vitest'
import { listen } from '../src/server/listen.ts'
import { createServer } from '../src/server/server.ts'
import { graph, log } from './harness.ts'

// A server of its own: one that was closed is ready no more.
const listening = await listen(createServer({ graph, log }), { host: '127.0.0.1', port: 0 })
afterAll(() => listening.close())

describe('a request as it comes over a connection', () => {
  it.each(['a[', '[::', 'a b', 'a:port', 'a%'])('is refused without a stack if its host is "%s"', async (host) => {
    const answer = await send(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain('Expected the header "Host" to be a name or an address')
    expect(answer).not.toMatch(/Error|node_modules/)
  })

  it.each(['*', 'livez'])('is refused without a stack if its target is "%s"', async (target) => {
    const answer = await send(`GET ${target} HTTP/1.1\r\nHost: localhost:4000\r\nConnection: close\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).not.toMatch(/Error|node_modules/)
  })

  it('may begin its target with the address of the server', async () => {
    const answer = await send(
      'GET http://localhost:4000/readyz HTTP/1.1\r\nHost: localhost:4000\r\nConnection: close\r\n\r\n',
    )
    expect(answer).toContain('ready')
  })

  it('is answered at once where it is a GET with a body, of which nothing is read', async () => {
    const target = `/graphql?query=${encodeURIComponent('{graph{__typename}}')}`
    const head = `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 600000000\r\n\r\nx`
    expect(await send(head)).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('is told that the server is ready where it names no host, as HTTP 1.0 lets it', async () => {
    expect(await send('GET /readyz HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n')).toContain('ready')
    expect(await send('GET /readyz HTTP/1.0\r\n\r\n')).toContain('ready')
  })
})

describe('a query over a connection', () => {
  const query = '{ people(first: 2) { nodes { name slug } } }'
  const bodies = [
    JSON.stringify({ query }),
    JSON.stringify({ query: `${query} #한국` }),
    '{ "query": "{ broken" }',
    '{',
    JSON.stringify({ query: '{ node(id: "bad") { id } }' }),
  ]

  function post(body: string, headers = ''): string {
    return `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`
  }

  /** All but the moment. */
  async function told(request: string): Promise<string[]> {
    const answer = await send(request)
    const [head = '', body = ''] = answer.split('\r\n\r\n')
    return [...head.split('\r\n').filter((line) => !/^date:/i.test(line)), body].map((line) =>
      line.replace(/^[\w-]+:/, (name) => name.toLowerCase()),
    )
  }

  it.each(bodies)('is answered the same when it is known: %s', async (body) => {
    const first = await told(post(body))
    expect(await told(post(body))).toEqual(first)
    const address = `/graphql?query=${encodeURIComponent(query)}`
    const get = `GET ${address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`
    expect(await told(get)).toEqual(await told(get))
  })

  it('is answered the same whatever part of it comes first', async () => {
    const [body = ''] = bodies
    const whole = await told(post(body))
    const request = post(body)
    for (const at of [10, request.length - body.length, request.length - 5]) {
      const answer = await sendInTwo(request.slice(0, at), request.slice(at))
      expect(answer).toContain(whole.at(-1))
    }
  })

  it('is left alone where it breaks off', async () => {
    const socket = connect(Number(new URL(listening.url).port), '127.0.0.1')
    await once(socket, 'connect')
    socket.write(post(bodies[0] ?? '').slice(0, -5))
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.destroy()
    expect(await send(post(bodies[0] ?? ''))).toContain('"people"')
  })
})

async function sendInTwo(first: string, second: string): Promise<string> {
  const socket = connect(Number(new URL(listening.url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(first)
  await new Promise((resolve) => setTimeout(resolve, 30))
  socket.write(second)
  return text(socket)
}

async function send(request: string): Promise<string> {
  const socket = connect(Number(new URL(listening.url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(request)
  return text(socket)
}
