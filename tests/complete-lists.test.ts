import { describe, expect, it } from 'vitest'
import { encodeId } from '../src/graph/id.ts'
import type { Claim } from '../src/model/claim.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import { askGraph, claim, openSmallGraph, type Said } from './small-graph.ts'

/** A source lists these persons, and says that they are all, and so many. */
function list(source: string, persons: string, amount = persons.length, said: Said & { day?: string } = {}): Claim[] {
  const { day, ...rest } = said
  const reference = { attested: day === undefined ? null : parseEdtf(day) }
  const complete = claim('organization', 'listComplete', `${amount}`, {
    qualifiers: { listOf: 'memberOf' },
    source,
    reference,
    ...rest,
  })
  return [complete, ...[...persons].map((name) => claim(`person-${name}`, 'memberOf', 'organization', { source }))]
}

const guests = (source: string, persons: string, role = 'GUEST', amount = persons.length) => [
  claim('meeting', 'listComplete', `${amount}`, { qualifiers: { listOf: 'participant', role }, source }),
  ...[...persons].map((name) => claim('meeting', 'participant', `person-${name}`, { qualifiers: { role }, source })),
]

const fields = `id subject { slug } property { name } qualifiers { name display } kinds judged
  positions { display sources { slug } claims { property { name } subject { slug } } }`

/** The disagreements through a lens, in short; the same by id, by entity and by kind. */
async function among(claims: readonly Claim[], lens = ''): Promise<string[]> {
  const graph = await openSmallGraph(claims)
  const { disagreements } = (
    await askGraph(graph, `{ lens${lens} { disagreements(first: 50) { totalCount nodes { ${fields} } } } }`)
  ).lens
  expect(disagreements.totalCount).toBe(disagreements.nodes.length)
  for (const { id, ...node } of disagreements.nodes) {
    const byId = `query ($id: ID!) { node(id: $id) { ... on Disagreement { ${fields} } } }`
    expect((await askGraph(graph, byId, { id })).node).toEqual({ id, ...node })
    const about = `query ($about: [ID!]) { lens${lens} { disagreements(about: $about, kind: [LIST, ARITHMETIC, VALUE]) { nodes { id } } } }`
    const found = (await askGraph(graph, about, { about: [node.subject.slug] })).lens.disagreements.nodes
    expect(found).toContainEqual({ id })
  }
  return disagreements.nodes.map(brief)
}

// biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
const brief = ({ subject, property, qualifiers, kinds, judged, positions }: any) => {
  const place = [subject.slug, property.name, ...qualifiers.map((each: { display: string }) => each.display)].join(' ')
  const held = positions.map(
    (each: { display: string; sources: { slug: string }[] }) =>
      `${each.display.replaceAll('person-', '')} (${each.sources.map(({ slug }) => slug).join(', ')})`,
  )
  return `${place}: ${kinds.join('+')}${judged ? ', judged' : ''}: ${held.join(' | ')}`
}

