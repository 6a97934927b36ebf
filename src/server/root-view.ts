import type { Plugin } from 'graphql-yoga'
import { type Graph, viewOf } from '../graph/graph.ts'

/** Gives each request a view of the graph of its own, from which its root fields start. */
export function useRootView(graph: () => Graph): Plugin {
  return {
    onExecute({ args }) {
      args.rootValue = viewOf(graph())
    },
  }
}
