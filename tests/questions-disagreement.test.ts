import { describe, expect, it } from 'vitest'
import { ask, askAccounts } from './harness.ts'

const T = 'tml-weekly-2021-02-21'
const W = 'wikipedia-8th-wpk-congress'
const accounts = JSON.stringify([T, W])

interface Place {
  readonly subject: { readonly slug: string }
  readonly property: { readonly name: string }
  readonly qualifiers: readonly { readonly display: string }[]
  readonly kinds: readonly string[]
  readonly judged: boolean
  readonly positions: readonly { readonly display: string; readonly sources: readonly { readonly slug: string }[] }[]
  readonly explanation: string | null
}

const places = `totalCount nodes {
  subject { slug } property { name } qualifiers { display } kinds judged positions { display sources { slug } } explanation }`

/** Each disagreement in short, and the explanation if an editor gives one. */
const told = ({ nodes }: { nodes: Place[] }) =>
  nodes.map(({ subject, property, qualifiers, kinds, judged, positions, explanation }) => [
    [subject.slug, property.name, ...qualifiers.map(({ display }) => display), kinds.join('+')].join(' ') +
      (judged ? ', judged' : ''),
    Object.fromEntries(positions.map(({ display, sources }) => [display, sources.map(({ slug }) => slug)])),
    explanation,
  ])

/** What is on each side of a comparison: subject, property and value. */
const said = ({ nodes }: { nodes: { subject: { slug: string }; property: { name: string }; display: string }[] }) =>
  nodes.map(({ subject, property, display }) => `${subject.slug} ${property.name} ${display}`)

const delegates =
  '4,750 is the number of the elected delegates. With 250 delegates by virtue of their office there were 5,000.'
const start =
  'The infobox that has the 6th of January counts seven days to the 12th; the sittings on record make eight.'

