import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Graph } from '../src/graph/graph.ts'
import { runs } from './databases.ts'
import { hub } from './hub-arbitrary.ts'
import { idsOf, type PagedList, readPage, readPages } from './paged-list.ts'
import { openSmallGraph } from './small-graph.ts'

const owned: readonly (readonly [owner: string, field: string])[] = [
  ['meeting(slug: "meeting")', 'participants(PAGE)'],
  ['meeting(slug: "meeting")', 'participants(role: [GUEST, CHAIR, SPEAKER] PAGE)'],
  ['meeting(slug: "meeting")', 'participants(role: DELEGATE PAGE)'],
  ['meeting(slug: "meeting")', 'precededBy(relation: [PREPARES, FOLLOWS] PAGE)'],
  ['meeting(slug: "meeting")', 'claims(as: EITHER PAGE)'],
  ['meeting(slug: "meeting")', 'claims(as: EITHER property: ["participant", "prepares"] PAGE)'],
  ['meeting(slug: "meeting")', 'sources(PAGE)'],
  ['person(slug: "person")', 'documents(PAGE)'],
  ['organization(slug: "organization")', 'meetings(PAGE)'],
  ['organization(slug: "organization")', 'meetings(withTerms: false PAGE)'],
  ['organization(slug: "organization")', 'children(PAGE)'],
  ['source(slug: "w")', 'claimsMade(PAGE)'],
]

const rooted = [
  'people(PAGE)',
  'people(filter: {participatedIn: "meeting", role: [GUEST, SPEAKER]} PAGE)',
  'people(filter: {name: "b"} orderBy: {field: NAME} PAGE)',
  'people(orderBy: {field: NAME, direction: DESC} PAGE)',
  'meetings(PAGE)',
  'meetings(filter: {organization: "organization", to: "2020"} PAGE)',
  'meetings(orderBy: {field: START_DATE} PAGE)',
  'meetings(orderBy: {field: START_DATE, direction: DESC} PAGE)',
  'documents(PAGE)',
]

const lists: readonly PagedList[] = [
  ...owned.map(([owner, field]) => ({
    name: `${owner} ${field}`,
    query: `{ owner: ${owner} { list: ${field} ITEMS } }`,
  })),
  ...rooted.map((field) => ({ name: field, query: `{ list: ${field} ITEMS }` })),
]

/** Checks a law on generated graphs, each with a few of the lists and with a page size. */
async function check(law: (graph: Graph, list: PagedList, size: number) => Promise<void>): Promise<void> {
  const some = fc.shuffledSubarray([...lists], { minLength: 5, maxLength: 5 })
  const sizes = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(30, 100))
  const property = fc.asyncProperty(hub(0, 30), some, sizes, async ({ claims, described }, chosen, size) => {
    const graph = await openSmallGraph(claims, described)
    for (const list of chosen) await law(graph, list, size)
    await graph.store.close()
  })
  await fc.assert(property, { numRuns: runs(20) })
}

describe('a list in pages', () => {
  it('shows each item once and in one order, forward and backward, whatever the size of a page', async () => {
    await check(async (graph, list, size) => {
      const whole = (await readPages(graph, list, 100)).flatMap(idsOf)
      const forward = await readPages(graph, list, size)
      const backward = await readPages(graph, list, size, true)
      expect(new Set(whole).size, list.name).toBe(whole.length)
      expect(forward.flatMap(idsOf), list.name).toEqual(whole)
      expect(backward.reverse().flatMap(idsOf), list.name).toEqual(whole)
      for (const { totalCount } of [...forward, ...backward]) expect(totalCount, list.name).toBe(whole.length)
    })
  })

  it('fills every page but the last, and says there is more exactly where there is', async () => {
    await check(async (graph, list, size) => {
      for (const backwards of [false, true]) {
        const pages = await readPages(graph, list, size, backwards)
        const { totalCount } = pages[0] as { totalCount: number }
        expect(pages, list.name).toHaveLength(Math.max(1, Math.ceil(totalCount / size)))
        for (const { edges } of pages.slice(0, -1)) expect(edges, list.name).toHaveLength(size)
      }
    })
  })

  it('shows what lies between two cursors, from either end', async () => {
    await check(async (graph, list, size) => {
      const whole = await readPages(graph, list, 100)
      const edges = whole.flatMap((page) => page.edges)
      const [from, to] = [Math.floor(edges.length / 4), Math.ceil((edges.length * 3) / 4)]
      const window = { after: edges[from]?.cursor ?? null, before: edges[to]?.cursor ?? null }
      const between = whole.flatMap(idsOf).slice(window.after ? from + 1 : 0, window.before ? to : undefined)
      const first = await readPage(graph, list, { first: size, ...window })
      const last = await readPage(graph, list, { last: size, ...window })
      expect(idsOf(first), list.name).toEqual(between.slice(0, size))
      expect(idsOf(last), list.name).toEqual(between.slice(-size))
      expect(first.totalCount, list.name).toBe(edges.length)
    })
  })

  it('has the cursors of its first and last edge as its ends, and its nodes are those of its edges', async () => {
    await check(async (graph, list, size) => {
      for (const page of await readPages(graph, list, size)) {
        const { edges, nodes, pageInfo } = page
        expect(pageInfo.startCursor, list.name).toBe(edges[0]?.cursor ?? null)
        expect(pageInfo.endCursor, list.name).toBe(edges.at(-1)?.cursor ?? null)
        expect(nodes, list.name).toEqual(edges.map(({ node }) => node))
      }
    })
  })
})

describe('a hub with hundreds of edges', () => {
  it('is walked whole by every one of its lists', async () => {
    const [large] = fc.sample(hub(800, 450), { numRuns: 1, seed: 8 })
    if (!large) throw new Error('Nothing was generated.')
    const graph = await openSmallGraph(large.claims, large.described)
    const counts = new Map<string, number>()
    for (const list of lists) {
      const forward = (await readPages(graph, list, 100)).flatMap(idsOf)
      const backward = (await readPages(graph, list, 77, true)).reverse().flatMap(idsOf)
      expect(new Set(forward).size, list.name).toBe(forward.length)
      expect(backward, list.name).toEqual(forward)
      counts.set(list.name, forward.length)
    }
    expect(counts.get(lists[0]?.name ?? '')).toBeGreaterThan(200)
    expect([...counts.values()].filter((count) => count > 150).length).toBeGreaterThan(10)
    await graph.store.close()
  })
})
