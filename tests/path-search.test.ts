import { describe, expect, it } from 'vitest'
import { createBudget } from '../src/graph/budget.ts'
import type { LinkReader } from '../src/graph/links.ts'
import { createSearch, mostVisited } from '../src/graph/path-search.ts'
import { createNetwork } from '../src/graph/read-network.ts'
import { findShortestPaths } from '../src/graph/shortest-paths.ts'

describe('a search for paths', () => {
  it('gives up once it has met as many nodes as it may, and says so', async () => {
    const search = createSearch(createNetwork(endlessTree(700), 'a', 'b'))
    expect(await findShortestPaths(search, { maxLength: 8, limit: 1 }, createBudget())).toEqual({
      paths: [],
      truncated: true,
    })
    expect(search.visited).toBeGreaterThanOrEqual(mostVisited)
  })

  it('gives up where there is more to read than it may, and keeps the paths it has', async () => {
    let reads = 0
    const tree = endlessTree(3)
    const reader = { ...tree, read: async (nodes: readonly string[]) => (++reads > 3 ? null : tree.read(nodes)) }
    const search = createSearch(createNetwork(reader, 'a', 'a-1'))
    const { paths, truncated } = await findShortestPaths(search, { maxLength: 8, limit: 2 }, createBudget())
    expect({ paths: paths.map((path) => path.map((node) => search.network.slugOf(node))), truncated }).toEqual({
      paths: [['a', 'a-1']],
      truncated: true,
    })
  })

  it('goes on from one end where there is more to read at the other than it may', async () => {
    const star = readerOf((node) => (node === 'hub' ? [] : node === 'a' ? ['b'] : node === 'b' ? ['a', 'hub'] : []))
    const reader = {
      ...star,
      read: async (nodes: readonly string[]) => (nodes.includes('hub') ? null : star.read(nodes)),
    }
    const search = createSearch(createNetwork(reader, 'hub', 'a'))
    const { paths, truncated } = await findShortestPaths(search, { maxLength: 8, limit: 2 }, createBudget())
    expect({ paths: paths.map((path) => path.map((node) => search.network.slugOf(node))), truncated }).toEqual({
      paths: [['hub', 'b', 'a']],
      truncated: false,
    })
  })

  it('tries all dead ends, and gives up among more of them than it may try', async () => {
    const crowd = Array.from({ length: 300 }, (_, index) => `one-${index}`)
    const reader = readerOf((node) =>
      node === 'a' || node === 'b' ? ['hub'] : node === 'hub' ? ['a', 'b', ...crowd] : ['hub', ...crowd],
    )
    const find = async (edgesVisited: number) => {
      const { paths, truncated } = await findShortestPaths(
        createSearch(createNetwork(reader, 'a', 'b')),
        {
          maxLength: 8,
          limit: 20,
        },
        { edgesVisited },
      )
      return { count: paths.length, truncated }
    }
    expect(await find(10_000_000)).toEqual({ count: 1, truncated: false })
    expect(await find(50_000)).toEqual({ count: 1, truncated: true })
  })
})

/** A graph of which no more is made than is read. */
function readerOf(neighbours: (node: string) => readonly string[]): LinkReader {
  return {
    read: async (nodes) =>
      nodes.map((node) => ({
        node,
        property: 'commands',
        direction: 'OUT',
        kind: 'ORGANIZATION',
        count: neighbours(node).length,
        others: neighbours(node).join(' '),
      })),
    count: async (nodes) => new Map(nodes.map((node) => [node, neighbours(node).length])),
  }
}

/** A tree under each node, in which every node has so many others below it. */
function endlessTree(fanout: number): LinkReader {
  return readerOf((node) => [
    ...(node.includes('-') ? [node.slice(0, node.lastIndexOf('-'))] : []),
    ...Array.from({ length: fanout }, (_, index) => `${node}-${index}`),
  ])
}
