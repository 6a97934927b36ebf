import { describe, expect, it } from 'vitest'
import type { Claim } from '../src/model/claim.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import { askGraph, claim, type Described, openSmallGraph, type Said } from './small-graph.ts'

const attested = (day: string) => ({ attested: parseEdtf(day) })
const member = (person: string, said: Said = {}, body = 'organization') =>
  claim(`person-${person}`, 'memberOf', body, said)

/** Who belongs to the body at a date: possibly, and certainly. */
async function membersAt(claims: readonly Claim[], date: string, described: readonly Described[] = []) {
  const graph = await openSmallGraph(claims, described)
  const members = 'organization(slug: "organization") { members { totalCount nodes { slug } } }'
  const query = `{
    possibly: lens(at: "${date}") { ${members} } certainly: lens(at: "${date}", match: CERTAINLY) { ${members} }
    nested: lens(at: "${date}") { lens(at: "${date}", match: CERTAINLY) { ${members} } }
  }`
  const { possibly, certainly, nested } = await askGraph(graph, query)
  expect(nested.lens.organization).toEqual(certainly.organization)
  const slugs = ({
    organization,
  }: {
    organization: { members: { totalCount: number; nodes: { slug: string }[] } }
  }) => {
    const { totalCount, nodes } = organization.members
    expect(totalCount).toBe(nodes.length)
    return nodes.map(({ slug }) => slug.replace('person-', '')).join(' ')
  }
  return [slugs(possibly), slugs(certainly)]
}

describe('an end that nobody tells', () => {
  const since = [member('a', { start: '2016-05-09' })]

  it('is not known: the start vouches for its day alone', async () => {
    expect(await membersAt(since, '2016-05-08')).toEqual(['', ''])
    expect(await membersAt(since, '2016-05-09')).toEqual(['a', 'a'])
    expect(await membersAt(since, '2030')).toEqual(['a', ''])
  })

  it('is vouched against to the last day for which a source says it, and on each of these', async () => {
    const said = [...since, member('a', { source: 't', reference: attested('2019-03-01') })]
    expect(await membersAt(said, '2018')).toEqual(['a', 'a'])
    expect(await membersAt(said, '2019-03-01')).toEqual(['a', 'a'])
    expect(await membersAt(said, '2019-03-02')).toEqual(['a', ''])
    const alone = [member('a', { reference: attested('2019-03-01') })]
    expect(await membersAt(alone, '2019-03-01')).toEqual(['a', 'a'])
    expect(await membersAt(alone, '2019-02-28')).toEqual(['a', ''])
  })

  it('is vouched for by no publication, and by no imprecise day', async () => {
    const published = claim('w', 'published', '2019-03-01')
    expect(await membersAt([...since, published], '2019')).toEqual(['a', ''])
    const vague = [...since, member('a', { source: 't', reference: attested('2019-03') })]
    expect(await membersAt(vague, '2019-03-01')).toEqual(['a', 'a'])
    expect(await membersAt(vague, '2019-03-02')).toEqual(['a', ''])
  })

  it('is not known of years, either', async () => {
    const years = [member('a', { start: '2016', end: '2018' })]
    expect(await membersAt(years, '2016-06-01')).toEqual(['a', ''])
    expect(await membersAt(years, '2017')).toEqual(['a', 'a'])
    expect(await membersAt(years, '2018-01-01')).toEqual(['a', 'a'])
    expect(await membersAt(years, '2018-01-02')).toEqual(['a', ''])
  })
})

describe('a day for which a source says it', () => {
  it('always vouches, also where all else that is told of it fits another spell', async () => {
    const until = member('a', { end: '2016' })
    const bare = member('a', { source: 't' })
    const said = member('a', { source: 'x', reference: attested('2017-06-01') })
    const merged = { ...bare, references: [...bare.references, ...said.references] }
    expect(await membersAt([until, merged], '2017-06-01')).toEqual(['a', 'a'])
    const outside = member('a', { start: '2015', reference: attested('2010-06-01') })
    expect(await membersAt([outside], '2010-06-01')).toEqual(['a', 'a'])
    expect(await membersAt([outside], '2011')).toEqual(['a', ''])
  })

  it('vouches for what happened at an event of no day', async () => {
    const graph = await openSmallGraph([
      claim('meeting', 'participant', 'person', { qualifiers: { role: 'GUEST' }, reference: attested('2015-01-05') }),
    ])
    const at = async (date: string) => {
      const query = `{ lens(at: "${date}", match: CERTAINLY) { meeting(slug: "meeting") { participants { totalCount } } } }`
      return (await askGraph(graph, query)).lens.meeting.participants.totalCount
    }
    expect([await at('2015-01-04'), await at('2015-01-05'), await at('2030')]).toEqual([0, 1, 1])
  })
})

