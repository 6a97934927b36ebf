import { compareTexts } from '../model/claim.ts'
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
  /** How many links to look at in choosing among paths. */
  readonly looks?: number
}

/** So many links are looked at in choosing among paths, however many nodes they could lead through. */
const mostLooks = 20_000_000

/**
 * The shortest paths that pass no node twice, and then the next shorter ones, up to a number of them: by length, then by the slugs
 * of their nodes. The paths not found yet are always parted into branches (Lawler 1972), of each of which the first
 * path is known or is longer than what was searched so far.
 */
export async function findShortestPaths(
  search: Search,
  { maxLength, limit, looks = mostLooks }: PathLimits,
): Promise<FoundPaths> {
  const paths: NumberedPath[] = []
  const effort = { left: looks }
  let open: Branch[] = [{ prefix: [0], barred: new Set() }]
  let choices: Choice[] = []
  for (let length = 1; length <= maxLength; length += 1) {
    while (search.reach < length) if (!(await search.widen())) return { paths, truncated: true }
    if (search.shortest > length) continue
    const ways = waysToEnd(search, length)
    const solve = (branches: readonly Branch[]) => {
      for (const branch of branches) {
        const path = firstPath(search, branch, ways, effort)
        if (path) choices.push({ branch, path })
        else open.push(branch)
      }
    }
    const waiting = open
    open = []
    solve(waiting)
    while (choices.length > 0 && effort.left > 0) {
      const best = choices.reduce((a, b) => (comparePaths(search, a.path, b.path) <= 0 ? a : b))
      choices = choices.filter((choice) => choice !== best)
      if (paths.push(best.path) === limit) return { paths, truncated: false }
      solve(branchesBeside(best))
    }
    if (effort.left <= 0) return { paths, truncated: true }
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
  const steps = new Uint8Array(search.slugs.length).fill(noWay)
  steps[1] = 0
  let layer = [1]
  for (let step = 1; step <= length && layer.length > 0; step += 1) {
    const next: number[] = []
    for (const node of layer) {
      for (const neighbour of search.neighbours(node)) {
        if (steps[neighbour] !== noWay || search.stepsTo(neighbour) + step > length) continue
        steps[neighbour] = step
        if (neighbour !== 0) next.push(neighbour)
      }
    }
    layer = next
  }
  return { length, steps }
}

/** The branch's shortest path, of those the first by its slugs; null if all are longer than the ways. */
function firstPath(search: Search, branch: Branch, ways: WaysToEnd, effort: { left: number }): NumberedPath | null {
  const { prefix, barred } = branch
  const passed = new Set(prefix)
  let layer: readonly number[] = prefix.slice(-1)
  const layers = [layer]
  for (let at = prefix.length; at <= ways.length && layer.length > 0; at += 1) {
    const next: number[] = []
    for (const node of layer) {
      const neighbours = search.neighbours(node)
      effort.left -= neighbours.length
      if (effort.left <= 0) return null
      for (const neighbour of neighbours) {
        if (passed.has(neighbour) || at + (ways.steps[neighbour] ?? noWay) > ways.length) continue
        if (layers.length === 1 && barred.has(neighbour)) continue
        passed.add(neighbour)
        next.push(neighbour)
      }
    }
    if (passed.has(1)) return [...prefix, ...firstBySlugs(search, branch, layers), 1]
    layers.push(next)
    layer = next
  }
  return null
}

/** One node of each layer but the first, linked with each other and with the end, the first by their slugs. */
function firstBySlugs(search: Search, { barred }: Branch, layers: readonly (readonly number[])[]): number[] {
  const leading: ReadonlySet<number>[] = []
  let ahead: ReadonlySet<number> = new Set([1])
  for (const layer of layers.slice(1).reverse()) {
    const towards = ahead
    ahead = new Set(layer.filter((node) => search.neighbours(node).some((neighbour) => towards.has(neighbour))))
    leading.unshift(ahead)
  }
  const chosen: number[] = []
  let last = layers[0]?.[0] ?? 0
  for (const layer of leading) {
    const options = search
      .neighbours(last)
      .filter((node) => layer.has(node) && !(chosen.length === 0 && barred.has(node)))
    last = options.reduce((a, b) => (compareSlugs(search, a, b) <= 0 ? a : b))
    chosen.push(last)
  }
  return chosen
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

function compareSlugs({ slugs }: Search, a: number, b: number): number {
  return compareTexts(slugs[a] ?? '', slugs[b] ?? '')
}
