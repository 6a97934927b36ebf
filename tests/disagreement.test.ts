import { describe, expect, it } from 'vitest'
import type { Graph } from '../src/graph/graph.ts'
import { encodeId } from '../src/graph/id.ts'
import type { Claim } from '../src/model/claim.ts'
import { ask } from './harness.ts'
import { askGraph, claim, openSmallGraph, type Said } from './small-graph.ts'

const fields = 'id subject { slug } property { name } kinds positions { display sources { slug } claims { display } }'

interface Shown {
  readonly id: string
  readonly kinds: readonly string[]
  readonly positions: readonly {
    readonly display: string
    readonly sources: readonly { readonly slug: string }[]
    readonly claims: readonly { readonly display: string }[]
  }[]
}

/** The disagreements of a graph of these claims, through a lens if there is one: the kinds, then what is held. */
async function among(claims: readonly Claim[], lens = ''): Promise<string[][]> {
  const graph = await openSmallGraph(claims)
  const query = `query ($about: [ID!]) { lens${lens} { disagreements(about: $about) { totalCount nodes { ${fields} } } } }`
  const { disagreements } = (await askGraph(graph, query)).lens
  const about = [...new Set(claims.map(({ subject }) => subject))]
  expect((await askGraph(graph, query, { about })).lens.disagreements).toEqual(disagreements)
  expect(disagreements.totalCount).toBe(disagreements.nodes.length)
  for (const { id, ...node } of disagreements.nodes) {
    const byId = `query ($id: ID!) { node(id: $id) { ... on Disagreement { ${fields} } } }`
    expect((await askGraph(graph, byId, { id })).node).toEqual({ id, ...node })
  }
  return disagreements.nodes.map(brief)
}

const brief = ({ kinds, positions }: Shown) => [
  kinds.join(' '),
  ...positions.map(({ display, claims, sources }) => {
    const [held, told] = [claims.map((each) => each.display), sources.map(({ slug }) => slug)]
    return `${display} = ${held.join(', ')} (${told.join(', ')})`
  }),
]

const starts = (date: string, source: string, said: Said = {}) =>
  claim('meeting', 'startDate', date, { ...said, source })

const parent = (value: string, source: string, said: Said = {}) =>
  claim('organization-a', 'parent', value, { ...said, source })

const counts = (amount: string, source: string, counted = 'DELEGATES', sector?: string) =>
  claim('meeting', 'headcount', amount, { qualifiers: sector ? { counted, sector } : { counted }, source })

const complete = (scheme: string, source = 'w') =>
  claim('meeting', 'breakdownExhaustive', scheme, { qualifiers: { counted: 'DELEGATES' }, source })

const women = (amount: string, source: string) => counts(amount, source, 'WOMEN_DELEGATES')

