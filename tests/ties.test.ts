import { describe, expect, it, vi } from 'vitest'
import { askGraph, claim, openSmallGraph, type Said } from './small-graph.ts'

const elected = (post: string, said: Said = {}) =>
  claim('decision', 'effect', 'person', { qualifiers: { effect: 'ELECTS', post }, ...said })
const seat = (person: string, qualifiers: Record<string, string>, said: Said = {}) =>
  claim(`person-${person}`, 'memberOf', 'organization', { qualifiers, ...said })

const claims = [
  elected('post-a'),
  claim('decision-1', 'effect', 'post-b', { qualifiers: { effect: 'RENAMES', into: 'post-a' } }),
  claim('decision-1', 'date', '2020'),
  claim('decision-2', 'effect', 'post-a', { qualifiers: { effect: 'ABOLISHES' } }),
  claim('decision-2', 'date', '2022'),
  seat('a', { onBehalfOf: 'organization-1', constituency: 'place', term: 'meeting' }, { start: '2019' }),
  seat('b', { onBehalfOf: 'organization-1', constituency: 'place-1' }, { start: '2015', end: '2018' }),
  seat('b', { onBehalfOf: 'organization-2' }, { start: '2018' }),
  seat('c', { onBehalfOf: 'organization-1' }, { order: 3 }),
  seat('d', { onBehalfOf: 'organization-1' }, { rank: 'DEPRECATED' }),
]

/** What the whole graph answers, and the same made of its claims. */
async function asked(query: string) {
  const graph = await openSmallGraph(claims)
  const whole = await askGraph(graph, `{ ${query} }`)
  const { lens } = await askGraph(graph, `{ lens(toldBy: ["w"]) { ${query} } }`)
  expect(lens).toEqual(whole)
  return whole
}

const slugs = ({ nodes }: { nodes: { slug: string }[] }) => nodes.map(({ slug }) => slug).join(' ')

