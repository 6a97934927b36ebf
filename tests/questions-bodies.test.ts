import { describe, expect, it } from 'vitest'
import { askAccounts as ask } from './harness.ts'

const slugs = (...names: string[]) => names.map((slug) => ({ slug }))

describe('bodies', () => {
  it('the rules give the Central Military Commission more power over the army, whose command it has from then on', async () => {
    const query = `{
      organization(slug: "wpk-central-military-commission") {
        parent { slug }
        concernedBy {
          totalCount
          edges { effect node { slug partOf { slug } text effects { edges { effect over { slug } } } } }
        }
        claims(property: "commands") { nodes { object { slug } start end references { printedAs } } }
      }
    }`
    const node = {
      slug: 'wpk-congress-8-rules-central-military-commission',
      partOf: { slug: 'wpk-congress-8-rules-amendment' },
      text: 'The commission is put in actual command of the army, as it had been before.',
      effects: { edges: [{ effect: 'STRENGTHENS', over: { slug: 'kpa' } }] },
    }
    const command = {
      object: { slug: 'kpa' },
      start: '2021-01-05/2021-01-12',
      end: null,
      references: [{ printedAs: 'effective command of the armed forces' }],
    }
    expect(await ask(query)).toEqual({
      data: {
        organization: {
          parent: { slug: 'wpk' },
          concernedBy: { totalCount: 1, edges: [{ effect: 'STRENGTHENS', node }] },
          claims: { nodes: [command] },
        },
      },
    })
  })

  it('the Central Committee has two terms on record, and its departments, bureau and decisions through them', async () => {
    const query = `{
      organization(slug: "wpk-central-committee") {
        parent { slug }
        terms { totalCount nodes { slug ordinal termOf { slug } } }
        children { nodes { slug } }
        meetings { nodes { slug } }
        decisions { nodes { slug } }
        ownDecisions: decisions(withTerms: false) { totalCount }
      }
    }`
    const termOf = { slug: 'wpk-central-committee' }
    const terms = [
      { slug: 'wpk-central-committee-7', ordinal: 7, termOf },
      { slug: 'wpk-central-committee-8', ordinal: 8, termOf },
    ]
    expect(await ask(query)).toEqual({
      data: {
        organization: {
          parent: { slug: 'wpk' },
          terms: { totalCount: 2, nodes: terms },
          children: {
            nodes: slugs(
              'wpk-central-committee-departments',
              'wpk-military-affairs-department',
              'wpk-political-bureau',
            ),
          },
          meetings: { nodes: slugs('wpk-central-committee-7-plenum-6') },
          decisions: { nodes: slugs('wpk-central-committee-7-plenum-6-announces-congress') },
          ownDecisions: { totalCount: 0 },
        },
      },
    })
  })

  it('the Political Bureau meets four times in its 7th term, and of itself never', async () => {
    const query = `{
      organization(slug: "wpk-political-bureau") {
        terms { nodes { slug } }
        meetings { totalCount nodes { ordinal startDate { edtf } } }
        ownMeetings: meetings(withTerms: false) { totalCount nodes { slug } }
        decisions { nodes { classification } }
      }
    }`
    const meeting = (ordinal: number, edtf: string) => ({ ordinal, startDate: { edtf } })
    const meetings = [
      meeting(13, '2020-06-07'),
      meeting(19, '2020-10-05'),
      meeting(21, '2020-11-29'),
      meeting(22, '2020-12-29'),
    ]
    const decisions = ['ANNOUNCEMENT', 'APPROVAL', 'PERSONNEL', 'CONVOCATION']
    expect(await ask(query)).toEqual({
      data: {
        organization: {
          terms: { nodes: slugs('wpk-political-bureau-7') },
          meetings: { totalCount: 4, nodes: meetings },
          ownMeetings: { totalCount: 0, nodes: [] },
          decisions: { nodes: decisions.map((classification) => ({ classification })) },
        },
      },
    })
  })

  it('a congress is due every four years, and is the highest organ of the party', async () => {
    const query = `{
      organization(slug: "wpk-congress") {
        facts(property: "meetingInterval") { display status claims { amount unit references { printedAs note } } }
        claims(property: "organOf") { nodes { object { slug } qualifiers { name display } } }
        meetings { nodes { ordinal startDate { edtf } } }
      }
    }`
    const note = 'What is stipulated, not how the congresses followed.'
    const claim = { amount: 4, unit: 'year', references: [{ printedAs: 'every four years', note }] }
    const meetings = [
      { ordinal: 7, startDate: { edtf: '2016' } },
      { ordinal: 8, startDate: { edtf: '2021-01-05' } },
      { ordinal: 9, startDate: { edtf: '2026' } },
    ]
    expect(await ask(query)).toEqual({
      data: {
        organization: {
          facts: [{ display: '4 years', status: 'UNDISPUTED', claims: [claim] }],
          claims: { nodes: [{ object: { slug: 'wpk' }, qualifiers: [{ name: 'standing', display: 'HIGHEST' }] }] },
          meetings: { nodes: meetings },
        },
      },
    })
  })

  it('the army has a party committee and a political bureau, both of which the rules weaken', async () => {
    const query = `{
      organization(slug: "kpa") {
        children {
          edges {
            claim { references { certainty } }
            node { slug concernedBy { edges { effect } } claims(property: "rankedEqualTo") { nodes { object { slug } start end } } }
          }
        }
      }
    }`
    const congress = '2021-01-05/2021-01-12'
    const child = (
      slug: string,
      certainty: string,
      equal: { slug: string; start: string | null; end: string | null },
    ) => ({
      claim: { references: [{ certainty }] },
      node: {
        slug,
        concernedBy: { edges: [{ effect: 'WEAKENS' }] },
        claims: { nodes: [{ object: { slug: equal.slug }, start: equal.start, end: equal.end }] },
      },
    })
    const edges = [
      child('kpa-general-political-bureau', 'INFERRED', { slug: 'wpk-central-committee', start: null, end: congress }),
      child('kpa-party-committee', 'STATED', { slug: 'wpk-provincial-committees', start: congress, end: null }),
    ]
    expect(await ask(query)).toEqual({ data: { organization: { children: { edges } } } })
  })
})
