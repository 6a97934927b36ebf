import type { IncomingMessage } from 'node:http'
import { type ExecutionArgs, getOperationAST, OperationTypeNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Viewer } from '../graph/request.ts'
import type { Authentication, Caller } from './authentication.ts'
import type { Identity } from './identity/identity.ts'
import { refusal } from './refusals.ts'

/** Who asks, by request. */
export interface Viewers {
  /** As was found when the request came; null for somebody who did not say, and for whoever may only read. */
  of(request: Request): Viewer | null
  /** The same, found out anew: a token can end while a stream goes on. @throws GraphQLError */
  again(request: Request): Promise<Viewer | null>
  /** Whether an answer is for one person alone. */
  isPersonal(request: Request): boolean
}

export interface ViewersOptions {
  readonly authentication: Authentication
  readonly isPrivate: boolean
  /** Whether the server takes changes. */
  readonly isWritable: boolean
}

/** Finds out who asks before anything of the request is read, and keeps what it is told from everybody else. */
export function createViewers({ authentication, isPrivate, isWritable }: ViewersOptions): {
  readonly viewers: Viewers
  readonly plugin: Plugin
} {
  const known = new WeakMap<Request, Identity>()
  const asked = new WeakMap<Request, Caller>()
  const viewers: Viewers = {
    of: (request) => known.get(request)?.viewer ?? null,
    async again(request) {
      const caller = asked.get(request)
      return (caller && (await authentication.admit(caller))?.viewer) ?? null
    },
    isPersonal: (request) => isPrivate || known.has(request),
  }
  const plugin: Plugin = {
    async onRequestParse({ request, url, serverContext }) {
      const caller = callerOf(request, url.host, serverContext)
      asked.set(request, caller)
      const identity = await authentication.admit(caller)
      if (identity) known.set(request, identity)
    },
    onExecute({ args, setResultAndStopExecution }) {
      const identity = known.get((args.contextValue as { readonly request: Request }).request)
      if (isWritable && identity?.viewer === null && isMutation(args))
        setResultAndStopExecution({ errors: [refusal('FORBIDDEN', noRole)] })
    },
    onResponse({ request, response }) {
      if (asked.has(request) && viewers.isPersonal(request)) response.headers.set('cache-control', 'private, no-store')
    },
  }
  return { viewers, plugin }
}

/** What a request of Yoga says of where it comes from. */
export function callerOf(request: Request, host: string, serverContext: unknown): Caller {
  const { req } = (serverContext ?? {}) as { readonly req?: IncomingMessage }
  const header = (name: string) => request.headers.get(name)
  const address = req?.socket?.remoteAddress ?? ''
  return { method: request.method, host: header('host') ?? host, header, address }
}

export function isMutation({ document, operationName }: ExecutionArgs): boolean {
  return getOperationAST(document, operationName)?.operation === OperationTypeNode.MUTATION
}

const noRole =
  'The token is known, and gives no role that may change anything: expected PROPOSER, EDITOR or ADMIN. Ask whoever gives roles.'
