import { beforeAll, describe, expect, it } from 'vitest'
import { createSeenLists, mostItems } from '../src/graph/seen-lists.ts'
import { entity, link, nodeSlug, type OpenGraph, open, sources } from './generated-graph.ts'

const size = 60

/** A body with so many members, linked with some of them in two ways, and each of these dated by what one source tells. */
const hub = {
  entities: [
    ...Array.from({ length: size }, (_, index) => entity(nodeSlug(index), 'ORGANIZATION')),
    entity('hub', 'ORGANIZATION'),
    ...sources.map((slug) => entity(slug, 'SOURCE')),
  ],
  claims: Array.from({ length: size }, (_, index) => [
    link(nodeSlug(index), 'parent', 'hub', { by: sources.slice(0, 1 + (index % 2)), start: `${1990 + (index % 20)}` }),
    ...(index % 3 === 0 ? [link('hub', 'commands', nodeSlug(index), { by: ['source-a'] })] : []),
  ]).flat(),
}

const lists = [
  'neighbours(PAGE) { totalCount byProperty { property { name } direction count } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } property { name } direction claim { id } links { property { name } claim { id } } } }',
  'neighbours(property: "parent", kind: ORGANIZATION, PAGE) { totalCount byProperty { count } edges { cursor node { id } claim { id } } }',
  'claims(as: OBJECT, PAGE) { totalCount edges { cursor node { id references { source { slug } } } } }',
  'timeline(PAGE) { totalCount undated edges { cursor node { display date { edtf } entity { id } claim { id } } } }',
  '... on Organization { children(PAGE) { totalCount edges { cursor node { id } claim { id } } } }',
]

describe('a list that a lens made', () => {
  let hubGraph: OpenGraph
  beforeAll(async () => {
    hubGraph = await open(hub)
  })

  it.each(lists)('is the same when it is asked for again, page by page: %s', async (list) => {
    const { graph, ask } = hubGraph
    for (const lens of ['toldBy: ["source-a"]', 'minSources: 2', 'at: "2000"']) {
      for (const page of ['first: 7', 'last: 9']) {
        graph.memory.forget()
        const query = `{ lens(${lens}) { entity(slug: "hub") { ${list.replace('PAGE', page)} } } }`
        const anew = await ask(query)
        expect(anew.errors).toEqual([])
        expect(await ask(query)).toEqual(anew)
      }
    }
  })

  it('is made anew once the graph has changed', async () => {
    const { graph, ask } = await open(hub)
    const count = async () =>
      (
        await ask(
          '{ lens(toldBy: ["source-a"]) { entity(slug: "hub") { neighbours(property: "parent") { totalCount } } } }',
        )
      ).data.lens.entity.neighbours.totalCount
    expect(await count()).toBe(size)
    await graph.store.db
      .deleteFrom('reference')
      .where('claim', '=', hub.claims[0]?.id ?? '')
      .execute()
    await graph.store.db
      .deleteFrom('claim')
      .where('id', '=', hub.claims[0]?.id ?? '')
      .execute()
    expect(await count()).toBe(size)
    graph.memory.forget()
    expect(await count()).toBe(size - 1)
  })
})

describe('the lists that are kept', () => {
  const listOf = (length: number, name: string) =>
    Array.from({ length }, (_, place) => ({ place, start: 0, name, item: `${place}` }))
  const same = <Item>(item: Item) => item

  it('are those asked for last, and no more items than memory is meant for', () => {
    const kept = createSeenLists()
    for (const name of ['a', 'b', 'c']) kept.make(name, () => listOf(mostItems / 3 - 10, name), same)
    expect(kept.find('a')).toHaveLength(mostItems / 3 - 10)
    kept.make('d', () => listOf(1_000, 'd'), same)
    expect(['a', 'b', 'c', 'd'].map((name) => kept.find(name) !== undefined)).toEqual([true, false, true, true])
    kept.make('e', () => listOf(mostItems + 1, 'e'), same)
    expect(kept.find('e')).toBeUndefined()
  })

  it('are waited for where another request makes them, and are none where that fails', async () => {
    const kept = createSeenLists()
    const made = kept.make('a', async () => listOf(1_000, 'a'), same)
    expect(await kept.find('a')).toEqual(await made)
    const failing = kept.make('b', () => Promise.reject(new Error('lost')), same)
    const found = kept.find('b')
    await expect(failing).rejects.toThrow('lost')
    expect(await found).toBeUndefined()
  })

  it('are none that were being made as the graph changed', async () => {
    const kept = createSeenLists()
    const made = kept.make('a', async () => listOf(1_000, 'a'), same)
    kept.forget()
    await made
    expect(kept.find('a')).toBeUndefined()
  })
})
