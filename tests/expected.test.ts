import { describe, expect, it } from 'vitest'
import { loadDataset } from '../src/files/dataset.ts'
import { encodeId } from '../src/graph/id.ts'
import { entitiesNamed } from '../src/lists/mentions.ts'
import { ask, askAccounts } from './harness.ts'
import { dataFolder } from './shipped-data.ts'

const { claims, entities } = loadDataset(dataFolder)
const kept = claims.filter(({ references }) => references.some(({ certainty }) => certainty !== 'EXPECTED'))
const expectedOnly = claims.filter((each) => !kept.includes(each))
const [t, w] = ['tml-weekly-2021-02-21', 'wikipedia-8th-wpk-congress'] as const

describe('what is only expected', () => {
  it('is on record in the shipped data: a parade, and more that another source states', () => {
    expect(expectedOnly.map(({ subject, property }) => [subject, property])).toEqual([
      ['wpk-congress-8-parade', 'partOf'],
    ])
    const partly = kept.filter(({ references }) => references.some(({ certainty }) => certainty === 'EXPECTED'))
    expect(partly.map(({ subject, property }) => `${subject} ${property}`).sort()).toEqual([
      'five-year-economic-plan-2021 presentedAt',
      'wpk-congress-8 place',
    ])
  })

  it('is not counted in the graph', async () => {
    const references = kept.flatMap((each) => each.references.filter(({ certainty }) => certainty !== 'EXPECTED'))
    const graph = {
      claims: kept.length,
      references: references.length,
      entities: new Set(kept.flatMap(entitiesNamed)).size,
      sources: entities.filter(({ kind }) => kind === 'SOURCE').length,
    }
    expect(await ask('{ graph { claims references entities sources } }')).toEqual({ data: { graph } })
  })

  it('is in no list of claims, and no reference of another claim', async () => {
    const query = `query ($slug: String!, $after: String) {
      source(slug: $slug) {
        claimsMade(first: 100, after: $after) {
          totalCount pageInfo { hasNextPage endCursor } nodes { id references { certainty } }
        }
      }
    }`
    for (const slug of [t, w]) {
      const ids: string[] = []
      for (let after: string | null = null, more = true; more; ) {
        const { claimsMade } = (await ask(query, { slug, after })).data.source
        const { nodes, pageInfo, totalCount } = claimsMade as Made
        ids.push(...nodes.map(({ id }) => id))
        for (const { certainty } of nodes.flatMap(({ references }) => references))
          expect(certainty).not.toBe('EXPECTED')
        expect(totalCount).toBe(made(slug).length)
        ;({ endCursor: after, hasNextPage: more } = pageInfo)
      }
      expect(ids.sort()).toEqual(made(slug).sort())
    }
  })

  it('is no node, though the entity that it tells of is one', async () => {
    const [parade] = expectedOnly
    const ids = [
      encodeId({ type: 'Claim', key: parade?.id ?? '', lens: '' }),
      encodeId({ type: 'Occasion', key: 'wpk-congress-8-parade', lens: '' }),
    ]
    const bare = {
      slug: 'wpk-congress-8-parade',
      names: [],
      facts: [],
      partOf: null,
      claims: { totalCount: 0, nodes: [] },
      sources: { totalCount: 0, nodes: [] },
    }
    const query = `query ($ids: [ID!]!) {
      nodes(ids: $ids) {
        ... on Occasion {
          slug names { text } facts { display } partOf { slug }
          claims(as: EITHER) { totalCount nodes { id } } sources { totalCount nodes { slug } }
        }
      }
    }`
    expect(await ask(query, { ids })).toEqual({ data: { nodes: [null, bare] } })
  })

  it('is in no list of entities, parts or participants', async () => {
    const query = `{
      occasions(first: 100) { totalCount nodes { slug } }
      meeting(slug: "wpk-congress-8") {
        parts { totalCount nodes { slug } }
        claims(as: OBJECT, property: "partOf") { totalCount nodes { subject { slug } } }
      }
    }`
    const { data } = await askAccounts(query)
    expect(data.occasions.totalCount).toBe(data.occasions.nodes.length)
    expect(JSON.stringify(data)).not.toContain('parade')
    expect(data.meeting.parts.totalCount).toBe(1)
    expect(data.meeting.claims.totalCount).toBe(1)
  })

  it('vanishes where one source expects what another states, which stays', async () => {
    const query = `{
      document(slug: "five-year-economic-plan-2021") {
        presentedAt { slug }
        claims(property: "presentedAt") { nodes { references { source { slug } certainty } } }
        sources { edges { claimCount node { slug } } }
      }
      meeting(slug: "wpk-congress-8") {
        places { edges { node { slug } claim { references { source { slug } certainty } } } }
      }
    }`
    const stated = { references: [{ source: { slug: t }, certainty: 'STATED' }] }
    const { data, errors } = await askAccounts(query)
    expect(errors).toBeUndefined()
    expect(data.document).toEqual({
      presentedAt: { slug: 'wpk-congress-8' },
      claims: { nodes: [stated] },
      sources: { edges: [{ claimCount: 3, node: { slug: t } }] },
    })
    expect(data.meeting.places.edges).toContainEqual({ node: { slug: 'pyongyang' }, claim: stated })
  })
})

interface Made {
  readonly totalCount: number
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
  readonly nodes: readonly { readonly id: string; readonly references: readonly { readonly certainty: string }[] }[]
}

/** The ids of the claims that a source makes, and does not only expect. */
function made(source: string): string[] {
  const makes = kept.filter(({ references }) =>
    references.some((reference) => reference.source === source && reference.certainty !== 'EXPECTED'),
  )
  return makes.map(({ id }) => encodeId({ type: 'Claim', key: id, lens: '' }))
}
