import { describe, expect, it } from 'vitest'
import { askAccounts as ask } from './harness.ts'

describe('how the congress was prepared', () => {
  it('5: eight events lead to it, oldest first, each by its nearest way', async () => {
    const query = `{
      meeting(slug: "wpk-congress-8") {
        precededBy {
          totalCount
          edges {
            relation depth to { slug }
            node { slug startDate { edtf } endDate { edtf } ... on Meeting { enlarged } ... on Occasion { classification } }
          }
        }
      }
    }`
    const meeting = (slug: string, day: string, enlarged: true | null = null) => ({
      slug,
      startDate: { edtf: day },
      endDate: { edtf: day },
      enlarged,
    })
    const occasion = (slug: string, classification: string, start: string, end = start) => ({
      slug,
      startDate: { edtf: start },
      endDate: { edtf: end },
      classification,
    })
    const direct = { depth: 1, to: { slug: 'wpk-congress-8' } }
    const edges = [
      { relation: 'PREPARES', ...direct, node: meeting('wpk-political-bureau-7-meeting-13', '2020-06-07') },
      { relation: 'CONVENES', ...direct, node: meeting('wpk-central-committee-7-plenum-6', '2020-08-19') },
      {
        relation: 'CONVENES',
        depth: 2,
        to: { slug: '80-day-campaign-2020' },
        node: meeting('wpk-political-bureau-7-meeting-19', '2020-10-05'),
      },
      {
        relation: 'PREPARES',
        ...direct,
        node: occasion('80-day-campaign-2020', 'CAMPAIGN', '2020-10-12', '2020-12-30'),
      },
      { relation: 'PREPARES', ...direct, node: meeting('wpk-political-bureau-7-meeting-21', '2020-11-29', true) },
      { relation: 'PREPARES', ...direct, node: occasion('wpk-congress-8-delegate-elections', 'ELECTION', '2020-12') },
      { relation: 'CONVENES', ...direct, node: meeting('wpk-political-bureau-7-meeting-22', '2020-12-29') },
      {
        relation: 'PREPARES',
        ...direct,
        node: occasion('wpk-congress-8-certificate-ceremony', 'CEREMONY', '2020-12-30'),
      },
    ]
    expect(await ask(query)).toEqual({ data: { meeting: { precededBy: { totalCount: 8, edges } } } })
  })

  it('5: the plenary leads to it by two claims, that it took the decision and that the decision announces it', async () => {
    const query = `{
      meeting(slug: "wpk-central-committee-7-plenum-6") {
        leadsTo {
          edges {
            relation depth node { slug } to { slug }
            via { subject { slug } property { name } object { slug } references { source { slug } locator } }
          }
        }
      }
    }`
    const references = [{ source: { slug: 'wikipedia-8th-wpk-congress' }, locator: 'Preparations, ¶2' }]
    const subject = { slug: 'wpk-central-committee-7-plenum-6-announces-congress' }
    const plenary = { slug: 'wpk-central-committee-7-plenum-6' }
    const congress = { slug: 'wpk-congress-8' }
    const via = [
      { subject, property: { name: 'adoptedAt' }, object: plenary, references },
      { subject, property: { name: 'effect' }, object: congress, references },
    ]
    const edges = [{ relation: 'CONVENES', depth: 1, node: congress, to: plenary, via }]
    expect(await ask(query)).toEqual({ data: { meeting: { leadsTo: { edges } } } })
  })

  it('6: the 22nd meeting convenes it for early January, approves the delegates and settles who sits where', async () => {
    const query = `{
      meeting(slug: "wpk-political-bureau-7-meeting-22") {
        decisions {
          totalCount
          nodes {
            slug classification date { edtf } text adoptedBy { slug }
            effects { edges { effect note node { slug } } }
            claims(property: "plannedDate") { nodes { edtf references { printedAs } } }
          }
        }
      }
    }`
    const decided = (slug: string, classification: string, text: string, effect: string, on: string) => ({
      slug: `wpk-political-bureau-7-meeting-22-${slug}`,
      classification,
      date: { edtf: '2020-12-29' },
      text,
      adoptedBy: { slug: 'wpk-political-bureau-7' },
      effects: { edges: [{ effect, note: null as string | null, node: { slug: on } }] },
      claims: { nodes: [] as object[] },
    })
    const approves = decided(
      'approves-delegates',
      'APPROVAL',
      'After an examination, the delegates are found to qualify for the congress.',
      'APPROVES',
      'wpk-congress-8-delegate-qualifications',
    )
    const settles = decided(
      'settles-presidium',
      'PERSONNEL',
      'It is settled who is to sit on the presidium, on the platform and on the secretariat of the congress.',
      'CONCERNS',
      'wpk-congress-8',
    )
    const note = 'The members of its presidium, platform and secretariat.'
    settles.effects.edges = [{ effect: 'CONCERNS', note, node: { slug: 'wpk-congress-8' } }]
    const convenes = decided(
      'convenes-congress',
      'CONVOCATION',
      'The congress is to meet in the first days of January 2021.',
      'CONVENES',
      'wpk-congress-8',
    )
    convenes.claims.nodes = [{ edtf: '2021-01-01/2021-01-10', references: [{ printedAs: 'early January 2021' }] }]
    const decisions = { totalCount: 3, nodes: [approves, settles, convenes] }
    expect(await ask(query)).toEqual({ data: { meeting: { decisions } } })
  })

  it('7: the 7th Central Committee announces it on 19 August 2020, in its 6th plenary meeting', async () => {
    const query = `{
      meeting(slug: "wpk-congress-8") {
        concernedBy(effect: ANNOUNCES) {
          edges {
            effect
            node { slug date { edtf } adoptedBy { slug ordinal termOf { slug } } adoptedAt { slug ordinal classification } }
          }
        }
      }
    }`
    const node = {
      slug: 'wpk-central-committee-7-plenum-6-announces-congress',
      date: { edtf: '2020-08-19' },
      adoptedBy: { slug: 'wpk-central-committee-7', ordinal: 7, termOf: { slug: 'wpk-central-committee' } },
      adoptedAt: { slug: 'wpk-central-committee-7-plenum-6', ordinal: 6, classification: 'PLENARY' },
    }
    expect(await ask(query)).toEqual({
      data: { meeting: { concernedBy: { edges: [{ effect: 'ANNOUNCES', node }] } } },
    })
  })

  it('8: the 80-day campaign is to be carried out before it, by the decision of 5 October', async () => {
    const query = `{
      occasion(slug: "80-day-campaign-2020") {
        startDate { edtf } endDate { edtf } facts(property: "duration") { display }
        concernedBy { edges { effect node { slug date { edtf } text adoptedAt { slug } adoptedBy { slug } } } }
        leadsTo { edges { relation node { slug } } }
      }
    }`
    const node = {
      slug: 'wpk-political-bureau-7-meeting-19-announces-campaign',
      date: { edtf: '2020-10-05' },
      text: 'The masses are to be mobilized for eighty days before the congress.',
      adoptedAt: { slug: 'wpk-political-bureau-7-meeting-19' },
      adoptedBy: { slug: 'wpk-political-bureau-7' },
    }
    expect(await ask(query)).toEqual({
      data: {
        occasion: {
          startDate: { edtf: '2020-10-12' },
          endDate: { edtf: '2020-12-30' },
          facts: [{ display: '80 days' }],
          concernedBy: { edges: [{ effect: 'ANNOUNCES', node }] },
          leadsTo: { edges: [{ relation: 'PREPARES', node: { slug: 'wpk-congress-8' } }] },
        },
      },
    })
  })
})
