import { randomBytes } from 'node:crypto'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'
import { createBounded } from './bounded.ts'
import { eventOf, iteratorOf, type Results, streamResponse } from './event-stream.ts'
import { refusal } from './refusals.ts'
import type { Viewers } from './viewers.ts'

export interface SingleConnections {
  /** Reserves connections, opens them, and ends what goes over them. */
  readonly plugin: Plugin
  /** Sends the result over the connection that its request names; false where it names none. */
  carry(answered: Answered): boolean
  /** Ends each connection as soon as what goes over it has ended. */
  close(): void
}

export interface Answered {
  readonly request: Request
  readonly result: Results
  readonly serverContext: unknown
}

/**
 * One connection for the results of many operations (GraphQL over SSE, single connection mode): PUT reserves it, GET opens it,
 * each POST that names it is answered over it, and DELETE ends one operation.
 */
export function createSingleConnections(endpoint: string, viewers: Pick<Viewers, 'of'>): SingleConnections {
  const reserved = createBounded<Connection>({ limit: mostReserved, weigh: () => 1 })
  const open = new Map<string, Connection>()

  /** Whoever is somebody else does not find it. */
  function find(request: Request, token: string): Connection {
    const connection = open.get(token) ?? reserved.get(token)
    const isReserved = connection && (open.has(token) || Date.now() - connection.since < patience)
    if (isReserved && connection.owner === ownerOf(request)) return connection
    throw refusal('BAD_REQUEST', 'No stream is reserved under this token: reserve one with PUT.')
  }

  function ownerOf(request: Request): string | null {
    return viewers.of(request)?.author.id ?? null
  }

  const plugin: Plugin = {
    onRequestParse({ request, url, endResponse, fetchAPI }) {
      if (url.pathname !== endpoint) return
      const { method } = request
      const token = tokenOf(request) ?? (method === 'GET' ? url.searchParams.get('token') : null)
      if (method === 'PUT' && request.headers.get('content-type') === null) {
        const name = randomBytes(24).toString('base64url')
        reserved.set(name, createConnection(ownerOf(request)))
        const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
        endResponse(new fetchAPI.Response(name, { status: 201, headers }))
      } else if (method === 'GET' && token !== null) {
        const connection = find(request, token)
        if (open.has(token)) throw refusal('BAD_REQUEST', 'The stream is open already.')
        reserved.delete(token)
        open.set(token, connection)
        const end = () => {
          open.delete(token)
          connection.end()
        }
        endResponse(streamResponse({ next: connection.next, last: '', end }, fetchAPI, request.signal))
      } else if (method === 'DELETE' && token !== null) {
        const connection = find(request, token)
        const id = url.searchParams.get('operationId') ?? ''
        connection.stop(id)
        endResponse(new fetchAPI.Response(null, { status: 200 }))
      } else if (method === 'POST' && token !== null) {
        find(request, token)
      }
    },
    onParams({ request, params }) {
      const token = request.method === 'POST' ? tokenOf(request) : null
      if (token === null) return
      const id = operationIdOf({ params })
      if (id === '') throw refusal('BAD_REQUEST', 'Expected "extensions" to have an "operationId", a text, got none.')
      const refused = find(request, token).refusalOf(id)
      if (refused !== null) throw refusal('BAD_REQUEST', refused)
    },
  }
  return {
    plugin,
    close() {
      for (const connection of open.values()) connection.finish()
    },
    carry({ request, result, serverContext }) {
      const token = request.method === 'POST' ? tokenOf(request) : null
      // Of what was refused its own answer tells.
      if (token === null || !(isAsyncIterable(result) || 'data' in result)) return false
      find(request, token).start(operationIdOf(serverContext), result)
      return true
    },
  }
}

function tokenOf(request: Request): string | null {
  return request.headers.get('x-graphql-event-stream-token')
}

function operationIdOf(serverContext: unknown): string {
  const { params } = serverContext as { readonly params?: { readonly extensions?: { readonly operationId?: unknown } } }
  const id = params?.extensions?.operationId
  return typeof id === 'string' ? id : ''
}

/** A connection, and the operations whose results go over it. */
interface Connection {
  readonly owner: string | null
  /** When it was reserved. */
  readonly since: number
  /** Why no operation of this id can start; null where one can. */
  refusalOf(id: string): string | null
  start(id: string, results: Results): void
  stop(id: string): void
  next(): Promise<string | null>
  /** Takes nothing more, and ends when what is under way has ended. */
  finish(): void
  end(): void
}

function createConnection(owner: string | null): Connection {
  const operations = new Map<string, AsyncIterator<unknown>>()
  const waiting: { readonly message: string; readonly taken: () => void }[] = []
  let woken = Promise.withResolvers<void>()
  let isEnded = false
  let isFinishing = false

  /** Ends when the message has left: so an operation never has more than one that waits. */
  function send(event: string, data: object): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    waiting.push({ message: eventOf(event, JSON.stringify(data)), taken: resolve })
    woken.resolve()
    return promise
  }

  async function pump(id: string, iterator: AsyncIterator<unknown>): Promise<void> {
    for (;;) {
      const { done, value } = await iterator.next()
      if (done || operations.get(id) !== iterator) break
      await send('next', { id, payload: value })
    }
    if (operations.get(id) !== iterator) return
    operations.delete(id)
    await send('complete', { id })
  }
  return {
    owner,
    since: Date.now(),
    refusalOf(id) {
      if (operations.has(id))
        return `An operation of the id ${JSON.stringify(id.slice(0, 100))} is under way: give each its own.`
      return operations.size < mostOperations ? null : `Expected at most ${mostOperations} operations over one stream.`
    },
    start(id, results) {
      const iterator = iteratorOf(results)
      if (isEnded || isFinishing || operations.has(id)) return void iterator.return?.()
      operations.set(id, iterator)
      void pump(id, iterator)
    },
    stop(id) {
      const iterator = operations.get(id)
      operations.delete(id)
      void iterator?.return?.()
    },
    async next() {
      for (;;) {
        const first = waiting.shift()
        if (first) {
          first.taken()
          return first.message
        }
        if (isEnded || (isFinishing && operations.size === 0)) return null
        woken = Promise.withResolvers<void>()
        await woken.promise
      }
    },
    finish() {
      isFinishing = true
      woken.resolve()
    },
    end() {
      isEnded = true
      for (const iterator of operations.values()) void iterator.return?.()
      operations.clear()
      waiting.length = 0
      woken.resolve()
    },
  }
}

/** How many may be reserved and not opened; for how long, in milliseconds; and what may go over one. */
const mostReserved = 1_000
const patience = 30_000
const mostOperations = 100
