import { describe, expect, it } from 'vitest'
import { askAccounts as ask } from './harness.ts'

const slugs = (...names: string[]) => names.map((slug) => ({ slug }))

describe('events', () => {
  it('two bodies call the congress: one announces it in August, the other convenes it in December', async () => {
    const query = `{
      meeting(slug: "wpk-congress-8") {
        concernedBy(effect: [CONVENES, ANNOUNCES]) {
          totalCount
          edges { effect effects node { date { edtf } adoptedBy { slug } adoptedAt { slug } } }
        }
      }
    }`
    const called = (effect: string, edtf: string, by: string, at: string) => ({
      effect,
      effects: [effect],
      node: { date: { edtf }, adoptedBy: { slug: by }, adoptedAt: { slug: at } },
    })
    const edges = [
      called('ANNOUNCES', '2020-08-19', 'wpk-central-committee-7', 'wpk-central-committee-7-plenum-6'),
      called('CONVENES', '2020-12-29', 'wpk-political-bureau-7', 'wpk-political-bureau-7-meeting-22'),
    ]
    expect(await ask(query)).toEqual({ data: { meeting: { concernedBy: { totalCount: 2, edges } } } })
  })

  it('the 21st meeting discusses the delegates, the documents and the events of the congress', async () => {
    const query = `{
      meeting(slug: "wpk-political-bureau-7-meeting-21") {
        enlarged
        agenda { edges { order node { about { nodes { slug } } } claim { references { printedAs } } } }
        announced: agenda(stage: ANNOUNCED) { totalCount }
        decisions { totalCount }
        previous { slug } next { slug }
      }
    }`
    const item = (order: number, slug: string, printedAs: string) => ({
      order,
      node: { about: { nodes: slugs(slug) } },
      claim: { references: [{ printedAs }] },
    })
    const elections = 'the preparations for the election of delegates to the party congress'
    const events = 'the political and cultural events to be held during the party congress'
    const edges = [
      item(1, 'wpk-congress-8-delegate-elections', elections),
      item(2, 'wpk-congress-8', 'the documents for the party congress'),
      item(3, 'wpk-congress-8', events),
    ]
    expect(await ask(query)).toEqual({
      data: {
        meeting: {
          enlarged: true,
          agenda: { edges },
          announced: { totalCount: 0 },
          decisions: { totalCount: 0 },
          previous: null,
          next: { slug: 'wpk-political-bureau-7-meeting-22' },
        },
      },
    })
  })

  it('one delegate stands for 1,300 members, with a vote, or for 1,300 candidates, without', async () => {
    const query = `{
      occasion(slug: "wpk-congress-8-delegate-elections") {
        organizers { nodes { slug } }
        facts(property: "membersPerDelegate") { display status qualifiers { name display } claims { amount unit } }
      }
    }`
    const quota = (represents: string, rights: string) => ({
      display: '1,300',
      status: 'UNDISPUTED',
      qualifiers: [
        { name: 'represents', display: represents },
        { name: 'rights', display: rights },
      ],
      claims: [{ amount: 1300, unit: 'person' }],
    })
    expect(await ask(query)).toEqual({
      data: {
        occasion: {
          organizers: { nodes: slugs('wpk-party-organizations', 'wpk-provincial-committees') },
          facts: [quota('CANDIDATE_MEMBERS', 'SPEAKING'), quota('MEMBERS', 'VOTING')],
        },
      },
    })
  })

  it('no case of COVID-19 is reported for North Korea in the days of the congress', async () => {
    const query = `{
      occasion(slug: "covid-19-pandemic") {
        classification
        facts(property: "reportedCases") {
          display qualifiers { name entity { slug } } claims { amount unit references { attested printedAs } }
        }
        claims(as: OBJECT) { nodes { property { name } subject { slug } } }
      }
    }`
    const references = [{ attested: '2021-01-05/2021-01-12', printedAs: 'no cases were reported' }]
    const cases = {
      display: '0',
      qualifiers: [{ name: 'place', entity: { slug: 'north-korea' } }],
      claims: [{ amount: 0, unit: 'case', references }],
    }
    expect(await ask(query)).toEqual({
      data: {
        occasion: {
          classification: 'PANDEMIC',
          facts: [cases],
          claims: { nodes: [{ property: { name: 'during' }, subject: { slug: 'wpk-congress-8' } }] },
        },
      },
    })
  })

  it('a parade is expected: it is found by its slug, and is in no list and says nothing', async () => {
    const query = `{
      occasion(slug: "wpk-congress-8-parade") {
        name names { text } partOf { slug } claims(as: EITHER) { totalCount } sources { totalCount }
      }
      occasions { totalCount nodes { slug } }
      meeting(slug: "wpk-congress-8") { parts { totalCount nodes { slug } } }
    }`
    const occasions = slugs(
      ...['80-day-campaign-2020', 'wpk-congress-8-delegate-elections', 'wpk-congress-8-arrival-of-delegates'],
      ...['wpk-congress-8-certificate-ceremony', 'wpk-congress-8-closing-performance', 'wpk-congress-8-celebration'],
      'covid-19-pandemic',
    )
    expect(await ask(query)).toEqual({
      data: {
        occasion: {
          name: "Military and civilian parade during the 8th Congress of the Workers' Party of Korea",
          names: [],
          partOf: null,
          claims: { totalCount: 0 },
          sources: { totalCount: 0 },
        },
        occasions: { totalCount: 7, nodes: occasions },
        meeting: { parts: { totalCount: 1, nodes: slugs('wpk-congress-8-closing-performance') } },
      },
    })
  })

  it('the delegates arrive in Pyongyang in late December, and the congress meets in a house there', async () => {
    const query = `{
      place(slug: "pyongyang") { events { nodes { slug startDate { edtf precision } } } within { slug } }
      place2: place(slug: "april-25-house-of-culture") { events { nodes { slug } } }
    }`
    const arrival = { edtf: '2020-12-21/2020-12-31', precision: 'INTERVAL' }
    expect(await ask(query)).toEqual({
      data: {
        place: {
          events: {
            nodes: [
              { slug: 'wpk-congress-8-arrival-of-delegates', startDate: arrival },
              { slug: 'wpk-congress-8', startDate: { edtf: '2021-01-05', precision: 'DAY' } },
            ],
          },
          within: { slug: 'north-korea' },
        },
        place2: { events: { nodes: slugs('wpk-congress-8') } },
      },
    })
  })

  it('Kim Jong Un speaks at the plenary of August and, at the congress, is all of four things', async () => {
    const query = `{
      person(slug: "kim-jong-un") {
        participations { totalCount edges { role roles order node { slug } } }
        speaking: participations(role: SPEAKER) { edges { role roles order node { slug } } }
      }
    }`
    const [plenary, congress] = slugs('wpk-central-committee-7-plenum-6', 'wpk-congress-8')
    const speaks = { role: 'SPEAKER', roles: ['SPEAKER'], order: null }
    const roles = ['PRESIDIUM', 'DELEGATE', 'SPEAKER', 'PRESENTER']
    expect(await ask(query)).toEqual({
      data: {
        person: {
          participations: {
            totalCount: 2,
            edges: [
              { role: 'PRESIDIUM', roles, order: 1, node: congress },
              { ...speaks, node: plenary },
            ],
          },
          speaking: {
            edges: [
              { ...speaks, node: plenary },
              { ...speaks, node: congress },
            ],
          },
        },
      },
    })
  })
})