describe('a disagreement', () => {
  it.each<[string, readonly Claim[], readonly string[]]>([
    [
      'of values, where two sources differ',
      [starts('2021-01-05', 't'), starts('2021-01-06', 'w')],
      ['VALUE', '2021-01-05 = 2021-01-05 (t)', '2021-01-06 = 2021-01-06 (w)'],
    ],
    [
      'internal, where a source differs from itself',
      [starts('2021-01-05', 'w'), starts('2021-01-06', 'w')],
      ['INTERNAL', '2021-01-06 = 2021-01-06 (w)', '2021-01-05 = 2021-01-05 (w)'],
    ],
    [
      'of both kinds, and one, where a source differs from itself and from another',
      [starts('2021-01-05', 't'), starts('2021-01-05', 'w'), starts('2021-01-06', 'w')],
      ['VALUE INTERNAL', '2021-01-05 = 2021-01-05 (t, w)', '2021-01-06 = 2021-01-06 (w)'],
    ],
    [
      'with what is imprecise in both positions that it fits',
      [starts('2021-01-05', 't'), starts('2021-01', 'x'), starts('2021-01-06', 'w')],
      ['VALUE', '2021-01-05 = 2021-01, 2021-01-05 (t, x)', '2021-01-06 = 2021-01, 2021-01-06 (w, x)'],
    ],
    [
      'with what is imprecise in the one position that it fits',
      [starts('2021-01-05', 't'), starts('2021-01', 'x'), starts('2020', 'w')],
      ['VALUE', '2021-01-05 = 2021-01-05, 2021-01 (t, x)', '2020 = 2020 (w)'],
    ],
    [
      'of numbers that count the same, with the rounded one in both positions',
      [counts('~5000', 't'), counts('4750', 'w'), counts('5100', 'x')],
      ['VALUE', '4,750 = about 5,000, 4,750 (t, w)', '5,100 = about 5,000, 5,100 (t, x)'],
    ],
    [
      "of a share and an amount that the whole of the amount's own source does not make that share",
      [counts('5000', 'w'), women('601', 'w'), women('10%', 't')],
      ['VALUE', '601 = 601 (w)', '10% = 10% (t)'],
    ],
    [
      'of two amounts, with the share that fits both in both positions',
      [counts('5000', 'w'), women('501', 'w'), counts('5000', 't'), women('502', 't'), women('10%', 'x')],
      ['VALUE', '502 = 10%, 502 (t, x)', '501 = 10%, 501 (w, x)'],
    ],
    [
      'of arithmetic, where parts declared complete do not make the whole of their source',
      [
        counts('5000', 'w'),
        counts('4750', 'w', 'ELECTED_DELEGATES'),
        counts('240', 'w', 'EX_OFFICIO_DELEGATES'),
        complete('ELECTION'),
      ],
      ['ARITHMETIC', '5,000 = 5,000 (w)', '4,990 (sum of the parts) = 4,750, 240 (w)'],
    ],
    [
      'of arithmetic, and of values with another source, as one',
      [counts('4000', 't'), counts('5000', 'w'), counts('1455', 'w', 'DELEGATES', 'FIELD_LABOUR'), complete('SECTOR')],
      ['VALUE ARITHMETIC', '4,000 = 4,000 (t)', '5,000 = 5,000 (w)', '1,455 (sum of the parts) = 1,455 (w)'],
    ],
    [
      'of what holds at a time, where the times surely overlap',
      [parent('organization-b', 't'), parent('organization-c', 'w', { start: '2021' })],
      ['VALUE', 'organization-c = organization-c (w)', 'organization-b = organization-b (t)'],
    ],
    [
      'with the preferred value first',
      [starts('2021-01-05', 't'), starts('2021-01-05', 'x'), starts('2021-01-06', 'w', { rank: 'PREFERRED' })],
      ['VALUE', '2021-01-06 = 2021-01-06 (w)', '2021-01-05 = 2021-01-05 (t, x)'],
    ],
    [
      'of what remains beside a deprecated claim',
      [starts('2021-01-05', 't'), starts('2021-01-06', 'w'), starts('2021-01-07', 'x', { rank: 'DEPRECATED' })],
      ['VALUE', '2021-01-05 = 2021-01-05 (t)', '2021-01-06 = 2021-01-06 (w)'],
    ],
    [
      'without a deprecated claim in any position, though it fits both',
      [starts('2021-01-05', 't'), starts('2021-01-06', 'w'), starts('2021-01', 'x', { rank: 'DEPRECATED' })],
      ['VALUE', '2021-01-05 = 2021-01-05 (t)', '2021-01-06 = 2021-01-06 (w)'],
    ],
  ])('is %s', async (_, claims, expected) => {
    expect(await among(claims)).toEqual([expected])
    expect(await among(claims.toReversed())).toEqual([expected])
  })

  it('is one for each place', async () => {
    const military = (amount: string, source: string) => counts(amount, source, 'DELEGATES', 'MILITARY')
    const graph = await openSmallGraph([
      ...[counts('5000', 'w'), counts('4750', 't'), military('408', 'w'), military('719', 't')],
      ...[starts('2021-01-05', 't'), starts('2021-01-06', 'w')],
    ])
    const query = '{ disagreements { nodes { property { name } qualifiers { name display } } } }'
    const place = (name: string, ...qualifiers: [name: string, display: string][]) => ({
      property: { name },
      qualifiers: qualifiers.map(([qualifier, display]) => ({ name: qualifier, display })),
    })
    expect((await askGraph(graph, query)).disagreements.nodes).toEqual([
      place('headcount', ['counted', 'DELEGATES'], ['sector', 'MILITARY']),
      place('headcount', ['counted', 'DELEGATES']),
      place('startDate'),
    ])
  })
})

