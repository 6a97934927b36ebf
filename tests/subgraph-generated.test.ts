import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entity } from '../src/model/entity.ts'
import { runs } from './databases.ts'
import {
  type GeneratedGraph,
  generatedGraph,
  inLens,
  lenses,
  linkProperties,
  linksSeen,
  type OpenGraph,
  open,
  seldom,
} from './generated-graph.ts'
import { neighbours, type PlainLink } from './plain-search.ts'

describe('a subgraph', () => {
  it('is what a plain search by breadth gathers, in its order, with all links among that', async () => {
    await fc.assert(
      fc.asyncProperty(
        generatedGraph({ maxNodes: 10, maxClaims: 24 }),
        fc.array(query(), { minLength: 5, maxLength: 5 }),
        fc.constantFrom('', '', '', ...lenses),
        fc.boolean(),
        async (generated, queries, lens, indexed) => {
          const graph = await open(generated, { indexed })
          const seen = await linksSeen(graph, generated, lens)
          for (const query of queries) await expectSubgraph(graph, generated, { query, lens, seen })
          await graph.close()
        },
      ),
      { numRuns: runs(70) },
    )
  })
})

function query(): fc.Arbitrary<Query> {
  return fc.record({
    roots: fc.array(fc.nat(12), { maxLength: 3 }),
    depth: fc.integer({ min: 0, max: 4 }),
    maxNodes: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constant(1_000)),
    property: seldom(fc.subarray([...linkProperties])),
    kind: seldom(fc.subarray(['ORGANIZATION', 'PERSON', 'SOURCE'])),
  })
}

interface Query {
  readonly roots: readonly number[]
  readonly depth: number
  readonly maxNodes: number
  readonly property: readonly string[] | null
  readonly kind: readonly string[] | null
}

interface Asked {
  readonly query: Query
  readonly lens: string
  /** All links that the view shows. */
  readonly seen: readonly PlainLink[]
}

async function expectSubgraph(
  graph: OpenGraph,
  generated: GeneratedGraph,
  { query, lens, seen: all }: Asked,
): Promise<void> {
  const roots = query.roots.map((index) => generated.entities[index % generated.entities.length]?.slug ?? '')
  const { data, errors } = await graph.ask(
    inLens(
      lens,
      'query ($roots: [ID!]!, $depth: Int, $maxNodes: Int, $property: [String!], $kind: [EntityKind!])',
      `subgraph(roots: $roots, depth: $depth, maxNodes: $maxNodes, property: $property, kind: $kind) {
        truncated nodes { slug } links { from { slug } to { slug } property { name } claim { id } claims { id } }
      }`,
    ),
    { ...query, roots },
  )
  expect(errors).toEqual([])
  const { nodes, links, truncated } = (lens ? data.lens : data).subgraph
  const seen = all.filter(({ property }) => !query.property || query.property.includes(property))
  const expected = gather(generated.entities, seen, { ...query, roots })
  expect({ nodes: nodes.map(({ slug }: { slug: string }) => slug), truncated }).toEqual(expected)
  expect(links.map(textOf).sort()).toEqual(linksAmong(seen, new Set(expected.nodes)))
  for (const { claim, claims } of links) expect(claim).toEqual(claims[0])
}

/** Layer by layer, the best connected of each layer first, as the schema's descriptions say. */
function gather(
  entities: readonly Entity[],
  links: readonly PlainLink[],
  { roots, depth, maxNodes, kind }: Omit<Query, 'roots'> & { readonly roots: readonly string[] },
) {
  const kinds = new Map<string, string>(entities.map((entity) => [entity.slug, entity.kind]))
  const isKept = (slug: string) => !kind || kind.includes(kinds.get(slug) ?? '')
  const distinct = new Set(links.map(({ subject, property, object }) => `${subject} ${property} ${object}`))
  const degree = (slug: string) =>
    [...distinct].reduce((sum, text) => {
      const [subject = '', , object = ''] = text.split(' ')
      return sum + Number(subject === slug && isKept(object)) + Number(object === slug && isKept(subject))
    }, 0)
  const nodes: string[] = []
  let layer = [...new Set(roots)]
  for (let distance = 0; distance <= depth && layer.length > 0; distance += 1) {
    const nearer = new Set(nodes)
    const shared = (slug: string) => neighbours(links, slug).intersection(nearer).size
    const ranked = layer.sort((a, b) => shared(b) - shared(a) || degree(b) - degree(a) || (a < b ? -1 : 1))
    const room = maxNodes - nodes.length
    nodes.push(...ranked.slice(0, room))
    if (ranked.length > room) return { nodes, truncated: true }
    const next = new Set(ranked.flatMap((slug) => [...neighbours(links, slug)]))
    layer = [...next].filter((slug) => isKept(slug) && !nodes.includes(slug))
  }
  return { nodes, truncated: false }
}

function linksAmong(links: readonly PlainLink[], nodes: ReadonlySet<string>): string[] {
  const within = links.filter(({ subject, object }) => nodes.has(subject) && nodes.has(object))
  const groups = Map.groupBy(within, ({ subject, property, object }) => `${subject} ${property} ${object}`)
  return [...groups].map(([key, claims]) => `${key}: ${claims.map(({ id }) => id).sort()}`).sort()
}

interface FoundLink {
  readonly from: { readonly slug: string }
  readonly to: { readonly slug: string }
  readonly property: { readonly name: string }
  readonly claims: readonly { readonly id: string }[]
}

function textOf({ from, to, property, claims }: FoundLink): string {
  return `${from.slug} ${property.name} ${to.slug}: ${claims.map(({ id }) => id).sort()}`
}
