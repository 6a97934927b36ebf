import { describe, expect, it } from 'vitest'
import { entity, inLens, link, nodeSlug, open, sources } from './generated-graph.ts'
import { ask } from './harness.ts'

const congress = (field: string) => `entity(slug: "wpk-congress-8") { ${field} }`
const paths = (rest: string) => `paths(from: "kim-yo-jong", to: "kim-jong-un", ${rest}) { visited }`
const subgraph = (rest: string) => `subgraph(roots: ["kim-yo-jong"], ${rest}) { truncated }`

describe('what cannot be asked', () => {
  it.each([
    [paths('maxLength: -1'), '"maxLength" must be between 1 and 8, got -1.'],
    [paths('maxLength: 1000000000'), '"maxLength" must be between 1 and 8, got 1000000000.'],
    [paths('limit: 1000000000'), '"limit" must be between 1 and 20, got 1000000000.'],
    [paths('property: [""]'), '"property": there is no property "".'],
    [
      'paths(from: "", to: "kim-jong-un") { visited }',
      '"from": "" is no id of this graph, and no slug: give either as this server returned it.',
    ],
    [
      'paths(from: "kim-jong-un", to: "nobody") { visited }',
      '"to": the graph has no entity "nobody": look for its slug with "search".',
    ],
    [subgraph('maxNodes: 0'), '"maxNodes" must be between 1 and 1000, got 0.'],
    [subgraph('maxNodes: 1001'), '"maxNodes" must be between 1 and 1000, got 1001.'],
    [subgraph('depth: -1'), '"depth" must be between 0 and 4, got -1.'],
    [subgraph('depth: 1000000000'), '"depth" must be between 0 and 4, got 1000000000.'],
    [
      'subgraph(roots: ["kim-yo-jong", ""]) { truncated }',
      '"roots": "" is no id of this graph, and no slug: give either as this server returned it.',
    ],
    [congress('neighbours(first: -1) { totalCount }'), '"first" must be between 0 and 100, got -1.'],
    [
      congress('neighbours(first: 1000000000) { totalCount }'),
      '"first" must be between 0 and 100, got 1000000000: read on from endCursor for more.',
    ],
    [
      congress('neighbours(after: "") { totalCount }'),
      '"after" is no cursor: expected endCursor or a cursor of an edge, got "".',
    ],
    [congress('neighbours(property: [""]) { totalCount }'), '"property": there is no property "".'],
    [
      'timeline(from: "") { totalCount }',
      '"" cannot be read as a date: it is empty; write a date such as 2021-01-05, 2021-01 or 2021.',
    ],
    [
      'timeline(from: "2020-02-30") { totalCount }',
      '"2020-02-30" cannot be read as a date: February 2020 has 29 days; write a day from 01 to 29.',
    ],
    [
      'timeline(to: "yesterday") { totalCount }',
      '"yesterday" cannot be read as a date: it is not written as EDTF; write YYYY-MM-DD, YYYY-MM or YYYY.',
    ],
    [
      'timeline(from: "2021", to: "2020") { totalCount }',
      '"to" (2020) ends before "from" (2021) starts: give them the other way round.',
    ],
    [
      'timeline(last: 101) { totalCount }',
      '"last" must be between 0 and 100, got 101: read on from endCursor for more.',
    ],
    [
      'search(query: " ") { totalCount }',
      '"query" must have a letter or a digit: give a name, or the beginning of one.',
    ],
    [
      `search(query: "${'x'.repeat(9_000)}") { totalCount }`,
      '"query" must have at most 200 characters, got 9000: give a part of the name.',
    ],
  ])('is refused with what was expected, also under a lens: %.200s', async (field, message) => {
    for (const lens of ['', 'minSources: 2']) {
      const { errors } = await ask(inLens(lens, 'query', field))
      expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }])
    }
  })

  it('is refused where thousands of roots are given, and where a root is no entity but something else', async () => {
    const query = 'query ($roots: [ID!]!) { subgraph(roots: $roots) { truncated } }'
    const roots = (count: number) => ({ roots: Array.from({ length: count }, (_, index) => nodeSlug(index)) })
    expect((await ask(query, roots(5_000))).errors).toMatchObject([
      { message: '"roots" takes at most 100 entities, got 5000.', extensions: { code: 'BAD_USER_INPUT' } },
    ])
    expect((await ask(query, roots(10_000))).errors).toMatchObject([
      { extensions: { code: 'REQUEST_ENTITY_TOO_LARGE' } },
    ])
    const { data } = await ask(`{ ${congress('claims(first: 1) { nodes { id } }')} }`)
    const [{ id }] = data.entity.claims.nodes
    expect((await ask(query, { roots: [id] })).errors).toMatchObject([
      { message: expect.stringMatching(/^"roots": ".*" is the id of a Claim, and an entity is expected/) },
    ])
  })
})