describe('20: what the two accounts disagree on', () => {
  const betweenThem = [
    ['wpk-congress-8 headcount DELEGATES VALUE', { '5,000': [W], '4,750': [T] }, delegates],
    ['wpk-congress-8 startDate VALUE+INTERNAL', { '2021-01-05': [T, W], '2021-01-06': [W] }, start],
  ]

  it('is the start, also within one of them, and the delegates, and nothing else', async () => {
    const { data } = await ask(`{ lens(toldBy: ${accounts}) { disagreements { ${places} } } }`)
    expect(told(data.lens.disagreements)).toEqual(betweenThem)
    expect(data.lens.disagreements.totalCount).toBe(2)
  })

  it('is the same where the two are laid side by side, in either order', async () => {
    for (const [a, b] of [
      [T, W],
      [W, T],
    ]) {
      const query = `{ compareSources(a: "${a}", b: "${b}") { a { slug } b { slug } conflicts { ${places} } } }`
      const { data } = await askAccounts(query)
      const { conflicts } = data.compareSources
      expect(told(conflicts)).toEqual(betweenThem)
      expect(data.compareSources).toEqual({ a: { slug: a }, b: { slug: b }, conflicts })
    }
  })

  it('is one thing each by its kind: one place is internal, none is arithmetic', async () => {
    const { data } = await askAccounts(`{
      internal: disagreements(kind: [INTERNAL]) { nodes { property { name } } }
      value: disagreements(kind: [VALUE]) { totalCount }
      arithmetic: disagreements(kind: [ARITHMETIC]) { totalCount }
    }`)
    expect(data).toEqual({
      internal: { nodes: [{ property: { name: 'startDate' } }] },
      value: { totalCount: 2 },
      arithmetic: { totalCount: 0 },
    })
  })

  it('is not the women, nor 1,455 under two labels, nor early January, nor the intervals of the congresses', async () => {
    const { data } = await askAccounts(`{
      meeting(slug: "wpk-congress-8") {
        women: headcounts(counted: [WOMEN_DELEGATES], whole: true) { amount share status }
        field: headcounts(sector: ["FIELD_LABOUR"]) { amount status claims { references { source { slug } printedAs } } }
        facts(property: ["plannedDate", "previous", "organization", "endDate"]) { property { name } status }
      }
      decision(slug: "wpk-political-bureau-7-meeting-22-convocation") { facts { status } }
      organization(slug: "wpk-congress") { facts { status } }
    }`)
    const { women, field, facts } = data.meeting
    expect(women).toEqual([{ amount: 501, share: 0.1, status: 'UNDISPUTED' }])
    expect(field).toHaveLength(1)
    expect(field[0].status).toBe('UNDISPUTED')
    const words = field[0].claims.flatMap(({ references }: { references: { source: { slug: string } }[] }) =>
      references.map(({ source }) => source.slug),
    )
    expect([...new Set(words)].sort()).toEqual([T, W])
    for (const { status } of [...facts, ...(data.decision?.facts ?? []), ...data.organization.facts]) {
      expect(status).toBe('UNDISPUTED')
    }
  })

  const side = (name: string) =>
    `${name}(first: 100) { totalCount nodes { subject { slug } property { name } display } }`

  it('leaves what both say', async () => {
    const { data } = await askAccounts(`{ compareSources(a: "${T}", b: "${W}") { ${side('agreements')} } }`)
    const agreed = said(data.compareSources.agreements)
    expect(agreed).toHaveLength(data.compareSources.agreements.totalCount)
    expect(agreed).toEqual(
      expect.arrayContaining([
        'wpk-congress-8 startDate 2021-01-05',
        'wpk-congress-8 endDate 2021-01-12',
        "wpk-congress-8 previous 7th Congress of the Workers' Party of Korea",
        'wpk-congress-8 headcount 1,455',
        'wpk-congress-8 headcount 2,000',
        // Ten per cent of the delegates, and 501 of 5,000.
        'wpk-congress-8 headcount 10%',
        'wpk-congress-8 headcount 501',
        "kim-jong-un holds General Secretary of the Workers' Party of Korea",
      ]),
    )
    expect(agreed).not.toContain('wpk-congress-8 startDate 2021-01-06')
    expect(agreed.filter((text) => /4,750|5,000/.test(text))).toEqual([])
  })

  it('leaves what only one of them says', async () => {
    const query = `{ compareSources(a: "${T}", b: "${W}") { ${side('agreements')} ${side('onlyA')} onlyB { totalCount } } 
      t: source(slug: "${T}") { claimsMade { totalCount } } w: source(slug: "${W}") { claimsMade { totalCount } } }`
    const { data } = await askAccounts(query)
    const { agreements, onlyA, onlyB } = data.compareSources
    const onlyT = said(onlyA)
    expect(onlyT).toEqual(
      expect.arrayContaining([
        'wpk-congress-8 headcount 4,750',
        "kim-tok-hun holds Premier of the Democratic People's Republic of Korea",
      ]),
    )
    expect(onlyT).not.toContain('wpk-congress-8 startDate 2021-01-05')
    expect(onlyT.length).toBe(onlyA.totalCount)
    // What both make in the very same words is counted with each of them.
    expect(onlyA.totalCount + onlyB.totalCount + agreements.totalCount).toBeLessThan(
      data.t.claimsMade.totalCount + data.w.claimsMade.totalCount,
    )
    const about = `{ compareSources(a: "${T}", b: "${W}", about: ["kim-tok-hun"]) { ${side('onlyB')} } }`
    expect(said((await askAccounts(about)).data.compareSources.onlyB).sort()).toEqual([
      'kim-tok-hun name Kim Tok-hun',
      'wpk-congress-8 participant Kim Tok Hun',
      'wpk-congress-8 participant Kim Tok Hun',
    ])
  })
})

