import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { UndirectedGraph } from 'graphology'
import gexf from 'graphology-gexf'
import graphml from 'graphology-graphml'
import { describe, expect, it } from 'vitest'
import { exportGraph } from '../src/formats/export/export.ts'
import { openGraph } from '../src/graph/graph.ts'
import { shownFacts } from '../src/graph/kept-through.ts'
import { projectedThrough } from '../src/graph/projected.ts'
import type { ProjectionArguments } from '../src/graph/projection.ts'
import { type LensArguments, narrowedLens } from '../src/graph/view-through.ts'
import { viewOf } from '../src/graph/views.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import type { Store } from '../src/store/store.ts'
import { exportText, lensOf } from './export-text.ts'
import { ask, graph } from './harness.ts'
import { claim, openSmallGraph } from './small-graph.ts'
import { temporaryFolder } from './temporary-folder.ts'

const readers = {
  gexf: (text: string) => gexf.parse(UndirectedGraph, text),
  graphml: (text: string) => graphml.parse(UndirectedGraph, text),
} as const

const formats = Object.keys(readers) as (keyof typeof readers)[]

/** What is exported of a projection, through a lens if one is given. */
async function projecting(store: Store, args: ProjectionArguments, lens?: LensArguments) {
  const opened = await openGraph(store)
  const narrowed = lens ? narrowedLens(viewOf(opened), lens) : null
  return { project: projectedThrough(opened, narrowed, args), keep: lens ? await lensOf(store, lens) : null }
}

const took = (event: string, who: string, source = 'source-a') => claim(event, 'participant', who, { source })

const claims = [
  ...['person-1', 'person-2', 'person-3'].flatMap((who) => [took('meeting-1', who), took('meeting-2', who)]),
  took('meeting-3', 'person-1'),
  took('meeting-3', 'person-2', 'source-b'),
  took('meeting-3', 'person-4'),
  claim('person-1', 'birthDate', '1980', { source: 'source-a' }),
]

/** Each edge in one line. */
function linesOf(network: ReturnType<(typeof readers)['gexf']>): string[] {
  return network.mapEdges((_, { weight, shared }, a, b) => `${a} ${b} ${weight}: ${shared}`)
}

const weighed = [
  'person-1 person-2 3: meeting-1 | meeting-2 | meeting-3',
  'person-1 person-3 2: meeting-1 | meeting-2',
  'person-2 person-3 2: meeting-1 | meeting-2',
]

describe.each(formats)('a projection in %s', (format) => {
  it('is an undirected network with weights, the nodes described as in that of all', async () => {
    const { store } = await openSmallGraph(claims, [{ slug: 'person-1', name: 'Alpha & Omega' }])
    const { text, leftOut } = await exportText(store, format, await projecting(store, { property: 'participant' }))
    const whole = await exportText(store, format)
    await store.close()
    const network = readers[format](text)
    expect(network.type).toBe('undirected')
    expect(network.nodes()).toEqual(['person-1', 'person-2', 'person-3'])
    expect(linesOf(network)).toEqual(weighed)
    const nodeOf = (of: string) => /<node id="person-1".*?<\/node>/.exec(of)?.[0]
    expect(nodeOf(text)).toBe(nodeOf(whole.text))
    expect(network.getNodeAttributes('person-1')).toMatchObject({ label: 'Alpha & Omega', birthDate: '1980' })
    expect(text).toMatch(/ (?:defaultedgetype|edgedefault)="undirected"/)
    expect(leftOut.filter(({ sort }) => sort !== 'detail')).toEqual([])
  })

  it('says of itself what is linked by what, and that nothing is cut off', async () => {
    const { store } = await openSmallGraph(claims)
    const { text } = await exportText(store, format, await projecting(store, { property: 'participant', minWeight: 1 }))
    await store.close()
    const told = /<desc(?:ription)?>(.*?)<\/desc(?:ription)?>/.exec(text)?.[1]
    expect(told).toBe(
      'The relation &quot;participant&quot; (participant), projected: the values by the subjects they share. The weight of an edge is how many these are, at least 1; &quot;shared&quot; names them. Nothing is cut off: these are all 5 links of 4 entities.',
    )
  })

  it('has what the API has, also through a lens', async () => {
    const args = { property: 'memberOf', direction: 'OUT', minWeight: 4 } as const
    const query = `projection(property: "memberOf", direction: OUT, minWeight: 4, first: 100) {
      nodes { a { slug } b { slug } weight shared { nodes { slug } } } }`
    const { data } = await ask(`{ ${query} lens(at: "2018") { ${query} } }`)
    const told = (nodes: ApiLink[]) =>
      nodes.map(({ a, b, weight, shared }) => {
        const slugs = shared.nodes.map(({ slug }) => slug).sort()
        return `${a.slug} ${b.slug} ${weight}: ${slugs.join(' | ')}`
      })
    const lens = { at: parseEdtf('2018') }
    const whole = await exportText(graph.store, format, await projecting(graph.store, args))
    const seen = await exportText(graph.store, format, await projecting(graph.store, args, lens))
    expect(linesOf(readers[format](whole.text))).toEqual(told(data.projection.nodes))
    expect(linesOf(readers[format](seen.text))).toEqual(told(data.lens.projection.nodes))
    expect(data.lens.projection.nodes.length).toBeGreaterThan(0)
    expect(seen.text).not.toBe(whole.text)
  })
})

interface ApiLink {
  readonly a: { readonly slug: string }
  readonly b: { readonly slug: string }
  readonly weight: number
  readonly shared: { readonly nodes: readonly { readonly slug: string }[] }
}

describe('a projection as tables', () => {
  it('has who is linked, and a row for each link, in the folder of an earlier export', async () => {
    const { store } = await openSmallGraph(claims)
    const target = join(temporaryFolder(), 'tables')
    const request = { format: 'csv', keep: null, facts: shownFacts, target, force: true } as const
    await exportGraph(store, request)
    const seen: number[] = []
    const { project } = await projecting(store, { property: 'participant' })
    const summary = await exportGraph(store, { ...request, project, onLinks: (done) => seen.push(done) })
    expect(summary).toEqual({ leftOut: [], whole: true, projected: { entities: 3, links: 3 } })
    expect(seen).toEqual([3])
    expect(readdirSync(target).sort()).toEqual(['datapackage.json', 'entities.csv', 'identifiers.csv', 'links.csv'])
    const rows = (name: string) =>
      parse(readFileSync(join(target, name)), { columns: true }) as Record<string, string>[]
    expect(rows('entities.csv').map(({ slug }) => slug)).toEqual(['person-1', 'person-2', 'person-3'])
    expect(rows('links.csv').map((row) => `${row.source} ${row.target} ${row.weight}: ${row.shared}`)).toEqual(weighed)
    await exportGraph(store, request)
    expect(existsSync(join(target, 'links.csv'))).toBe(false)
    await store.close()
  })
})

describe('a projection that is too large', () => {
  it('is refused before anything is written', async () => {
    const members = Array.from({ length: 4_500 }, (_, index) => claim(`person-${index}`, 'memberOf', 'organization-1'))
    const { store } = await openSmallGraph(members)
    const target = join(temporaryFolder(), 'members.gexf')
    const { project } = await projecting(store, { property: 'memberOf', direction: 'OUT' })
    const request = { format: 'gexf', keep: null, facts: shownFacts, target, force: true, project } as const
    await expect(exportGraph(store, request)).rejects.toThrow(/one thing alone is shared by 4,500\. Narrow it by/)
    expect(existsSync(target)).toBe(false)
    await store.close()
  })
})
