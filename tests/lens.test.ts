import { describe, expect, it } from 'vitest'
import type { Graph } from '../src/graph/graph.ts'
import { decodeId, encodeId } from '../src/graph/id.ts'
import type { Claim } from '../src/model/claim.ts'
import { ask } from './harness.ts'
import { askGraph, claim, openSmallGraph, type Said } from './small-graph.ts'

const holds = (post: string, said: Said = {}) => claim('person-a', 'holds', `post-${post}`, said)
const starts = (date: string, said: Said = {}) => claim('meeting', 'startDate', date, said)
const takes = (person: string, role: string, said: Said = {}) =>
  claim('meeting', 'participant', `person-${person}`, { ...said, qualifiers: { role } })

const certain = (certainty: Claim['references'][number]['certainty']) => ({ reference: { certainty } })

/** The posts of person-a that a lens keeps, each by its last letter. */
async function posts(claims: readonly Claim[], ...lenses: string[]): Promise<string[]> {
  const graph = await openSmallGraph(claims, [{ slug: 'person-a' }, { slug: 't' }, { slug: 'w' }, { slug: 'x' }])
  const selection = 'person(slug: "person-a") { posts { nodes { slug } } }'
  let data = await askGraph(graph, through(lenses, selection))
  for (const _ of lenses) data = data.lens
  return data.person.posts.nodes.map(({ slug }: { slug: string }) => slug.replace('post-', '')).sort()
}

const through = (lenses: readonly string[], selection: string) =>
  `{ ${lenses.reduceRight((rest, args) => `lens(${args}) { ${rest} }`, selection)} }`

describe('the sources of a lens', () => {
  const claims = [
    ...[holds('a', { source: 't' }), holds('b', { source: 'w' }), holds('b', { source: 't' })],
    holds('c', { source: 'x' }),
  ]

  it('are those that may speak, and nested lenses leave those that all of them name', async () => {
    expect(await posts(claims, 'toldBy: ["t"]')).toEqual(['a', 'b'])
    expect(await posts(claims, 'toldBy: ["t", "x"]')).toEqual(['a', 'b', 'c'])
    expect(await posts(claims, 'toldBy: ["t", "w"]', 'toldBy: ["w", "x"]')).toEqual(['b'])
    expect(await posts(claims, 'toldBy: ["t"]', 'toldBy: ["w"]')).toEqual([])
    expect(await posts(claims, 'toldBy: null')).toEqual(['a', 'b', 'c'])
  })

  it('are the only references that stay', async () => {
    const graph = await openSmallGraph(claims)
    const query =
      '{ lens(toldBy: ["w"]) { person(slug: "person-a") { claims { nodes { display references { source { slug } } } } } } }'
    const { nodes } = (await askGraph(graph, query)).lens.person.claims
    expect(nodes).toEqual([{ display: 'post-b', references: [{ source: { slug: 'w' } }] }])
  })
})

describe('the certainty of a lens', () => {
  const claims = [
    ...[holds('a', certain('STATED')), holds('b', certain('REPORTED')), holds('c', certain('EXPECTED'))],
    holds('d', certain('INFERRED')),
  ]

  it('is all but what is expected, where no lens says so', async () => {
    expect(await posts(claims)).toEqual(['a', 'b', 'd'])
    expect(await posts(claims, 'toldBy: ["w"]')).toEqual(['a', 'b', 'd'])
  })

  it('is what all lenses that say so name', async () => {
    expect(await posts(claims, 'certainty: [EXPECTED]')).toEqual(['c'])
    expect(await posts(claims, 'certainty: [STATED, REPORTED, EXPECTED, INFERRED]')).toEqual(['a', 'b', 'c', 'd'])
    expect(await posts(claims, 'certainty: [STATED, EXPECTED]', 'certainty: [EXPECTED, INFERRED]')).toEqual(['c'])
    expect(await posts(claims, 'certainty: [STATED]', 'certainty: [EXPECTED]')).toEqual([])
    expect(await posts(claims, 'certainty: [STATED, EXPECTED]', 'toldBy: ["w"]')).toEqual(['a', 'c'])
  })

  it('is that of references: a claim that one source expects and another states stays with the latter', async () => {
    const both = [holds('a', { source: 't', ...certain('EXPECTED') }), holds('a', { source: 'w' })]
    expect(await posts(both, 'toldBy: ["t"]')).toEqual([])
    expect(await posts(both, 'toldBy: ["t"], certainty: [EXPECTED]')).toEqual(['a'])
    expect(await posts(both, 'minSources: 2')).toEqual([])
    expect(await posts(both, 'minSources: 2, certainty: [STATED, EXPECTED]')).toEqual(['a'])
  })
})