describe('21: the congress', () => {
  const congress = `meeting(slug: "wpk-congress-8") {
    startDate { edtf status claims { edtf references { source { slug } } } } endDate { edtf status }
    headcounts(whole: true) { counted amount share status }
    participants { totalCount nodes { slug } } sources { nodes { slug } }
  }`
  const counted = (group: string, amount: number | null, share: number | null = null) => ({
    counted: group,
    amount,
    share,
    status: 'UNDISPUTED',
  })

  it('as one account tells it starts on the 5th with 4,750 delegates, and Kim Jong Un takes part', async () => {
    const { data } = await ask(`{ lens(toldBy: ["${T}"]) { ${congress} } }`)
    expect(data.lens.meeting).toEqual({
      startDate: {
        edtf: '2021-01-05',
        status: 'UNDISPUTED',
        claims: [{ edtf: '2021-01-05', references: [{ source: { slug: T } }] }],
      },
      endDate: { edtf: '2021-01-12', status: 'UNDISPUTED' },
      headcounts: [counted('DELEGATES', 4750), counted('WOMEN_DELEGATES', null, 0.1), counted('OBSERVERS', 2000)],
      participants: { totalCount: 1, nodes: [{ slug: 'kim-jong-un' }] },
      sources: { nodes: [{ slug: T }] },
    })
  })

  it('as the other tells it starts on the 5th and on the 6th, with 5,000 delegates, and 45 persons and bodies take part', async () => {
    const { data } = await ask(`{ lens(toldBy: ["${W}"]) { ${congress} } }`)
    const { participants, ...rest } = data.lens.meeting
    const says = (edtf: string) => ({ edtf, references: [{ source: { slug: W } }] })
    expect(rest).toEqual({
      startDate: { edtf: '2021-01-05', status: 'DISPUTED', claims: [says('2021-01-05'), says('2021-01-06')] },
      endDate: { edtf: '2021-01-12', status: 'UNDISPUTED' },
      headcounts: [
        counted('PARTICIPANTS', 7000),
        counted('DELEGATES', 5000),
        counted('ELECTED_DELEGATES', 4750),
        counted('EX_OFFICIO_DELEGATES', 250),
        counted('WOMEN_DELEGATES', 501),
        counted('OBSERVERS', 2000),
      ],
      sources: { nodes: [{ slug: W }] },
    })
    expect(participants.totalCount).toBe(45)
    expect(participants.nodes.map(({ slug }: { slug: string }) => slug)).toEqual(
      expect.arrayContaining(['kim-jong-un', 'choe-ryong-hae', 'sin-ryong-man', 'pak-yong-il']),
    )
  })
})

describe('22: the leader of the party', () => {
  const posts = 'person(slug: "kim-jong-un") { posts { nodes { slug } } }'
  const holders = `chairman: post(slug: "wpk-chairman") { holders { nodes { slug } } }
    secretary: post(slug: "wpk-general-secretary") { holders { nodes { slug } } }`

  it.each([
    ['on 1 January 2021 is its Chairman', '2021-01-01', 'wpk-chairman'],
    ['on 1 February 2021 is its General Secretary', '2021-02-01', 'wpk-general-secretary'],
  ])('%s, by all sources and by the two accounts', async (_, date, post) => {
    const person = [{ slug: 'kim-jong-un' }]
    for (const rest of ['', `, toldBy: ${accounts}`]) {
      const { data } = await ask(`{ lens(at: "${date}"${rest}) { ${posts} ${holders} } }`)
      expect(data.lens).toEqual({
        person: { posts: { nodes: [{ slug: post }] } },
        chairman: { holders: { nodes: post === 'wpk-chairman' ? person : [] } },
        secretary: { holders: { nodes: post === 'wpk-chairman' ? [] : person } },
      })
    }
  })

  it('is certain only where a source vouches for the day: until the congress, and on the day of the election', async () => {
    const at = async (date: string) =>
      (await ask(`{ lens(at: "${date}", match: CERTAINLY) { ${posts} } }`)).data.lens.person.posts.nodes.map(
        ({ slug }: { slug: string }) => slug,
      )
    expect(await at('2021-01-01')).toEqual(['wpk-chairman'])
    expect(await at('2021-01-10')).toEqual(['wpk-general-secretary'])
    expect(await at('2021-02-01')).toEqual([])
  })

  it('in the days of the congress can be either by the two accounts, which date it no closer', async () => {
    const at = async (args: string) =>
      (await askAccounts(`{ lens(${args}) { ${posts} } }`)).data.lens.person.posts.nodes.map(
        ({ slug }: { slug: string }) => slug,
      )
    expect((await at('at: "2021-01-08"')).sort()).toEqual(['wpk-chairman', 'wpk-general-secretary'])
    expect(await at('at: "2021-01-08", match: CERTAINLY')).toEqual([])
  })
})

