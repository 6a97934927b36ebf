import { describe, expect, it } from 'vitest'
import type { LinkReader } from '../src/graph/links.ts'
import { createSearch, mostVisited } from '../src/graph/path-search.ts'
import { findShortestPaths } from '../src/graph/shortest-paths.ts'

describe('a search for paths', () => {
  it('gives up once it has met as many nodes as it may, and says so', async () => {
    const search = createSearch(endlessTree(700), 'a', 'b')
    expect(await findShortestPaths(search, { maxLength: 8, limit: 1 })).toEqual({ paths: [], truncated: true })
    expect(search.slugs.length).toBeGreaterThanOrEqual(mostVisited)
  })

  it('gives up where there is more to read than it may, and keeps the paths it has', async () => {
    let reads = 0
    const tree = endlessTree(3)
    const reader = { ...tree, read: async (nodes: readonly string[]) => (++reads > 3 ? null : tree.read(nodes)) }
    const search = createSearch(reader, 'a', 'a-1')
    const { paths, truncated } = await findShortestPaths(search, { maxLength: 8, limit: 2 })
    expect({ paths: paths.map((path) => path.map((node) => search.slugs[node])), truncated }).toEqual({
      paths: [['a', 'a-1']],
      truncated: true,
    })
  })

  it('tries all dead ends, and gives up among more of them than it may try', async () => {
    const crowd = Array.from({ length: 300 }, (_, index) => `one-${index}`)
    const reader = readerOf((node) =>
      node === 'a' || node === 'b' ? ['hub'] : node === 'hub' ? ['a', 'b', ...crowd] : ['hub', ...crowd],
    )
    const find = async (looks: number) => {
      const { paths, truncated } = await findShortestPaths(createSearch(reader, 'a', 'b'), {
        maxLength: 8,
        limit: 20,
        looks,
      })
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
