import { describe, expect, it } from 'vitest'
import { askAccounts as ask } from './harness.ts'

const t = { slug: 'tml-weekly-2021-02-21' }
const w = { slug: 'wikipedia-8th-wpk-congress' }

describe('titles', () => {
  it('18: the leader is called General Secretary instead of Chairman, and the post of First Secretary is new', async () => {
    const query = `{
      decision(slug: "wpk-congress-8-rules-leader-title") {
        adoptedAt { slug } partOf { slug adoptedAt { slug } adoptedBy { slug } }
        effects { edges { effect node { slug ... on Post { replacedBy { slug } } } into { slug ... on Post { replaces { slug } } } } }
      }
      post(slug: "wpk-first-secretary") {
        organization { slug } holders { totalCount } replaces { slug }
        concernedBy { edges { effect node { slug partOf { slug } } } }
      }
    }`
    const amendment = 'wpk-congress-8-rules-amendment'
    const renaming = {
      effect: 'RENAMES',
      node: { slug: 'wpk-chairman', replacedBy: { slug: 'wpk-general-secretary' } },
      into: { slug: 'wpk-general-secretary', replaces: { slug: 'wpk-chairman' } },
    }
    const creation = { slug: 'wpk-congress-8-rules-first-secretary', partOf: { slug: amendment } }
    expect(await ask(query)).toEqual({
      data: {
        decision: {
          adoptedAt: null,
          partOf: { slug: amendment, adoptedAt: { slug: 'wpk-congress-8' }, adoptedBy: { slug: 'wpk-congress' } },
          effects: { edges: [renaming] },
        },
        post: {
          organization: { slug: 'wpk' },
          holders: { totalCount: 0 },
          replaces: null,
          concernedBy: { edges: [{ effect: 'ESTABLISHES', node: creation }] },
        },
      },
    })
  })

  it('18: both accounts tell of the election of Kim Jong Un as General Secretary, one of them twice', async () => {
    const query = `{
      decision(slug: "wpk-congress-8-election-of-kim-jong-un") {
        adoptedAt { slug } agendaItem { slug order }
        effects {
          edges { effect node { slug } post { slug } status claim { references { source { slug } locator printedAs } } }
        }
      }
    }`
    const references = [
      { source: t, locator: '¶6', printedAs: 'General Secretary of the WPK' },
      { source: t, locator: '¶10', printedAs: 'the post of General Secretary of the Central Committee' },
      { source: w, locator: 'Lead, ¶2', printedAs: 're-election' },
    ]
    const election = {
      effect: 'ELECTS',
      node: { slug: 'kim-jong-un' },
      post: { slug: 'wpk-general-secretary' },
      status: 'UNDISPUTED',
      claim: { references },
    }
    expect(await ask(query)).toEqual({
      data: {
        decision: {
          adoptedAt: { slug: 'wpk-congress-8' },
          agendaItem: { slug: 'wpk-congress-8-agenda-leader', order: 4 },
          effects: { edges: [election] },
        },
      },
    })
  })

  it('Kim Jong Un is Chairman until the congress and General Secretary from then on, as two accounts support', async () => {
    const query = `{
      person(slug: "kim-jong-un") {
        posts {
          totalCount
          edges {
            start end status node { slug }
            relations { claims { start end references { source { slug } locator attested } } }
          }
        }
      }
      post(slug: "wpk-general-secretary") { holders { edges { start node { slug } } } }
    }`
    const congress = '2021-01-05/2021-01-12'
    const from = (source: object, locator: string, attested: string | null = null) => ({ source, locator, attested })
    const edges = [
      {
        ...{ start: congress, end: null, status: 'UNDISPUTED', node: { slug: 'wpk-general-secretary' } },
        relations: [
          {
            claims: [
              { start: congress, end: null, references: [from(t, '¶6'), from(w, 'Lead, ¶2')] },
              { start: null, end: null, references: [from(t, '¶7')] },
            ],
          },
        ],
      },
      {
        ...{ start: null, end: congress, status: 'UNDISPUTED', node: { slug: 'wpk-chairman' } },
        relations: [
          {
            claims: [
              { start: null, end: congress, references: [from(w, 'Lead, ¶2')] },
              { start: null, end: null, references: [from(w, 'Preparations, ¶3', '2020-08-19')] },
            ],
          },
        ],
      },
    ]
    expect(await ask(query)).toEqual({
      data: {
        person: { posts: { totalCount: 2, edges } },
        post: { holders: { edges: [{ start: congress, node: { slug: 'kim-jong-un' } }] } },
      },
    })
  })
})