describe('an end that sources dispute', () => {
  it('is certain only to the earliest, whoever else begins later', async () => {
    const disputed = [
      member('a', { start: '2010-01-01' }),
      member('a', { end: '2012-06-01', source: 't' }),
      member('a', { end: '2015-06-01', source: 'x' }),
    ]
    expect(await membersAt(disputed, '2011')).toEqual(['a', 'a'])
    expect(await membersAt(disputed, '2013')).toEqual(['a', ''])
    expect(await membersAt([...disputed, member('a', { start: '2014', source: 'y' })], '2013')).toEqual(['', ''])
  })
})

describe('what contains a relation', () => {
  const since = [member('a', { start: '2016-05-09' }), member('b')]

  it.each<[string, readonly Claim[], readonly Described[]]>([
    ['a body that was dissolved', [claim('organization', 'dissolved', '2018-03-01')], []],
    [
      'a term of a body, by the founding of the next',
      [
        claim('organization', 'termOf', 'organization-x'),
        claim('organization-8', 'termOf', 'organization-x'),
        claim('organization-9', 'termOf', 'organization-x'),
        claim('organization-8', 'founded', '2018-03-01'),
        claim('organization-9', 'founded', '2019'),
      ],
      [
        { slug: 'organization', ordinal: 7 },
        { slug: 'organization-8', ordinal: 8 },
        { slug: 'organization-9', ordinal: 9 },
      ],
    ],
    [
      'a term of a body, by the decision that elects the next',
      [
        claim('organization', 'termOf', 'organization-x'),
        claim('organization-8', 'termOf', 'organization-x'),
        claim('decision', 'effect', 'organization-8', { qualifiers: { effect: 'ELECTS' } }),
        claim('decision', 'date', '2018-03-01'),
      ],
      [
        { slug: 'organization', ordinal: 7 },
        { slug: 'organization-8', ordinal: 8 },
      ],
    ],
    [
      'a term of a body without a number, by the one that took its place',
      [
        claim('organization', 'termOf', 'organization-x'),
        claim('organization-8', 'termOf', 'organization-x'),
        claim('organization-8', 'predecessor', 'organization'),
        claim('organization-8', 'founded', '2018-03-01'),
      ],
      [],
    ],
    [
      'a term of a body, by the meeting at which the next was elected',
      [
        claim('organization', 'termOf', 'organization-x'),
        claim('organization-8', 'termOf', 'organization-x'),
        claim('decision', 'effect', 'organization-8', { qualifiers: { effect: 'ELECTS' } }),
        claim('decision', 'adoptedAt', 'meeting'),
        claim('meeting', 'startDate', '2018-03-01'),
      ],
      [
        { slug: 'organization', ordinal: 7 },
        { slug: 'organization-8', ordinal: 8 },
      ],
    ],
  ])('bounds it: %s', async (_, bounding, described) => {
    expect(await membersAt([...since, ...bounding], '2018-03-01', described)).toEqual(['a b', ''])
    expect(await membersAt([...since, ...bounding], '2018-03-02', described)).toEqual(['', ''])
    expect(await membersAt(since, '2018-03-02')).toEqual(['a b', ''])
  })

  it('bounds who died in office, and who was not born', async () => {
    const dated = [claim('person-a', 'deathDate', '2018-03-01'), claim('person-b', 'birthDate', '2017')]
    expect(await membersAt([...since, ...dated], '2018-03-02')).toEqual(['b', ''])
    expect(await membersAt([...since, ...dated], '2016-12-31')).toEqual(['a', ''])
  })

  it('bounds by the term that stands in its qualifier, and a post by its body', async () => {
    const inTerm = member('a', { qualifiers: { term: 'meeting' } })
    const term = [claim('meeting', 'startDate', '2015-03-30'), claim('meeting', 'endDate', '2019-04-03')]
    expect(await membersAt([inTerm, ...term], '2015-03-29')).toEqual(['', ''])
    expect(await membersAt([inTerm, ...term], '2019-04-03')).toEqual(['a', ''])
    expect(await membersAt([inTerm, ...term], '2019-04-04')).toEqual(['', ''])
    const office = [
      claim('person', 'holds', 'post', { start: '2010' }),
      claim('post', 'postOf', 'organization'),
      claim('organization', 'dissolved', '2012-01-01'),
    ]
    const query = '{ lens(at: "2013") { post(slug: "post") { holders { totalCount } } } }'
    expect((await askGraph(await openSmallGraph(office), query)).lens.post.holders.totalCount).toBe(0)
    const moved = [...office, claim('post', 'postOf', 'organization-b', { start: '2011' })]
    expect((await askGraph(await openSmallGraph(moved), query)).lens.post.holders.totalCount).toBe(1)
    const both = [...moved, claim('organization-b', 'dissolved', '2012-06-01')]
    expect((await askGraph(await openSmallGraph(both), query)).lens.post.holders.totalCount).toBe(0)
  })

  it('bounds by the widest of disputed dates', async () => {
    const disputed = [
      claim('organization', 'dissolved', '2018-03-01', { source: 't' }),
      claim('organization', 'dissolved', '2018-05-01', { source: 'w' }),
    ]
    expect(await membersAt([...since, ...disputed], '2018-05-01')).toEqual(['a b', ''])
    expect(await membersAt([...since, ...disputed], '2018-05-02')).toEqual(['', ''])
  })

  it('bounds nothing where it was dissolved on an unknown day, or an editor holds the day to be wrong', async () => {
    expect(await membersAt([...since, claim('organization', 'dissolved', '2018/..')], '2030')).toEqual(['a b', ''])
    const wrong = claim('organization', 'dissolved', '2018', { rank: 'DEPRECATED' })
    expect(await membersAt([...since, wrong], '2030')).toEqual(['a b', ''])
  })

  it('goes against no told date, and against no day for which a source says it', async () => {
    const dissolved = claim('organization', 'dissolved', '2018-03-01')
    const told = [member('a', { start: '2019' }), member('b', { reference: attested('2018-06-01') })]
    expect(await membersAt([...told, dissolved], '2018-06-01')).toEqual(['b', 'b'])
    expect(await membersAt([...told, dissolved], '2020')).toEqual(['a b', ''])
  })

  it('is told with the relation, and with the claim that it rests on', async () => {
    const graph = await openSmallGraph([
      ...since,
      claim('organization', 'dissolved', '2018-03-01'),
      claim('organization', 'founded', '2010'),
      claim('person-b', 'birthDate', '2000-06-01'),
      claim('person-a', 'deathDate', '2017-01-02'),
    ])
    const bounds = 'bounds { side date claim { subject { slug } property { name } } }'
    const query = `{
      organization(slug: "organization") { members { edges { node { slug } relations { start end ${bounds} } } } }
    }`
    const bound = (side: string, date: string, subject: string, name: string) => ({
      side,
      date,
      claim: { subject: { slug: subject }, property: { name } },
    })
    const [a, b] = (await askGraph(graph, query)).organization.members.edges
    expect(a.relations).toEqual([
      { start: '2016-05-09', end: null, bounds: [bound('END', '2017-01-02', 'person-a', 'deathDate')] },
    ])
    expect(b.relations).toEqual([
      {
        start: null,
        end: null,
        bounds: [
          bound('START', '2010', 'organization', 'founded'),
          bound('END', '2018-03-01', 'organization', 'dissolved'),
        ],
      },
    ])
  })
})

