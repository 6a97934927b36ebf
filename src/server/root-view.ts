import type { Plugin } from 'graphql-yoga'
import { type Graph, viewOf } from '../graph/graph.ts'
import { type Eventually, whenThere } from '../graph/loader.ts'
import type { View } from '../graph/view.ts'

/** What the fields of one request start from, and what they share. */
export interface OpenedRequest {
  readonly rootValue: View
  readonly context: Readonly<Record<string, unknown>>
}

/** Gives a request a view of the graph of its own. */
export function openRequest(graph: Graph): OpenedRequest {
  return { rootValue: viewOf(graph), context: {} }
}

/** Has each request start from the graph as it is now. */
export function useRootView(now: () => Eventually<Graph>): Plugin {
  return {
    onExecute({ args, extendContext }) {
      return whenThere(now(), (graph) => {
        const { rootValue, context } = openRequest(graph)
        args.rootValue = rootValue
        extendContext(context)
      })
    },
  }
}
