import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GraphQLSchema } from 'graphql'
import { type Logger, pino } from 'pino'
import type { View } from '../graph/view.ts'
import { viewOf } from '../graph/views.ts'
import { answerNode } from '../server/callers.ts'
import { createServer } from '../server/server.ts'
import { createInProcessSchema } from './in-process.ts'
import { openLivePlace } from './live-place.ts'

/** What a graph is made of, and how it is served. `data` or `db` says where it is. */
export interface PlenumOptions {
  /** A data directory. Where its files are edited, the graph follows. */
  readonly data?: string
  /** Where the databases of a data directory are kept; `.plenum` beside it, if that can be written. */
  readonly cache?: string
  /** A database: `sqlite:PATH`, or `postgres://USER@HOST:PORT/NAME`. */
  readonly db?: string
  /** Servers to which a PostgreSQL database is replicated, and that are read from. */
  readonly replica?: readonly string[]
  /** The one path that is answered; `/graphql` where none is given. */
  readonly path?: string
  /** The names under which it may be asked, besides this machine's own. Left out, that is for whoever hosts it to check. */
  readonly hosts?: readonly string[]
  /** Whether changes are taken, from whoever has a token; only of a database. */
  readonly write?: boolean
  /** Whether reading needs a token, too. */
  readonly private?: boolean
  /** Where faults are told; the standard error where none is given. */
  readonly log?: Logger
}

/** A graph as a part of another program. */
export interface Plenum {
  /** Ends when the graph is open. @throws what is wrong with it, as does everything below */
  readonly ready: Promise<void>
  /** The path that is answered. */
  readonly path: string
  /** Answers a request at the path; 404 at any other. */
  readonly fetch: (request: Request) => Promise<Response>
  /** The same for Node's own requests, as Express, Connect and node:http have them; others are left to `next`. */
  readonly middleware: (request: IncomingMessage, response: ServerResponse, next?: Next) => void
  /** The schema, to be executed in this process or stitched into another one. It needs no context, and only reads. */
  readonly schema: GraphQLSchema
  /** The whole graph as it is now, for the functions of `plenum/graph/*`, which read it without GraphQL. */
  readonly view: () => Promise<View>
  /** Ends what goes on, and closes the database. */
  readonly close: () => Promise<void>
}

export type Next = (error?: unknown) => void

/** Opens a graph to be a part of another program. What it is asked before it is open waits. */
export function createPlenum(options: PlenumOptions): Plenum {
  const { path = '/graphql', log = pino({ name: 'plenum' }, pino.destination(2)) } = checked(options)
  const opening = open({ ...options, path, log })
  const ready = opening.then(() => {})
  // Whoever uses it is told; nobody else needs to be.
  ready.catch(() => {})
  const now = async () => (await opening).graph.now()
  return {
    path,
    ready,
    schema: createInProcessSchema(now),
    view: async () => viewOf(await now()),
    async fetch(request) {
      if (pathOf(request.url) !== path) return new Response(`Expected the path ${path}.\n`, notFound)
      return (await opening).server.fetch(request)
    },
    middleware(request, response, next = () => refuse(response, path)) {
      const target = targetOf(request)
      if (pathOf(target) !== path) return next()
      const addressed = Object.assign(request, { url: target })
      opening.then(({ server }) => {
        if (isRead(request)) void server.yoga(addressed, response)
        else answerNode(server, addressed, response)
      }, next)
    },
    async close() {
      const { server, close } = await opening
      server.drain()
      await close()
    },
  }
}

/** @throws Error where it cannot be meant */
function checked(options: PlenumOptions): PlenumOptions {
  const { data, db, path, write = false } = options
  if ((data === undefined) === (db === undefined))
    throw new Error('createPlenum expects either "data", a data directory, or "db", the address of a database.')
  if (path !== undefined && !/^\/(?:[\w.~-]+(?:\/[\w.~-]+)*)?$/.test(path))
    throw new Error(`createPlenum expects "path" to be as in "/graphql" or "/api/graph", got ${JSON.stringify(path)}.`)
  if (write && db === undefined)
    throw new Error('createPlenum expects "db" with "write": a data directory is changed by its files.')
  return options
}

async function open({ path, log, hosts, ...options }: PlenumOptions & { readonly path: string; readonly log: Logger }) {
  const { write: isWritable = false, private: isPrivate = false, data = '', ...place } = options
  const onError = (error: unknown) => log.error({ err: error }, 'The graph has changed and could not be read anew.')
  const onNote = (note: string) => log.info(note)
  const { graph, close } = await openLivePlace({ ...place, data, mayBeEmpty: isWritable, onNote }, { onError })
  const server = createServer({
    ...{ graph, log, isWritable, isPrivate, endpoint: path, isEmbedded: true },
    ...(hosts && { hosts }),
  })
  return { graph, server, close }
}

/** Express takes away from the address where a handler is mounted, and keeps the whole one. */
function targetOf(request: IncomingMessage & { readonly originalUrl?: string }): string {
  return request.originalUrl ?? request.url ?? '/'
}

/** Whether another handler has read the body already, and has put it where Yoga finds it: `express.json()`. */
function isRead(request: IncomingMessage & { readonly body?: unknown }): boolean {
  return request.body !== undefined
}

function pathOf(address: string): string | undefined {
  return URL.parse(address, 'http://localhost')?.pathname
}

const notFound = { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } }

function refuse(response: ServerResponse, path: string): void {
  response.writeHead(notFound.status, notFound.headers).end(`Expected the path ${path}.\n`)
}
