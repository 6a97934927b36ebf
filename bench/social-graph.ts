import { below, createRandom, pareto, type Random } from './random.ts'

/** An undirected graph without loops and parallel edges: edge `i` joins `from[i]` and `to[i]`. */
export interface Graph {
  readonly nodes: number
  readonly from: Int32Array
  readonly to: Int32Array
}

/**
 * A graph in the shape of social networks, as large as the circles of Twitter that SNAP collected: communities of
 * uneven sizes, degrees with a heavy tail, some who know but one other, and few links between communities that are
 * far from each other. Random nodes are mostly four steps apart, the farthest about seven.
 */
export function generateSocialGraph(nodes = 81_306, edges = 1_342_310, seed = 1): Graph {
  const random = createRandom(seed)
  const weights = Float64Array.from({ length: nodes }, () => Math.min(2_000, pareto(random, 1.2)))
  const communities = divide(nodes, random).map((members) => sampler(members, (node) => weights[node] ?? 0))
  const community = sampler(communities, ({ total, items }) => Math.min(total, items.length * 8))
  const graph = createEdges(nodes, edges)
  const isShy = Uint8Array.from(weights, () => (random() < 0.03 ? 1 : 0))
  for (const { items } of communities) {
    const [first = 0, ...others] = items
    others.forEach((node, index) => {
      const known = items[below(random, index + 1)] ?? first
      graph.add(node, isShy[known] ? first : known)
    })
  }
  while (graph.size() < edges) {
    const near = community.pick(random)
    const a = communities[near]?.pickItem(random) ?? 0
    const b = communities[otherCommunity(near, communities.length, random)]?.pickItem(random) ?? 0
    if (!isShy[a] && !isShy[b]) graph.add(a, b)
  }
  return graph.finish()
}

/** Mostly the same one, else mostly one nearby on the circle of communities, rarely any. */
function otherCommunity(near: number, count: number, random: Random): number {
  if (random() < 0.94) return near
  const step = random() < 0.05 ? below(random, count) : Math.floor(Math.min(count, 1 + pareto(random, 0.8)))
  return (near + step) % count
}

function divide(nodes: number, random: Random): number[][] {
  const communities: number[][] = []
  for (let next = 0; next < nodes; ) {
    const size = Math.min(nodes - next, Math.floor(60 * pareto(random, 2.5)))
    const first = next
    communities.push(Array.from({ length: size }, (_, index) => first + index))
    next += size
  }
  return communities
}

interface Sampler<Item> {
  readonly items: readonly Item[]
  readonly total: number
  /** The index of an item, by the weights. */
  pick(random: Random): number
  pickItem(random: Random): Item | undefined
}

function sampler<Item>(items: readonly Item[], weigh: (item: Item) => number): Sampler<Item> {
  const upTo = new Float64Array(items.length)
  let total = 0
  items.forEach((item, index) => {
    total += weigh(item)
    upTo[index] = total
  })
  const pick = (random: Random) => {
    const wanted = random() * total
    let [low, high] = [0, items.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((upTo[middle] ?? 0) <= wanted) low = middle + 1
      else high = middle
    }
    return low
  }
  return { items, total, pick, pickItem: (random) => items[pick(random)] }
}

function createEdges(nodes: number, most: number) {
  const from = new Int32Array(most)
  const to = new Int32Array(most)
  const known = new Set<number>()
  return {
    size: () => known.size,
    add(a: number, b: number) {
      const key = Math.min(a, b) * nodes + Math.max(a, b)
      if (a === b || known.has(key) || known.size >= most) return
      from[known.size] = a
      to[known.size] = b
      known.add(key)
    },
    finish: (): Graph => ({ nodes, from, to }),
  }
}
