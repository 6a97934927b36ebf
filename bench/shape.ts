import { below, createRandom } from './random.ts'
import type { Graph } from './social-graph.ts'

/** What shape a graph has: its degrees, and how far apart nodes are, by breadth-first searches from some of them. */
export interface Shape {
  readonly medianDegree: number
  readonly largestDegree: number
  /** The share of pairs at each distance; what is not connected stands at 0. */
  readonly distances: readonly number[]
  /** The farthest that any two were found apart. */
  readonly diameter: number
}

export function shapeOf(graph: Graph, samples = 100, seed = 3): Shape {
  const { starts, ends } = adjacency(graph)
  const degrees = Int32Array.from({ length: graph.nodes }, (_, node) => (starts[node + 1] ?? 0) - (starts[node] ?? 0))
  const random = createRandom(seed)
  const counts: number[] = []
  for (let sample = 0; sample < samples; sample += 1) {
    for (const distance of distancesFrom(below(random, graph.nodes), starts, ends)) {
      if (distance !== 0) counts[Math.max(0, distance)] = (counts[Math.max(0, distance)] ?? 0) + 1
    }
  }
  const total = samples * (graph.nodes - 1)
  const sorted = degrees.sort()
  return {
    medianDegree: sorted[graph.nodes >> 1] ?? 0,
    largestDegree: sorted[graph.nodes - 1] ?? 0,
    distances: Array.from(counts, (count) => (count ?? 0) / total),
    diameter: counts.length - 1,
  }
}

function adjacency({ nodes, from, to }: Graph): { starts: Int32Array; ends: Int32Array } {
  const starts = new Int32Array(nodes + 1)
  for (const side of [from, to]) {
    for (const end of side) starts[end + 1] = (starts[end + 1] ?? 0) + 1
  }
  for (let node = 0; node < nodes; node += 1) starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0)
  const next = starts.slice()
  const ends = new Int32Array(from.length * 2)
  const put = (node: number, other: number) => {
    ends[next[node] ?? 0] = other
    next[node] = (next[node] ?? 0) + 1
  }
  from.forEach((a, edge) => {
    const b = to[edge] ?? 0
    put(a, b)
    put(b, a)
  })
  return { starts, ends }
}

/** How far every node is from one; -1 where no path leads. */
function distancesFrom(root: number, starts: Int32Array, ends: Int32Array): Int8Array {
  const distances = new Int8Array(starts.length - 1).fill(-1)
  distances[root] = 0
  let frontier = [root]
  for (let distance = 1; frontier.length > 0; distance += 1) {
    const next: number[] = []
    for (const node of frontier) {
      for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at += 1) {
        const other = ends[at] ?? 0
        if (distances[other] !== -1) continue
        distances[other] = distance
        next.push(other)
      }
    }
    frontier = next
  }
  return distances
}
