import { compare } from '../model/compare.ts'
import type { Budget } from './budget.ts'
import type { Search } from './path-search.ts'

/** A path as the numbers of its nodes, from the start to the end. */
export type NumberedPath = readonly number[]

export interface FoundPaths {
  readonly paths: readonly NumberedPath[]
  /** Whether the search went as far as it may, and there could be more. */
  readonly truncated: boolean
}

export interface PathLimits {
  readonly maxLength: number
  readonly limit: number
}

/**
 * The shortest paths that pass no node twice, and then the next shortest ones, up to a number of them: by length,
 * then by the slugs of their nodes. The paths not found yet are always parted into branches (Lawler 1972), of each of
 * which the first path is known or is longer than what was searched so far.
 */
export async function findShortestPaths(
  search: Search,
  { maxLength, limit }: PathLimits,
  budget: Pick<Budget, 'edgesVisited'>,
): Promise<FoundPaths> {
  const paths: NumberedPath[] = []
  let open: Branch[] = [{ prefix: [search.network.from], barred: new Set() }]
  let choices: Choice[] = []
  for (let length = 1; length <= maxLength; length += 1) {
    while (search.reach < length) if (!(await search.widen())) return { paths, truncated: true }
    if (search.shortest > length) continue
    const ways = waysToEnd(search, length)
    const solve = (branches: readonly Branch[]) => {
      for (const branch of branches) {
        const path = firstPath(search, branch, ways, budget)
        if (path) choices.push({ branch, path })
        else open.push(branch)
      }
    }
    const waiting = open
    open = []
    solve(waiting)
    while (choices.length > 0 && budget.edgesVisited > 0) {
      const best = choices.reduce((a, b) => (comparePaths(search, a.path, b.path) <= 0 ? a : b))
      choices = choices.filter((choice) => choice !== best)
      if (paths.push(best.path) === limit) return { paths, truncated: false }
      solve(branchesBeside(best))
    }
    if (budget.edgesVisited <= 0) return { paths, truncated: true }
    if (open.length === 0) break
  }
  return { paths, truncated: false }
}

/** All paths that begin with a prefix and do not go on to any of the barred nodes. */
interface Branch {
  readonly prefix: NumberedPath
  readonly barred: ReadonlySet<number>
}

interface Choice {
  readonly branch: Branch
  /** The first path of the branch. */
  readonly path: NumberedPath
}

/** The least number of steps from each node to the end, for nodes on a way of at most `length` steps in all. */
interface WaysToEnd {
  readonly length: number
  readonly steps: Uint8Array
}

const noWay = 255

function waysToEnd(search: Search, length: number): WaysToEnd {
  const { from, to, size } = search.network
  const steps = new Uint8Array(size).fill(noWay)
  steps[to] = 0
  let layer = [to]
  for (let step = 1; step <= length && layer.length > 0; step += 1) {
    const next: number[] = []
    for (const node of layer) {
      for (const neighbour of search.neighbours(node)) {
        if (steps[neighbour] !== noWay || search.stepsTo(neighbour) + step > length) continue
        steps[neighbour] = step
        if (neighbour !== from) next.push(neighbour)
      }
    }
    layer = next
  }
  return { length, steps }
}

/** The branch's shortest path, of those the first by its slugs; null if all are longer than the ways. */
function firstPath(
  search: Search,
  branch: Branch,
  ways: WaysToEnd,
  budget: Pick<Budget, 'edgesVisited'>,
): NumberedPath | null {
  const { prefix, barred } = branch
  const { to } = search.network
  const passed = new Set(prefix)
  let layer: readonly number[] = prefix.slice(-1)
  const layers = [layer]
  for (let at = prefix.length; at <= ways.length && layer.length > 0; at += 1) {
    const next: number[] = []
    for (const node of layer) {
      const neighbours = search.neighbours(node)
      budget.edgesVisited -= neighbours.length
      if (budget.edgesVisited <= 0) return null
      for (const neighbour of neighbours) {
        if (passed.has(neighbour) || at + (ways.steps[neighbour] ?? noWay) > ways.length) continue
        if (layers.length === 1 && barred.has(neighbour)) continue
        passed.add(neighbour)
        next.push(neighbour)
      }
    }
    if (passed.has(to)) return [...prefix, ...firstBySlugs(search, branch, layers), to]
    layers.push(next)
    layer = next
  }
  return null
}

/** One node of each layer but the first, linked with each other and with the end, the first by their slugs. */
function firstBySlugs(search: Search, { barred }: Branch, layers: readonly (readonly number[])[]): number[] {
  const leading: ReadonlySet<number>[] = []
  let ahead: ReadonlySet<number> = new Set([search.network.to])
  for (const layer of layers.slice(1).reverse()) {
    const towards = ahead
    ahead = new Set(layer.filter((node) => leadsTo(search, node, towards)))
    leading.unshift(ahead)
  }
  const chosen: number[] = []
  let last = layers[0]?.[0] ?? search.network.from
  for (const layer of leading) {
    const isFirst = chosen.length === 0
    const options = Array.from(search.neighbours(last)).filter(
      (node) => layer.has(node) && !(isFirst && barred.has(node)),
    )
    last = options.reduce((a, b) => (compareSlugs(search, a, b) <= 0 ? a : b))
    chosen.push(last)
  }
  return chosen
}

function leadsTo(search: Search, node: number, layer: ReadonlySet<number>): boolean {
  for (const neighbour of search.neighbours(node)) if (layer.has(neighbour)) return true
  return false
}

/** What is left of a branch without its first path: a branch for each node at which another path can leave it. */
function branchesBeside({ branch: { prefix, barred }, path }: Choice): Branch[] {
  return path.slice(prefix.length).map((next, index) => ({
    prefix: path.slice(0, prefix.length + index),
    barred: new Set(index === 0 ? [...barred, next] : [next]),
  }))
}

function comparePaths(search: Search, a: NumberedPath, b: NumberedPath): number {
  if (a.length !== b.length) return a.length - b.length
  const parting = a.findIndex((node, index) => node !== b[index])
  return parting === -1 ? 0 : compareSlugs(search, a[parting] ?? 0, b[parting] ?? 0)
}

function compareSlugs({ network }: Search, a: number, b: number): number {
  return compare(network.slugOf(a), network.slugOf(b))
}