describe('23: what is only expected', () => {
  const parade = 'wpk-congress-8-parade'
  const lists = `
    meeting(slug: "wpk-congress-8") {
      parts(first: 100) { nodes { slug } } neighbours(first: 100, kind: [OCCASION]) { nodes { slug } }
      timeline(first: 100) { nodes { entity { slug } } } claims(as: EITHER, property: ["partOf"]) { nodes { subject { slug } } }
    }
    occasions(first: 100) { nodes { slug } }
    timeline(first: 100, kind: [OCCASION]) { nodes { entity { slug } } }
    occasion(slug: "${parade}") { slug partOf { slug } claims { totalCount } }`

  it('stands in no list and on no timeline, and by its slug it is bare', async () => {
    const none = 'lens(certainty: [STATED, REPORTED, INFERRED])'
    const { data } = await ask(`{ ${lists} ${none} { ${lists} } }`)
    const { lens, ...whole } = data
    expect(lens).toEqual(whole)
    const { occasion, ...listed } = whole
    expect(JSON.stringify(listed)).not.toContain(parade)
    expect(listed.occasions.nodes.length).toBeGreaterThan(3)
    expect(occasion).toEqual({ slug: parade, partOf: null, claims: { totalCount: 0 } })
  })

  it.each(['EXPECTED', 'STATED, REPORTED, EXPECTED, INFERRED'])('is a part under the lens of %s', async (words) => {
    const { data } = await ask(`{ lens(certainty: [${words}]) { ${lists} } }`)
    const { meeting, occasions, occasion } = data.lens
    for (const { nodes } of [meeting.parts, meeting.neighbours, occasions])
      expect(nodes).toContainEqual({ slug: parade })
    expect(occasion).toEqual({ slug: parade, partOf: { slug: 'wpk-congress-8' }, claims: { totalCount: 1 } })
  })

  it('is a parade, that analysts in one account expect, and a plan and a place besides', async () => {
    const { data } = await ask(`{ lens(certainty: [EXPECTED]) {
      graph { claims sources }
      source(slug: "${W}") { claimsMade { nodes {
        subject { slug } property { name } display references { certainty attribution attributedTo { slug } }
      } } }
    } }`)
    const expected = (attribution: string | null, slug: string | null) => [
      { certainty: 'EXPECTED', attribution, attributedTo: slug === null ? null : { slug } },
    ]
    const congress = "8th Congress of the Workers' Party of Korea"
    const { nodes } = data.lens.source.claimsMade
    expect(nodes).toHaveLength(3)
    expect(nodes).toEqual(
      expect.arrayContaining([
        {
          subject: { slug: parade },
          property: { name: 'partOf' },
          display: congress,
          references: expected('analysts', null),
        },
        {
          subject: { slug: 'wpk-congress-8' },
          property: { name: 'place' },
          display: 'Pyongyang',
          references: expected(null, 'kcna'),
        },
        {
          subject: { slug: 'five-year-economic-plan-2021' },
          property: { name: 'presentedAt' },
          display: congress,
          references: expected(null, 'kim-jong-un'),
        },
      ]),
    )
    expect(data.lens.graph.claims).toBe(3)
  })
})