describe('no disagreement', () => {
  it.each<[string, readonly Claim[]]>([
    ['is 10 per cent beside 501 of 5,000', [counts('5000', 'w'), women('501', 'w'), women('10%', 't')]],
    [
      'is 10 per cent beside 501, whatever whole the source of the share gives',
      [counts('5000', 'w'), counts('5000', 't'), women('501', 'w'), women('10%', 't')],
    ],
    [
      "is a share beside an amount where only the share's source gives a whole",
      [counts('5000', 't'), women('601', 'w'), women('10%', 't')],
    ],
    ['is early January beside the 5th', [starts('2021-01-01/2021-01-10', 't'), starts('2021-01-05', 'w')]],
    [
      'is a membership without dates beside the same with dates',
      [
        claim('person-a', 'memberOf', 'organization-a', { source: 't' }),
        claim('person-a', 'memberOf', 'organization-a', { source: 'w', start: '2016', end: '2021' }),
      ],
    ],
    [
      'is two memberships',
      [
        claim('person-a', 'memberOf', 'organization-a', { source: 't' }),
        claim('person-a', 'memberOf', 'organization-b'),
      ],
    ],
    [
      'is one parent until 2020 and another from 2021',
      [parent('organization-b', 't', { end: '2020' }), parent('organization-c', 'w', { start: '2021' })],
    ],
    [
      'is one parent until some day of 2021 and another from some day of it',
      [parent('organization-b', 't', { end: '2021' }), parent('organization-c', 'w', { start: '2021' })],
    ],
    [
      'is with what is only expected',
      [starts('2021-01-05', 't'), starts('2021-01-06', 'w', { reference: { certainty: 'EXPECTED' } })],
    ],
    [
      'is among those elected, those ex officio and all of them',
      [counts('5000', 'w'), counts('4750', 'w', 'ELECTED_DELEGATES'), counts('250', 't', 'EX_OFFICIO_DELEGATES')],
    ],
    ['is one sector beside the whole', [counts('4750', 'w'), counts('1455', 'w', 'DELEGATES', 'FIELD_LABOUR')]],
    [
      'is between parts and a whole of two sources',
      [counts('4750', 't'), counts('1455', 'w', 'DELEGATES', 'FIELD_LABOUR'), complete('SECTOR')],
    ],
    [
      'is where parts declared complete make the whole',
      [
        counts('5000', 'w'),
        counts('4750', 'w', 'ELECTED_DELEGATES'),
        counts('250', 'w', 'EX_OFFICIO_DELEGATES'),
        complete('ELECTION'),
      ],
    ],
    [
      'is where parts that are rounded can make the whole',
      [
        counts('5000', 'w'),
        counts('~4800', 'w', 'ELECTED_DELEGATES'),
        counts('~200', 'w', 'EX_OFFICIO_DELEGATES'),
        complete('ELECTION'),
      ],
    ],
  ])('%s', async (_, claims) => {
    expect(await among(claims)).toEqual([])
  })
})

