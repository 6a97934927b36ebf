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
    expect(answer).toContain('Expected the header "Host" to be a name or an address, got something else.')
    expect(answer).not.toMatch(/Error|node_modules/)
  })

  it('is told that the server is ready where it names no host, as HTTP 1.0 lets it', async () => {
    expect(await send('GET /readyz HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n')).toContain('ready')
    expect(await send('GET /readyz HTTP/1.0\r\n\r\n')).toContain('ready')
  })
})

async function send(request: string): Promise<string> {
  const socket = connect(Number(new URL(listening.url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(request)
  return text(socket)
}
