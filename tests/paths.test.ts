import { beforeAll, describe, expect, it } from 'vitest'
import { readDataset } from '../src/files/dataset.ts'
import { countingStatements, entity, inLens, link, nodeSlug, type OpenGraph, open, sources } from './generated-graph.ts'
import { dataFolder } from './shipped-data.ts'

const pathFields = `
  truncated visited
  paths { length steps { from { slug } to { slug } direction property { name } claim { id } claims { id subject { slug } property { name } object { slug } } } }`

describe('paths in the shipped graph', () => {
  let shipped: OpenGraph
  beforeAll(async () => {
    shipped = await open(readDataset(dataFolder).dataset)
  })

  it('lead from Kim Yo Jong to the Chondoist Chongu Party through the congress, at which its guest stood for it', async () => {
    const { data } = await shipped.ask(`{
      paths(from: "kim-yo-jong", to: "chondoist-chongu-party", limit: 1) {
        truncated
        paths { length steps { from { slug } to { slug } direction qualifier property { name } claim { display } } }
      }
    }`)
    expect(data.paths).toEqual({
      truncated: false,
      paths: [
        {
          length: 2,
          steps: [
            {
              from: { slug: 'kim-yo-jong' },
              to: { slug: 'wpk-congress-8' },
              direction: 'IN',
              qualifier: null,
              property: { name: 'participant' },
              claim: { display: 'Kim Yo Jong' },
            },
            {
              from: { slug: 'wpk-congress-8' },
              to: { slug: 'chondoist-chongu-party' },
              direction: 'OUT',
              qualifier: 'onBehalfOf',
              property: { name: 'participant' },
              claim: { display: 'Ri Myong Chol' },
            },
          ],
        },
      ],
    })
  })

  it('are none where only one account tells of a hop, and the other one is asked', async () => {
    const { data } = await shipped.ask(`{
      lens(toldBy: ["tml-weekly-2021-02-21"]) { paths(from: "kim-yo-jong", to: "chondoist-chongu-party") { truncated visited paths { length } } }
    }`)
    expect(data.lens.paths).toMatchObject({ truncated: false, paths: [] })
  })

  it('take ids as well as slugs, and ignore a lens in them', async () => {
    const { data: ids } = await shipped.ask(`{
      entity(slug: "kim-yo-jong") { id }
      lens(toldBy: ["tml-weekly-2021-02-21"]) { entity(slug: "chondoist-chongu-party") { id } }
    }`)
    const query = `query ($from: ID!, $to: ID!) { paths(from: $from, to: $to) { ${pathFields} } }`
    const [bySlug, byId] = await Promise.all([
      shipped.ask(query, { from: 'kim-yo-jong', to: 'chondoist-chongu-party' }),
      shipped.ask(query, { from: ids.entity.id, to: ids.lens.entity.id }),
    ])
    expect(byId).toEqual(bySlug)
  })

  it('carry the lens in the ids of all that they lead through', async () => {
    const { data } = await shipped.ask(`{
      lens(toldBy: ["wikipedia-8th-wpk-congress"]) {
        paths(from: "kim-yo-jong", to: "chondoist-chongu-party") { paths { steps { from { id } to { id } claims { id } } } }
      }
    }`)
    const [path] = data.lens.paths.paths
    const ids = path.steps.flatMap(({ from, to, claims }: Record<string, { id: string }>) =>
      [from, to, claims].flat().map((each) => Buffer.from(each?.id ?? '', 'base64url').toString()),
    )
    expect(ids.length).toBeGreaterThan(5)
    for (const id of ids) expect(id).toMatch(/\?toldBy=wikipedia-8th-wpk-congress$/)
  })
})