describe('a disagreement that an editor judged', () => {
  const judged = [starts('2021-01-05', 't'), starts('2021-01-06', 'w', { rank: 'DEPRECATED' })]
  const wholeJudged = [
    { ...counts('110', 'w'), rank: 'DEPRECATED' as const },
    counts('60', 'w', 'DELEGATES', 'MILITARY'),
    counts('40', 'w', 'DELEGATES', 'FIELD_LABOUR'),
    complete('SECTOR'),
  ]

  it.each<[string, readonly Claim[], readonly string[]]>([
    ['values', judged, ['VALUE', '2021-01-05 = 2021-01-05 (t)', '2021-01-06 = 2021-01-06 (w)']],
    ['a whole', wholeJudged, ['ARITHMETIC', '110 = 110 (w)', '100 (sum of the parts) = 40, 60 (w)']],
  ])('stays listed, of %s', async (_, claims, expected) => {
    expect(await among(claims)).toEqual([expected])
  })

  it('is made by no part that an editor holds to be wrong', async () => {
    const parts = (exOfficio: string) => [
      counts('100', 'w'),
      counts('60', 'w', 'ELECTED_DELEGATES'),
      { ...counts(exOfficio, 'w', 'EX_OFFICIO_DELEGATES'), rank: 'DEPRECATED' as const },
      complete('ELECTION'),
    ]
    expect(await among(parts('40'))).toEqual([])
    expect(await among(parts('50'))).toEqual([['ARITHMETIC', '100 = 100 (w)', '110 (sum of the parts) = 60, 50 (w)']])
    expect(await among(parts('50'), '(excludeDisputed: true)')).toHaveLength(1)
  })

  it('is told from others, and counts in no status', async () => {
    const graph = await openSmallGraph([...judged, counts('5000', 't'), counts('4750', 'w')])
    const listing = (args: string) => `disagreements${args} { totalCount nodes { judged property { name } } }`
    const query = `{
      all: ${listing('')} judged: ${listing('(judged: true)')} open: ${listing('(judged: false)')}
      lens(at: "2021") { all: ${listing('')} judged: ${listing('(judged: true)')} open: ${listing('(judged: false)')} }
      meeting(slug: "meeting") { startDate { status claims { rank } } }
    }`
    const { meeting, lens, ...lists } = await askGraph(graph, query)
    const of = (isJudged: boolean, name: string) => ({ judged: isJudged, property: { name } })
    expect(lists).toEqual({
      all: { totalCount: 2, nodes: [of(false, 'headcount'), of(true, 'startDate')] },
      judged: { totalCount: 1, nodes: [of(true, 'startDate')] },
      open: { totalCount: 1, nodes: [of(false, 'headcount')] },
    })
    expect(lens).toEqual(lists)
    expect(meeting.startDate).toEqual({
      status: 'UNDISPUTED',
      claims: [{ rank: 'NORMAL' }, { rank: 'DEPRECATED' }],
    })
  })
})

describe('a disagreement under a lens', () => {
  const expected = [starts('2021-01-05', 't'), starts('2021-01-06', 'w', { reference: { certainty: 'EXPECTED' } })]

  it('is there where the lens asks for what was expected', async () => {
    expect(await among(expected, '(certainty: [STATED, EXPECTED])')).toEqual([
      ['VALUE', '2021-01-05 = 2021-01-05 (t)', '2021-01-06 = 2021-01-06 (w)'],
    ])
  })

  it('is gone with the voice of one side, and its id finds nothing through that lens', async () => {
    const claims = [starts('2021-01-05', 't'), starts('2021-01-06', 'w')]
    expect(await among(claims, '(toldBy: ["w"])')).toEqual([])
    const graph = await openSmallGraph(claims)
    const key = 'meeting startDate []'
    const byId = 'query ($id: ID!) { node(id: $id) { id } }'
    const id = (lens: string) => encodeId({ type: 'Disagreement', key, lens })
    expect(await askGraph(graph, byId, { id: id('toldBy=w') })).toEqual({ node: null })
    expect(await askGraph(graph, byId, { id: id('toldBy=t,w') })).toEqual({ node: { id: id('toldBy=t,w') } })
  })

  it('keeps of a disagreement of two kinds the one that its sources make', async () => {
    const claims = [starts('2021-01-05', 't'), starts('2021-01-05', 'w'), starts('2021-01-06', 'w')]
    expect(await among(claims, '(toldBy: ["w"])')).toEqual([
      ['INTERNAL', '2021-01-06 = 2021-01-06 (w)', '2021-01-05 = 2021-01-05 (w)'],
    ])
  })

  it('arises where the lens takes the whole away by which a share fits', async () => {
    const claims = [women('501', 'w'), women('10%', 't'), counts('5000', 'w'), counts('6000', 'w')].map((each) =>
      each.value.type === 'quantity' && each.value.quantity.amount === 5000
        ? { ...each, references: each.references.map((one) => ({ ...one, certainty: 'REPORTED' as const })) }
        : each,
    )
    expect(await among(claims, '(certainty: [STATED])')).toEqual([['VALUE', '501 = 501 (w)', '10% = 10% (t)']])
  })

  it('arises where the lens takes a part away that its source declares complete, in lists as by id', async () => {
    const reported = claim('meeting', 'headcount', '40', {
      qualifiers: { counted: 'DELEGATES', sector: 'FIELD_LABOUR' },
      reference: { certainty: 'REPORTED' },
    })
    const claims = [counts('100', 'w'), counts('60', 'w', 'DELEGATES', 'MILITARY'), reported, complete('SECTOR')]
    expect(await among(claims)).toEqual([])
    expect(await among(claims, '(certainty: [STATED])')).toEqual([
      ['ARITHMETIC', '100 = 100 (w)', '60 (sum of the parts) = 60 (w)'],
    ])
  })
})