describe('what happened', () => {
  const claims = [
    claim('meeting', 'startDate', '2021-01-05', { source: 't' }),
    claim('meeting', 'startDate', '2021-01-06', { source: 'w' }),
    claim('meeting', 'endDate', '2021-01-12'),
    claim('meeting', 'participant', 'person', { qualifiers: { role: 'GUEST' } }),
    claim('meeting-1', 'partOf', 'meeting'),
    claim('meeting-1', 'participant', 'person', { qualifiers: { role: 'CHAIR' } }),
    claim('decision', 'adoptedAt', 'meeting-1'),
    claim('decision', 'effect', 'person', { qualifiers: { effect: 'ELECTS' } }),
    claim('person', 'birthDate', '1980'),
    claim('person', 'name', 'Ri'),
    claim('person-2', 'relative', 'person', { qualifiers: { kinship: 'CHILD' } }),
    claim('person-2', 'deathDate', '2000'),
  ]
  const query = (args: string) => `{ lens(${args}) {
    person(slug: "person") {
      birthDate { edtf } names { text } participations { nodes { slug } } concernedBy { nodes { slug } }
    }
    relatives: person(slug: "person-2") { claims(property: ["relative"]) { totalCount } }
  } }`
  const at = async (args: string) => {
    const { person, relatives } = (await askGraph(await openSmallGraph(claims), query(args))).lens
    const slugs = ({ nodes }: { nodes: { slug: string }[] }) => nodes.map(({ slug }) => slug)
    expect([person.birthDate, person.names, relatives.claims.totalCount]).toEqual([
      { edtf: '1980' },
      [{ text: 'Ri' }],
      1,
    ])
    return [slugs(person.participations), slugs(person.concernedBy)]
  }

  it('does not cease, and begins with the event, by the widest of its dates or the narrowest', async () => {
    const all = [['meeting', 'meeting-1'], ['decision']]
    expect(await at('at: "2021-01-04"')).toEqual([[], []])
    expect(await at('at: "2021-01-05"')).toEqual(all)
    expect(await at('at: "2021-01-05", match: CERTAINLY')).toEqual([[], []])
    expect(await at('at: "2021-01-06", match: CERTAINLY')).toEqual([['meeting'], []])
    // The sitting was on some day of the congress, and so was the decision.
    expect(await at('at: "2021-01-12", match: CERTAINLY')).toEqual(all)
    expect(await at('at: "2050", match: CERTAINLY')).toEqual(all)
  })
})

