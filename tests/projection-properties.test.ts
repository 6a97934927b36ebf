import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Graph } from '../src/graph/graph.ts'
import { decodeId } from '../src/graph/id.ts'
import { decodeLens } from '../src/graph/lens.ts'
import { viewOf } from '../src/graph/views.ts'
import { type Claim, mergeClaims } from '../src/model/claim.ts'
import { compare } from '../src/model/compare.ts'
import { foldName } from '../src/model/display.ts'
import { runs } from './databases.ts'
import { allCertainties, lensText, type Told, through, toldGraph } from './lens-arbitrary.ts'
import { askGraph, claim, openSmallGraph } from './small-graph.ts'

interface Asked {
  readonly property: string
  readonly direction: 'IN' | 'OUT'
  readonly qualifiers?: readonly { readonly name: string; readonly in: readonly string[] }[]
  readonly kind?: readonly string[]
  readonly from?: string
  readonly to?: string
  readonly minWeight: number
}

interface Node {
  readonly slug: string
  readonly name: string
  readonly kind: string
}

interface Link {
  readonly a: Node
  readonly b: Node
  readonly weight: number
  readonly shared: readonly string[]
}

/** What the graph answers under a lens; '' for the whole graph. */
async function linksOf(graph: Graph, lens: string, asked: Asked): Promise<Link[]> {
  const entity = '{ slug name kind }'
  const fields = `totalCount nodes { a ${entity} b ${entity} weight shared(first: 100) { nodes { slug } } }`
  const query = `query (
    $property: String!, $direction: Direction, $qualifiers: [QualifierCondition!], $kind: [EntityKind!]
    $from: EDTF, $to: EDTF, $minWeight: Int
  ) ${through(
    lens === '' ? [] : [lens],
    `projection(
      property: $property, direction: $direction, qualifiers: $qualifiers, kind: $kind
      from: $from, to: $to, minWeight: $minWeight, first: 100
    ) { ${fields} }`,
  )}`
  const data = await askGraph(graph, query, { ...asked })
  const { totalCount, nodes } = (lens === '' ? data : data.lens).projection
  expect(nodes).toHaveLength(totalCount)
  return nodes.map((link: Link & { shared: { nodes: { slug: string }[] } }) => ({
    ...link,
    shared: link.shared.nodes.map(({ slug }) => slug).sort(),
  }))
}

/** The same by the plainest reading: for each entity, whoever meets the condition that it is what they are related to. */
async function due(graph: Graph, lens: string, asked: Asked, slugs: readonly string[]): Promise<Link[]> {
  const { property, direction, qualifiers, kind, from, to, minWeight } = asked
  const lists = slugs.map(
    (_, index) => `e${index}: entities(filter: $e${index}, first: 100) { nodes { slug name kind } }`,
  )
  const variables = Object.fromEntries(
    slugs.map((slug, index) => [
      `e${index}`,
      { ...(kind && { kind }), where: [{ property: [property], direction, entity: [slug], qualifiers, from, to }] },
    ]),
  )
  const declared = slugs.map((_, index) => `$e${index}: EntityFilter`).join(' ')
  const data = await askGraph(
    graph,
    `query (${declared}) ${through(lens === '' ? [] : [lens], lists.join(' '))}`,
    variables,
  )
  const links = new Map<string, { a: Node; b: Node; shared: string[] }>()
  slugs.forEach((thing, index) => {
    const sharers: Node[] = (lens === '' ? data : data.lens)[`e${index}`].nodes
    const inOrder = sharers.toSorted(byNameThenSlug)
    for (const [at, a] of inOrder.entries()) {
      for (const b of inOrder.slice(at + 1)) {
        const key = `${a.slug} ${b.slug}`
        links.set(key, { a, b, shared: [...(links.get(key)?.shared ?? []), thing] })
      }
    }
  })
  return [...links.values()]
    .filter(({ shared }) => shared.length >= minWeight)
    .map((link) => ({ ...link, weight: link.shared.length, shared: link.shared.sort() }))
    .sort((x, y) => y.weight - x.weight || byNameThenSlug(x.a, y.a) || byNameThenSlug(x.b, y.b))
}

/** By code point, as both databases order texts. */
function byNameThenSlug(a: Node, b: Node): number {
  const points = ({ name }: Node) => Buffer.from(foldName(name))
  return Buffer.compare(points(a), points(b)) || compare(a.slug, b.slug)
}

/** A graph in which several share several things. */
function sharingGraph(): fc.Arbitrary<Told> {
  const people = fc.constantFrom('person', 'person-n0', 'person-n1', 'person-n2', 'organization-7')
  const took = fc.record({
    event: fc.constantFrom('meeting', 'meeting-n0', 'meeting-n1'),
    who: people,
    role: fc.constantFrom('GUEST', 'CHAIR'),
    start: fc.constantFrom(null, null, null, '2020', '2021'),
    source: fc.constantFrom('t', 'w', 'x'),
    rank: fc.constantFrom<Claim['rank']>('NORMAL', 'NORMAL', 'NORMAL', 'DEPRECATED'),
    certainty: fc.constantFrom('STATED' as const, 'STATED' as const, 'EXPECTED' as const),
  })
  const more = took.map(({ event, who, role, start, source, rank, certainty }) =>
    claim(event, 'participant', who, { qualifiers: { role }, start, source, rank, reference: { certainty } }),
  )
  return fc
    .tuple(toldGraph(), fc.array(more, { minLength: 12, maxLength: 24 }))
    .map(([told, claims]) => ({ ...told, claims: [...told.claims, ...claims] }))
}