describe('a path', () => {
  it('of no length leads from an entity to itself', async () => {
    const graph = await open({ entities, claims: [link('node-00', 'commands', 'node-01')] })
    const { data } = await graph.ask(`{ paths(from: "node-00", to: "node-00", limit: 20) { ${pathFields} } }`)
    expect(data.paths).toEqual({ truncated: false, visited: 1, paths: [{ length: 0, steps: [] }] })
  })

  it('never leads through a source, whatever it may lead through, but can start and end at one', async () => {
    const graph = await open({
      entities,
      claims: [link('source-a', 'basedOn', 'source-b'), link('source-b', 'basedOn', 'source-c')],
    })
    const asked = await graph.ask(`{
      past: paths(from: "source-a", to: "source-c", through: [SOURCE, PERSON]) { paths { length } visited }
      up: paths(from: "source-a", to: "source-b") { paths { length } }
    }`)
    expect(asked.data).toEqual({ past: { paths: [], visited: 2 }, up: { paths: [{ length: 1 }] } })
  })

  it('takes all claims between two entities for one step, and shows the best of them', async () => {
    const claims = [
      link('node-01', 'about', 'node-00', { by: ['source-c'] }),
      link('node-00', 'commands', 'node-01', { by: ['source-a', 'source-c'] }),
      link('node-00', 'commands', 'node-01', { by: ['source-a'], start: '2019', certainty: 'EXPECTED' }),
    ]
    const graph = await open({ entities, claims })
    const { data } = await graph.ask(`{ paths(from: "node-01", to: "node-00") { ${pathFields} } }`)
    const [{ steps }] = data.paths.paths
    expect(data.paths.paths).toHaveLength(1)
    expect(steps).toMatchObject([{ direction: 'IN', property: { name: 'commands' } }])
    expect(steps[0].claims).toMatchObject([{ property: { name: 'commands' } }, { property: { name: 'about' } }])
    expect(steps[0].claim).toEqual({ id: steps[0].claims[0].id })
  })

  it('leaves out of a step what a lens leaves out for rivals that lie elsewhere', async () => {
    const claims = [
      link('node-00', 'parent', 'node-01', { end: '2018' }),
      link('node-00', 'parent', 'node-01', { start: '2021-01-05' }),
      link('node-00', 'parent', 'node-02', { start: '2020', end: '2022' }),
    ]
    const graph = await open({ entities, claims })
    const paths = (to: string) => `paths(from: "node-00", to: "${to}") { paths { steps { claims { start end } } } }`
    const { data } = await graph.ask(
      `{ lens(excludeDisputed: true) { one: ${paths('node-01')} other: ${paths('node-02')} } }`,
    )
    expect(data.lens).toEqual({
      one: { paths: [{ steps: [{ claims: [{ start: null, end: '2018' }] }] }] },
      other: { paths: [] },
    })
  })

  it('is not made by what is only expected, unless a lens asks for it', async () => {
    const graph = await open({
      entities,
      claims: [link('node-00', 'commands', 'node-01', { certainty: 'EXPECTED' })],
    })
    const { data } = await graph.ask(`{
      paths(from: "node-00", to: "node-01") { paths { length } }
      lens(certainty: [EXPECTED]) { paths(from: "node-00", to: "node-01") { paths { length } } }
    }`)
    expect(data).toEqual({ paths: { paths: [] }, lens: { paths: { paths: [{ length: 1 }] } } })
  })
})

