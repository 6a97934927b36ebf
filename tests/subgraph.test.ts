import { beforeAll, describe, expect, it } from 'vitest'
import { readDataset } from '../src/files/dataset.ts'
import { countingStatements, entity, link, nodeSlug, type OpenGraph, open, sources } from './generated-graph.ts'
import { dataFolder } from './shipped-data.ts'

const drawing = `
  truncated
  nodes { slug }
  links { from { slug } to { slug } qualifier property { name } claim { id } claims { id } }`

describe('the subgraph around an entity of the shipped graph', () => {
  let shipped: OpenGraph
  beforeAll(async () => {
    shipped = await open(readDataset(dataFolder).dataset)
  })

  it('has what it is linked with, whichever way, and the links among that', async () => {
    const { data } = await shipped.ask(`{ subgraph(roots: ["chondoist-chongu-party"]) { ${drawing} } }`)
    const { nodes, links, truncated } = data.subgraph
    expect({ nodes, truncated }).toEqual({
      truncated: false,
      nodes: [{ slug: 'chondoist-chongu-party' }, { slug: 'wpk-congress-8' }, { slug: 'ri-myong-chol' }],
    })
    const link = (from: string, to: string, name: string, qualifier: string | null) => ({
      from: { slug: from },
      to: { slug: to },
      property: { name },
      qualifier,
    })
    expect(links).toMatchObject([
      link('wpk-congress-8', 'chondoist-chongu-party', 'participant', 'onBehalfOf'),
      link('ri-myong-chol', 'chondoist-chongu-party', 'memberOf', null),
      link('chondoist-chongu-party', 'ri-myong-chol', 'participant', 'onBehalfOf'),
      link('wpk-congress-8', 'ri-myong-chol', 'participant', null),
    ])
  })

  it('has no link that lacks an end, and is cut with a word about it', async () => {
    const { data } = await shipped.ask(`{ subgraph(roots: ["wpk-congress-8"], depth: 2, maxNodes: 30) { ${drawing} } }`)
    const { nodes, links, truncated } = data.subgraph
    const slugs = new Set(nodes.map(({ slug }: { slug: string }) => slug))
    expect({ truncated, count: slugs.size, first: nodes[0] }).toEqual({
      truncated: true,
      count: 30,
      first: { slug: 'wpk-congress-8' },
    })
    expect(links.length).toBeGreaterThan(29)
    for (const { from, to } of links) expect([slugs.has(from.slug), slugs.has(to.slug)]).toEqual([true, true])
  })

  it('obeys the lens, and carries it in every id', async () => {
    const { data } = await shipped.ask(`{
      subgraph(roots: ["wpk-congress-8"], maxNodes: 1000) { nodes { slug } }
      lens(toldBy: ["tml-weekly-2021-02-21"]) {
        subgraph(roots: ["wpk-congress-8"], maxNodes: 1000) {
          nodes { id slug }
          links { claims { id references { source { slug } } } }
        }
      }
    }`)
    const { nodes, links } = data.lens.subgraph
    expect(nodes.length).toBeGreaterThan(5)
    expect(nodes.length).toBeLessThan(data.subgraph.nodes.length)
    const claims: { id: string; references: { source: { slug: string } }[] }[] = links.flatMap(
      (each: { claims: object[] }) => each.claims,
    )
    const tellers = claims.flatMap(({ references }) => references.map(({ source }) => source.slug))
    expect(new Set(tellers)).toEqual(new Set(['tml-weekly-2021-02-21']))
    for (const { id } of [...nodes, ...claims])
      expect(Buffer.from(id, 'base64url').toString()).toMatch(/\?toldBy=tml-weekly-2021-02-21$/)
  })
})