describe('two lists that sources hold to be complete', () => {
  it('disagree where they differ, by whom only each of them lists', async () => {
    expect(await among([...list('t', 'abc'), ...list('w', 'abd')])).toEqual([
      'organization memberOf: LIST: 3 listed, and only here: c (t) | 3 listed, and only here: d (w)',
    ])
    expect(await among([...list('t', 'abc'), ...list('w', 'ab')])).toEqual([
      'organization memberOf: LIST: 3 listed, and only here: c (t) | 2 listed, all of them elsewhere too (w)',
    ])
  })

  it('do not disagree where they are the same, or are of different things', async () => {
    expect(await among([...list('t', 'abc'), ...list('w', 'cba')])).toEqual([])
    expect(await among([...guests('t', 'ab'), ...guests('w', 'cd', 'SPEAKER')])).toEqual([])
    expect(await among([...list('t', 'abc'), claim('person-d', 'memberOf', 'organization', { source: 'w' })])).toEqual(
      [],
    )
  })

  it('disagree on who took part in a role', async () => {
    expect(await among([...guests('t', 'ab'), ...guests('w', 'ac'), ...guests('x', 'z', 'SPEAKER')])).toEqual([
      'meeting participant GUEST: LIST: 2 listed, and only here: b (t) | 2 listed, and only here: c (w)',
    ])
  })

  it('are compared on one day; of a body, what is told of no day is told of none, and of an event of its own', async () => {
    const days = [...list('t', 'ab', 2, { day: '2016-05-09' }), ...list('w', 'ac', 2, { day: '2021-01-10' })]
    expect(await among(days)).toEqual([])
    expect(await among([...days, ...list('x', 'ad')])).toEqual([])
    const sameMonth = [...days, ...list('x', 'ad', 2, { day: '2016-05' })]
    expect(await among(sameMonth)).toEqual([
      'organization memberOf 2016-05-09: LIST: 2 listed, and only here: b (t) | 2 listed, and only here: d (x)',
    ])
    const [complete, ...others] = guests('w', 'ac') as [Claim, ...Claim[]]
    const dated = {
      ...complete,
      references: complete.references.map((each) => ({ ...each, attested: parseEdtf('2021') })),
    }
    expect(await among([...guests('t', 'ab'), dated, ...others])).toEqual([
      'meeting participant GUEST 2021: LIST: 2 listed, and only here: b (t) | 2 listed, and only here: c (w)',
    ])
  })

  it('do not disagree where one reprints the other, and do again where it does not', async () => {
    const reprint = [...list('t', 'ab'), ...list('w', 'ac')]
    expect(await among([...reprint, claim('w', 'basedOn', 't')])).toEqual([])
    expect(await among(reprint)).toHaveLength(1)
    const third = await among([...reprint, claim('w', 'basedOn', 't'), ...list('x', 'ab')])
    expect(third).toEqual([
      'organization memberOf: LIST: 2 listed, and only here: b (t, x) | 2 listed, and only here: c (w)',
    ])
  })

  it('are compared by what a lens keeps', async () => {
    const claims = [...list('t', 'ab'), ...list('w', 'ac'), ...list('x', 'ab')]
    expect(await among(claims, '(toldBy: ["t", "x"])')).toEqual([])
    expect(await among(claims, '(toldBy: ["t", "w"])')).toEqual([
      'organization memberOf: LIST: 2 listed, and only here: b (t) | 2 listed, and only here: c (w)',
    ])
    expect(await among(claims, '(at: "2021")')).toEqual(await among(claims))
  })

  it('are no lists where a lens leaves some of them out', async () => {
    const event = [...guests('t', 'ab'), ...guests('w', 'ab'), claim('meeting', 'startDate', '2021')]
    expect(await among(event)).toEqual([])
    expect(await among(event, '(at: "2020")')).toEqual([])
    const reported = guests('t', 'ab').map((each, index) => ({
      ...each,
      references: each.references.map((reference) => ({
        ...reference,
        certainty: index === 1 ? ('REPORTED' as const) : reference.certainty,
      })),
    }))
    expect(await among(reported, '(certainty: [STATED])')).toEqual([])
    expect(await among([...list('t', 'ab'), ...list('w', 'ac')], '(minSources: 2)')).toEqual([])
  })

  it('are told by two voices where what makes them one is only expected, or held to be wrong', async () => {
    const reprint = [...list('t', 'ab'), ...list('w', 'ac')]
    const wrong = claim('w', 'basedOn', 't', { rank: 'DEPRECATED' })
    const expected = claim('w', 'basedOn', 't', { reference: { certainty: 'EXPECTED' } })
    for (const based of [wrong, expected]) expect(await among([...reprint, based])).toHaveLength(1)
  })

  it('are judged where an editor holds to be wrong by whom one of them differs, or that it is complete', async () => {
    const [one, other] = [list('t', 'abc'), list('w', 'abd')]
    const wrong = (claims: Claim[], subject: string) =>
      claims.map((each) => (each.subject === subject ? { ...each, rank: 'DEPRECATED' as const } : each))
    const judged =
      'organization memberOf: LIST, judged: 3 listed, and only here: c (t) | 3 listed, and only here: d (w)'
    expect(await among([...one, ...wrong(other, 'person-d')])).toEqual([judged])
    expect(await among([...one, ...wrong(list('w', 'abdef'), 'person-d')])).toEqual([
      'organization memberOf: LIST: 3 listed, and only here: c (t) | 5 listed, and only here: d, e, f (w)',
    ])
    const incomplete = {
      ...claim('organization', 'listComplete', '4', { qualifiers: { listOf: 'memberOf' }, source: 'w' }),
      rank: 'DEPRECATED' as const,
    }
    const four = [...list('t', 'abc'), incomplete, ...list('w', 'abde').slice(1)]
    expect(await among(four)).toEqual([
      'organization memberOf: LIST, judged: 3 listed, and only here: c (t) | 4 listed, and only here: d, e (w)',
    ])
  })
})

