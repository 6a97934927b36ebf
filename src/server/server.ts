import { createLRUCache, createYoga } from 'graphql-yoga'
import type { Logger } from 'pino'
import { buildSchema } from '../../schema/schema.ts'
import { createFeed } from '../graph/feed.ts'
import type { Graph } from '../graph/graph.ts'
import type { LiveGraph } from '../graph/live-graph.ts'
import type { Viewer } from '../graph/request.ts'
import { createAuthentication } from './authentication.ts'
import { type Answering, answerFetch } from './callers.ts'
import { useCrossSiteCheck } from './cross-site-check.ts'
import { createDescriptions } from './descriptions.ts'
import { createDoor } from './door.ts'
import { maskedMessage, useErrors } from './errors.ts'
import { useExplorer } from './explorer.ts'
import { useGraphiql } from './graphiql.ts'
import { knowHosts, useHostCheck } from './host-check.ts'
import { identifyByAccount } from './identity/accounts.ts'
import { identifyByProvider, type Provider } from './identity/jwt.ts'
import { createSlowDown } from './identity/slow-down.ts'
import { createKnownQueries, useKnownQueries } from './known-queries.ts'
import { limits } from './limits.ts'
import { useLive } from './live.ts'
import { type OperationLimits, usualOperationLimits } from './operation-limits.ts'
import { createOperations, useOperations } from './operations.ts'
import { usePages } from './pages.ts'
import { createPersistedQueries, usePersistedQueries } from './persisted-queries.ts'
import { useQueryCost } from './query-cost.ts'
import { useQueryLength } from './query-length.ts'
import { useQueryShape } from './query-shape.ts'
import { useReadiness } from './readiness.ts'
import { useRequestBody } from './request-body.ts'
import { useResults } from './results.ts'
import { useRootView } from './root-view.ts'
import { useSecurityHeaders } from './security-headers.ts'
import { useSignIn } from './sign-in.ts'
import { createSingleConnections } from './single-connection.ts'
import { createViewers } from './viewers.ts'

/** Answers requests about a graph. */
export interface Server extends Answering {
  readonly yoga: ReturnType<typeof createYoga>
  /** Takes requests of fetch, so that nothing needs a port to be tested. */
  fetch(request: Request): Promise<Response>
  /** From now on, `/readyz` says that no further requests should come. Streams end. */
  drain(): void
}

export interface ServerOptions {
  /** The graph, or where to find it as it is at the time of a request. */
  readonly graph: Graph | LiveGraph
  readonly log: Logger
  /** The names or addresses, besides this machine's own, under which the server may be asked. */
  readonly hosts?: readonly string[]
  /** Whether changes are taken. */
  readonly isWritable?: boolean
  /** Whether reading needs a token, too. */
  readonly isPrivate?: boolean
  /** Whose tokens are taken besides those of accounts. */
  readonly provider?: Provider
  /** How many operations run at once, and for how long. */
  readonly operations?: OperationLimits
  /** The folder into which the explorer was built. Left out, there is the API alone. */
  readonly explorer?: string
  /** Where the API is, and in a browser GraphiQL. */
  readonly endpoint?: string
  /** Whether it is a part of another server, which has pages of its own and knows its names. */
  readonly isEmbedded?: boolean
}

/** No address ends with it, for it is no part of one. */
const nowhere = ' '

/** Builds the server of a graph: Yoga with a list of small behaviours, in the order in which a request meets them. */
export function createServer({ graph, log, hosts, explorer, ...options }: ServerOptions): Server {
  const { endpoint = '/graphql', isEmbedded = false, isWritable = false, isPrivate = false, provider } = options
  let ready = true
  const schema = buildSchema()
  const isKnownHost = isEmbedded && !hosts ? () => true : knowHosts(hosts ?? [])
  const [queries, persisted] = [createKnownQueries(schema), createPersistedQueries()]
  const operations = createOperations(options.operations ?? usualOperationLimits)
  const now = () => ('now' in graph ? graph.now() : graph)
  const authentication = createAuthentication({
    by: [identifyByAccount(graph), ...(provider ? [identifyByProvider(provider)] : [])],
    slowDown: createSlowDown(),
    ...{ isPrivate, log },
  })
  const closed = { isPrivate, isWritable }
  const { viewers, plugin: useViewers } = createViewers({ authentication, isPrivate, isWritable })
  const connections = createSingleConnections(endpoint, viewers)
  const onError = (error: unknown) => log.error({ err: error }, 'What changed could not be read.')
  const feed = createFeed({ graph, now, onError })
  const credentialsOf = (viewer: Viewer | null) => ({ viewer, changing: isWritable ? now : null, feed })
  const descriptionFor = createDescriptions({ now, authentication, isPrivate, log })
  const yoga = createYoga({
    id: 'plenum',
    schema,
    graphqlEndpoint: endpoint,
    // Yoga's own would answer before it is looked at for which host the request is.
    healthCheckEndpoint: nowhere,
    graphiql: false,
    cors: false,
    multipart: false,
    maxRequestBodySize: limits.signedInBody,
    // A parsed query can take a megabyte.
    parserAndValidationCache: { documentCache: createLRUCache({ max: 100 }), errorCache: createLRUCache({ max: 100 }) },
    maskedErrors: { errorMessage: maskedMessage, isDev: false },
    logging: {
      debug: (...said) => log.debug(said),
      info: (...said) => log.info(said),
      warn: (...said) => log.warn(said),
      error: (error) => log.error({ err: error }, 'A request failed.'),
    },
    plugins: [
      useSecurityHeaders(),
      useHostCheck(isKnownHost),
      ...(isEmbedded ? [] : [useReadiness({ isWelcome: () => ready, store: () => graph.store, log })]),
      ...(explorer === undefined ? [] : [useExplorer(explorer)]),
      ...(isEmbedded ? [] : [useSignIn(authentication, closed), usePages(endpoint)]),
      useGraphiql(endpoint, { ...closed, isEmbedded }, descriptionFor),
      useViewers,
      useCrossSiteCheck(),
      connections.plugin,
      useRequestBody(viewers),
      usePersistedQueries(persisted),
      useQueryLength(),
      useQueryShape(),
      useErrors(log),
      useQueryCost(),
      useKnownQueries(queries),
      useRootView({ now, credentialsOf: (request) => credentialsOf(viewers.of(request)) }),
      useOperations(operations),
      useLive({ now, viewers, credentialsOf }),
      useResults(connections),
    ],
  })
  const door = createDoor({ endpoint, isKnownHost, queries, persisted, isPrivate, operations, now })
  return {
    door,
    yoga,
    fetch: (request) => answerFetch({ door, yoga }, request),
    drain() {
      ready = false
      feed.close()
      connections.close()
    },
  }
}