describe('the date of a lens', () => {
  it.each<[start: string | null, end: string | null, at: string, possibly: boolean, certainly: boolean]>([
    ['2020', '2021', '2020-06-15', true, false],
    ['2020', '2021', '2019', false, false],
    ['2020', '2021', '2019-12-31', false, false],
    ['2020', '2021', '2020-01-01', true, false],
    ['2020', '2021', '2021-12-31', true, false],
    ['2020', '2021', '2022', false, false],
    ['2020-01-01', '2021-12-31', '2020-01-01', true, true],
    ['2020-01-01', '2021-12-31', '2021-12-31', true, true],
    ['2020-01-01', '2021-12-31', '2021', true, true],
    ['2020-01-01', '2021-12-30', '2021', true, false],
    ['2019-12-31', '2022', '2020', true, true],
    ['2020', '2022', '2021-06', true, true],
    [null, '2021', '1900', true, false],
    [null, '2021', '2021-06-15', true, false],
    [null, '2021', '2022', false, false],
    [null, '2021-06-15', '2021-06-15', true, true],
    ['2021', null, '2100', true, false],
    ['2021-06-15', null, '2021-06-15', true, true],
    ['2021-06-15', null, '2021-06-16', true, false],
    ['2021', null, '2021-06-15', true, false],
    ['2021', null, '2020-12-31', false, false],
    ['2021-01-05/2021-01-12', null, '2021-01-04', false, false],
    ['2021-01-05/2021-01-12', null, '2021-01-05', true, false],
    ['2021-01-05/2021-01-12', null, '2021-01-12', true, false],
    ['2021-01-05/2021-01-12', '2022', '2021-01-12', true, true],
    [null, '2021-01-05/2021-01-12', '2021-01-05', true, false],
    ['2020', '2021-01-05/2021-01-12', '2021-01-05', true, true],
    [null, '2021-01-05/2021-01-12', '2021-01-06', true, false],
    [null, '2021-01-05/2021-01-12', '2021-01-13', false, false],
    ['2020', '2021', '2021-06/2023', true, false],
  ])(
    'keeps what held from %s to %s as of %s: possibly %s, certainly %s',
    async (start, end, at, possibly, certainly) => {
      const claims = [holds('a', { start, end })]
      expect(await posts(claims, `at: "${at}"`)).toEqual(possibly ? ['a'] : [])
      expect(await posts(claims, `at: "${at}", match: POSSIBLY`)).toEqual(possibly ? ['a'] : [])
      expect(await posts(claims, `at: "${at}", match: CERTAINLY`)).toEqual(certainly ? ['a'] : [])
    },
  )

  it('keeps what is undated, but not for certain', async () => {
    expect(await posts([holds('a')], 'at: "2021"')).toEqual(['a'])
    expect(await posts([holds('a')], 'at: "2021", match: CERTAINLY')).toEqual([])
  })

  it('gives what is undated the dates of what accords with it', async () => {
    const claims = [holds('a', { source: 't' }), holds('a', { source: 'w', start: '2020-01-01', end: '2021-12-31' })]
    const told = async (at: string) => {
      const graph = await openSmallGraph(claims)
      const query = `{ lens(${at}) { person(slug: "person-a") { claims { nodes { start } } } } }`
      return (await askGraph(graph, query)).lens.person.claims.nodes.length
    }
    expect(await told('at: "2020-06-15"')).toBe(2)
    expect(await told('at: "2020-06-15", match: CERTAINLY')).toBe(2)
    expect(await told('at: "2019"')).toBe(0)
    const twice = [...claims, holds('a', { source: 'w', start: '2023' }), holds('b', { start: '1990', end: '1991' })]
    expect(await posts(twice, 'at: "2024"')).toEqual(['a'])
    expect(await posts(twice, 'at: "2022"')).toEqual([])
    expect(await posts(twice, 'at: "1990"')).toEqual(['b'])
  })

  it('lends no dates of sources that may not speak', async () => {
    const claims = [holds('a', { source: 't' }), holds('a', { source: 'w', start: '2020', end: '2021' })]
    expect(await posts(claims, 'at: "2015"')).toEqual([])
    expect(await posts(claims, 'at: "2015", toldBy: ["t"]')).toEqual(['a'])
    expect(await posts(claims, 'at: "2015"', 'toldBy: ["t"]')).toEqual(['a'])
  })

  it('is every date of nested lenses', async () => {
    const claims = [holds('a', { start: '2019', end: '2020' }), holds('b', { start: '2020', end: '2021' })]
    expect(await posts(claims, 'at: "2020"')).toEqual(['a', 'b'])
    expect(await posts(claims, 'at: "2020"', 'at: "2021"')).toEqual(['b'])
    expect(await posts(claims, 'at: "2019"', 'at: "2021"')).toEqual([])
  })
})