describe('a list that its source holds to be complete', () => {
  it('disagrees with the number that the source gives, if it is not as long', async () => {
    expect(await among(list('t', 'abc', 4))).toEqual(['organization memberOf: ARITHMETIC: 4 (t) | 3 (listed) (t)'])
    expect(await among(list('t', 'abc', 3))).toEqual([])
    expect(
      await among([...list('t', 'ab', 3), claim('person-c', 'memberOf', 'organization', { source: 'w' })]),
    ).toEqual(['organization memberOf: ARITHMETIC: 3 (t) | 2 (listed) (t)'])
  })

  it('is as long as it is printed, whatever an editor holds of an entry', async () => {
    const [complete, first, ...rest] = list('t', 'abc') as [Claim, Claim, ...Claim[]]
    expect(await among([complete, { ...first, rank: 'DEPRECATED' }, ...rest])).toEqual([])
    const [two, ...three] = list('t', 'abc', 2) as [Claim, Claim, ...Claim[]]
    const [a, ...others] = three as [Claim, ...Claim[]]
    expect(await among([two, { ...a, rank: 'DEPRECATED' }, ...others])).toEqual([
      'organization memberOf: ARITHMETIC, judged: 2 (t) | 3 (listed) (t)',
    ])
  })

  it('has only those whom its source lists with its status, for its day', async () => {
    const full = { listOf: 'memberOf', membershipStatus: 'FULL' }
    const member = (name: string, membershipStatus: string, said: Said = {}) =>
      claim(`person-${name}`, 'memberOf', 'organization', { qualifiers: { membershipStatus }, source: 't', ...said })
    const reference = { attested: parseEdtf('2016-05-09') }
    const claims = [
      claim('organization', 'listComplete', '2', { qualifiers: full, source: 't', reference }),
      member('a', 'FULL'),
      member('b', 'FULL', { reference }),
      member('c', 'CANDIDATE'),
      member('d', 'FULL', { start: '2017' }),
      member('e', 'FULL', { reference: { attested: parseEdtf('2020') } }),
    ]
    expect(await among(claims)).toEqual([])
  })
})

describe('a list of which a lens asks whether it keeps all', () => {
  it('is found by the id of its disagreement, which is read together with it', async () => {
    const guests = { listOf: 'participant', role: 'GUEST' }
    const graph = await openSmallGraph([
      claim('meeting', 'listComplete', '2', { qualifiers: guests, source: 't' }),
      claim('meeting', 'participant', 'person', { qualifiers: { role: 'GUEST' }, source: 't' }),
    ])
    const key = 'meeting participant ["LIST","GUEST",null,null]'
    const id = encodeId({ type: 'Disagreement', key, lens: 'at=2020' })
    expect(await askGraph(graph, `{ node(id: "${id}") { ... on Disagreement { kinds } } }`)).toEqual({
      node: { kinds: ['ARITHMETIC'] },
    })
  })
})

describe('a person in one body', () => {
  const member = (membershipStatus: string, source: string, said: Said = {}) =>
    claim('person', 'memberOf', 'organization', { qualifiers: { membershipStatus }, source, ...said })
  const status = async (claims: readonly Claim[]) => {
    const query =
      '{ person(slug: "person") { memberships { edges { relations { status } } } } disagreements { totalCount } }'
    const { person, disagreements } = await askGraph(await openSmallGraph(claims), query)
    const [edge] = person.memberships.edges
    return [disagreements.totalCount, edge.relations.map((each: { status: string }) => each.status).join(' ')]
  }

  it('cannot be a full member and a candidate on one day', async () => {
    const claims = [member('FULL', 't', { start: '2016-05-09' }), member('CANDIDATE', 'w', { start: '2016-05-09' })]
    expect(await status(claims)).toEqual([1, 'DISPUTED DISPUTED'])
    expect(await among(claims)).toEqual(['person memberOf organization: VALUE: FULL (t) | CANDIDATE (w)'])
  })

  it('can have become a full member, on the day on which the candidacy ended', async () => {
    const candidate = member('CANDIDATE', 't', { start: '2016-05-09' })
    expect(await status([candidate, member('FULL', 't', { start: '2017-10-07' })])).toEqual([
      0,
      'UNDISPUTED UNDISPUTED',
    ])
    const until = member('CANDIDATE', 't', { start: '2016-05-09', end: '2017-10-07' })
    expect(await status([until, member('FULL', 'w', { start: '2017-10-07' })])).toEqual([0, 'UNDISPUTED UNDISPUTED'])
    const longer = member('CANDIDATE', 't', { start: '2016-05-09', end: '2018' })
    expect(await status([longer, member('FULL', 'w', { start: '2017-10-07' })])).toEqual([1, 'DISPUTED DISPUTED'])
  })

  it('is disputed in no status by what an editor holds to be wrong', async () => {
    const wrong = member('FULL', 't', { start: '2016-05-09', rank: 'DEPRECATED' })
    expect(await status([wrong, member('CANDIDATE', 'w', { start: '2016-05-09' })])).toEqual([1, 'UNDISPUTED'])
  })
})