describe('what leads nowhere', () => {
  it.each([
    ['paths(from: "kim-yo-jong", to: "kim-jong-un", property: [])', '{ truncated paths { length } }'],
    ['paths(from: "kim-yo-jong", to: "kim-jong-un", through: [], maxLength: 8)', '{ truncated paths { length } }'],
    ['paths(from: "kim-yo-jong", to: "wikipedia-8th-wpk-congress")', '{ truncated paths { length } }'],
  ])('has no path, and says that the search was done: %s', async (field, selection) => {
    for (const lens of ['', 'toldBy: ["wikipedia-8th-wpk-congress"]']) {
      const { data } = await ask(inLens(lens, 'query', `${field} ${selection}`))
      expect((lens ? data.lens : data).paths).toEqual({ truncated: false, paths: [] })
    }
  })

  it.each([
    [congress('neighbours(property: []) { totalCount byProperty { count } edges { cursor } }')],
    [congress('neighbours(kind: []) { totalCount byProperty { count } edges { cursor } }')],
  ])('has no neighbours, and counts none: %s', async (field) => {
    for (const lens of ['', 'toldBy: ["wikipedia-8th-wpk-congress"]']) {
      const { data } = await ask(inLens(lens, 'query', field))
      expect((lens ? data.lens : data).entity.neighbours).toEqual({ totalCount: 0, byProperty: [], edges: [] })
    }
  })

  it('is an empty subgraph without roots, and the root alone where nothing may be followed', async () => {
    const fields = '{ truncated nodes { slug } links { from { slug } } }'
    const { data } = await ask(`{
      none: subgraph(roots: []) ${fields}
      noKind: subgraph(roots: ["kim-yo-jong"], depth: 4, kind: []) ${fields}
      noProperty: subgraph(roots: ["kim-yo-jong"], depth: 4, property: []) ${fields}
    }`)
    const alone = { truncated: false, nodes: [{ slug: 'kim-yo-jong' }], links: [] }
    expect(data).toEqual({ none: { truncated: false, nodes: [], links: [] }, noKind: alone, noProperty: alone })
  })

  it('is a lens that nothing passes: no neighbours, no timeline, no paths', async () => {
    const { data } = await ask(`{ lens(minSources: 1000000000) {
      ${congress('neighbours { totalCount byProperty { count } } timeline { totalCount undated }')}
      paths(from: "kim-yo-jong", to: "kim-jong-un") { truncated visited paths { length } }
    } }`)
    expect(data.lens).toEqual({
      entity: { neighbours: { totalCount: 0, byProperty: [] }, timeline: { totalCount: 0, undated: 0 } },
      paths: { truncated: false, visited: 2, paths: [] },
    })
  })
})

describe('a node that is linked with itself, and nodes in a circle', () => {
  const slugs = Array.from({ length: 5 }, (_, index) => nodeSlug(index))
  const generated = {
    entities: [...slugs.map((slug) => entity(slug, 'ORGANIZATION')), ...sources.map((slug) => entity(slug, 'SOURCE'))],
    claims: [
      link('node-00', 'commands', 'node-00'),
      ...slugs.slice(0, 4).map((slug, index) => link(slug, 'commands', nodeSlug((index + 1) % 4))),
    ],
  }

  it.each(['', 'toldBy: ["source-a"]', 'minSources: 1, excludeDisputed: true'])(
    'make no path twice and no search endless: %s',
    async (lens) => {
      const graph = await open(generated)
      const { data } = await graph.ask(
        inLens(
          lens,
          'query',
          `round: paths(from: "node-00", to: "node-02", maxLength: 8, limit: 20) { truncated paths { steps { to { slug } } } }
          itself: paths(from: "node-00", to: "node-00", maxLength: 8, limit: 20) { truncated paths { length } }
          away: paths(from: "node-00", to: "node-04", maxLength: 8, limit: 20) { truncated visited paths { length } }
          drawn: subgraph(roots: ["node-00"], depth: 4) { truncated nodes { slug } links { from { slug } to { slug } } }
          entity(slug: "node-00") { neighbours { totalCount edges { node { slug } links { direction } } } }`,
        ),
      )
      const { round, itself, away, drawn, entity: node } = lens ? data.lens : data
      expect(round).toEqual({
        truncated: false,
        paths: [
          { steps: [{ to: { slug: 'node-01' } }, { to: { slug: 'node-02' } }] },
          { steps: [{ to: { slug: 'node-03' } }, { to: { slug: 'node-02' } }] },
        ],
      })
      expect(itself).toEqual({ truncated: false, paths: [{ length: 0 }] })
      expect(away).toEqual({ truncated: false, visited: expect.any(Number), paths: [] })
      expect([drawn.truncated, drawn.nodes.length, drawn.links.length]).toEqual([false, 4, 5])
      const own = node.neighbours.edges.find((edge: Edge) => edge.node.slug === 'node-00')
      expect(own.links.map(({ direction }: { direction: string }) => direction).sort()).toEqual(['IN', 'OUT'])
      expect(node.neighbours.totalCount).toBe(3)
      await graph.close()
    },
  )
})

interface Edge {
  readonly node: { readonly slug: string }
}