describe('a subgraph', () => {
  it('of depth 0 has the roots and the links among them', async () => {
    const graph = await open({
      entities,
      claims: [link('node-00', 'commands', 'node-01'), link('node-01', 'commands', 'node-02')],
    })
    const { data } = await graph.ask(
      `{ subgraph(roots: ["node-01", "node-00", "node-01"], depth: 0, kind: []) { ${drawing} } }`,
    )
    expect(data.subgraph).toMatchObject({
      truncated: false,
      nodes: [{ slug: 'node-00' }, { slug: 'node-01' }],
      links: [{ from: { slug: 'node-00' }, to: { slug: 'node-01' } }],
    })
  })

  it('takes the nearest first, and of those equally near the best connected', async () => {
    const graph = await open({
      entities,
      claims: [
        ...[1, 2, 3].map((index) => link('node-00', 'commands', nodeSlug(index))),
        ...[4, 5, 6].map((index) => link('node-03', 'commands', nodeSlug(index))),
        link('node-02', 'commands', 'node-04'),
      ],
    })
    const nodes = async (maxNodes: number) => {
      const query = `{ subgraph(roots: ["node-00"], depth: 2, maxNodes: ${maxNodes}) { truncated nodes { slug } } }`
      const { subgraph } = (await graph.ask(query)).data
      return [subgraph.nodes.map(({ slug }: { slug: string }) => slug).join(' '), subgraph.truncated]
    }
    expect(await nodes(1)).toEqual(['node-00', true])
    expect(await nodes(3)).toEqual(['node-00 node-03 node-02', true])
    expect(await nodes(5)).toEqual(['node-00 node-03 node-02 node-01 node-04', true])
    expect(await nodes(7)).toEqual(['node-00 node-03 node-02 node-01 node-04 node-05 node-06', false])
  })

  it('of no roots is empty, and one of an entity that nothing is said of has that alone', async () => {
    const graph = await open({ entities, claims: [link('node-00', 'commands', 'node-01')] })
    const { data } = await graph.ask(
      `{ none: subgraph(roots: []) { ${drawing} } alone: subgraph(roots: ["node-07"], depth: 4) { ${drawing} } }`,
    )
    expect(data.none).toEqual({ truncated: false, nodes: [], links: [] })
    expect(data.alone).toEqual({ truncated: false, nodes: [{ slug: 'node-07' }], links: [] })
  })

  it('shows two properties between the same two entities as two links, and all claims of each', async () => {
    const graph = await open({
      entities,
      claims: [
        link('node-00', 'commands', 'node-01'),
        link('node-00', 'commands', 'node-01', { start: '2019' }),
        link('node-01', 'commands', 'node-00'),
        link('node-00', 'parent', 'node-01'),
      ],
    })
    const { data } = await graph.ask(`{ subgraph(roots: ["node-00"]) { ${drawing} } }`)
    const links = data.subgraph.links.map(({ from, property, claims }: FoundLink) => [
      from.slug,
      property.name,
      claims.length,
    ])
    expect(links).toEqual([
      ['node-00', 'commands', 2],
      ['node-01', 'commands', 1],
      ['node-00', 'parent', 1],
    ])
  })

  it('takes a statement a step, however many nodes it has', async () => {
    const query = `{ subgraph(roots: ["node-00"], depth: 2, maxNodes: 1000) { ${drawing} } }`
    const few = await countingStatements(star(5), query)
    const many = await countingStatements(star(900), query)
    expect(many.data.subgraph.nodes).toHaveLength(902)
    expect(many.statements).toBe(few.statements)
  })

  it('is cut where it has more links than can be drawn', async () => {
    const bodies = Array.from({ length: 143 }, (_, index) => nodeSlug(100 + index))
    const graph = await open({
      entities: [...bodies.map((slug) => entity(slug, 'ORGANIZATION')), entity('source-a', 'SOURCE')],
      claims: bodies.flatMap((one, index) => bodies.slice(index + 1).map((other) => link(one, 'commands', other))),
    })
    const query = (depth: number) =>
      `{ subgraph(roots: ["node-100"], depth: ${depth}, maxNodes: 1000) { truncated links { property { name } } } }`
    const { data } = await graph.ask(query(1))
    expect([data.subgraph.truncated, data.subgraph.links.length]).toEqual([true, 10_000])
  })
})

describe('what cannot be asked of a subgraph', () => {
  let graph: OpenGraph
  beforeAll(async () => {
    graph = await open({ entities, claims: [link('node-00', 'commands', 'node-01')] })
  })

  it.each([
    ['depth: -1', '"depth" must be between 0 and 4, got -1.'],
    ['depth: 5', '"depth" must be between 0 and 4, got 5.'],
    ['maxNodes: 0', '"maxNodes" must be between 1 and 1000, got 0.'],
    ['maxNodes: 1001', '"maxNodes" must be between 1 and 1000, got 1001.'],
    ['property: ["constructor"]', '"property": there is no property "constructor".'],
  ])('is refused loudly: %s', async (argument, message) => {
    const { errors } = await graph.ask(`{ subgraph(roots: ["node-00"], ${argument}) { truncated } }`)
    expect(errors).toEqual([{ message, code: 'BAD_USER_INPUT' }])
  })

  it('is refused where a root is no entity, or there are more than a hundred', async () => {
    const query = 'query ($roots: [ID!]!) { subgraph(roots: $roots) { truncated } }'
    for (const roots of [['node-00', 'nobody'], ['Q2xhaW06'], Array.from({ length: 101 }, () => 'node-00')])
      expect((await graph.ask(query, { roots })).errors).toMatchObject([{ code: 'BAD_USER_INPUT' }])
  })
})

interface FoundLink {
  readonly from: { readonly slug: string }
  readonly property: { readonly name: string }
  readonly claims: readonly unknown[]
}

const entities = [
  ...Array.from({ length: 8 }, (_, index) => entity(nodeSlug(index), 'ORGANIZATION')),
  ...sources.map((slug) => entity(slug, 'SOURCE')),
]

/** A node with so many others around it, each of which is linked with one more. */
function star(size: number) {
  const around = Array.from({ length: size }, (_, index) => nodeSlug(100 + index))
  return {
    entities: [...entities, ...around.map((slug) => entity(slug, 'ORGANIZATION'))],
    claims: around.flatMap((slug) => [link('node-00', 'commands', slug), link(slug, 'parent', 'node-01')]),
  }
}
