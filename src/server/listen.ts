import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, Server as NetServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { answerNode } from './callers.ts'
import { createCompress } from './compress.ts'
import { trackConnections } from './connections.ts'
import type { Server } from './server.ts'

/** A server that takes connections. */
export interface Listening {
  /** Where a browser on this machine finds it. */
  readonly url: string
  /**
   * Ends without losing a request. For a while the server goes on to listen, though it says that it is not ready, and
   * answers close their connections; then nobody new comes in, and the end is when all under way are answered.
   */
  close(): Promise<void>
}

export interface Address {
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
}

/** How the end is waited for, in milliseconds. */
export interface Patience {
  /** How long whoever sends requests has to notice that others should get them. */
  readonly linger?: number
  /** How long requests under way may then take to end. */
  readonly ending?: number
}

/** Starts to listen. @throws what node:net throws where the address cannot be had: EADDRINUSE, EACCES. */
export async function listen(
  server: Server,
  { host, port }: Address,
  { linger = 0, ending = 10_000 }: Patience = {},
): Promise<Listening> {
  const compress = createCompress()
  const http = createServer(timeouts, (request, response) => {
    request.url = pathOf(request)
    showAll(request)
    if (isAddressed(request)) compress(request, response, () => answerNode(server, request, response))
    else refuseAddress(response)
  })
  const connections = trackConnections(http)
  http.listen(port, host)
  await once(http, 'listening')
  return {
    url: urlOf(http.address() as AddressInfo),
    async close() {
      server.drain()
      connections.closeEachAfterItsAnswer(true)
      await sleep(linger / 2)
      // Whoever asks on and on would connect anew for each request, and one that is not taken yet goes with the listener.
      connections.closeEachAfterItsAnswer(false)
      await connections.quietMoment(linger / 2)
      connections.closeEachAfterItsAnswer(true)
      const closed = once(http, 'close')
      // What http adds to this would close connections over which a request may be on its way.
      NetServer.prototype.close.call(http)
      const deadline = setTimeout(() => http.closeAllConnections(), ending)
      let isClosed = false
      void closed.then(() => {
        isClosed = true
      })
      for (let wait = Math.max(linger, lastWord); !isClosed; wait = sweepEvery) {
        await Promise.race([closed, connections.quietMoment(wait)])
        connections.closeUnused()
      }
      http.close(() => {})
      clearTimeout(deadline)
    },
  }
}

/** Of a header that comes twice Node keeps the first. Who is let in by one, and taken for another, is not let in. */
function showAll({ headers, headersDistinct: { authorization = [] } }: IncomingMessage): void {
  if (authorization.length > 1) headers.authorization = authorization.join(', ')
}

/** The target of a request without the server's own address, with which a client may begin it (RFC 9112, 3.2.2). */
function pathOf({ url = '/' }: IncomingMessage): string {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return url
  const { pathname, search } = new URL(url)
  return pathname + search
}

/** Whether its host and its path can stand in an address: where they cannot, Yoga would answer with a stack. */
function isAddressed({ headers, url = '' }: IncomingMessage): boolean {
  return url.startsWith('/') && URL.canParse(`http://${headers.host || 'localhost'}${url}`)
}

function refuseAddress(response: ServerResponse): void {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }
  response
    .writeHead(400, headers)
    .end(
      'Expected the header "Host" to be a name or an address, and a target that begins with "/"; got something else.\n',
    )
}

/** In milliseconds: how long a request may take at least to come over a connection that is there, and between two sweeps. */
const lastWord = 200
const sweepEvery = 50

/** For whoever sends slowly, or not at all. Connections are kept longer than a proxy before the server keeps them. */
const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
}

function urlOf({ address, family, port }: AddressInfo): string {
  const everywhere = address === '0.0.0.0' || address === '::'
  const host = everywhere ? 'localhost' : family === 'IPv6' ? `[${address}]` : address
  return `http://${host}:${port}`
}
