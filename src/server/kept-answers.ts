import type { Graph } from '../graph/graph.ts'
import type { Answer } from './answer.ts'
import { type Bounded, createBounded } from './bounded.ts'

/** Answers that hold for as long as the graph does: with an open graph all of its answers are forgotten. */
export function createKeptAnswers(): (graph: Graph) => Bounded<Answer> {
  const kept = new WeakMap<Graph, Bounded<Answer>>()
  return (graph) => {
    const known = kept.get(graph)
    if (known) return known
    const answers = createBounded({ limit: mostBytes, weigh: bytesOf })
    kept.set(graph, answers)
    return answers
  }
}

const mostBytes = 64_000_000

/** With what the maps and objects around it take. */
function bytesOf({ body }: Answer, name: string): number {
  return (body?.length ?? 0) + 2 * name.length + 1_000
}