describe('the list of disagreements', () => {
  const claims = ['a', 'b', 'c', 'd', 'e'].flatMap((letter) => [
    claim(`meeting-${letter}`, 'startDate', '2021-01-05', { source: letter === 'a' ? 'w' : 't' }),
    claim(`meeting-${letter}`, 'startDate', '2021-01-06', { source: 'w' }),
  ])
  const slugs = ({ nodes }: { nodes: { subject: { slug: string } }[] }) => nodes.map(({ subject }) => subject.slug)

  async function listed(graph: Graph, args: string, lens = '') {
    const query = `{ lens${lens} { disagreements${args} {
      totalCount nodes { subject { slug } } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } } } }`
    return (await askGraph(graph, query)).lens.disagreements
  }

  it.each(['', '(toldBy: ["t", "w"])'])('comes in pages, forwards and backwards, through a lens %s', async (lens) => {
    const graph = await openSmallGraph(claims)
    const first = await listed(graph, '(first: 2)', lens)
    expect([slugs(first), first.totalCount, first.pageInfo.hasNextPage]).toEqual([['meeting-a', 'meeting-b'], 5, true])
    const next = await listed(graph, `(first: 2, after: "${first.pageInfo.endCursor}")`, lens)
    expect([slugs(next), next.pageInfo.hasPreviousPage]).toEqual([['meeting-c', 'meeting-d'], true])
    const last = await listed(graph, `(first: 2, after: "${next.pageInfo.endCursor}")`, lens)
    expect([slugs(last), last.pageInfo.hasNextPage]).toEqual([['meeting-e'], false])
    const before = await listed(graph, `(last: 2, before: "${last.pageInfo.startCursor}")`, lens)
    expect(slugs(before)).toEqual(['meeting-c', 'meeting-d'])
  })

  it.each(['', '(toldBy: ["t", "w"])'])(
    'can be of some kinds, and about some entities, through a lens %s',
    async (lens) => {
      const graph = await openSmallGraph(claims)
      expect(slugs(await listed(graph, '(kind: [INTERNAL])', lens))).toEqual(['meeting-a'])
      expect(slugs(await listed(graph, '(kind: [VALUE])', lens))).toEqual(
        ['b', 'c', 'd', 'e'].map((each) => `meeting-${each}`),
      )
      expect(slugs(await listed(graph, '(kind: [VALUE, INTERNAL])', lens))).toHaveLength(5)
      expect(slugs(await listed(graph, '(kind: [ARITHMETIC])', lens))).toEqual([])
      expect(slugs(await listed(graph, '(kind: [])', lens))).toEqual([])
      expect(slugs(await listed(graph, '(about: ["meeting-c", "meeting-a", "t", "meeting-c"])', lens))).toEqual([
        'meeting-a',
        'meeting-c',
      ])
      expect(slugs(await listed(graph, '(about: [])', lens))).toEqual([])
      expect((await listed(graph, '(about: ["meeting-c"], kind: [INTERNAL])', lens)).totalCount).toBe(0)
    },
  )

  it('refuses a cursor of another kind, of another lens and of another list', async () => {
    const graph = await openSmallGraph(claims)
    const { endCursor } = (await listed(graph, '(first: 2)')).pageInfo
    await expect(listed(graph, `(first: 2, after: "${endCursor}", kind: [VALUE])`)).rejects.toThrow(/cursor/i)
    await expect(listed(graph, `(first: 2, after: "${endCursor}")`, '(toldBy: ["t", "w"])')).rejects.toThrow(/cursor/i)
    await expect(askGraph(graph, `{ meetings(after: "${endCursor}") { totalCount } }`)).rejects.toThrow(/cursor/i)
  })

  it('refuses to be about nothing in the graph', async () => {
    const { errors } = await ask('{ disagreements(about: ["wpk", "wpk-congres-8"]) { totalCount } }')
    expect(errors?.map(({ message, extensions }) => [message, extensions?.code])).toEqual([
      [expect.stringMatching(/"about".*"wpk-congres-8"/), 'BAD_USER_INPUT'],
    ])
  })

  it('of an entity is that about it', async () => {
    const { data } = await ask(`{
      meeting(slug: "wpk-congress-8") { disagreements { totalCount nodes { id property { name } } } }
      disagreements(about: ["wpk-congress-8"]) { totalCount nodes { id property { name } } }
      organization(slug: "wpk") { disagreements { totalCount } }
    }`)
    expect(data.meeting.disagreements).toEqual(data.disagreements)
    expect(data.disagreements.nodes.map(({ property }: { property: object }) => property)).toEqual([
      { name: 'headcount' },
      { name: 'participant' },
      { name: 'startDate' },
    ])
    expect(data.organization.disagreements.totalCount).toBe(0)
  })
})