describe('the disagreements of the whole graph', () => {
  it('are those that sources are known to have, each with who holds what, and an explanation where an editor gives one', async () => {
    const { data } = await ask(`{ disagreements(first: 100) { ${places} } }`)
    expect(data.disagreements.totalCount).toBe(14)
    expect(told(data.disagreements)).toEqual([
      [
        'wpk-political-bureau-8-meeting-2 startDate VALUE',
        { '2021-06-29': ['yonhap-2021-07-01'], '2021-06-30': ['wikipedia-8th-politburo'] },
        '30 June is the day on which the meeting was reported.',
      ],
      [
        'wpk-congress-7 headcount DELEGATES VALUE',
        { '3,637': [W], '3,467': ['wikipedia-7th-wpk-congress'] },
        'Both numbers are from articles of one encyclopedia, hence of one voice. What the 170 are by which they differ is not on record.',
      ],
      [
        'wpk-central-committee-8 memberCount MEMBERS VALUE',
        { '139': ['wikipedia-8th-central-committee'], '138': ['imo-news-2021-01-11', 'defend-korea-2021-01-13'] },
        'The 138 on the list and Kim Jong Un, whom they do not count, make 139.',
      ],
      ['wpk-congress-8 headcount DELEGATES VALUE', { '5,000': [W], '4,750': [T] }, delegates],
      [
        'wpk-congress-8 participant PRESIDIUM LIST',
        {
          '39 listed, and only here: Im Chol Ung, Jong Kyong Thaek, Kim Il Chol, Kim Jong Gwan, Kim Yong Hwan, Ri Ryong Nam':
            ['koryo-journal-2021-01-05'],
          '33 listed, all of them elsewhere too': [W],
        },
        null,
      ],
      [
        'wpk-congress-8 startDate VALUE+INTERNAL',
        {
          '2021-01-05': ['koryo-journal-2021-01-05', '38north-2021-01-13-closing', T, W],
          '2021-01-06': ['peoples-democracy-2021-02-07', W],
        },
        start,
      ],
      [
        'wpk-central-committee-8-plenum-1-election-of-political-bureau date VALUE',
        {
          '2021-01-10': ['namuwiki-central-committee-8-plenum-1', 'wikipedia-8th-central-committee'],
          '2021-01-11': ['wikipedia-8th-politburo'],
        },
        '11 January is the day on which the election was reported.',
      ],
      [
        'wpk-executive-policy-bureau-7 memberOf 2016-05-09 LIST, judged',
        {
          '10 listed, and only here: Ri Man Gon': ['aju-news-2016-05-10'],
          '10 listed, and only here: Ri Kwang Bom': ['nocut-news-2016-05-10'],
        },
        null,
      ],
      [
        'kim-jong-un birthDate VALUE',
        { '1983-01-08': ['everypolitician-north-korea'], '1982': ['wikipedia-8th-politburo'] },
        null,
      ],
      [
        'kim-tok-hun birthDate VALUE',
        { '1962': ['wikipedia-8th-politburo'], '1961-01-01': ['github-list-of-politicians'] },
        null,
      ],
      [
        'wpk-political-bureau-7 memberCount CANDIDATE_MEMBERS VALUE+INTERNAL',
        { '9': ['aju-news-2016-05-10', 'nocut-news-2016-05-10'], '10': ['nocut-news-2016-05-10'] },
        null,
      ],
      [
        'wpk-political-bureau-7 memberOf CANDIDATE 2016-05-09 ARITHMETIC',
        { '10': ['nocut-news-2016-05-10'], '9 (listed)': ['nocut-news-2016-05-10'] },
        null,
      ],
      [
        'wpk-political-bureau-7 memberOf FULL 2016-05-09 ARITHMETIC+LIST',
        {
          '19 listed, and only here: Kim Jong Un, Ri Myong Su': ['aju-news-2016-05-10'],
          '18 listed, and only here: Ri Pyong Chol': ['nocut-news-2016-05-10'],
          '19': ['nocut-news-2016-05-10'],
          '18 (listed)': ['nocut-news-2016-05-10'],
        },
        null,
      ],
      [
        "ri-pyong-chol memberOf Political Bureau of the 7th Central Committee of the Workers' Party of Korea VALUE+INTERNAL, judged",
        {
          CANDIDATE: ['aju-news-2016-05-10', 'nocut-news-2016-05-10'],
          FULL: ['nocut-news-2016-05-10'],
        },
        null,
      ],
    ])
  })

  it('are none of values where the disputed is left out, and the undisputed stays', async () => {
    const { data } = await ask(`{ lens(excludeDisputed: true) {
      disagreements { nodes { kinds judged } }
      meeting(slug: "wpk-congress-8") { startDate { edtf } endDate { edtf } headcounts(counted: [DELEGATES], whole: true) { amount } }
      person(slug: "kim-jong-un") { birthDate { edtf } posts { nodes { slug } } }
    } }`)
    const { meeting, person, disagreements } = data.lens
    // What is left are lists, of which none of the claims that stand in them disputes another, and what is judged.
    expect(disagreements.nodes.filter(({ kinds, judged }: Place) => kinds.includes('VALUE') && !judged)).toEqual([])
    expect(meeting).toEqual({ startDate: null, endDate: { edtf: '2021-01-12' }, headcounts: [] })
    expect(person.birthDate).toBeNull()
    expect(person.posts.nodes).not.toEqual([])
  })
})