describe('what stands in a qualifier', () => {
  it('is concerned by the decision, which names the qualifier', async () => {
    const query = `post(slug: "post-a") {
      concernedBy { totalCount edges { effect qualifier node { slug } relations { qualifiers { name display } } } }
      elects: concernedBy(effect: [ELECTS]) { totalCount nodes { slug } }
      both: concernedBy(effect: [ELECTS, ABOLISHES]) { totalCount nodes { slug } }
    }`
    const { post } = await asked(query)
    expect(post.concernedBy.totalCount).toBe(3)
    expect(
      post.concernedBy.edges.map(
        ({ node, effect, qualifier }: { node: { slug: string }; effect: string; qualifier: string }) => [
          node.slug,
          effect,
          qualifier,
        ],
      ),
    ).toEqual([
      ['decision-1', 'RENAMES', 'into'],
      ['decision-2', 'ABOLISHES', null],
      ['decision', 'ELECTS', 'post'],
    ])
    expect([slugs(post.elects), slugs(post.both)]).toEqual(['decision', 'decision-2 decision'])
  })

  it('is a neighbour of the subject and of the value, counted by itself', async () => {
    const ways = 'byProperty { property { name } direction qualifier count neighbours { totalCount nodes { slug } } }'
    const query = `organization(slug: "organization-1") { neighbours { totalCount ${ways} edges { node { slug } links { property { name } direction qualifier } } } }
      person(slug: "person-b") { neighbours { totalCount ${ways} } }
      decision(slug: "decision") { neighbours { totalCount ${ways} nodes { slug } } }`
    const { organization, person, decision } = await asked(query)
    interface Counted {
      readonly property: { readonly name: string }
      readonly direction: string
      readonly qualifier: string | null
      readonly count: number
      readonly neighbours: { nodes: { slug: string }[] }
    }
    const shown = ({ byProperty }: { byProperty: readonly Counted[] }) =>
      byProperty.map(({ property, direction, qualifier, count, neighbours }) => [
        `${property.name} ${direction} ${qualifier} ${count}`,
        slugs(neighbours),
      ])
    expect(shown(organization.neighbours)).toEqual([
      ['memberOf IN onBehalfOf 3', 'person-a person-b person-c'],
      ['memberOf OUT onBehalfOf 1', 'organization'],
    ])
    expect(organization.neighbours.totalCount).toBe(4)
    expect(organization.neighbours.edges[3]).toEqual({
      node: { slug: 'organization' },
      links: [{ property: { name: 'memberOf' }, direction: 'OUT', qualifier: 'onBehalfOf' }],
    })
    expect(shown(person.neighbours)).toEqual([
      ['memberOf OUT onBehalfOf 2', 'organization-1 organization-2'],
      ['memberOf OUT null 1', 'organization'],
      ['memberOf OUT constituency 1', 'place-1'],
    ])
    expect(slugs(decision.neighbours)).toBe('person post-a')
  })

  it('is read page by page from either end', async () => {
    const graph = await openSmallGraph(claims)
    const page = async (args: string) => {
      const query = `{ organization(slug: "organization-1") { neighbours(${args}) { nodes { slug } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } } }`
      return (await askGraph(graph, query)).organization.neighbours
    }
    const first = await page('first: 2')
    const rest = await page(`first: 2, after: "${first.pageInfo.endCursor}"`)
    expect([slugs(first), slugs(rest)]).toEqual(['person-a person-b', 'person-c organization'])
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false])
    const last = await page('last: 1')
    const before = await page(`last: 3, before: "${last.pageInfo.startCursor}"`)
    expect([slugs(before), slugs(last)]).toEqual(['person-a person-b person-c', 'organization'])
  })

  it('lies on paths, and in the part of the graph around it', async () => {
    const query = `paths(from: "post-a", to: "person", limit: 1) {
        paths { steps { from { slug } to { slug } property { name } direction qualifier claim { display } } }
      }
      back: paths(from: "place", to: "meeting", maxLength: 2, limit: 5) { paths { length steps { direction qualifier } } }
      none: paths(from: "person-d", to: "organization-1", maxLength: 1) { paths { length } }
      subgraph(roots: ["post-a"], maxNodes: 10) { nodes { slug } links { from { slug } to { slug } property { name } qualifier claims { display } } }`
    const { paths, back, none, subgraph } = await asked(query)
    expect(paths.paths[0].steps).toEqual([
      {
        from: { slug: 'post-a' },
        to: { slug: 'person' },
        property: { name: 'effect' },
        direction: 'OUT',
        qualifier: 'post',
        claim: { display: 'person' },
      },
    ])
    expect(back.paths[0].steps).toEqual([
      { direction: 'OUT', qualifier: 'constituency' },
      { direction: 'IN', qualifier: 'term' },
    ])
    expect(none.paths).toEqual([])
    expect(slugs(subgraph)).toBe('post-a decision decision-1 person post-b decision-2')
    const links = subgraph.links.map(
      ({
        from,
        to,
        property,
        qualifier,
      }: {
        from: { slug: string }
        to: { slug: string }
        property: { name: string }
        qualifier: string | null
      }) => `${from.slug} ${to.slug} ${property.name} ${qualifier}`,
    )
    expect(links).toContain('decision post-a effect post')
    expect(links).toContain('post-a person effect post')
    expect(links).toContain('post-a post-b effect into')
  })

  it('is found in the same way whether links are in memory or read', async () => {
    const query =
      '{ paths(from: "place", to: "post-b", maxLength: 8, limit: 5) { paths { steps { from { slug } to { slug } qualifier } } } }'
    const graph = await openSmallGraph([
      ...claims,
      claim('person-a', 'birthDate', '1970'),
      elected('post-a', { source: 't' }),
      claim('person', 'memberOf', 'organization'),
    ])
    const read = await askGraph(graph, query)
    graph.links.now()
    await vi.waitFor(() => expect(graph.links.now()).not.toBeNull())
    expect(await askGraph(graph, query)).toEqual(read)
    expect(read.paths.paths.length).toBeGreaterThan(0)
  })
})

