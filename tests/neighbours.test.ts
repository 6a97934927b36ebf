import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Claim } from '../src/model/claim.ts'
import { runs } from './databases.ts'
import { ask } from './harness.ts'
import { hub } from './hub-arbitrary.ts'
import { askGraph, claim, openSmallGraph } from './small-graph.ts'

interface Edge {
  node: { slug: string }
  property: { name: string }
  direction: 'OUT' | 'IN'
  links: { property: { name: string }; direction: 'OUT' | 'IN'; claim: { id: string } }[]
}

interface Page {
  edges: Edge[]
  byProperty: { property: { name: string }; direction: string; count: number }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

const page = `
  totalCount
  byProperty { property { name } direction count }
  pageInfo { hasNextPage endCursor }
  edges { node { slug } property { name } direction claim { id } links { property { name } direction claim { id } } }`

describe('neighbours', () => {
  it('of the congress are counted by property before they are listed, most first', async () => {
    const query =
      '{ meeting(slug: "wpk-congress-8") { neighbours { totalCount byProperty { property { name } direction count } } } }'
    const { totalCount, byProperty } = (await ask(query)).data.meeting.neighbours
    expect(byProperty[0]).toMatchObject({ property: { name: 'participant' }, direction: 'OUT' })
    expect(byProperty.map(({ count }: { count: number }) => count)).toEqual(
      byProperty.map(({ count }: { count: number }) => count).sort((a: number, b: number) => b - a),
    )
    expect(totalCount).toBeGreaterThan(byProperty[0].count)
  })

  it('stand there once each, with every way in which they are linked', async () => {
    const claims = [
      claim('document', 'author', 'person'),
      claim('document', 'presentedBy', 'person', { order: 2 }),
      claim('document', 'about', 'person'),
      claim('document', 'about', 'place'),
    ]
    const graph = await openSmallGraph(claims)
    const { neighbours } = (await askGraph(graph, `{ document(slug: "document") { neighbours { ${page} } } }`)).document
    expect(neighbours.totalCount).toBe(2)
    const edge = neighbours.edges.find(({ node }: Edge) => node.slug === 'person')
    expect(edge.links.map(({ property }: Edge) => property.name)).toEqual(['presentedBy', 'about', 'author'])
    expect(edge.property.name).toBe('presentedBy')
    const seen = await askGraph(graph, `{ person(slug: "person") { neighbours { ${page} } } }`)
    expect(seen.person.neighbours.edges).toMatchObject([{ node: { slug: 'document' }, direction: 'IN' }])
  })

  it('obey property, direction and kind, and so do their counts', async () => {
    const query = `{
      meeting(slug: "wpk-congress-8") {
        people: neighbours(kind: PERSON, first: 100) { ${page} }
        guests: neighbours(property: "participant", direction: IN) { ${page} }
        before: neighbours(property: ["prepares", "previous"], direction: IN) { ${page} }
      }
    }`
    const { people, guests, before } = (await ask(query)).data.meeting
    expect(people.byProperty).toMatchObject([
      { property: { name: 'participant' }, direction: 'OUT', count: people.totalCount },
    ])
    expect(guests).toMatchObject({ totalCount: 0, byProperty: [], edges: [] })
    const ways = new Set(
      before.edges.flatMap(({ links }: Edge) =>
        links.map(({ property, direction }) => `${property.name} ${direction}`),
      ),
    )
    expect(ways).toEqual(new Set(['prepares IN', 'previous IN']))
    const counted = before.byProperty.reduce((sum: number, { count }: { count: number }) => sum + count, 0)
    expect(counted).toBe(before.edges.reduce((sum: number, { links }: Edge) => sum + links.length, 0))
  })

  it('refuse a property that nobody declared, with the one that was meant', async () => {
    const { errors } = await ask('{ person(slug: "kim-jong-un") { neighbours(property: "memberof") { totalCount } } }')
    expect(errors).toMatchObject([
      {
        message: '"property": there is no property "memberof"; did you mean memberOf?',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ])
  })

  it('are all that any claim names at its other end, met once each page by page, and counted right', async () => {
    await fc.assert(
      fc.asyncProperty(
        hub(2, 8),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('meeting', 'person', 'organization'),
        async ({ claims, described }, size, slug) => {
          const graph = await openSmallGraph(claims, described)
          const met: Edge[] = []
          let counts: { property: { name: string }; direction: string; count: number }[] = []
          for (let after: string | null = null, more = true; more; ) {
            const query = `query ($slug: String!, $size: Int, $after: String) { entity(slug: $slug) { neighbours(first: $size, after: $after) { ${page} } } }`
            const { neighbours }: { neighbours: Page } = (await askGraph(graph, query, { slug, size, after })).entity
            met.push(...neighbours.edges)
            counts = neighbours.byProperty
            after = neighbours.pageInfo.endCursor
            more = neighbours.pageInfo.hasNextPage
          }
          const ends = claims.flatMap((each) => otherEnds(each, slug))
          expect(met.map(({ node }) => node.slug).sort()).toEqual([...new Set(ends.map(([end]) => end))].sort())
          const tallies = new Map<string, Set<string>>()
          for (const [end, way] of ends) tallies.set(way, (tallies.get(way) ?? new Set()).add(end))
          const counted = counts.map(({ property, direction, count }) => [`${property.name} ${direction}`, count])
          expect(Object.fromEntries(counted)).toEqual(
            Object.fromEntries([...tallies].map(([way, all]) => [way, all.size])),
          )
          await graph.store.close()
        },
      ),
      { numRuns: runs(25) },
    )
  })
})

function otherEnds({ subject, property, value }: Claim, slug: string): [end: string, way: string][] {
  if (value.type !== 'entity') return []
  return [
    ...(subject === slug ? [[value.slug, `${property} OUT`] as [string, string]] : []),
    ...(value.slug === slug ? [[subject, `${property} IN`] as [string, string]] : []),
  ]
}
