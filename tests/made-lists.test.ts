import { beforeAll, describe, expect, it } from 'vitest'
import { openGraph } from '../src/graph/graph.ts'
import { asking, countingTwice, entity, link, nodeSlug, type OpenGraph, open, sources } from './generated-graph.ts'
import { askGraph, claim, openSmallGraph } from './small-graph.ts'

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
    for (const lens of ['toldBy: ["source-a"]', 'minSources: 2', 'at: "2000"']) {
      const fresh = asking(await openGraph(hubGraph.graph.store))
      for (const page of ['first: 7', 'last: 9']) {
        const query = `{ lens(${lens}) { entity(slug: "hub") { ${list.replace('PAGE', page)} } } }`
        const anew = await fresh.ask(query)
        expect(anew.errors).toEqual([])
        expect(await fresh.ask(query)).toEqual(anew)
      }
    }
  })

  it('is read from memory the second time', async () => {
    const query = '{ lens(minSources: 2) { entity(slug: "hub") { neighbours { totalCount nodes { slug } } } } }'
    const { first, second } = await countingTwice(hub, query)
    expect(first).toBeGreaterThan(0)
    expect(second).toBe(0)
  })

  it('is chosen from more than are read at once, from either end', async () => {
    const claims = Array.from({ length: 1_100 }, (_, index) => {
      const source = index < 2 || index >= 1_098 ? 't' : 'w'
      return claim(`person-${String(index).padStart(4, '0')}`, 'gender', 'female', { source })
    })
    const graph = await openSmallGraph(claims)
    const list = (page: string) => `people(${page}) { totalCount nodes { slug } }`
    const query = `{ lens(toldBy: ["t"]) { all: ${list('first: 9')} first: ${list('first: 3')} last: ${list('last: 3')} } }`
    const { all, first, last } = (await askGraph(graph, query)).lens
    const slugs = ['person-0000', 'person-0001', 'person-1098', 'person-1099'].map((slug) => ({ slug }))
    expect(all).toEqual({ totalCount: 4, nodes: slugs })
    expect(first).toEqual({ totalCount: 4, nodes: slugs.slice(0, 3) })
    expect(last).toEqual({ totalCount: 4, nodes: slugs.slice(1) })
  })
})
