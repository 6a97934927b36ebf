import { describe, expect, it } from 'vitest'
import { askAccounts as ask } from './harness.ts'

describe('what was decided', () => {
  it('16: five items stand on the agenda as held and four as announced, two lists and no dispute', async () => {
    const query = `{
      meeting(slug: "wpk-congress-8") {
        agenda { totalCount edges { order status node { slug order } } }
        announced: agenda(stage: ANNOUNCED) { totalCount edges { order status node { slug order } } }
      }
    }`
    const agenda = (...names: string[]) => ({
      totalCount: names.length,
      edges: names.map((name, index) => ({
        order: index + 1,
        status: 'UNDISPUTED',
        node: { slug: `wpk-congress-8-agenda-${name}`, order: index + 1 },
      })),
    })
    expect(await ask(query)).toEqual({
      data: {
        meeting: {
          agenda: agenda('central-committee', 'auditing-commission', 'rules', 'leader', 'new-central-committee'),
          announced: agenda('central-committee', 'auditing-commission', 'rules', 'central-leadership-organ'),
        },
      },
    })
  })

  it('16: Kim Jong Un presents the report of the Central Committee, in four sections', async () => {
    const query = `{
      meeting(slug: "wpk-congress-8") {
        agenda(first: 1) { nodes { documents { nodes { ...report } } } }
      }
    }
    fragment report on Document {
      slug classification presentedBy { slug } presentedAt { slug } authors { nodes { slug } }
      parts { totalCount nodes { order name partOf { slug } } }
    }`
    const sections = [
      'Achievements Made in the Period under Review',
      'For an Epoch-making Advance in Socialist Construction',
      'For Independent Reunification of the Country and Development of External Relations',
      'For Development of Party Work',
    ]
    const report = {
      slug: 'wpk-congress-8-report',
      classification: 'REPORT',
      presentedBy: { slug: 'kim-jong-un' },
      presentedAt: { slug: 'wpk-congress-8' },
      authors: { nodes: [{ slug: 'wpk-central-committee' }] },
      parts: {
        totalCount: 4,
        nodes: sections.map((name, index) => ({ order: index + 1, name, partOf: { slug: 'wpk-congress-8-report' } })),
      },
    }
    expect(await ask(query)).toEqual({
      data: { meeting: { agenda: { nodes: [{ documents: { nodes: [report] } }] } } },
    })
  })

  it('17: the amended rules abolish the Military Affairs Department, whose functions go to another department', async () => {
    const query = `{
      organization(slug: "wpk-military-affairs-department") {
        dissolved { edtf earliest latest precision status }
        successor { slug predecessor { slug } }
        concernedBy {
          edges { effect effects relations { qualifiers { name display entity { slug } } } node { slug partOf { slug } text } }
        }
      }
    }`
    const successor = 'wpk-military-political-leadership-department'
    const effect = (display: string) => ({ name: 'effect', display, entity: null })
    const into = {
      name: 'into',
      display: "Department of Military-Political Leadership of the Workers' Party of Korea",
      entity: { slug: successor },
    }
    const edge = {
      effect: 'ABOLISHES',
      effects: ['ABOLISHES', 'TRANSFERS_FROM'],
      relations: [{ qualifiers: [effect('ABOLISHES')] }, { qualifiers: [effect('TRANSFERS_FROM'), into] }],
      node: {
        slug: 'wpk-congress-8-rules-military-affairs-department',
        partOf: { slug: 'wpk-congress-8-rules-amendment' },
        text: 'The department ceases to exist, and the Department of Military-Political Leadership takes over what it did.',
      },
    }
    const dissolved = {
      edtf: '2021-01-05/2021-01-12',
      earliest: '2021-01-05',
      latest: '2021-01-12',
      precision: 'INTERVAL',
      status: 'UNDISPUTED',
    }
    expect(await ask(query)).toEqual({
      data: {
        organization: {
          dissolved,
          successor: { slug: successor, predecessor: { slug: 'wpk-military-affairs-department' } },
          concernedBy: { edges: [edge] },
        },
      },
    })
  })

  it('19: celebrations follow, and the session of the assembly, at which the premier calls for the plan', async () => {
    const query = `{
      meeting(slug: "wpk-congress-8") {
        leadsTo(relation: FOLLOWS) {
          edges { relation depth to { slug } node { slug startDate { edtf } ... on Meeting { ...session } } }
        }
      }
    }
    fragment session on Meeting {
      organization { slug }
      participants { edges { role node { slug ... on Person { posts { nodes { slug } } } } } }
      documents { nodes { classification presentedBy { slug } about { nodes { slug } } claims(property: "summary") { nodes { text } } } }
    }`
    const link = { relation: 'FOLLOWS', depth: 1, to: { slug: 'wpk-congress-8' } }
    const speaker = { slug: 'kim-tok-hun', posts: { nodes: [{ slug: 'dprk-premier' }] } }
    const summary =
      'Asks that the five-year plan be carried out to the full, and sketches some of the main tasks that this takes.'
    const speech = {
      classification: 'SPEECH',
      presentedBy: { slug: 'kim-tok-hun' },
      about: { nodes: [{ slug: 'five-year-economic-plan-2021' }] },
      claims: { nodes: [{ text: summary }] },
    }
    const session = {
      slug: 'spa-session-4-2021',
      startDate: { edtf: '2021-01-17' },
      organization: { slug: 'supreme-peoples-assembly' },
      participants: { edges: [{ role: 'SPEAKER', node: speaker }] },
      documents: { nodes: [speech] },
    }
    const edges = [
      { ...link, node: { slug: 'wpk-congress-8-celebration', startDate: { edtf: '2021-01-14' } } },
      { ...link, node: session },
    ]
    expect(await ask(query)).toEqual({ data: { meeting: { leadsTo: { edges } } } })
  })
})
