import { describe, expect, it } from 'vitest'
import type { Claim } from '../src/model/claim.ts'
import { askGraph, claim, openSmallGraph, type Said } from './small-graph.ts'

const ballot = (voter: string, option: string, said: Said = {}): Claim =>
  claim(`person-${voter}`, 'ballot', 'decision', { ...said, qualifiers: { option, ...said.qualifiers } })

const count = (amount: string, qualifiers: Record<string, string>, source = 't'): Claim =>
  claim('decision', 'ballotCount', amount, { qualifiers, source })

const complete = (amount: number, source = 't'): Claim =>
  claim('decision', 'listComplete', `${amount}`, { qualifiers: { listOf: 'ballot' }, source })

/** A row in short: its option, candidate and body, the ballots and their weight, and what is told. */
async function tally(claims: readonly Claim[], args = '', lens = ''): Promise<string[]> {
  const graph = await openSmallGraph(claims)
  const query = `{ lens${lens} { decision(slug: "decision") { tally${args} {
    option candidate { slug } onBehalfOf { slug } ballots weight told { amount status claims { id } } } } } }`
  const rows: readonly Row[] = (await askGraph(graph, query)).lens.decision.tally
  return rows.map(({ option, candidate, onBehalfOf, ballots, weight, told }) => {
    const place = [option, candidate?.slug, onBehalfOf?.slug].filter((each) => each != null).join(' ')
    return `${place}: ${ballots} (${weight})${told ? `, told ${told.amount} ${told.status}` : ''}`
  })
}

describe('a tally', () => {
  it('has the ballots of each option in their order, beside what sources count', async () => {
    const cast = [ballot('a', 'NO'), ballot('b', 'YES'), ballot('c', 'YES')]
    expect(await tally([...cast, count('3', { option: 'YES' }), count('1', { option: 'NO' })])).toEqual([
      'YES: 2 (2), told 3 UNDISPUTED',
      'NO: 1 (1), told 1 UNDISPUTED',
    ])
  })

  it('of a secret vote has counts without ballots, and what is counted in all comes last', async () => {
    expect(await tally([count('70', {}), count('40', { option: 'YES' }), count('30', { option: 'NO' })])).toEqual([
      'YES: 0 (0), told 40 UNDISPUTED',
      'NO: 0 (0), told 30 UNDISPUTED',
      ': 0 (0), told 70 UNDISPUTED',
    ])
  })

  it('of an election has candidates', async () => {
    const cast = (voter: string, candidate: string) =>
      claim(`person-${voter}`, 'ballot', 'decision', { qualifiers: { candidate } })
    const claims = [cast('a', 'person-y'), cast('b', 'person-x'), cast('c', 'person-y'), cast('c', 'person-x')]
    expect(await tally([...claims, count('2', { candidate: 'person-y' })])).toEqual([
      'person-x: 2 (2)',
      'person-y: 2 (2), told 2 UNDISPUTED',
    ])
  })

  it('adds weights up: half votes, and votes by shares', async () => {
    const weight = (each: string) => ({ qualifiers: { weight: each } })
    const halves = [ballot('a', 'YES', weight('0.1')), ballot('b', 'YES', weight('0.2')), ballot('c', 'YES')]
    expect(await tally(halves)).toEqual(['YES: 3 (1.3)'])
  })

  it('tells bodies apart where it is asked to', async () => {
    const [x, y] = [{ onBehalfOf: 'organization-x' }, { onBehalfOf: 'organization-y' }]
    const cast = [
      ballot('a', 'YES', { qualifiers: x }),
      ballot('b', 'NO', { qualifiers: x }),
      ballot('c', 'YES', { qualifiers: y }),
      ballot('d', 'YES'),
    ]
    const counts = [count('3', { option: 'YES' }), count('5', { option: 'YES', ...y })]
    expect(await tally([...cast, ...counts])).toEqual(['YES: 3 (3), told 3 UNDISPUTED', 'NO: 1 (1)'])
    expect(await tally([...cast, ...counts], '(perBody: true)')).toEqual([
      'YES organization-x: 1 (1)',
      'YES organization-y: 1 (1), told 5 UNDISPUTED',
      'YES: 1 (1)',
      'NO organization-x: 1 (1)',
    ])
  })

  it('counts a voter once of whom sources tell two options, and what two sources tell alike', async () => {
    const claims = [
      ballot('a', 'YES', { source: 't' }),
      ballot('a', 'NO', { source: 'w' }),
      ballot('b', 'NO', { source: 't' }),
      ballot('b', 'NO', { source: 'w', qualifiers: { onBehalfOf: 'organization-x' } }),
      claim('t', 'published', '2021-01-01'),
      claim('w', 'published', '2021-02-01'),
    ]
    expect(await tally(claims)).toEqual(['YES: 1 (1)', 'NO: 1 (1)'])
    expect(await tally(claims, '', '(toldBy: "w")')).toEqual(['NO: 2 (2)'])
    const judged = claims.map((each) =>
      each.qualifiers.option === 'YES' ? { ...each, rank: 'DEPRECATED' as const } : each,
    )
    expect(await tally(judged)).toEqual(['NO: 2 (2)'])
  })

  it('is disputed where sources count otherwise', async () => {
    expect(await tally([count('3', { option: 'YES' }, 't'), count('4', { option: 'YES' }, 'w')])).toEqual([
      'YES: 0 (0), told 3 DISPUTED',
    ])
  })
})

