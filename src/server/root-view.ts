import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Graph } from '../graph/graph.ts'
import { type Credentials, createRequest, type Request as GraphRequest } from '../graph/request.ts'
import type { View } from '../graph/view.ts'
import { viewOf } from '../graph/views.ts'
import type { MaybePromise } from '../model/maybe-promise.ts'

/** What the fields of one request start from, and what they share. */
export interface OpenedRequest {
  readonly rootValue: View
  readonly context: GraphRequest
}

/** Gives a request a view of the graph of its own. */
export function openRequest(graph: Graph, credentials: Credentials = {}): OpenedRequest {
  return { rootValue: viewOf(graph), context: createRequest(credentials) }
}

export interface RootViewOptions {
  readonly now: () => MaybePromise<Graph>
  /** What a request may do. */
  readonly credentialsOf: (request: Request) => Credentials
}

/** Has each request start from the graph as it is now. */
export function useRootView({ now, credentialsOf }: RootViewOptions): Plugin {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn((args: ExecutionArgs) => {
        const run = (graph: Graph) => {
          const { request } = args.contextValue as { readonly request: Request }
          const { rootValue, context } = openRequest(graph, credentialsOf(request))
          return executeFn({ ...args, rootValue, contextValue: Object.assign(args.contextValue as object, context) })
        }
        try {
          const graph = now()
          return graph instanceof Promise ? graph.then(run, fail) : run(graph)
        } catch (error) {
          return fail(error)
        }
      })
    },
  }
}

/** Nothing can be executed: what it is about, other behaviours tell. */
function fail(error: unknown): ExecutionResult {
  return { errors: [new GraphQLError('The graph cannot be opened.', { originalError: error as Error })] }
}