describe('the deputies', () => {
  const edges = 'totalCount edges { node { slug } body { slug } start end relations { start end } }'
  interface Edge {
    readonly node: { readonly slug: string }
    readonly body: { readonly slug: string }
    readonly start: string | null
  }
  const brief = ({ edges }: { edges: readonly Edge[] }) =>
    edges.map(({ node, body, start }) => `${node.slug} ${body.slug} ${start}`)

  it('of a party sit on its behalf: by place, then by start', async () => {
    const { organization } = await asked(`organization(slug: "organization-1") { deputies { ${edges} } }`)
    expect(brief(organization.deputies)).toEqual([
      'person-c organization null',
      'person-b organization 2015',
      'person-a organization 2019',
    ])
    expect(organization.deputies.totalCount).toBe(3)
  })

  it('of a place were elected for it', async () => {
    const { place } = await asked(`place(slug: "place") { deputies { ${edges} } }`)
    expect(brief(place.deputies)).toEqual(['person-a organization 2019'])
  })

  it('have the spells that all claims tell together', async () => {
    const graph = await openSmallGraph([
      seat('a', { onBehalfOf: 'organization-1' }, { start: '2015' }),
      claim('person-a', 'memberOf', 'organization', { end: '2018', source: 't' }),
    ])
    const query =
      '{ organization(slug: "organization-1") { deputies { edges { start end relations { claims { start end } } } } } }'
    expect((await askGraph(graph, query)).organization.deputies.edges).toEqual([
      {
        start: '2015',
        end: '2018',
        relations: [
          {
            claims: expect.arrayContaining([
              { start: '2015', end: null },
              { start: null, end: '2018' },
            ]),
          },
        ],
      },
    ])
  })

  it('are those who can have been so at a date', async () => {
    const query = '{ lens(at: "2019-06-01") { organization(slug: "organization-1") { deputies { nodes { slug } } } } }'
    expect(slugs((await askGraph(await openSmallGraph(claims), query)).lens.organization.deputies)).toBe(
      'person-c person-a',
    )
  })
})

describe('parts and places', () => {
  const events = [
    claim('meeting', 'participant', 'person-a', { qualifiers: { role: 'SPEAKER' } }),
    claim('meeting-1', 'partOf', 'meeting'),
    claim('meeting-2', 'partOf', 'meeting-1'),
    claim('meeting-1', 'participant', 'person-b', { qualifiers: { role: 'SPEAKER' } }),
    claim('meeting-2', 'participant', 'person-c', { qualifiers: { role: 'SPEAKER' } }),
    claim('meeting-2', 'participant', 'person-a', { qualifiers: { role: 'CHAIR' } }),
    claim('meeting', 'place', 'place'),
    claim('meeting-2', 'place', 'place-2'),
    claim('place-2', 'within', 'place-1'),
    claim('place-1', 'within', 'place'),
  ]

  it('count where they are asked for, at any depth', async () => {
    const graph = await openSmallGraph(events)
    const query = `
      meeting(slug: "meeting") {
        alone: participants { nodes { slug } } all: participants(includeParts: true) { totalCount nodes { slug } edges { roles } }
        chairs: participants(includeParts: true, role: [CHAIR]) { nodes { slug } }
      }
      alone: people(filter: { participatedIn: "meeting", role: [SPEAKER] }) { nodes { slug } }
      all: people(filter: { participatedIn: "meeting", role: [SPEAKER], includeParts: true }) { totalCount nodes { slug } }
      place(slug: "place") { events { nodes { slug } } alone: events(within: false) { nodes { slug } } }`
    const whole = await askGraph(graph, `{ ${query} }`)
    expect((await askGraph(graph, `{ lens(toldBy: ["w"]) { ${query} } }`)).lens).toEqual(whole)
    const { meeting, alone, all, place } = whole
    expect([slugs(meeting.alone), slugs(meeting.all), slugs(meeting.chairs)]).toEqual([
      'person-a',
      'person-a person-b person-c',
      'person-a',
    ])
    expect(meeting.all.edges[0].roles.toSorted()).toEqual(['CHAIR', 'SPEAKER'])
    expect([slugs(alone), slugs(all), all.totalCount]).toEqual(['person-a', 'person-a person-b person-c', 3])
    expect([slugs(place.events), slugs(place.alone)]).toEqual(['meeting meeting-2', 'meeting'])
  })
})