describe("a source's list of ballots that it holds to be complete, and its own count", () => {
  const yes = count('2', { option: 'YES' })

  it('disagree where they differ', async () => {
    const claims = [complete(2), ballot('a', 'YES', by('t')), ballot('b', 'NO', by('t')), yes]
    expect(await disagreements(claims)).toEqual(['ballotCount YES: ARITHMETIC: 2 (t) | 1 (sum of the ballots) (t)'])
    expect(await disagreements([complete(1), ballot('b', 'NO', by('t')), yes])).toEqual([
      'ballotCount YES: ARITHMETIC: 2 (t) | 0 (listed) (t)',
    ])
  })

  it('do not where nobody holds it to be complete, or another source counts', async () => {
    expect(await disagreements([ballot('a', 'YES', by('t')), yes])).toEqual([])
    const others = [complete(1, 'w'), ballot('a', 'YES', by('w')), yes]
    expect(await disagreements(others)).toEqual([])
  })

  it('agree by their weights', async () => {
    const half = (voter: string) => ballot(voter, 'YES', { source: 't', qualifiers: { weight: '0.5' } })
    expect(await disagreements([complete(4), half('a'), half('b'), half('c'), half('d'), yes])).toEqual([])
  })

  it('agree where OTHER lumps what is not counted by itself', async () => {
    const roll = [ballot('a', 'YES', by('t')), ballot('b', 'EXCUSED', by('t')), ballot('c', 'ABSTAIN', by('t'))]
    const counts = [count('1', { option: 'YES' }), count('2', { option: 'OTHER' })]
    expect(await disagreements([complete(3), ...roll, ...counts])).toEqual([])
    expect(await disagreements([complete(3), ...roll, ...counts, count('1', { option: 'ABSTAIN' })])).toEqual([
      'ballotCount OTHER: ARITHMETIC: 2 (t) | 1 (sum of the ballots) (t)',
    ])
  })

  it('agree on all votes without those who took no part', async () => {
    const roll = [ballot('a', 'YES', by('t')), ballot('b', 'ABSENT', by('t'))]
    expect(await disagreements([complete(2), ...roll, count('1', {})])).toEqual([])
    expect(await disagreements([complete(2), ...roll, count('2', {})])).toEqual([
      'ballotCount: ARITHMETIC: 2 (t) | 1 (sum of the ballots) (t)',
    ])
  })

  it('come to no sum too high by who stands among the paired as well: that voter has two options', async () => {
    const roll = [ballot('a', 'YES', by('t')), ballot('b', 'YES', by('t')), ballot('b', 'PAIRED', by('t'))]
    const internal = 'ballot decision: INTERNAL: YES (t) | PAIRED (t)'
    expect(await disagreements([complete(2), ...roll, count('1', { option: 'YES' })])).toEqual([internal])
    expect(await disagreements([complete(2), ...roll, yes])).toEqual([internal])
  })

  it('are settled where an editor holds a ballot to be wrong', async () => {
    const wrong = { ...ballot('c', 'YES', by('t')), rank: 'DEPRECATED' as const }
    const claims = [complete(3), ballot('a', 'YES', by('t')), ballot('b', 'YES', by('t')), wrong, yes]
    expect(await disagreements(claims)).toEqual([
      'ballotCount YES: ARITHMETIC, judged: 2 (t) | 3 (sum of the ballots) (t)',
    ])
  })
})

