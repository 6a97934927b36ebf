import type { Plugin } from 'graphql-yoga'
import type { Graph } from '../graph/graph.ts'
import { andThen, type MaybePromise } from '../graph/maybe-promise.ts'
import { createRequest, type Request } from '../graph/request.ts'
import type { View } from '../graph/view.ts'
import { viewOf } from '../graph/views.ts'

/** What the fields of one request start from, and what they share. */
export interface OpenedRequest {
  readonly rootValue: View
  readonly context: Request
}

/** Gives a request a view of the graph of its own. */
export function openRequest(graph: Graph): OpenedRequest {
  return { rootValue: viewOf(graph), context: createRequest() }
}

/** Has each request start from the graph as it is now. */
export function useRootView(now: () => MaybePromise<Graph>): Plugin<Request> {
  return {
    onExecute({ args, extendContext }) {
      return andThen(now(), (graph) => {
        const { rootValue, context } = openRequest(graph)
        args.rootValue = rootValue
        extendContext(context)
      })
    },
  }
}
