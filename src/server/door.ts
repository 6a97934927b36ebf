import type { Graph } from '../graph/graph.ts'
import type { MaybePromise } from '../model/maybe-promise.ts'
import { type Answer, createAnswer, revalidate } from './answer.ts'
import { isFromAnotherSite } from './cross-site-check.ts'
import { bearsCredentials } from './identity/credentials.ts'
import { createKeptAnswers } from './kept-answers.ts'
import type { AskedQuery, KnownQueries } from './known-queries.ts'
import { limits } from './limits.ts'
import { chooseMediaType, prefersPage } from './media-type.ts'
import type { Operations } from './operations.ts'
import { isPersisted, type PersistedQueries, persistedHash } from './persisted-queries.ts'
import { asksForCost } from './query-cost.ts'
import { openRequest } from './root-view.ts'
import { securityHeaders } from './security-headers.ts'

/** A request, from wherever it comes. */
export interface Caller {
  readonly method: string
  /** Path and query, as they were sent. */
  readonly target: string
  readonly host: string
  header(name: string): string | null
}

/**
 * Answers what was asked before without waking Yoga. It takes only what Yoga would let through and has answered
 * already; everything else, and whatever is to be refused, is left to Yoga, which says the same in more time.
 */
export interface Door {
  /** Whether it is worth to read the body. */
  admits(caller: Caller): boolean
  /** Null for what is left to Yoga. The caller must have been admitted. */
  answer(caller: Caller, body: string): MaybePromise<Answer | null>
}

export interface DoorOptions {
  readonly endpoint: string
  readonly isKnownHost: (host: string) => boolean
  readonly queries: KnownQueries
  readonly persisted: PersistedQueries
  /** Whether reading needs a token: then all is left to Yoga, which asks for it. */
  readonly isPrivate: boolean
  readonly operations: Operations
  readonly now: () => MaybePromise<Graph>
}

export function createDoor({
  endpoint,
  isKnownHost,
  queries,
  persisted,
  isPrivate,
  operations,
  now,
}: DoorOptions): Door {
  const keptFor = createKeptAnswers()

  function answer(caller: Caller, body: string): MaybePromise<Answer | null> {
    if (Buffer.byteLength(body) > limits.body) return null
    const mediaType = chooseMediaType(caller.header('accept'))
    const params = readParams(caller.method === 'GET' ? paramsOfAddress(caller.target) : parseJson(body))
    const sha256 = persistedHash(params)
    const named = sha256 === null ? undefined : persisted.find(sha256)
    const query = params?.query ?? named
    // Whoever sends a query and its hash wants it to be kept.
    if (!mediaType || !params || asksForCost(params) || query === undefined || (sha256 !== null && query !== named))
      return null
    const asked = { query, operationName: params.operationName }
    const variables = params.variables ?? {}
    const operation = queries.find(asked, variables)
    if (!operation) return null
    const name = `${mediaType} ${caller.method === 'GET' ? caller.target : body}`
    // Who says no-store wants an answer that was made anew, and of which nothing is kept (RFC 9111, 5.2.1.5).
    const isStored = !/(?:^|,)\s*no-store\s*(?:,|$)/i.test(caller.header('cache-control') ?? '')
    const isKeepable = caller.method === 'GET' && isPersisted(params)

    const answerFrom = (graph: Graph): MaybePromise<Answer | null> => {
      const kept = keptFor(graph)
      const known = isStored ? kept.get(name) : null
      if (known) return known
      const { rootValue, context } = openRequest(graph)
      if (!operations.hasRoom()) return null
      const result = operations.run((deadline) =>
        operation.run({ rootValue, contextValue: { ...context, deadline }, variableValues: variables }),
      )
      const finish = ({ data, errors }: Awaited<typeof result>) => {
        if (errors) {
          // Yoga tells of them, and is asked at once the next time.
          queries.forget(asked)
          return null
        }
        const { status, headers, body: bytes } = createAnswer(JSON.stringify({ data }), mediaType, isKeepable)
        const made = { status, headers: { ...headers, ...securityHeaders }, body: bytes }
        if (isStored) kept.set(name, made)
        return made
      }
      return result instanceof Promise ? result.then(finish) : finish(result)
    }
    const graph = now()
    return graph instanceof Promise ? graph.then(answerFrom) : answerFrom(graph)
  }
  return {
    admits: (caller) =>
      !isPrivate &&
      !bearsCredentials(caller.header) &&
      isPlainTarget(caller, endpoint) &&
      isKnownHost(caller.host) &&
      !isFromAnotherSite(caller) &&
      isReadable(caller),
    answer(caller, body) {
      const send = (found: Answer | null) => found && revalidate(found, caller.header('if-none-match'))
      try {
        const found = answer(caller, body)
        return found instanceof Promise ? found.then(send, leave) : send(found)
      } catch {
        return leave()
      }
    },
  }
}

/** What goes wrong here goes wrong with Yoga too, which tells of it. */
function leave(): null {
  return null
}

/** Whether the address is the endpoint's, without anything in which another behaviour of the server could see its own. */
function isPlainTarget({ method, target }: Caller, endpoint: string): boolean {
  if (method === 'POST') return target === endpoint
  return (
    method === 'GET' && target.startsWith(`${endpoint}?`) && /^[\w%&=+.*~-]*$/.test(target.slice(endpoint.length + 1))
  )
}

/** Whether a body is JSON and no larger than it may be. */
function isReadable(caller: Caller): boolean {
  if (caller.method === 'GET') return !prefersPage(caller.header('accept'))
  const length = caller.header('content-length')
  return (
    /^application\/json(?:; ?charset=[uU][tT][fF]-8)?$/.test(caller.header('content-type') ?? '') &&
    (length === null || (/^\d+$/.test(length) && Number(length) <= limits.body))
  )
}

interface Params extends Partial<AskedQuery> {
  readonly variables?: Readonly<Record<string, unknown>> | null
  readonly extensions?: object | null
}

/** What a request asks, where all of it is of the kind that is expected. */
function readParams(read: unknown): Params | null {
  if (!isObject(read)) return null
  for (const name in read) if (!names.has(name)) return null
  const { query, operationName, variables, extensions } = read
  const isSound =
    (query == null || typeof query === 'string') &&
    (operationName == null || typeof operationName === 'string') &&
    (variables == null || isObject(variables)) &&
    (extensions == null || isObject(extensions))
  return isSound ? (read as Params) : null
}

const names: ReadonlySet<string> = new Set(['query', 'operationName', 'variables', 'extensions'])

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function paramsOfAddress(target: string): unknown {
  const search = new URLSearchParams(target.slice(target.indexOf('?') + 1))
  const [query, operationName] = [search.get('query') || undefined, search.get('operationName') || undefined]
  const [variables, extensions] = [search.get('variables'), search.get('extensions')]
  const read = { query, operationName, variables: variables ? parseJson(variables) : undefined }
  return { ...read, extensions: extensions ? parseJson(extensions) : undefined }
}

/** False for what is none, which stands for nothing that could be asked: Yoga tells why. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return false
  }
}
