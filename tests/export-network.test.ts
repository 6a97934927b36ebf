import fc from 'fast-check'
import { MultiGraph } from 'graphology'
import gexf from 'graphology-gexf'
import graphml from 'graphology-graphml'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { writeGraph } from '../src/store/write.ts'
import { openDatabase } from './databases.ts'
import { exportText, lensOf } from './export-text.ts'
import { anyGraph } from './graph-arbitrary.ts'
import { ask, graph } from './harness.ts'
import { claim, openSmallGraph } from './small-graph.ts'

const readers = {
  gexf: (text: string) => gexf.parse(MultiGraph, text),
  graphml: (text: string) => graphml.parse(MultiGraph, text),
} as const

const formats = Object.keys(readers) as (keyof typeof readers)[]

describe.each(formats)('the graph as a network in %s', (format) => {
  it('has a node for each entity of the graph, and an edge for each claim between two', async () => {
    const { text } = await exportText(graph.store, format)
    const network = readers[format](text)
    const { data } = await ask('{ graph { entities } }')
    const { rows } = await sql<{ count: number | string }>`
      select count(*) as count from claim where object is not null and shown > 0`.execute(graph.store.db)
    expect(network.order).toBe(data.graph.entities)
    expect(network.size).toBe(Number(rows[0]?.count))
  })

  it('tells of each node what it is, its names, its best date and who says so', async () => {
    const { text } = await exportText(graph.store, format)
    const congress = readers[format](text).getNodeAttributes('wpk-congress-8')
    expect(congress).toMatchObject({
      label: "8th Congress of the Workers' Party of Korea",
      kind: 'MEETING',
      classification: 'CONGRESS',
      ordinal: 8,
      startDate: '2021-01-05',
    })
    expect(congress.headcount.split(' | ')).toContain('DELEGATES 5,000')
    expect(congress.names.split(' | ')).toContain('8th WPK Congress')
    expect(congress.sources.split(' | ')).toContain('tml-weekly-2021-02-21')
  })

  it('tells of each edge the property, when it held, in which role and who says so', async () => {
    const { store } = await openSmallGraph([
      claim('person-1', 'memberOf', 'organization-1', {
        source: 'source-a',
        start: '2016-05',
        end: '2021',
        qualifiers: { role: 'chair' },
      }),
      claim('person-1', 'memberOf', 'organization-1', { source: 'source-b' }),
      claim('source-b', 'basedOn', 'source-a', { source: 'source-b' }),
    ])
    const { text } = await exportText(store, format)
    await store.close()
    const network = readers[format](text)
    const edges = network.edges('person-1', 'organization-1').map((edge) => network.getEdgeAttributes(edge))
    expect(edges).toHaveLength(2)
    const dated = edges.find(({ from }) => from)
    expect(dated).toMatchObject({
      label: 'member of',
      property: 'memberOf',
      from: '2016-05',
      until: '2021',
      qualifier_role: 'chair',
      certainty: 'STATED',
      sources: 'source-a',
      voices: 1,
    })
    expect(text).toMatch(format === 'gexf' ? / start="2016-05-01" end="2021-12-31"/ : /"edge_start">2016-05-01</)
  })

  it('leaves out what is only expected, unless a lens asks for it', async () => {
    const expected = { reference: { certainty: 'EXPECTED' } } as const
    const { store } = await openSmallGraph([
      claim('person-1', 'memberOf', 'organization-1'),
      claim('person-2', 'memberOf', 'organization-1', expected),
    ])
    const keep = await lensOf(store, { certainty: ['EXPECTED'] })
    const texts = [await exportText(store, format), await exportText(store, format, { keep })]
    await store.close()
    const nodes = texts.map(({ text }) =>
      readers[format](text)
        .nodes()
        .filter((node) => node.startsWith('person')),
    )
    expect(nodes).toEqual([['person-1'], ['person-2']])
  })

  it('counts what nodes and edges have no place for, and whom nothing is said of', async () => {
    const { store } = await openSmallGraph(
      [
        claim('person-1', 'birthDate', '1980', { source: 'source-a', rank: 'PREFERRED' }),
        claim('person-1', 'birthDate', '1981', { source: 'source-a' }),
        claim('person-1', 'gender', 'male', { source: 'source-a', rank: 'DEPRECATED' }),
        claim('person-1', 'memberOf', 'organization-1', {
          source: 'source-a',
          reference: { note: 'a note', order: 2 },
        }),
        claim('person-2', 'memberOf', 'organization-1', { source: 'source-a', reference: { certainty: 'EXPECTED' } }),
      ],
      [{ slug: 'person-3' }, { slug: 'person-1', name: 'Ri\u0001' }],
    )
    const { leftOut } = await exportText(store, format)
    await store.close()
    expect(leftOut.map(({ sort, reason, count }) => `${sort} ${count} ${reason}`).sort()).toEqual([
      'claim 1 a claim that is only expected to hold',
      'claim 1 a gender that an editor holds to be wrong',
      'claim 1 another birthDate beside the best',
      'detail 1 a character that XML has no way to write, which becomes U+FFFD',
      'detail 1 a note on what a source says',
      "detail 1 the place in a source's list",
      'detail 1 the rank that an editor gives: PREFERRED',
      'detail 2 the place in a source',
      'entity 2 an entity that nothing written here names',
    ])
  })

  it('tells whether a meeting was enlarged, and a text with the ends of lines that it has', async () => {
    const text = 'a\nb\r\nc\td\u0085e\u2028f <&>"\''
    const { store } = await openSmallGraph(
      [claim('meeting-1', 'summary', text), claim('meeting-1', 'organization', 'organization-1')],
      [{ slug: 'meeting-1', enlarged: true }],
    )
    const { text: written } = await exportText(store, format)
    await store.close()
    const told = readers[format](written).getNodeAttributes('meeting-1')
    expect(told).toMatchObject({ enlarged: true, summary: text })
  })

  it('can be read whatever texts the graph holds', async () => {
    const property = fc.asyncProperty(anyGraph(), async (any) => {
      const store = await openDatabase()
      await writeGraph(store, any)
      const keep = await lensOf(store, { certainty: ['STATED', 'REPORTED', 'EXPECTED', 'INFERRED'] })
      const { text } = await exportText(store, format, { keep })
      await store.close()
      const network = readers[format](text)
      expect(network.order).toBe(any.entities.length)
      expect(network.size).toBe(any.claims.filter(({ value }) => value.type === 'entity').length)
    })
    await fc.assert(property, { numRuns: 8 })
  })
})