describe('the voices of a lens', () => {
  const copy = (source: string, of: string) => claim(source, 'basedOn', of, { source })

  it('are counted where claims accord', async () => {
    const claims = [
      holds('a', { source: 't' }),
      holds('a', { source: 'w', start: '2020' }),
      holds('b', { source: 't' }),
    ]
    expect(await posts(claims, 'minSources: 1')).toEqual(['a', 'b'])
    expect(await posts(claims, 'minSources: 2')).toEqual(['a'])
    expect(await posts(claims, 'minSources: 3')).toEqual([])
    expect(await posts(claims, 'minSources: 1', 'minSources: 2', 'minSources: 1')).toEqual(['a'])
  })

  it('are one where a source copies another, also under a lens that does not show that it does', async () => {
    const claims = [holds('a', { source: 't' }), holds('a', { source: 'w' }), copy('w', 'x')]
    expect(await posts(claims, 'minSources: 2')).toEqual(['a'])
    expect(await posts([...claims, copy('t', 'x')], 'minSources: 2')).toEqual([])
    expect(await posts([...claims, holds('a', { source: 'y' }), copy('t', 'x')], 'minSources: 2')).toEqual(['a'])
  })

  it('are those among the sources, certainties and dates kept', async () => {
    const claims = [holds('a', { source: 't' }), holds('a', { source: 'w' }), holds('a', { source: 'x' })]
    expect(await posts(claims, 'minSources: 2, toldBy: ["t", "w"]')).toEqual(['a'])
    expect(await posts(claims, 'minSources: 2', 'toldBy: ["t"]')).toEqual([])
    expect(await posts(claims, 'toldBy: ["t"]', 'minSources: 2')).toEqual([])
    const dated = [holds('a', { source: 't', start: '2015' }), holds('a', { source: 'w', start: '2015', end: '2016' })]
    expect(await posts(dated, 'minSources: 2')).toEqual(['a'])
    expect(await posts(dated, 'minSources: 2, at: "2020"')).toEqual([])
  })
})

describe('a lens without what is disputed', () => {
  const date = async (claims: readonly Claim[], ...lenses: string[]) => {
    const graph = await openSmallGraph(claims, [{ slug: 'meeting' }])
    let data = await askGraph(graph, through(lenses, 'meeting(slug: "meeting") { startDate { edtf status } }'))
    for (const _ of lenses) data = data.lens
    return data.meeting.startDate
  }
  const fifth = { edtf: '2021-01-05', status: 'UNDISPUTED' }
  const claims = [starts('2021-01-05', { source: 't' }), starts('2021-01-05', { source: 'x' }), starts('2021-01-06')]

  it('leaves out all that conflicts, the preferred too', async () => {
    expect(await date(claims, 'excludeDisputed: false')).toEqual({ ...fifth, status: 'DISPUTED' })
    expect(await date(claims, 'excludeDisputed: true')).toBeNull()
    expect(
      await date([...claims, starts('2021-01-07', { source: 'y', rank: 'PREFERRED' })], 'excludeDisputed: true'),
    ).toBeNull()
  })

  it('keeps what only a deprecated claim contradicts', async () => {
    const judged = [starts('2021-01-05', { source: 't' }), starts('2021-01-06', { rank: 'DEPRECATED' })]
    expect(await date(judged, 'excludeDisputed: true')).toEqual(fifth)
  })

  it('is judged last, among what the other conditions leave, wherever it stands', async () => {
    for (const other of ['toldBy: ["t", "x"]', 'minSources: 2']) {
      expect(await date(claims, other, 'excludeDisputed: true')).toEqual(fifth)
      expect(await date(claims, 'excludeDisputed: true', other)).toEqual(fifth)
      expect(await date(claims, `excludeDisputed: true, ${other}`)).toEqual(fifth)
    }
    expect(await date(claims, 'excludeDisputed: true', 'excludeDisputed: false')).toBeNull()
  })
})