describe('what became of what was put to the vote', () => {
  it('is a fact, by which decisions are found', async () => {
    const graph = await openSmallGraph([
      claim('decision-a', 'outcome', 'ADOPTED', { source: 't' }),
      claim('decision-a', 'outcome', 'REJECTED', { source: 'w' }),
      claim('decision-b', 'outcome', 'TIED'),
      claim('decision-c', 'date', '2021'),
    ])
    const query = `query ($outcome: [Outcome!]) { decisions(filter: { outcome: $outcome }) {
      totalCount nodes { slug outcome { outcome status claims { id } } } } }`
    const found = async (outcome: readonly string[] | null) =>
      (await askGraph(graph, query, { outcome })).decisions.nodes.map(({ slug }: { slug: string }) => slug)
    expect(await found(['ADOPTED'])).toEqual(['decision-a'])
    expect(await found(['REJECTED', 'TIED'])).toEqual(['decision-a', 'decision-b'])
    expect(await found(null)).toEqual(['decision-c', 'decision-a', 'decision-b'])
    const { decisions } = await askGraph(graph, query, { outcome: ['ADOPTED', 'TIED'] })
    expect(decisions.nodes.map(({ outcome }: { outcome: object }) => outcome)).toEqual([
      { outcome: 'ADOPTED', status: 'DISPUTED', claims: [expect.anything(), expect.anything()] },
      { outcome: 'TIED', status: 'UNDISPUTED', claims: [expect.anything()] },
    ])
  })

  it('takes effects away from what was not adopted: it convenes nothing, and elects nobody at any date', async () => {
    const claims = (outcome: string) => [
      claim('decision', 'adoptedAt', 'meeting-a'),
      claim('decision', 'date', '2020-01-01'),
      claim('decision', 'effect', 'meeting-b', { qualifiers: { effect: 'CONVENES' } }),
      claim('decision', 'effect', 'person', { qualifiers: { effect: 'ELECTS' } }),
      claim('decision', 'outcome', outcome),
    ]
    const asked = async (outcome: string) => {
      const graph = await openSmallGraph(claims(outcome))
      const { meeting, decision, person, lens } = await askGraph(
        graph,
        `{ meeting(slug: "meeting-b") { precededBy { totalCount } }
          decision(slug: "decision") { effects { totalCount } claims(property: "effect") { totalCount } }
          person(slug: "person") { concernedBy { totalCount nodes { slug } } }
          lens(at: "2021") { decision(slug: "decision") { effects { totalCount } } } }`,
      )
      expect(decision.claims.totalCount).toBe(2)
      expect(person.concernedBy.nodes).toHaveLength(person.concernedBy.totalCount)
      return [
        meeting.precededBy.totalCount,
        decision.effects.totalCount,
        person.concernedBy.totalCount,
        lens.decision.effects.totalCount,
      ]
    }
    expect(await asked('ADOPTED')).toEqual([1, 2, 1, 2])
    expect(await asked('REJECTED')).toEqual([0, 0, 0, 0])
  })
})

interface Row {
  readonly option: string | null
  readonly candidate: { readonly slug: string } | null
  readonly onBehalfOf: { readonly slug: string } | null
  readonly ballots: number
  readonly weight: number
  readonly told: { readonly amount: number; readonly status: string } | null
}

function by(source: string): Said {
  return { source }
}

async function disagreements(claims: readonly Claim[]): Promise<string[]> {
  const graph = await openSmallGraph(claims)
  const fields =
    'kinds judged subject { slug } property { name } qualifiers { display } positions { display sources { slug } }'
  const all = await askGraph(graph, `{ disagreements(first: 20) { nodes { id ${fields} } } }`)
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
  const found: readonly any[] = all.disagreements.nodes
  for (const { id, ...node } of found) {
    const same = await askGraph(graph, `query ($id: ID!) { node(id: $id) { ... on Disagreement { ${fields} } } }`, {
      id,
    })
    expect(same.node).toEqual(node)
  }
  return found.map(({ kinds, judged, property, qualifiers, positions }) => {
    const place = [property.name, ...qualifiers.map(({ display }: { display: string }) => display)].join(' ')
    const held = positions.map(
      ({ display, sources }: { display: string; sources: { slug: string }[] }) =>
        `${display} (${sources.map(({ slug }) => slug).join(', ')})`,
    )
    return `${place}: ${kinds.join('+')}${judged ? ', judged' : ''}: ${held.join(' | ')}`
  })
}