describe("a disagreement's id", () => {
  const byId = 'query ($id: ID!) { node(id: $id) { __typename id ... on Disagreement { kinds } } }'
  const id = (key: string) => encodeId({ type: 'Disagreement', key, lens: '' })

  it('finds it, and nothing where no claims compete', async () => {
    const there = id('wpk-congress-8 startDate []')
    const node = { __typename: 'Disagreement', id: there, kinds: ['VALUE', 'INTERNAL'] }
    expect(await ask(byId, { id: there })).toEqual({ data: { node } })
    for (const place of [
      'wpk-congress-8 endDate []',
      'nobody startDate []',
      'wpk-congress-8 headcount ["GUESTS",null]',
    ]) {
      expect(await ask(byId, { id: id(place) })).toEqual({ data: { node: null } })
    }
  })

  it.each([
    'wpk-congress-8',
    'wpk-congress-8 startDate',
    'wpk-congress-8 startDate [',
    'wpk-congress-8 startDate []x',
    'wpk-congress-8 startDate [] ',
    'wpk-congress-8 startDate [null]',
    'wpk-congress-8 startDate [ ]',
    'wpk-congress-8 headcount []',
    'wpk-congress-8 headcount ["DELEGATES"]',
    'wpk-congress-8 headcount ["DELEGATES", null]',
    'wpk-congress-8 headcount ["DELEGATES",1]',
    'wpk-congress-8 headcount [[],null]',
    'wpk-congress-8 headcount ["DELEGATES",null',
    'wpk-congress-8 participant []',
    'wpk-congress-8 start []',
    'wpk-congress-8 constructor []',
    'Wpk startDate []',
  ])('is refused where it names no place: %s', async (key) => {
    const { data, errors } = await ask(byId, { id: id(key) })
    expect(data).toEqual({ node: null })
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' })
    expect(errors?.[0]?.message).toMatch(/is no id of this graph/)
  })

  it('is no entity', async () => {
    const { errors } = await ask('query ($id: ID!) { disagreements(about: [$id]) { totalCount } }', {
      id: id('wpk-congress-8 startDate []'),
    })
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' })
  })
})
