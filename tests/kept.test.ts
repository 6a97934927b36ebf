import { describe, expect, it } from 'vitest'
import { createKept } from '../src/graph/kept.ts'
import { readLinkIndex } from '../src/graph/link-index.ts'
import { rederive } from '../src/store/write.ts'
import { entity, link, nodeSlug, open, sources } from './generated-graph.ts'

describe('what an open graph keeps', () => {
  it('is there once it was read, and is read once', async () => {
    let reads = 0
    const kept = createKept(async () => ++reads)
    expect(kept.now()).toBeNull()
    expect(await Promise.all([kept.ready(), kept.ready()])).toEqual([1, 1])
    expect(kept.now()).toBe(1)
  })

  it('is not what was being read as the graph changed', async () => {
    const readers: ((content: string) => void)[] = []
    const kept = createKept(() => new Promise<string>((resolve) => readers.push(resolve)))
    const before = kept.ready()
    kept.forget()
    const after = kept.ready()
    readers[0]?.('before')
    expect(await before).toBe('before')
    expect(kept.now()).toBeNull()
    readers[1]?.('after')
    expect([await after, kept.now()]).toEqual(['after', 'after'])
  })

  it('is asked for anew where it could not be read', async () => {
    let reads = 0
    const kept = createKept(async () => {
      reads += 1
      if (reads === 1) throw new Error('the connection is lost')
      return reads
    })
    await expect(kept.ready()).rejects.toThrow('the connection is lost')
    expect([await kept.ready(), kept.now()]).toEqual([2, 2])
  })
})

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
    expect(indexed.graph.memory.links.now()).not.toBeNull()
    expect((await indexed.ask(query)).data).toEqual(unread)
  })

  it('are those of the changed graph once the ones before are forgotten', async () => {
    const { graph, ask } = await open({ entities, claims })
    const { id } = claims[1] ?? {}
    await graph.store.db
      .deleteFrom('reference')
      .where('claim', '=', id ?? '')
      .execute()
    await graph.store.db
      .deleteFrom('claim')
      .where('id', '=', id ?? '')
      .execute()
    await rederive(graph.store)
    graph.memory.forget()
    expect((await ask(query)).data.paths.paths).toEqual([])
    await graph.memory.links.ready()
    expect((await ask(query)).data.paths.paths).toEqual([])
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