describe('a search for paths', () => {
  it('tells how far it went where nothing leads from one to the other', async () => {
    const claims = [1, 2, 3].map((index) => link('node-00', 'commands', nodeSlug(index)))
    const graph = await open({ entities, claims })
    const { data } = await graph.ask('{ paths(from: "node-00", to: "node-05") { truncated visited paths { length } } }')
    expect(data.paths).toEqual({ truncated: false, visited: 5, paths: [] })
  })

  it('takes a statement a step, however many nodes it meets', async () => {
    const query = `paths(from: "node-00", to: "node-01", limit: 20, maxLength: 2) { ${pathFields} }`
    for (const lens of ['', 'toldBy: ["source-a"]']) {
      const few = await countingStatements(fan(20), inLens(lens, 'query', query), { indexed: false })
      const many = await countingStatements(fan(2_000), inLens(lens, 'query', query), { indexed: false })
      expect((lens ? many.data.lens : many.data).paths.paths).toHaveLength(20)
      expect(many.statements).toBe(few.statements)
    }
  })

  it('finds its way past a node with thousands of links, round circles and past dead ends', async () => {
    const leaves = Array.from({ length: 3_000 }, (_, index) => nodeSlug(100 + index))
    const graph = await open({
      entities: [...entities, ...leaves.map((slug) => entity(slug, 'ORGANIZATION'))],
      claims: [
        link('node-00', 'commands', 'node-01'),
        link('node-01', 'commands', 'node-02'),
        link('node-02', 'commands', 'node-00'),
        link('node-02', 'commands', 'node-03'),
        ...leaves.map((leaf) => link('node-01', 'commands', leaf)),
      ],
    })
    const { data } = await graph.ask(
      '{ paths(from: "node-00", to: "node-03", maxLength: 8, limit: 20) { truncated paths { length } } }',
    )
    expect(data.paths).toEqual({ truncated: false, paths: [{ length: 2 }, { length: 3 }] })
  })
})

describe('what cannot be asked of paths', () => {
  let graph: OpenGraph
  beforeAll(async () => {
    graph = await open({ entities, claims: [link('node-00', 'commands', 'node-01')] })
  })

  it.each([
    ['maxLength: 0', '"maxLength" must be between 1 and 8, got 0.'],
    ['maxLength: 9', '"maxLength" must be between 1 and 8, got 9.'],
    ['maxLength: -2147483648', '"maxLength" must be between 1 and 8, got -2147483648.'],
    ['limit: 0', '"limit" must be between 1 and 20, got 0.'],
    ['limit: 21', '"limit" must be between 1 and 20, got 21.'],
    ['property: ["comands"]', '"property": there is no property "comands"; did you mean commands?'],
    ['property: ["__proto__"]', '"property": there is no property "__proto__".'],
  ])('is refused loudly: %s', async (argument, message) => {
    const { errors } = await graph.ask(`{ paths(from: "node-00", to: "node-01", ${argument}) { visited } }`)
    expect(errors).toEqual([{ message, code: 'BAD_USER_INPUT' }])
  })

  it.each(['nobody', 'Node-00', '', 'Q2xhaW06', `node-${'0'.repeat(10_000)}`, "node-00' or 1=1 --"])(
    'is refused where no entity bears the slug or id: %j',
    async (slug) => {
      for (const ends of [
        { from: slug, to: 'node-00' },
        { from: 'node-00', to: slug },
      ]) {
        const { errors } = await graph.ask(
          'query ($from: ID!, $to: ID!) { paths(from: $from, to: $to) { visited } }',
          ends,
        )
        expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT' }])
        expect(errors[0]?.message.length).toBeLessThan(250)
      }
    },
  )

  it('takes null for what is left out', async () => {
    const { data } = await graph.ask(
      '{ paths(from: "node-00", to: "node-01", maxLength: null, limit: null, property: null, through: null) { paths { length } } }',
    )
    expect(data.paths.paths).toEqual([{ length: 1 }])
  })
})

const entities = [
  ...Array.from({ length: 8 }, (_, index) => entity(nodeSlug(index), 'ORGANIZATION')),
  ...sources.map((slug) => entity(slug, 'SOURCE')),
]

/** Two nodes with so many others between them, each of which makes a path. */
function fan(size: number) {
  const between = Array.from({ length: size }, (_, index) => nodeSlug(100 + index))
  return {
    entities: [...entities, ...between.map((slug) => entity(slug, 'ORGANIZATION'))],
    claims: between.flatMap((slug) => [link('node-00', 'commands', slug), link(slug, 'parent', 'node-01')]),
  }
}
