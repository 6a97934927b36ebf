import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from './databases.ts'
import { ask } from './harness.ts'
import { hub } from './hub-arbitrary.ts'
import { askGraph, claim, openSmallGraph } from './small-graph.ts'

interface Edge {
  readonly order: number | null
  readonly start: string | null
  readonly node: {
    readonly slug: string
    readonly name: string
    readonly startDate?: { readonly claims: Dated[] } | null
  }
}

interface Dated {
  readonly edtf: string
}

/** What the rule of order looks at, each part written so that it sorts as a text; what is unknown comes last. */
function keyOf({ order, start, node }: Edge): string[] {
  const days = (node.startDate?.claims ?? []).map(({ edtf }) => edtf.padEnd(10, '-01-01')).sort()
  const name = node.name.normalize('NFKC').toLowerCase()
  return [order === null ? '~' : String(order), start?.padEnd(10, '-01-01') ?? days[0] ?? '~', name, node.slug]
}

function compare(a: readonly string[], b: readonly string[]): number {
  const index = a.findIndex((part, at) => part !== b[at])
  return index < 0 ? 0 : Buffer.compare(Buffer.from(a[index] ?? ''), Buffer.from(b[index] ?? ''))
}

describe('the order of a connection', () => {
  it('is by order, then by start, then by name, then by id, and the unknown last', async () => {
    const delegate = { qualifiers: { role: 'DELEGATE' } }
    const claims = [
      claim('meeting', 'participant', 'person-zoe', { ...delegate, order: 1 }),
      claim('meeting', 'participant', 'person-ann', { ...delegate, order: 2, start: '2021' }),
      claim('meeting', 'participant', 'person-bob', { ...delegate, order: 2, start: '2020-12-31' }),
      claim('meeting', 'participant', 'person-eve', { ...delegate, order: 10 }),
      claim('meeting', 'participant', 'person-cat', { ...delegate, start: '2021-01' }),
      claim('meeting', 'participant', 'person-dan', { ...delegate, start: '2021-01-02' }),
      ...['person-b', 'person-c', 'person-a', 'person-d'].map((slug) =>
        claim('meeting', 'participant', slug, delegate),
      ),
    ]
    const named = { 'person-a': 'Same', 'person-b': 'same', 'person-c': 'Élan', 'person-d': 'ｂefore' }
    const described = Object.entries(named).map(([slug, name]) => ({ slug, name }))
    const graph = await openSmallGraph(claims, described)
    const data = await askGraph(graph, '{ meeting(slug: "meeting") { participants { nodes { slug } } } }')
    const slugs = data.meeting.participants.nodes.map(({ slug }: { slug: string }) => slug.replace('person-', ''))
    expect(slugs).toEqual(['zoe', 'bob', 'ann', 'eve', 'cat', 'dan', 'd', 'a', 'b', 'c'])
  })

  it("takes the node's own place and first day where the edge has none", async () => {
    const claims = [
      ...['document-1', 'document-2', 'document-3'].map((slug) => claim(slug, 'partOf', 'document')),
      claim('document-3', 'partOf', 'document', { source: 't', order: 1 }),
      claim('document-1', 'date', '2021'),
      claim('document-2', 'date', '2020'),
      claim('meeting-1', 'organization', 'organization'),
      claim('meeting-2', 'organization', 'organization'),
      claim('meeting-2', 'startDate', '1980'),
      claim('meeting-2', 'startDate', '2016', { source: 't' }),
      claim('meeting-1', 'startDate', '2000'),
    ]
    const query = `{
      document(slug: "document") { parts { nodes { slug } } }
      organization(slug: "organization") { meetings { nodes { slug } } }
    }`
    const slugs = (...names: string[]) => ({ nodes: names.map((slug) => ({ slug })) })
    expect(await askGraph(await openSmallGraph(claims), query)).toEqual({
      document: { parts: slugs('document-3', 'document-2', 'document-1') },
      organization: { meetings: slugs('meeting-2', 'meeting-1') },
    })
  })

  it('follows the rule on graphs full of ties', async () => {
    const query = `{
      meeting(slug: "meeting") {
        all: participants(first: 100) { edges { relations { order start } node { slug name } } }
        delegates: participants(role: DELEGATE, first: 100) { edges { relations { order start } node { slug name } } }
        some: participants(role: [GUEST, CHAIR, SPEAKER], first: 100) { edges { relations { order start } node { slug name } } }
      }
      organization(slug: "organization") {
        meetings(first: 100) { edges { relations { order start } node { slug name startDate { claims { edtf } } } } }
      }
    }`
    const property = fc.asyncProperty(hub(0, 25), async ({ claims, described }) => {
      const graph = await openSmallGraph(claims, described)
      const { meeting, organization } = await askGraph(graph, query)
      // A list is ordered by the first relation of each node.
      const firstOf = (each: { relations: Pick<Edge, 'order' | 'start'>[] }) => ({ ...each, ...each.relations[0] })
      for (const { edges } of [meeting.all, meeting.delegates, meeting.some, organization.meetings]) {
        const keys = (edges.map(firstOf) as Edge[]).map(keyOf)
        expect(keys).toEqual(keys.toSorted(compare))
      }
      await graph.store.close()
    })
    await fc.assert(property, { numRuns: runs(40) })
  })
})

