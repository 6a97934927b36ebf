import { describe, expect, it } from 'vitest'
import type { Claim } from '../src/model/claim.ts'
import { askGraph, claim, openSmallGraph, type Said } from './small-graph.ts'

/** Somebody votes on the decision, as a source tells it. */
const ballot = (voter: string, option: string, said: Said = {}): Claim =>
  claim(voter, 'ballot', 'decision', { ...said, qualifiers: { option, ...said.qualifiers } })

const edges = `totalCount edges { node { slug } option candidate { slug } onBehalfOf { slug } weight status }`

describe('ballots', () => {
  it('are listed at the decision and at the voter, with all that is told of them', async () => {
    const graph = await openSmallGraph([
      ballot('person-a', 'YES', { qualifiers: { onBehalfOf: 'organization-x', weight: '0.5' } }),
      ballot('organization-b', 'NO'),
      claim('person-a', 'ballot', 'decision-e', { qualifiers: { candidate: 'person-c' } }),
    ])
    const { decision, person, organization } = await askGraph(
      graph,
      `{ decision(slug: "decision") { ballots { ${edges} } }
        person(slug: "person-a") { ballots { ${edges} } } organization(slug: "organization-b") { ballots { ${edges} } } }`,
    )
    const brief = (list: { edges: readonly Edge[] }) =>
      list.edges.map(({ node, option, candidate, onBehalfOf, weight }) => [
        node.slug,
        option,
        candidate?.slug ?? null,
        onBehalfOf?.slug ?? null,
        weight,
      ])
    expect(brief(decision.ballots)).toEqual([
      ['organization-b', 'NO', null, null, null],
      ['person-a', 'YES', null, 'organization-x', 0.5],
    ])
    expect(brief(person.ballots)).toEqual([
      ['decision', 'YES', null, 'organization-x', 0.5],
      ['decision-e', null, 'person-c', null, null],
    ])
    expect(brief(organization.ballots)).toEqual([['decision', 'NO', null, null, null]])
  })

  it('are narrowed by their option and by the body for which they are cast', async () => {
    const forBody = (slug: string) => ({ qualifiers: { onBehalfOf: slug } })
    const graph = await openSmallGraph([
      ballot('person-a', 'YES', forBody('organization-x')),
      ballot('person-b', 'NO', forBody('organization-x')),
      ballot('person-c', 'YES', forBody('organization-y')),
      ballot('person-d', 'ABSTAIN'),
    ])
    const asked = async (args: string, lens = '') => {
      const { decision } = (
        await askGraph(
          graph,
          `{ lens${lens} { decision(slug: "decision") { ballots${args} { totalCount nodes { slug } } } } }`,
        )
      ).lens
      expect(decision.ballots.totalCount).toBe(decision.ballots.nodes.length)
      return decision.ballots.nodes.map(({ slug }: { slug: string }) => slug)
    }
    for (const lens of ['', '(minSources: 1, excludeDisputed: true)']) {
      expect(await asked('(option: YES)', lens)).toEqual(['person-a', 'person-c'])
      expect(await asked('(option: [NO, ABSTAIN])', lens)).toEqual(['person-b', 'person-d'])
      expect(await asked('(onBehalfOf: "organization-x")', lens)).toEqual(['person-a', 'person-b'])
      expect(await asked('(onBehalfOf: ["organization-x", "organization-y"], option: YES)', lens)).toEqual([
        'person-a',
        'person-c',
      ])
      expect(await asked('(onBehalfOf: [])', lens)).toEqual([])
    }
  })

  it('of one voter are disputed where sources tell two options, and where one tells both', async () => {
    const by = (source: string) => ({ source })
    expect(await disagreements([ballot('person-a', 'YES', by('t')), ballot('person-a', 'ABSTAIN', by('w'))])).toEqual([
      { kinds: ['VALUE'], subject: 'person-a', property: 'ballot', held: ['YES', 'ABSTAIN'] },
    ])
    expect(await disagreements([ballot('person-a', 'YES', by('t')), ballot('person-a', 'PAIRED', by('t'))])).toEqual([
      { kinds: ['INTERNAL'], subject: 'person-a', property: 'ballot', held: ['PAIRED', 'YES'] },
    ])
    const graph = await openSmallGraph([ballot('person-a', 'YES', by('t')), ballot('person-a', 'NO', by('w'))])
    const { decision } = await askGraph(graph, `{ decision(slug: "decision") { ballots { edges { status } } } }`)
    expect(decision.ballots.edges).toEqual([{ status: 'DISPUTED' }])
  })

  it('are not disputed on two decisions, for two candidates, or where they say the same more precisely', async () => {
    expect(
      await disagreements([
        ballot('person-a', 'YES'),
        claim('person-a', 'ballot', 'decision-2', { qualifiers: { option: 'NO' } }),
        ballot('person-b', 'YES', { qualifiers: { candidate: 'person-c' } }),
        ballot('person-b', 'NO', { qualifiers: { candidate: 'person-d' } }),
        ballot('person-e', 'YES', { source: 't' }),
        ballot('person-e', 'YES', { source: 'w', qualifiers: { onBehalfOf: 'organization-x' } }),
      ]),
    ).toEqual([])
  })

  it('end to be disputed where an editor holds one to be wrong, and under a lens that hears only one', async () => {
    const [yes, no] = [ballot('person-a', 'YES', { source: 't' }), ballot('person-a', 'NO', { source: 'w' })]
    expect(await disagreements([yes, { ...no, rank: 'DEPRECATED' }], 'judged: false')).toEqual([])
    const graph = await openSmallGraph([yes, no])
    const { lens } = await askGraph(
      graph,
      '{ lens(toldBy: "w") { disagreements { totalCount } person(slug: "person-a") { ballots { edges { option status } } } } }',
    )
    expect(lens).toEqual({
      disagreements: { totalCount: 0 },
      person: { ballots: { edges: [{ option: 'NO', status: 'UNDISPUTED' }] } },
    })
  })

  it('stand on the timeline of the voter at the date of the decision, under a lens as well', async () => {
    const graph = await openSmallGraph([
      ballot('person-a', 'YES'),
      claim('decision', 'date', '2021-01-10', { source: 't' }),
      claim('decision', 'date', '2021-01-12', { source: 'w' }),
      claim('t', 'published', '2021-02-01'),
      claim('w', 'published', '2021-03-01'),
    ])
    const entries = async (lens: string) => {
      const fields = 'timeline { undated nodes { date { edtf } entity { slug } claim { property { name } } } }'
      return (await askGraph(graph, `{ lens${lens} { person(slug: "person-a") { ${fields} } } }`)).lens.person.timeline
    }
    const at = (date: string) => ({
      undated: 0,
      nodes: [{ date: { edtf: date }, entity: { slug: 'decision' }, claim: { property: { name: 'ballot' } } }],
    })
    expect(await entries('')).toEqual(at('2021-01-10'))
    expect(await entries('(toldBy: ["w", "t"])')).toEqual(at('2021-01-10'))
  })

  it('begin with the decision, and do not cease', async () => {
    const graph = await openSmallGraph([ballot('person-a', 'YES'), claim('decision', 'date', '2021-01-10')])
    const kept = async (at: string) => {
      const query = `{ lens(at: "${at}") { person(slug: "person-a") { ballots { totalCount } } } }`
      return (await askGraph(graph, query)).lens.person.ballots.totalCount
    }
    expect([await kept('2020'), await kept('2021-01-10'), await kept('2030')]).toEqual([0, 1, 1])
  })

  it.each([
    `outcome { outcome } tally(perBody: true) { ballots told { amount } } ballots(first: 100) { ${edges} }`,
    `ballots(onBehalfOf: "organization-0", option: YES, first: 100) { ${edges} }`,
  ])('take as many statements on a page of many as on a page of few: %s', async (fields) => {
    const counted = async (voters: number) => {
      const claims = Array.from({ length: voters }, (_, index) =>
        ballot(`person-${index}`, index % 3 ? 'YES' : 'NO', {
          qualifiers: { onBehalfOf: `organization-${index % 2}` },
        }),
      )
      const statements: string[] = []
      const graph = await openSmallGraph([...claims, claim('decision', 'ballotCount', '3')], [], {
        onStatement: (text) => statements.push(text),
      })
      statements.length = 0
      await askGraph(graph, `{ decision(slug: "decision") { ${fields} } }`)
      return statements.length
    }
    expect(await counted(40)).toBe(await counted(4))
  })

  it('lead from a voter to the others, and to the body for which they are cast', async () => {
    const graph = await openSmallGraph([
      ballot('person-a', 'YES', { qualifiers: { onBehalfOf: 'organization-x' } }),
      ballot('person-b', 'NO'),
    ])
    const { paths, organization } = await askGraph(
      graph,
      `{ paths(from: "person-a", to: "person-b") { paths { steps { property { name } } } }
        organization(slug: "organization-x") { neighbours { nodes { slug } } } }`,
    )
    expect(paths.paths[0].steps).toEqual([{ property: { name: 'ballot' } }, { property: { name: 'ballot' } }])
    expect(organization.neighbours.nodes.map(({ slug }: { slug: string }) => slug).sort()).toEqual([
      'decision',
      'person-a',
    ])
  })
})

interface Edge {
  readonly node: { readonly slug: string }
  readonly option: string | null
  readonly candidate: { readonly slug: string } | null
  readonly onBehalfOf: { readonly slug: string } | null
  readonly weight: number | null
}

async function disagreements(claims: readonly Claim[], args = 'first: 20') {
  const graph = await openSmallGraph(claims)
  const { disagreements: found } = await askGraph(
    graph,
    `{ disagreements(${args}) { nodes { kinds subject { slug } property { name } positions { display } } } }`,
  )
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
  return found.nodes.map(({ kinds, subject, property, positions }: any) => ({
    kinds,
    subject: subject.slug,
    property: property.name,
    held: positions.map(({ display }: { display: string }) => display),
  }))
}
