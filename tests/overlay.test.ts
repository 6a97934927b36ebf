import fc from 'fast-check'
import { graphql } from 'graphql'
import { describe, expect, it } from 'vitest'
import { buildSchema } from '../schema/schema.ts'
import { type Graph, openGraph } from '../src/graph/graph.ts'
import { draftView, type Overlay, overlayGraph } from '../src/graph/overlay.ts'
import { createRequest } from '../src/graph/request.ts'
import type { View } from '../src/graph/view.ts'
import type { WrittenGraph } from '../src/store/write.ts'
import { writeGraph } from '../src/store/write.ts'
import { openDatabase, runs } from './databases.ts'
import { anyGraph } from './graph-arbitrary.ts'
import { toldGraph } from './lens-arbitrary.ts'
import { askGraph, claim, smallGraph } from './small-graph.ts'
import { allAsked, answer } from './whole-answer.ts'

async function open(written: WrittenGraph): Promise<Graph> {
  const store = await openDatabase()
  await writeGraph(store, written)
  return openGraph(store)
}

/** What makes one graph of another. */
function overlayBetween(from: WrittenGraph, to: WrittenGraph): Overlay {
  const told = new Map(from.claims.map((claim) => [claim.id, JSON.stringify(claim)]))
  const known = new Map(from.entities.map((entity) => [entity.slug, JSON.stringify(entity)]))
  const [claims, entities] = [new Set(to.claims.map(({ id }) => id)), new Set(to.entities.map(({ slug }) => slug))]
  return {
    claims: to.claims.filter((claim) => told.get(claim.id) !== JSON.stringify(claim)),
    hidden: new Set([...told.keys()].filter((id) => !claims.has(id))),
    entities: new Map([
      ...[...known.keys()].filter((slug) => !entities.has(slug)).map((slug) => [slug, null] as const),
      ...to.entities
        .filter((entity) => known.get(entity.slug) !== JSON.stringify(entity))
        .map((entity) => [entity.slug, entity] as const),
    ]),
  }
}

const lenses = [
  '',
  'toldBy: ["t"]',
  'minSources: 2',
  'at: "2020"',
  'excludeDisputed: true',
  'certainty: [EXPECTED, STATED]',
]

describe('a graph with an overlay', () => {
  const told = toldGraph().map(({ claims, described }) => smallGraph(claims, described))
  it('shows what a graph shows that was written so, under whatever lens', async () => {
    const property = fc.asyncProperty(told, told, fc.constantFrom(...lenses), async (from, to, lens) => {
      const [graph, written] = [await open(from), await open(to)]
      const overlaid = await overlayGraph(graph, overlayBetween(from, to))
      expect(await answer(overlaid, [lens])).toEqual(await answer(written, [lens]))
      await Promise.all([graph.store.close(), written.store.close()])
    })
    await fc.assert(property, { numRuns: runs(40) })
  })

  it('has every list of a graph that was written so, with ids and cursors', async () => {
    const property = fc.asyncProperty(anyGraph(), anyGraph(), async (from, to) => {
      const [graph, written] = [await open(from), await open(to)]
      const overlaid = await overlayGraph(graph, overlayBetween(from, to))
      const query = allAsked(to)
      expect(await askGraph(overlaid, query)).toEqual(await askGraph(written, query))
      await Promise.all([graph.store.close(), written.store.close()])
    })
    await fc.assert(property, { numRuns: runs(15), endOnFailure: true })
  })

  it('has, as a draft, ids of its own, which no request can ask for', async () => {
    const from = smallGraph([claim('person', 'memberOf', 'organization')])
    const graph = await open(from)
    const added = claim('person-n1', 'memberOf', 'organization')
    const { claims, entities } = smallGraph([added])
    const overlay = overlayBetween(from, {
      ...from,
      claims: [...from.claims, ...claims],
      entities: [...from.entities, ...entities],
    })
    const view = draftView(await overlayGraph(graph, overlay), 'abc')
    expect(view.lensText).toBe('draft=abc')
    const { data } = await askView(view, '{ organization(slug: "organization") { id members { nodes { id slug } } } }')
    const { id, members } = data.organization
    expect(members.nodes.map((node: { slug: string }) => node.slug)).toEqual(['person', 'person-n1'])
    for (const each of [id, ...members.nodes.map((node: { id: string }) => node.id)]) {
      expect(Buffer.from(each, 'base64url').toString()).toMatch(/\?draft=abc$/)
      expect(await askGraph(graph, `{ node(id: "${each}") { id } }`)).toEqual({ node: null })
    }
    expect(
      (await askGraph(graph, '{ organization(slug: "organization") { members { totalCount } } }')).organization,
    ).toEqual({ members: { totalCount: 1 } })
  })
})

// biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
async function askView(view: View, source: string): Promise<any> {
  return graphql({ schema: buildSchema(), source, rootValue: view, contextValue: createRequest() })
}