describe('a lens', () => {
  it.each([
    ['no source', 'toldBy: []', /"toldBy" must name at least one source/],
    [
      'an unknown source',
      'toldBy: ["tml-weekly-2021-02-22"]',
      /"tml-weekly-2021-02-22"; did you mean tml-weekly-2021-02-21\?/,
    ],
    ['a source and an unknown one', 'toldBy: ["reuters-2021-06-19", "qqqqqqqq"]', /"qqqqqqqq"/],
    ['what is no source', 'toldBy: ["wpk"]', /"toldBy".*"wpk"/],
    ['no certainty', 'certainty: []', /"certainty" must name at least one/],
    ['no voice', 'minSources: 0', /"minSources" must be at least 1, got 0/],
    ['fewer voices than none', 'minSources: -2', /"minSources".*-2/],
    ['a month that is none', 'at: "2021-13"', /2021-13/],
    ['a text for a date', 'at: "soon"', /soon/],
    ['an empty date', 'at: ""', /date/],
  ])('is refused with %s', async (_, args, message) => {
    const { data, errors } = await ask(`{ lens(${args}) { id } }`)
    expect(data ?? null).toBeNull()
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT'])
    expect(errors?.[0]?.message).toMatch(message)
  })

  it('is one of ten at most in an operation, those in ids and equal ones counted once', async () => {
    const lenses = (count: number) =>
      Array.from({ length: count }, (_, index) => `l${index}: lens(at: "${2000 + index}") { id }`)
    expect(
      (await ask(`{ ${lenses(10).join(' ')} same: lens(at: "2000") { id } none: lens { id } }`)).errors,
    ).toBeUndefined()
    const { errors } = await ask(`{ ${lenses(11).join(' ')} }`)
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['QUERY_TOO_LARGE'])
    expect(errors?.[0]?.message).toMatch(/10 different lenses/)
    const id = encodeId({ type: 'Person', key: 'kim-jong-un', lens: 'at=1999' })
    const eleventh = await ask(`{ ${lenses(10).join(' ')} node(id: "${id}") { id } }`)
    expect(eleventh.errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT'])
  })

  it.each([
    '',
    '(minSources: 1)',
    '(excludeDisputed: false)',
    '(toldBy: null, certainty: null, at: null, minSources: null)',
    '(match: CERTAINLY)',
    '(certainty: [STATED, REPORTED, INFERRED])',
  ])('that narrows nothing adds nothing to ids: %s', async (args) => {
    const inside =
      'id person(slug: "kim-jong-un") { id claims(first: 2) { nodes { id } } } disagreements(first: 1) { nodes { id } }'
    const { data } = await ask(`{ lens${args} { ${inside} } }`)
    const whole = await ask(
      '{ person(slug: "kim-jong-un") { id claims(first: 2) { nodes { id } } } disagreements(first: 1) { nodes { id } } }',
    )
    expect(data.lens).toEqual({ id: encodeId({ type: 'View', key: '', lens: '' }), ...whole.data })
  })

  it('has one normal form, however it is written and nested', async () => {
    const { data } = await ask(`{
      a: lens(toldBy: ["wikipedia-8th-wpk-congress", "tml-weekly-2021-02-21"], at: "2021", minSources: 2, certainty: [STATED, REPORTED]) { id }
      b: lens(at: "2021") { lens(certainty: [REPORTED, STATED, REPORTED]) { lens(minSources: 2, at: "2021") {
        lens(toldBy: ["tml-weekly-2021-02-21", "wikipedia-8th-wpk-congress", "tml-weekly-2021-02-21"]) { id } } } }
      c: lens(at: "2021", match: CERTAINLY) { id } d: lens(at: "2021") { id }
    }`)
    expect(data.b.lens.lens.lens.id).toBe(data.a.id)
    expect(decodeId(data.a.id).lens).toBe(
      'at=2021&certainty=REPORTED,STATED&minSources=2&toldBy=tml-weekly-2021-02-21,wikipedia-8th-wpk-congress',
    )
    expect(data.c.id).not.toBe(data.d.id)
  })
})

