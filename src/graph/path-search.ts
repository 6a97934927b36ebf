import type { LinkRow } from '../store/links.ts'
import { type LinkReader, othersOf } from './links.ts'

/**
 * A breadth-first search from both ends of a path at once, always on from the side that has fewer nodes to go on
 * from. Nodes are numbered as they are met: 0 is where paths start, 1 is where they end.
 */
export interface Search {
  readonly slugs: readonly string[]
  /** Every path of up to so many steps lies within what was read; infinite once one side has met all that it can. */
  readonly reach: number
  /** The length of the shortest path; infinite as long as none was found. */
  readonly shortest: number
  /** The least number of steps from the start to a node. */
  stepsTo(node: number): number
  /** The nodes that a node is linked with, some of them twice; of those not gone on from, only ones between both sides. */
  neighbours(node: number): readonly number[]
  /** The node's links, if the search went on from it. */
  linksOf(node: number): readonly LinkRow[]
  /** Goes one step on; false, and nothing has changed, where it has gone as far as one request may. */
  widen(): Promise<boolean>
}

export const mostVisited = 200_000

/** Farther than any path is long: a node that a side has not met. */
const unmet = 99

export function createSearch(reader: LinkReader, from: string, to: string): Search {
  const slugs = [from, to]
  const numbers = new Map(slugs.map((slug, number) => [slug, number]))
  const start: Side = { steps: [0, unmet], frontier: [0], depth: 0, far: 1 }
  const end: Side = { steps: [unmet, 0], frontier: [1], depth: 0, far: 0 }
  const rows: (LinkRow[] | undefined)[] = [undefined, undefined]
  const links: (number[] | undefined)[] = [undefined, undefined]
  let between: ReadonlyMap<number, readonly number[]> | undefined
  let shortest = Number.POSITIVE_INFINITY

  const numberOf = (slug: string) => {
    const known = numbers.get(slug)
    if (known !== undefined) return known
    const number = slugs.push(slug) - 1
    numbers.set(slug, number)
    start.steps.push(unmet)
    end.steps.push(unmet)
    rows.push(undefined)
    links.push(undefined)
    return number
  }
  const read = async (nodes: readonly number[]) => {
    const found = await reader.read(nodes.map((node) => slugs[node] ?? ''))
    if (!found) return false
    for (const node of nodes) {
      rows[node] = []
      links[node] = []
    }
    for (const row of found) {
      const node = numberOf(row.node)
      rows[node]?.push(row)
      for (const other of othersOf(row)) links[node]?.push(numberOf(other))
    }
    return true
  }
  const goOn = (side: Side, other: Side) => {
    const next: number[] = []
    side.depth += 1
    for (const node of side.frontier) {
      for (const neighbour of links[node] ?? []) {
        if (side.steps[neighbour] !== unmet) continue
        side.steps[neighbour] = side.depth
        shortest = Math.min(shortest, side.depth + met(other.steps[neighbour]))
        if (neighbour !== side.far) next.push(neighbour)
      }
    }
    side.frontier = next
  }
  return {
    slugs,
    get reach() {
      const isComplete = start.frontier.length === 0 || end.frontier.length === 0
      return isComplete ? Number.POSITIVE_INFINITY : start.depth + end.depth
    },
    get shortest() {
      return shortest
    },
    stepsTo: (node) => Math.min(start.steps[node] ?? unmet, start.depth + 1),
    neighbours(node) {
      between ??= neighboursBetween(links, start, end)
      return links[node] ?? between.get(node) ?? []
    },
    linksOf: (node) => rows[node] ?? [],
    async widen() {
      if (slugs.length >= mostVisited) return false
      const isFirst = start.depth === 0
      const [side, other] = start.frontier.length <= end.frontier.length ? [start, end] : [end, start]
      const from = isFirst ? [0, 1] : side.frontier.filter((node) => !links[node])
      if (!(await read(from))) return false
      goOn(side, other)
      if (isFirst) goOn(other, side)
      between = undefined
      return true
    },
  }
}

interface Side {
  /** How many steps each node is from this side; `unmet` where that is not known. */
  readonly steps: number[]
  /** The nodes met last, to go on from; the other end is none of them, for no path goes through it. */
  frontier: number[]
  depth: number
  readonly far: number
}

function met(steps: number | undefined): number {
  return steps === undefined || steps === unmet ? Number.POSITIVE_INFINITY : steps
}

/** What nodes are linked with that both sides have met and none has gone on from. */
function neighboursBetween(
  links: readonly (readonly number[] | undefined)[],
  start: Side,
  end: Side,
): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>()
  links.forEach((others, node) => {
    for (const other of others ?? []) {
      if (links[other] || start.steps[other] === unmet || end.steps[other] === unmet) continue
      const known = found.get(other)
      if (known) known.push(node)
      else found.set(other, [node])
    }
  })
  return found
}
