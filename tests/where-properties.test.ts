import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Graph } from '../src/graph/graph.ts'
import { decodeId } from '../src/graph/id.ts'
import { decodeLens } from '../src/graph/lens.ts'
import type { View } from '../src/graph/view.ts'
import { viewOf } from '../src/graph/views.ts'
import { mergeClaims } from '../src/model/claim.ts'
import { findAllEntities } from '../src/store/entities.ts'
import { runs } from './databases.ts'
import { lensText, type Told, through, toldGraph } from './lens-arbitrary.ts'
import { answerOf, askGraph, openSmallGraph } from './small-graph.ts'
import { type Asked, type AskedFilter, askedFilter } from './where-arbitrary.ts'
import { meeting } from './where-oracle.ts'

/** What is listed; null where the filter is refused as one that makes no sense. */
async function listed(graph: Graph, lens: string, filter: AskedFilter): Promise<string[] | null> {
  const list = 'entities(filter: $filter, first: 100) { totalCount nodes { slug } }'
  const query = `query ($filter: EntityFilter) ${through(lens === '' ? [] : [lens], list)}`
  const { data, errors } = await answerOf(graph, query, { filter })
  if (errors?.every(({ originalError }) => (originalError as { code?: string })?.code === 'BAD_USER_INPUT')) return null
  if (errors) throw errors[0]
  const answer = lens === '' ? data : (data as { lens: typeof data }).lens
  const { totalCount, nodes } = (answer as unknown as { entities: { totalCount: number; nodes: { slug: string }[] } })
    .entities
  expect(totalCount).toBe(nodes.length)
  return nodes.map(({ slug }) => slug).sort()
}

async function viewThrough(graph: Graph, text: string): Promise<View> {
  const { id } = (await askGraph(graph, through([text], 'id'))).lens
  return viewOf(graph).through(decodeLens(decodeId(id).lens))
}

async function due(graph: Graph, view: View, { claims }: Told, filter: AskedFilter): Promise<string[]> {
  const entities = await findAllEntities(graph.store)
  return meeting({ view, claims: await view.keep(mergeClaims(claims)), entities }, filter)
}

const filters = fc.array(askedFilter(), { minLength: 10, maxLength: 10 })

describe('a random condition on a random graph', () => {
  it('is met by whoever meets it by a plain reading', async () => {
    const property = fc.asyncProperty(toldGraph(), filters, async (told, all) => {
      const graph = await openSmallGraph(told.claims, told.described)
      for (const filter of all) {
        const found = await listed(graph, '', filter)
        if (found) expect({ filter, found }).toEqual({ filter, found: await due(graph, viewOf(graph), told, filter) })
      }
      await graph.store.close()
    })
    await fc.assert(property, { numRuns: runs(120) })
  })

  it('is met by some, and seldom refused, so that the law says something', async () => {
    const met = { some: 0, none: 0, refused: 0 }
    // Always the same, so that chance decides nothing.
    for (const [told, all] of fc.sample(fc.tuple(toldGraph(), filters), { numRuns: 30, seed: 1 })) {
      const graph = await openSmallGraph(told.claims, told.described)
      for (const filter of all) {
        const found = await listed(graph, '', filter)
        met[found === null ? 'refused' : found.length > 0 ? 'some' : 'none'] += 1
      }
      await graph.store.close()
    }
    expect(met.some).toBeGreaterThan(met.refused)
    expect(met.some * 4).toBeGreaterThan(met.none)
  })

  it('is met under a lens by whoever meets it in what the lens keeps', async () => {
    const property = fc.asyncProperty(toldGraph(), lensText(), filters, async (told, lens, all) => {
      const graph = await openSmallGraph(told.claims, told.described)
      const view = await viewThrough(graph, lens)
      for (const filter of all) {
        const found = await listed(graph, lens, filter)
        if (found) expect({ filter, found }).toEqual({ filter, found: await due(graph, view, told, filter) })
      }
      await graph.store.close()
    })
    await fc.assert(property, { numRuns: runs(60) })
  })

  it('is met by those who meet all of several, and by all others where it is denied', async () => {
    const conditions = fc.array(
      askedFilter().map(({ where }) => where?.[0] as Asked),
      { minLength: 2, maxLength: 2 },
    )
    const property = fc.asyncProperty(toldGraph(), conditions, async (told, [a = {}, b = {}]) => {
      const graph = await openSmallGraph(told.claims, told.described)
      const ask = (...where: Asked[]) => listed(graph, '', { where })
      const [all, ofA, ofB, both, others] = await Promise.all([
        ask(),
        ask(a),
        ask(b),
        ask(a, b),
        ask({ ...a, not: !a.not }),
      ])
      if (ofA && ofB) expect(both).toEqual(ofA.filter((slug) => ofB.includes(slug)))
      if (ofA) expect([...ofA, ...(others ?? [])].sort()).toEqual(all)
      await graph.store.close()
    })
    await fc.assert(property, { numRuns: runs(60) })
  })
})