describe('a timeline', () => {
  const claims = [
    member('a', { start: '2012' }),
    member('a', { end: '2016-06-01', source: 't' }),
    member('b', { start: '2010' }),
    member('b', { end: '2011', source: 't' }),
    member('b', { end: '2014', source: 'x' }),
  ]
  const entries = 'totalCount undated nodes { display date { edtf } end { edtf } claim { start end } }'

  it('has one entry for a spell of which two sources tell, from its start to its end', async () => {
    const graph = await openSmallGraph(claims)
    const query = `timeline { ${entries} }
      inside: timeline(from: "2013", to: "2013") { ${entries} } after: timeline(from: "2017") { totalCount }
      organization(slug: "organization") { timeline { ${entries} } }`
    const whole = await askGraph(graph, `{ ${query} }`)
    expect((await askGraph(graph, `{ lens(toldBy: ["w", "t", "x"]) { ${query} } }`)).lens).toEqual(whole)
    const told = ({ nodes }: { nodes: { date: { edtf: string }; end: { edtf: string } | null }[] }) =>
      nodes.map(({ date, end }) => `${date.edtf}–${end?.edtf}`)
    expect(told(whole.timeline)).toEqual(['2010–2011', '2012–2016-06-01'])
    expect(told(whole.inside)).toEqual(['2012–2016-06-01'])
    expect(told(whole.organization.timeline)).toEqual(told(whole.timeline))
    expect([whole.timeline.undated, whole.after.totalCount]).toEqual([0, 0])
  })
})

describe('an edge', () => {
  const claims = [
    member('a', { start: '2010', end: '2012', order: 7 }),
    member('a', { start: '2015', end: '2018', order: 9 }),
    member('b', { start: '2009', end: '2020', order: 8 }),
  ]
  const query = (args: string) => `{ lens${args} { organization(slug: "organization") {
    members { edges { start end order node { slug } relations { start } } }
  } } }`
  const edges = async (args: string) => {
    const { members } = (await askGraph(await openSmallGraph(claims), query(args))).lens.organization
    return members.edges.map(({ start, end, order, node, relations }: Record<string, unknown>) => [
      (node as { slug: string }).slug,
      start,
      end,
      order,
      (relations as { start: string }[]).map((each) => each.start).join(' '),
    ])
  }

  it('has the fields of the relation that began last, and stands where its first relation does', async () => {
    expect(await edges('')).toEqual([
      ['person-a', '2015', '2018', 9, '2010 2015'],
      ['person-b', '2009', '2020', 8, '2009'],
    ])
  })

  it('has the fields of the first relation that held at a date', async () => {
    expect(await edges('(at: "2011")')).toEqual([
      ['person-a', '2010', '2012', 7, '2010'],
      ['person-b', '2009', '2020', 8, '2009'],
    ])
    expect(await edges('(at: "2016")')).toEqual([
      ['person-b', '2009', '2020', 8, '2009'],
      ['person-a', '2015', '2018', 9, '2015'],
    ])
  })
})