describe('who says so', () => {
  it('is asked of a lens first and judged then: what one account tells alone, it does not dispute', async () => {
    const number = 'meeting(slug: "wpk-congress-8") { headcounts(counted: [DELEGATES], whole: true) { amount status } }'
    const { data } = await ask(`{
      whole: lens(excludeDisputed: true) { ${number} }
      one: lens(toldBy: ["${T}"], excludeDisputed: true) { ${number} }
      other: lens(excludeDisputed: true) { lens(toldBy: ["${T}"]) { ${number} } }
    }`)
    const shown = { meeting: { headcounts: [{ amount: 4750, status: 'UNDISPUTED' }] } }
    expect(data).toEqual({ whole: { meeting: { headcounts: [] } }, one: shown, other: { lens: shown } })
  })

  it('is two voices for either start of the congress, and three for the 5th alone', async () => {
    const dates = 'meeting(slug: "wpk-congress-8") { startDate { edtf status claims { edtf } } endDate { edtf } }'
    const { data } = await ask(`{ two: lens(minSources: 2) { ${dates} } three: lens(minSources: 3) { ${dates} } }`)
    const [fifth, sixth, endDate] = [{ edtf: '2021-01-05' }, { edtf: '2021-01-06' }, { edtf: '2021-01-12' }]
    expect(data).toEqual({
      two: { meeting: { startDate: { ...fifth, status: 'DISPUTED', claims: [fifth, sixth] }, endDate } },
      three: { meeting: { startDate: { ...fifth, status: 'UNDISPUTED', claims: [fifth] }, endDate } },
    })
  })

  it('is one voice where two reprints of one agency give 138 members', async () => {
    const size = `organization(slug: "wpk-central-committee-8") {
      claims(property: ["memberCount"]) { nodes { display references { source { slug basedOn { nodes { slug } } } } } } }`
    const { data } = await ask(`{ ${size} lens(minSources: 2) { ${size} } }`)
    interface Sized {
      readonly display: string
      readonly references: readonly { readonly source: { readonly basedOn: { readonly nodes: readonly object[] } } }[]
    }
    const by = data.organization.claims.nodes.find(({ display }: Sized) => display === '138').references
    expect(by).toHaveLength(2)
    for (const { source } of by) expect(source.basedOn.nodes).toEqual([{ slug: 'kcna-reports' }])
    const kept = data.lens.organization.claims.nodes.map(({ display }: Sized) => display)
    expect(kept).toEqual(['111'])
  })

  it('is nobody between two accounts, each seen through the other', async () => {
    const shown =
      'people { totalCount } graph { claims } disagreements { totalCount } meeting(slug: "wpk-congress-8") { slug name startDate { edtf } }'
    const { data } = await ask(`{ lens(toldBy: ["${T}"]) { lens(toldBy: ["${W}"]) { ${shown} } } }`)
    expect(data.lens.lens).toEqual({
      people: { totalCount: 0 },
      graph: { claims: 0 },
      disagreements: { totalCount: 0 },
      meeting: { slug: 'wpk-congress-8', name: "8th Congress of the Workers' Party of Korea", startDate: null },
    })
  })

  it('of one account are two persons and three meetings, and no chain of preparation', async () => {
    const { data } = await ask(`{ lens(toldBy: ["${T}"]) {
      people { totalCount nodes { slug } } meetings { totalCount nodes { slug } }
      meeting(slug: "wpk-congress-8") { precededBy { totalCount } previous { slug } next { slug } }
    } }`)
    const slugs = (...list: string[]) => ({ totalCount: list.length, nodes: list.map((slug) => ({ slug })) })
    expect(data.lens).toEqual({
      people: slugs('kim-jong-un', 'kim-tok-hun'),
      meetings: slugs('wpk-congress-7', 'wpk-congress-8', 'spa-session-4-2021'),
      meeting: { precededBy: { totalCount: 0 }, previous: { slug: 'wpk-congress-7' }, next: null },
    })
  })

  it('spells Kim Tok Hun otherwise under each account, and his name and slug stay', async () => {
    const person = 'person(slug: "kim-tok-hun") { slug name names { text } }'
    const { data } = await ask(`{ t: lens(toldBy: ["${T}"]) { ${person} } w: lens(toldBy: ["${W}"]) { ${person} } }`)
    const spelled = (text: string) => ({ person: { slug: 'kim-tok-hun', name: 'Kim Tok Hun', names: [{ text }] } })
    expect(data).toEqual({ t: spelled('Kim Tok Hun'), w: spelled('Kim Tok-hun') })
  })

  it('of a body that did not yet exist: on 1 June 2020 the 8th Political Bureau has no members', async () => {
    const members = 'organization(slug: "wpk-political-bureau-8") { members { totalCount } }'
    const { data } = await ask(
      `{ before: lens(at: "2020-06-01") { ${members} } after: lens(at: "2021-03-01") { ${members} } }`,
    )
    expect(data.before.organization.members.totalCount).toBe(0)
    expect(data.after.organization.members.totalCount).toBe(30)
  })

  it('is asked of the Premier without dates: he can hold the post at any time, and for certain at none', async () => {
    const premier = 'post(slug: "dprk-premier") { holders { nodes { slug } } }'
    const { data } = await askAccounts(`{
      possibly: lens(at: "2020-01-01") { ${premier} } certainly: lens(at: "2020-01-01", match: CERTAINLY) { ${premier} }
    }`)
    expect(data.possibly.post.holders.nodes).toEqual([{ slug: 'kim-tok-hun' }])
    expect(data.certainly.post.holders.nodes).toEqual([])
  })
})