describe('the order of a list', () => {
  const claims = [
    ...['person-a', 'person-b', 'person-c'].map((slug) => claim(slug, 'gender', 'unknown')),
    ...['meeting-a', 'meeting-b', 'meeting-c', 'meeting-d', 'meeting-e'].map((slug) =>
      claim(slug, 'organization', 'organization'),
    ),
    claim('meeting-a', 'startDate', '2021-01-05'),
    claim('meeting-b', 'startDate', '2016'),
    claim('meeting-c', 'startDate', '2021-01-05'),
    claim('meeting-c', 'startDate', '2021-01-06', { source: 't' }),
  ]
  const names = {
    'person-a': 'b',
    'person-b': 'C',
    'person-c': 'B',
    'meeting-a': 'Z',
    'meeting-d': 'Y',
    'meeting-e': 'X',
  }
  const described = Object.entries(names).map(([slug, name]) => ({ slug, name }))

  const slugsOf = async (field: string) => {
    const graph = await openSmallGraph(claims, described)
    const { list } = await askGraph(graph, `{ list: ${field} { nodes { slug } } }`)
    return list.nodes.map(({ slug }: { slug: string }) => slug.replace(/.*-/, '')).join(' ')
  }

  it.each([
    ['people', 'a c b'],
    ['people(orderBy: null)', 'a c b'],
    ['people(orderBy: {field: NAME})', 'a c b'],
    ['people(orderBy: {field: NAME, direction: DESC})', 'b c a'],
    ['meetings', 'b c a e d'],
    ['meetings(orderBy: {field: START_DATE, direction: ASC})', 'b c a e d'],
    ['meetings(orderBy: {field: START_DATE, direction: DESC})', 'c a b e d'],
    ['meetings(orderBy: {field: NAME})', 'b c e d a'],
    ['meetings(orderBy: {field: NAME, direction: DESC})', 'a d e c b'],
  ])('of %s is %s', async (field, slugs) => {
    expect(await slugsOf(field)).toBe(slugs)
  })

  it('is what it was under a filter', async () => {
    const meetings = async (order: string) => {
      const query = `{ meetings(filter: {organization: "wpk-congress"}, orderBy: ${order}) { nodes { ordinal } } }`
      return (await ask(query)).data.meetings.nodes.map(({ ordinal }: { ordinal: number }) => ordinal)
    }
    expect(await meetings('{field: START_DATE}')).toEqual([7, 8, 9])
    expect(await meetings('{field: START_DATE, direction: DESC}')).toEqual([9, 8, 7])
    expect(await meetings('{field: NAME, direction: DESC}')).toEqual([9, 8, 7])
  })
})