describe("a node's id under a lens", () => {
  const query = `{
    lens(toldBy: ["wikipedia-8th-wpk-congress"], at: "2021-01-05/2021-01-12") {
      id
      meeting(slug: "wpk-congress-8") {
        id slug startDate { claims { id } } organization { id } place: places { nodes { id } }
        participants(first: 3) { edges { node { id slug } claim { id } } } disagreements { nodes { id } }
        agenda { nodes { id } } precededBy { edges { to { id } node { id } via { id } } } sources { nodes { id } }
        neighbours(first: 5) { edges { node { id } claim { id } } } previous { id } timeline(first: 3) { nodes { entity { id } claim { id } } }
        headcounts { claims { id } } breakdowns { source { id } } names { references { source { id } } }
      }
      compareSources(a: "wikipedia-8th-wpk-congress", b: "tml-weekly-2021-02-21") { a { id } agreements { nodes { id } } onlyA(first: 2) { nodes { id } } }
      timeline(first: 2) { nodes { entity { id } claim { id } } } people(first: 2) { nodes { id } }
    }
  }`
  const lens = 'at=2021-01-05%2F2021-01-12&toldBy=wikipedia-8th-wpk-congress'

  it('carries the lens wherever the node stands, and finds it again through the same lens', async () => {
    const { data, errors } = await ask(query)
    expect(errors).toBeUndefined()
    const ids = [...new Set([...JSON.stringify(data).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id as string))]
    expect(ids.length).toBeGreaterThan(30)
    expect([...new Set(ids.map((id) => decodeId(id).type))].sort()).toEqual(
      expect.arrayContaining(['Claim', 'Disagreement', 'Meeting', 'Organization', 'Person', 'Place', 'Source', 'View']),
    )
    for (const id of ids) expect(decodeId(id).lens).toBe(lens)
    const found = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids: ids.slice(0, 100) })
    expect(found.errors).toBeUndefined()
    expect(found.data.nodes).toEqual(ids.slice(0, 100).map((id) => ({ __typename: decodeId(id).type, id })))
  })

  it('restores the lens for all that is below', async () => {
    const below = `slug name startDate { edtf status } headcounts(counted: [DELEGATES], whole: true) { amount }
      participants { totalCount } sources { nodes { id slug } } disagreements { totalCount nodes { id kinds } }`
    const asked = `{ lens(toldBy: ["tml-weekly-2021-02-21"]) { meeting(slug: "wpk-congress-8") { id ${below} } } }`
    const { meeting } = (await ask(asked)).data.lens
    const byId = await ask(`query ($id: ID!) { node(id: $id) { ... on Meeting { id ${below} } } }`, { id: meeting.id })
    expect(byId.data.node).toEqual(meeting)
    expect(meeting.headcounts).toEqual([{ amount: 4750 }])
  })

  it('restores a view, through which a further lens narrows it', async () => {
    const { id } = (await ask('{ lens(toldBy: ["tml-weekly-2021-02-21"]) { id } }')).data.lens
    const further =
      'query ($id: ID!) { node(id: $id) { ... on View { id lens(toldBy: ["wikipedia-8th-wpk-congress"]) { id people { totalCount } } people { totalCount } } } }'
    const { node } = (await ask(further, { id })).data
    expect([node.id, node.people.totalCount, node.lens.people.totalCount]).toEqual([id, 2, 0])
    expect(decodeId(node.lens.id).lens).toBe('toldBy=')
  })

  it('is of nothing where the lens leaves the claim out, and an entity is bare', async () => {
    const query =
      '{ lens(toldBy: ["wikipedia-8th-wpk-congress"]) { meeting(slug: "wpk-congress-8") { startDate { claims { id edtf } } } } }'
    const sixth = (await ask(query)).data.lens.meeting.startDate.claims.find(
      ({ edtf }: { edtf: string }) => edtf === '2021-01-06',
    )
    const { key } = decodeId(sixth.id)
    const [claimId, person] = [
      encodeId({ type: 'Claim', key, lens: 'toldBy=tml-weekly-2021-02-21' }),
      encodeId({ type: 'Person', key: 'choe-ryong-hae', lens: 'toldBy=tml-weekly-2021-02-21' }),
    ]
    const byId =
      'query ($a: ID!, $b: ID!) { a: node(id: $a) { id } b: node(id: $b) { id ... on Person { slug name claims { totalCount } } } }'
    const { data } = await ask(byId, { a: claimId, b: person })
    expect(data.a).toBeNull()
    expect(data.b).toEqual({ id: person, slug: 'choe-ryong-hae', name: 'Choe Ryong Hae', claims: { totalCount: 0 } })
  })

  it('is an argument without its lens: the enclosing view rules', async () => {
    const id = encodeId({ type: 'Meeting', key: 'wpk-congress-8', lens: 'toldBy=tml-weekly-2021-02-21' })
    const about = `disagreements(about: ["${id}"]) { totalCount nodes { id } }`
    const { data } = await ask(`{ ${about} lens(toldBy: ["wikipedia-8th-wpk-congress"]) { ${about} } }`)
    expect(data.disagreements.totalCount).toBe(3)
    expect(data.lens.disagreements.totalCount).toBe(1)
    expect(decodeId(data.lens.disagreements.nodes[0].id).lens).toBe('toldBy=wikipedia-8th-wpk-congress')
  })

  it.each(['toldBy=', 'at=2021', 'minSources=2', 'excludeDisputed', 'certainty=EXPECTED'])(
    'can carry %s',
    async (text) => {
      const id = encodeId({ type: 'Person', key: 'kim-jong-un', lens: text })
      expect((await ask('query ($id: ID!) { node(id: $id) { id } }', { id })).data).toEqual({ node: { id } })
    },
  )

  it.each([
    ...[
      'minSources=1',
      'minSources=02',
      'excludeDisputed=true',
      'at=2021-13',
      'at=',
      'toldBy=b,a',
      'toldBy=a,a',
      'x=1',
    ],
    ...['toldBy=a&at=2021', 'at=2021&at=2021', 'certainty=INFERRED,REPORTED,STATED', 'certainty=X', 'toldBy=a&', '&'],
    ...['at=2021-01-05/2021-01-12', 'toldBy=a&toldBy=a', 'minSources=2&minSources=3', 'toldBy=A'],
  ])('is refused where its lens is not in normal form: %s', async (text) => {
    const id = encodeId({ type: 'Person', key: 'kim-jong-un', lens: text })
    const { errors } = await ask('query ($id: ID!) { node(id: $id) { id } }', { id })
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT'])
  })
})

