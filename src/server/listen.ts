import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { answerNode } from './callers.ts'
import type { Server } from './server.ts'

/** A server that takes connections. */
export interface Listening {
  /** Where a browser on this machine finds it. */
  readonly url: string
  /** Lets no more requests in, and ends when those under way are answered, at the latest after ten seconds. */
  close(): Promise<void>
}

export interface Address {
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
}

/** Starts to listen. @throws what node:net throws where the address cannot be had: EADDRINUSE, EACCES. */
export async function listen(server: Server, { host, port }: Address): Promise<Listening> {
  const http = createServer(timeouts, (request, response) => {
    request.url = pathOf(request)
    showAll(request)
    if (isAddressed(request)) answerNode(server, request, response)
    else refuseAddress(response)
  })
  const unused = new Set<Socket>()
  http.on('connection', (socket) => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  http.on('request', ({ socket }) => unused.delete(socket))
  http.listen(port, host)
  await once(http, 'listening')
  return {
    url: urlOf(http.address() as AddressInfo),
    async close() {
      server.drain()
      const closed = once(http, 'close')
      http.close()
      // Browsers connect ahead of time. Node takes a connection for idle only once a request has come over it.
      for (const socket of unused) socket.destroy()
      const sweep = setInterval(() => http.closeIdleConnections(), 50)
      const deadline = setTimeout(() => http.closeAllConnections(), patience)
      await closed
      clearInterval(sweep)
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

/** How long requests under way may take to end, in milliseconds. */
const patience = 10_000

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