function asked(): fc.Arbitrary<Asked> {
  const way = fc.constantFrom<Pick<Asked, 'property' | 'direction' | 'qualifiers'>>(
    { property: 'participant', direction: 'IN' },
    { property: 'participant', direction: 'IN' },
    { property: 'participant', direction: 'OUT' },
    { property: 'participant', direction: 'IN', qualifiers: [{ name: 'role', in: ['GUEST', 'CHAIR'] }] },
    { property: 'participant', direction: 'OUT', qualifiers: [{ name: 'role', in: ['GUEST'] }] },
    { property: 'memberOf', direction: 'OUT' },
    { property: 'memberOf', direction: 'IN' },
    { property: 'memberOf', direction: 'OUT', qualifiers: [{ name: 'role', in: ['A', 'B'] }] },
    {
      property: 'memberOf',
      direction: 'OUT',
      qualifiers: [
        { name: 'role', in: ['A'] },
        { name: 'membershipStatus', in: ['FULL', 'CANDIDATE'] },
      ],
    },
    { property: 'holds', direction: 'OUT' },
    { property: 'effect', direction: 'IN' },
    { property: 'effect', direction: 'OUT' },
    { property: 'presentedBy', direction: 'OUT' },
  )
  const window = fc.constantFrom<Pick<Asked, 'from' | 'to'>>(
    {},
    {},
    {},
    { from: '2020' },
    { to: '2020' },
    { from: '2020', to: '2020' },
    { from: '2021-01-06' },
    { from: '2019', to: '2020-06-15' },
  )
  const kind = fc.constantFrom<Pick<Asked, 'kind'>>(
    {},
    {},
    {},
    {},
    { kind: ['PERSON'] },
    { kind: ['ORGANIZATION', 'MEETING'] },
  )
  const always = new Set(['presentedBy'])
  return fc.tuple(way, window, kind, fc.constantFrom(1, 1, 2)).map(([how, when, what, minWeight]) => ({
    ...how,
    ...(always.has(how.property) ? {} : when),
    ...what,
    minWeight,
  }))
}

/** A lens that keeps enough to share, or any. */
function lens(): fc.Arbitrary<string> {
  const wide = [
    'toldBy: ["t", "w"]',
    'toldBy: ["x"]',
    'certainty: [STATED, EXPECTED]',
    'at: "2020"',
    'at: "2021-01"',
    'minSources: 2',
    'excludeDisputed: true',
  ]
  return fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...wide) }, lensText())
}

const questions = fc.array(asked(), { minLength: 8, maxLength: 8 })

const slugsOf = ({ described }: Told) => [...new Set(described.map(({ slug }) => slug))]

/** Who published first orders sources under every lens; a graph that forgot it would order them otherwise. */
function undatedSources({ claims, ...told }: Told): Told {
  return { ...told, claims: claims.filter(({ property }) => property !== 'published') }
}

describe('a projection of a random graph', () => {
  it('links whoever shares what by a plain reading, through lenses too', async () => {
    const property = fc.asyncProperty(sharingGraph(), lens(), questions, async (told, text, all) => {
      const graph = await openSmallGraph(told.claims, told.described)
      for (const through of ['', text]) {
        for (const each of all) {
          const links = await linksOf(graph, through, each)
          expect({ each, through, links }).toEqual({
            each,
            through,
            links: await due(graph, through, each, slugsOf(told)),
          })
        }
      }
      await graph.store.close()
    })
    await fc.assert(property, { numRuns: runs(14), endOnFailure: true })
  })

  it('has links of several things, and under lenses, so that the law says something', async () => {
    const found = { heavy: 0, underLens: 0, inTime: 0 }
    // Always the same, so that chance decides nothing.
    for (const [told, text, all] of fc.sample(fc.tuple(sharingGraph(), lens(), questions), {
      numRuns: 20,
      seed: 1,
    })) {
      const graph = await openSmallGraph(told.claims, told.described)
      for (const each of all) {
        const links = await linksOf(graph, '', each)
        if (links.some(({ weight }) => weight > 1)) found.heavy += 1
        if (links.length > 0 && (each.from || each.to)) found.inTime += 1
        if ((await linksOf(graph, text, each)).length > 0) found.underLens += 1
      }
      await graph.store.close()
    }
    expect(found.heavy).toBeGreaterThan(10)
    expect(found.inTime).toBeGreaterThan(10)
    expect(found.underLens).toBeGreaterThan(10)
  })

  it('is under a lens that of a graph which holds only what the lens keeps', async () => {
    const graphs = sharingGraph().map(undatedSources)
    const property = fc.asyncProperty(graphs, lens(), questions, async (told, text, all) => {
      const graph = await openSmallGraph(told.claims, told.described)
      const { id } = (await askGraph(graph, through([text], 'id'))).lens
      const view = viewOf(graph).through(decodeLens(decodeId(id).lens))
      const kept = await openSmallGraph(await view.keep(mergeClaims(told.claims)), told.described)
      const whole = text.includes('EXPECTED') ? `certainty: [${allCertainties.join(', ')}]` : ''
      for (const each of all) {
        const links = await linksOf(graph, text === '' ? '' : text, each)
        expect({ each, links }).toEqual({ each, links: await linksOf(kept, whole, each) })
      }
      await Promise.all([graph.store.close(), kept.store.close()])
    })
    await fc.assert(property, { numRuns: runs(40), endOnFailure: true })
  })
})
