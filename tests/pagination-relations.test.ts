import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Graph } from '../src/graph/graph.ts'
import { type Claim, mergeClaims } from '../src/model/claim.ts'
import type { PropertyName } from '../src/model/properties.ts'
import { runs } from './databases.ts'
import { hub } from './hub-arbitrary.ts'
import { askGraph, openSmallGraph } from './small-graph.ts'

interface Edge {
  readonly node: { readonly slug: string }
  readonly roles?: readonly string[]
  readonly relations: readonly { readonly claims: readonly { readonly id: string }[] }[]
}

/** Checks generated graphs against the claims that they were made of. */
async function check(law: (graph: Graph, claims: readonly Claim[]) => Promise<void>): Promise<void> {
  const property = fc.asyncProperty(hub(0, 20), async ({ claims, described }) => {
    const graph = await openSmallGraph(claims, described)
    await law(graph, mergeClaims(claims))
    await graph.store.close()
  })
  await fc.assert(property, { numRuns: runs(25) })
}

/** The claims that stand behind each node, by the node's slug: as shown on the edges, and as they were written. */
function shown(edges: readonly Edge[]): [string, string[]][] {
  const claimsOf = ({ relations }: Edge) => relations.flatMap(({ claims }) => claims.map(({ id }) => keyOf(id)))
  return edges.map((edge) => [edge.node.slug, [...new Set(claimsOf(edge))].sort()] as [string, string[]]).sort(bySlug)
}

function written(claims: readonly Claim[], otherEnd: (claim: Claim) => string): [string, string[]][] {
  const groups = new Map<string, string[]>()
  for (const claim of claims) groups.set(otherEnd(claim), [...(groups.get(otherEnd(claim)) ?? []), claim.id])
  return [...groups].map(([slug, ids]) => [slug, ids.sort()] as [string, string[]]).sort(bySlug)
}

function bySlug([a]: [string, string[]], [b]: [string, string[]]): number {
  return a < b ? -1 : 1
}

/** The content id in a claim's global id. */
function keyOf(id: string): string {
  return Buffer.from(id, 'base64url').toString().replace('Claim:', '')
}

function about(claims: readonly Claim[], subject: string | null, properties: readonly PropertyName[], value?: string) {
  return claims.filter(
    (claim) =>
      (subject === null || claim.subject === subject) &&
      properties.includes(claim.property) &&
      (value === undefined || objectOf(claim) === value),
  )
}

function objectOf({ value }: Claim): string {
  return value.type === 'entity' ? value.slug : ''
}

const relations = 'totalCount edges { node { slug } relations { claims { id } } }'

describe('an edge', () => {
  it('stands for all the roles of a participant, once', async () => {
    await check(async (graph, claims) => {
      const query = `{ meeting(slug: "meeting") { participants(first: 100) { ${relations} } } }`
      const { edges, totalCount } = (await askGraph(graph, query)).meeting.participants
      const expected = written(about(claims, 'meeting', ['participant']), objectOf)
      expect(shown(edges)).toEqual(expected)
      expect(totalCount).toBe(expected.length)
    })
  })

  it('stands for those roles alone that were asked for', async () => {
    const roles = ['GUEST', 'CHAIR']
    const query = `query ($roles: [ParticipationRole!]) {
      meeting(slug: "meeting") { participants(first: 100, role: $roles) { ${relations} edges { roles } } }
    }`
    await check(async (graph, claims) => {
      const { edges, totalCount } = (await askGraph(graph, query, { roles })).meeting.participants
      const inRole = about(claims, 'meeting', ['participant']).filter(({ qualifiers }) =>
        roles.includes(qualifiers.role ?? ''),
      )
      expect(shown(edges)).toEqual(written(inRole, objectOf))
      expect(totalCount).toBe(edges.length)
      for (const edge of edges) for (const role of edge.roles) expect(roles).toContain(role)
    })
  })

  it('stands for what a person wrote and what the person presented', async () => {
    await check(async (graph, claims) => {
      const query = `{ person(slug: "person") { documents(first: 100) { ${relations} } } }`
      const { edges, totalCount } = (await askGraph(graph, query)).person.documents
      const papers = about(claims, null, ['author', 'presentedBy'], 'person')
      expect(shown(edges)).toEqual(written(papers, ({ subject }) => subject))
      expect(totalCount).toBe(edges.length)
    })
  })

  it('stands for a meeting of a body and of its terms, or of the body alone', async () => {
    await check(async (graph, claims) => {
      const query = `query ($withTerms: Boolean) {
        organization(slug: "organization") { meetings(first: 100, withTerms: $withTerms) { ${relations} } }
      }`
      const own = about(claims, null, ['organization'], 'organization')
      const terms = ['organization-7', 'organization-8'].flatMap((term) => about(claims, null, ['organization'], term))
      for (const withTerms of [true, null, false]) {
        const { edges, totalCount } = (await askGraph(graph, query, { withTerms })).organization.meetings
        const expected = written(withTerms === false ? own : [...own, ...terms], ({ subject }) => subject)
        expect(shown(edges)).toEqual(expected)
        expect(totalCount).toBe(expected.length)
      }
    })
  })

  it('is there for no role at all where none is asked for', async () => {
    await check(async (graph) => {
      const query = '{ meeting(slug: "meeting") { participants(role: []) { totalCount edges { role } } } }'
      expect(await askGraph(graph, query)).toEqual({ meeting: { participants: { totalCount: 0, edges: [] } } })
    })
  })
})
