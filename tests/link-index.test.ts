import { describe, expect, it } from 'vitest'
import { readLinkIndex } from '../src/graph/link-index.ts'
import { entity, link, nodeSlug, open, sources } from './generated-graph.ts'

describe('the links in memory', () => {
  const entities = [
    ...Array.from({ length: 6 }, (_, index) => entity(nodeSlug(index), index < 4 ? 'ORGANIZATION' : 'PERSON')),
    ...sources.map((slug) => entity(slug, 'SOURCE')),
  ]
  const claims = [link('node-00', 'commands', 'node-01'), link('node-01', 'commands', 'node-02')]
  const query = '{ paths(from: "node-00", to: "node-02") { truncated visited paths { length } } }'

  it('are gathered while searches read them from the store, and both find the same', async () => {
    const graph = await open({ entities, claims }, { indexed: false })
    const unread = (await graph.ask(query)).data
    const indexed = await open({ entities, claims })
    expect(indexed.graph.links.now()).not.toBeNull()
    expect((await indexed.ask(query)).data).toEqual(unread)
  })

  it('have every link at both of its ends, with its property and the kind that it leads to', async () => {
    const { graph } = await open({
      entities,
      claims: [...claims, link('node-04', 'holds', 'node-00'), link('node-00', 'about', 'node-04')],
    })
    const index = await readLinkIndex(graph.store)
    if (!index) throw new Error('The graph is small enough.')
    const neighbours = (slug: string) => {
      const node = index.numbers.get(slug) ?? -1
      const rows = Array.from({ length: (index.endRow[node] ?? 0) - (index.firstRow[node] ?? 0) }, (_, place) => {
        const row = (index.firstRow[node] ?? 0) + place
        return index.ends.slice(index.firstEnd[row], index.firstEnd[row + 1])
      })
      return rows.flatMap((row) => [...row].map((end) => index.slugs[end])).sort()
    }
    expect(neighbours('node-00')).toEqual(['node-01', 'node-04', 'node-04'])
    expect(neighbours('node-01')).toEqual(['node-00', 'node-02'])
    expect(neighbours('node-04')).toEqual(['node-00', 'node-00'])
  })
})
