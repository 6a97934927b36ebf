import type { Plugin } from 'graphql-yoga'
import type { Graph } from '../graph/graph.ts'
import { createRequest } from '../graph/request.ts'
import { viewOf } from '../graph/views.ts'

/** Gives each request a view of the graph of its own, from which its root fields start. */
export function useRootView(graph: () => Graph): Plugin {
  return {
    onExecute({ args }) {
      args.rootValue = viewOf(graph())
      Object.assign(args.contextValue as object, createRequest())
    },
  }
}
