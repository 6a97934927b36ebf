import type { Network } from './network.ts'

/**
 * A breadth-first search from both ends of a path, always on from the side that has fewer nodes to go on from, or from
 * the other where there are too many links at those.
 */
export interface Search {
  readonly network: Network
  /** How many nodes it met, both ends included. */
  readonly visited: number
  /** Every path of up to so many steps leads through nodes that it met; infinite once a side has met all that it can. */
  readonly reach: number
  /** The length of the shortest path; infinite as long as none was found. */
  readonly shortest: number
  /** No path from the start to a node is shorter. */
  stepsTo(node: number): number
  /** The nodes that a node is linked with, some of them twice; of those not gone on from, only ones between both sides. */
  neighbours(node: number): Iterable<number> & ArrayLike<number>
  /** Goes one step on; false, and nothing has changed, where it has gone as far as one request may. */
  widen(): Promise<boolean>
}

export const mostVisited = 200_000

/** Farther than any path is long: a node that a side has not met. */
const unmet = 99

export function createSearch(network: Network): Search {
  const start = createSide(network.from, network.to, network.size)
  const end = createSide(network.to, network.from, network.size)
  const passed: (readonly number[])[] = []
  let between: ReadonlyMap<number, readonly number[]> | undefined
  let shortest = Number.POSITIVE_INFINITY
  let visited = 2

  const goOn = (side: Side, other: Side) => {
    const next: number[] = []
    side.depth += 1
    side.steps = grown(side.steps, network.size)
    for (const node of side.frontier) {
      for (const neighbour of network.neighbours(node) ?? []) {
        if (side.steps[neighbour] !== unmet) continue
        side.steps[neighbour] = side.depth
        const rest = other.steps[neighbour] ?? unmet
        if (rest === unmet) visited += 1
        else shortest = Math.min(shortest, side.depth + rest)
        if (neighbour !== side.far) next.push(neighbour)
      }
    }
    passed.push(side.frontier)
    side.frontier = next
    between = undefined
  }
  return {
    network,
    get visited() {
      return visited
    },
    get reach() {
      const isComplete = start.frontier.length === 0 || end.frontier.length === 0
      return isComplete ? Number.POSITIVE_INFINITY : start.depth + end.depth
    },
    get shortest() {
      return shortest
    },
    stepsTo: (node) => Math.min(start.steps[node] ?? unmet, start.depth + 1),
    neighbours(node) {
      const known = network.neighbours(node)
      if (known) return known
      between ??= neighboursBetween(network, passed, [start, end])
      return between.get(node) ?? []
    },
    async widen() {
      if (visited >= mostVisited) return false
      // Both ends at once, which are mostly not much.
      if (start.depth + end.depth === 0) await network.read([network.from, network.to])
      for (const side of start.frontier.length <= end.frontier.length ? [start, end] : [end, start]) {
        if (!(await network.read(side.frontier))) continue
        goOn(side, side === start ? end : start)
        return true
      }
      return false
    },
  }
}

interface Side {
  /** How many steps each node is from this side; `unmet` where that is not known. */
  steps: Uint8Array
  /** The nodes met last, to go on from; the other end is none of them, for no path goes through it. */
  frontier: readonly number[]
  depth: number
  readonly far: number
}

function createSide(near: number, far: number, size: number): Side {
  const steps = grown(new Uint8Array(), size)
  steps[near] = 0
  return { steps, frontier: [near], depth: 0, far }
}

/** The same steps with room for so many nodes; at least twice as many as before, so that it is seldom made. */
function grown(steps: Uint8Array, size: number): Uint8Array {
  if (steps.length >= size) return steps
  const larger = new Uint8Array(Math.max(size, steps.length * 2)).fill(unmet)
  larger.set(steps)
  return larger
}

/** What nodes are linked with that both sides have met and none has gone on from. */
function neighboursBetween(
  network: Network,
  passed: readonly (readonly number[])[],
  sides: readonly Side[],
): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>()
  for (const node of passed.flat()) {
    for (const other of network.neighbours(node) ?? []) {
      if (network.neighbours(other) || sides.some(({ steps }) => (steps[other] ?? unmet) === unmet)) continue
      const known = found.get(other)
      if (known) known.push(node)
      else found.set(other, [node])
    }
  }
  return found
}