describe('what a view shows', () => {
  const claims = [
    takes('a', 'CHAIR', { source: 't', order: 2 }),
    takes('b', 'GUEST', { source: 'w', order: 1 }),
    takes('c', 'GUEST', { source: 't', order: 3 }),
    ...[starts('2021-01-05', { source: 't' }), starts('2021-01-06', { source: 'w' })],
    claim('person-a', 'name', 'Alpha', { source: 't' }),
    claim('person-b', 'name', 'Beta', { source: 'w' }),
    claim('meeting-1', 'prepares', 'meeting', { source: 'w' }),
    claim('meeting-2', 'prepares', 'meeting-1', { source: 't' }),
    claim('meeting', 'previous', 'meeting-0', { source: 'w' }),
  ]
  const asked = async (graph: Graph, source: string, selection: string) =>
    (await askGraph(graph, `{ lens(toldBy: ["${source}"]) { ${selection} } }`)).lens

  it('is in lists, counts and filters only what a kept claim names', async () => {
    const graph = await openSmallGraph(claims)
    const lists = `people { totalCount nodes { slug } } guests: people(filter: { role: [GUEST] }) { nodes { slug } }
      named: people(filter: { name: "beta" }) { totalCount } from: meetings(filter: { from: "2021-01-06" }) { nodes { slug } }
      sources { totalCount } graph { claims references entities }`
    const slugs = (...names: string[]) => ({ nodes: names.map((slug) => ({ slug })) })
    expect(await asked(graph, 't', lists)).toEqual({
      people: { totalCount: 2, ...slugs('person-a', 'person-c') },
      guests: slugs('person-c'),
      named: { totalCount: 0 },
      from: slugs(),
      sources: { totalCount: 0 },
      graph: { claims: 5, references: 5, entities: 5 },
    })
    expect(await asked(graph, 'w', lists)).toEqual({
      people: { totalCount: 1, ...slugs('person-b') },
      guests: slugs('person-b'),
      named: { totalCount: 1 },
      from: slugs('meeting'),
      sources: { totalCount: 0 },
      graph: { claims: 5, references: 5, entities: 4 },
    })
  })

  it('orders by what is kept, and pages what it orders', async () => {
    const graph = await openSmallGraph([...claims, takes('a', 'CHAIR', { source: 'w', order: 5 })])
    const page = (args: string) =>
      asked(
        graph,
        'w',
        `meeting(slug: "meeting") { participants${args} { totalCount edges { order node { slug } } pageInfo { endCursor hasNextPage } } }`,
      )
    const { participants } = (await page('(first: 1)')).meeting
    expect(participants).toMatchObject({
      totalCount: 2,
      edges: [{ order: 1, node: { slug: 'person-b' } }],
      pageInfo: { hasNextPage: true },
    })
    const next = (await page(`(first: 1, after: "${participants.pageInfo.endCursor}")`)).meeting.participants
    expect(next).toMatchObject({ edges: [{ order: 5, node: { slug: 'person-a' } }], pageInfo: { hasNextPage: false } })
    const other = `{ lens(toldBy: ["t"]) { meeting(slug: "meeting") { participants(after: "${participants.pageInfo.endCursor}") { totalCount } } } }`
    await expect(askGraph(graph, other)).rejects.toThrow(/cursor/i)
    const whole = `{ meeting(slug: "meeting") { participants(after: "${participants.pageInfo.endCursor}") { totalCount } } }`
    await expect(askGraph(graph, whole)).rejects.toThrow(/cursor/i)
  })

  it('is a chain only of links that are kept', async () => {
    const graph = await openSmallGraph(claims)
    const chain =
      'meeting(slug: "meeting") { precededBy { totalCount nodes { slug } } } meeting1: meeting(slug: "meeting-1") { precededBy { nodes { slug } } leadsTo { nodes { slug } } }'
    expect(await asked(graph, 'w', chain)).toEqual({
      meeting: { precededBy: { totalCount: 1, nodes: [{ slug: 'meeting-1' }] } },
      meeting1: { precededBy: { nodes: [] }, leadsTo: { nodes: [{ slug: 'meeting' }] } },
    })
    expect(await asked(graph, 't', chain)).toEqual({
      meeting: { precededBy: { totalCount: 0, nodes: [] } },
      meeting1: { precededBy: { nodes: [{ slug: 'meeting-2' }] }, leadsTo: { nodes: [] } },
    })
  })

  it('is the meeting before only where a kept claim says so, and names that a kept claim spells', async () => {
    const graph = await openSmallGraph(claims)
    const selection =
      'meeting(slug: "meeting") { previous { slug } } before: meeting(slug: "meeting-0") { next { slug } } person(slug: "person-b") { name names { text } sources { totalCount } }'
    expect(await asked(graph, 'w', selection)).toEqual({
      meeting: { previous: { slug: 'meeting-0' } },
      before: { next: { slug: 'meeting' } },
      person: { name: 'person-b', names: [{ text: 'Beta' }], sources: { totalCount: 1 } },
    })
    expect(await asked(graph, 't', selection)).toEqual({
      meeting: { previous: null },
      before: { next: null },
      person: { name: 'person-b', names: [], sources: { totalCount: 0 } },
    })
  })
})
