import { describe, expect, it } from 'vitest'
import { askAccounts as ask } from './harness.ts'

const slugs = (...names: string[]) => names.map((slug) => ({ slug }))

describe('documents', () => {
  it('four are presented at the congress, two of them by Kim Jong Un', async () => {
    const query = `{
      meeting(slug: "wpk-congress-8") {
        documents { totalCount nodes { slug classification presentedBy { slug } authors { nodes { slug } } } }
      }
      person(slug: "kim-jong-un") {
        documents { edges { claim { property { name } } node { slug } } }
      }
    }`
    const kim = { slug: 'kim-jong-un' }
    const presented = (name: string, classification: string, by: object | null, ...authors: string[]) => ({
      slug: name,
      classification,
      presentedBy: by,
      authors: { nodes: slugs(...authors) },
    })
    const nodes = [
      presented('wpk-congress-8-closing-address', 'SPEECH', kim),
      presented('five-year-economic-plan-2021', 'PLAN', null),
      presented('wpk-congress-8-auditing-commission-report', 'REPORT', null, 'wpk-central-auditing-commission'),
      presented('wpk-congress-8-report', 'REPORT', kim, 'wpk-central-committee'),
    ]
    const claim = { property: { name: 'presentedBy' } }
    const edges = slugs('wpk-congress-8-closing-address', 'wpk-congress-8-report').map((node) => ({ claim, node }))
    expect(await ask(query)).toEqual({
      data: { meeting: { documents: { totalCount: 4, nodes } }, person: { documents: { edges } } },
    })
  })

  it('the Rules are amended once, and each provision is deleted, inserted or affirmed', async () => {
    const query = `{
      document(slug: "wpk-rules") {
        concernedBy { edges { effect node { slug adoptedAt { slug } } } }
        parts { totalCount nodes { slug replaces { slug } replacedBy { slug } concernedBy { edges { effect } } } }
        claims(property: "amendableBy") { nodes { object { slug } } }
      }
    }`
    const provision = (name: string, effect: string, replaces?: string, replacedBy?: string) => ({
      slug: `wpk-rules-${name}`,
      replaces: replaces ? { slug: replaces } : null,
      replacedBy: replacedBy ? { slug: replacedBy } : null,
      concernedBy: { edges: [{ effect }] },
    })
    const parts = [
      provision('revolution-in-south-korea', 'DELETES'),
      provision('commitment-to-communism', 'AFFIRMS'),
      provision('mentions-of-leaders', 'DELETES'),
      provision('military-first', 'DELETES', undefined, 'wpk-rules-people-first'),
      provision('people-first', 'INSERTS', 'wpk-rules-military-first'),
    ]
    const amendment = { slug: 'wpk-congress-8-rules-amendment', adoptedAt: { slug: 'wpk-congress-8' } }
    const { data, errors } = await ask(query)
    expect(errors).toBeUndefined()
    const { claims, ...document } = data.document
    expect(document).toEqual({
      concernedBy: { edges: [{ effect: 'AMENDS', node: amendment }] },
      parts: { totalCount: 5, nodes: parts },
    })
    const bodies = claims.nodes.map(({ object }: { object: { slug: string } }) => object.slug)
    expect(bodies.sort()).toEqual(['wpk-conference', 'wpk-congress'])
  })

  it('the party of Canada greets the congress and congratulates Kim Jong Un on his election', async () => {
    const query = `{
      organization(slug: "cpc-ml") {
        documents { nodes { slug classification addressedTo { nodes { kind slug } } about { nodes { slug } } } }
      }
      person(slug: "kim-jong-un") {
        claims(as: OBJECT, property: "addressedTo") { nodes { subject { slug } } }
      }
    }`
    const congratulations = {
      slug: 'cpc-ml-congratulations-to-kim-jong-un',
      classification: 'MESSAGE',
      addressedTo: { nodes: [{ kind: 'PERSON', slug: 'kim-jong-un' }] },
      about: { nodes: slugs('wpk-congress-8-election-of-kim-jong-un') },
    }
    const greetings = {
      slug: 'cpc-ml-greetings-to-congress-8',
      classification: 'MESSAGE',
      addressedTo: { nodes: [{ kind: 'MEETING', slug: 'wpk-congress-8' }] },
      about: { nodes: [] },
    }
    expect(await ask(query)).toEqual({
      data: {
        organization: { documents: { nodes: [congratulations, greetings] } },
        person: { claims: { nodes: [{ subject: { slug: 'cpc-ml-congratulations-to-kim-jong-un' } }] } },
      },
    })
  })

  it('the resolution is adopted unanimously, under a title that one account prints', async () => {
    const query = `{
      decision(slug: "wpk-congress-8-resolution") {
        vote
        facts(property: ["vote", "adoptedAt"]) { property { name } display entity { slug } }
        claims(property: "title") { nodes { text language references { source { slug } locator } } }
        effects { edges { effect node { slug } } }
      }
    }`
    const title = 'On Consistent Implementation of the Tasks Outlined in the Report of the WPK Central Committee'
    const references = [{ source: { slug: 'tml-weekly-2021-02-21' }, locator: '¶6' }]
    const congress = "8th Congress of the Workers' Party of Korea"
    expect(await ask(query)).toEqual({
      data: {
        decision: {
          vote: 'unanimous',
          facts: [
            { property: { name: 'adoptedAt' }, display: congress, entity: { slug: 'wpk-congress-8' } },
            { property: { name: 'vote' }, display: 'unanimous', entity: null },
          ],
          claims: { nodes: [{ text: title, language: 'en', references }] },
          effects: { edges: [{ effect: 'APPROVES', node: { slug: 'wpk-congress-8-resolution-text' } }] },
        },
      },
    })
  })

  it('the item on the Rules has a title as announced and another as held', async () => {
    const query = `{
      agendaItem(slug: "wpk-congress-8-agenda-rules") {
        order about { nodes { slug } } decisions { nodes { slug } }
        claims(property: "title") { nodes { text references { locator } } }
      }
    }`
    const { data, errors } = await ask(query)
    expect(errors).toBeUndefined()
    const { claims, ...item } = data.agendaItem
    expect(item).toEqual({
      order: 3,
      about: { nodes: slugs('wpk-rules') },
      decisions: { nodes: slugs('wpk-congress-8-rules-amendment') },
    })
    const title = (text: string, locator: string) => ({ text, references: [{ locator }] })
    expect(claims.nodes).toHaveLength(2)
    expect(claims.nodes).toContainEqual(title('Amendments to the Rules', 'The Congress, agenda, 3'))
    expect(claims.nodes).toContainEqual(title('revision of the WPK Charter', 'Preparations, ¶2'))
  })

  it('the plan before 2021 has missed its goals, as Kim Jong Un says in August 2020', async () => {
    const query = `{
      document(slug: "five-year-economic-plan-before-2021") {
        claims(property: "assessment") {
          nodes { text references { attributedTo { slug } attribution certainty attested source { slug } } }
        }
      }
    }`
    const reference = {
      attributedTo: { slug: 'kim-jong-un' },
      attribution: null,
      certainty: 'REPORTED',
      attested: '2020-08-19',
      source: { slug: 'wikipedia-8th-wpk-congress' },
    }
    const assessment = { text: 'Has missed its goals by a wide margin.', references: [reference] }
    expect(await ask(query)).toEqual({ data: { document: { claims: { nodes: [assessment] } } } })
  })
})
