import { describe, expect, it } from 'vitest'
import { askAccounts as ask } from './harness.ts'

interface Told {
  readonly property: { readonly name: string }
  readonly subject: { readonly slug: string }
  readonly display: string
  readonly references: readonly { readonly source: { readonly slug: string } }[]
}

const t = { slug: 'tml-weekly-2021-02-21' }
const w = { slug: 'wikipedia-8th-wpk-congress' }

describe('who says so', () => {
  it('one account knows Kim Tok Hun as a delegate in the presidium, the other as the premier who speaks', async () => {
    const query = `{
      person(slug: "kim-tok-hun") {
        claims(as: EITHER, first: 100) {
          nodes { property { name } subject { slug } display references { source { slug } } }
        }
      }
    }`
    const { data, errors } = await ask(query)
    expect(errors).toBeUndefined()
    const toldBy = ({ slug }: { slug: string }, other: { slug: string }) =>
      data.person.claims.nodes
        .filter(({ references }: Told) => references.some(({ source }) => source.slug === slug))
        .filter(({ references }: Told) => references.every(({ source }) => source.slug !== other.slug))
        .map(({ subject, property, display }: Told) => `${subject.slug} ${property.name} ${display}`)
        .sort()
    expect(toldBy(w, t)).toEqual([
      'kim-tok-hun name Kim Tok-hun',
      'wpk-congress-8 participant Kim Tok Hun',
      'wpk-congress-8 participant Kim Tok Hun',
    ])
    expect(toldBy(t, w)).toEqual([
      "kim-tok-hun holds Premier of the Democratic People's Republic of Korea",
      'kim-tok-hun name Kim Tok Hun',
      'spa-session-4-2021 participant Kim Tok Hun',
      'spa-session-4-2021-speech-of-kim-tok-hun presentedBy Kim Tok Hun',
    ])
  })

  it('each source counts the claims that it makes about a person', async () => {
    const query = `{
      person(slug: "kim-tok-hun") { sources { totalCount edges { claimCount node { slug } } } }
      meeting(slug: "wpk-congress-9") { sources { edges { claimCount node { slug } } } }
    }`
    expect(await ask(query)).toEqual({
      data: {
        person: {
          sources: {
            totalCount: 2,
            edges: [
              { claimCount: 4, node: t },
              { claimCount: 3, node: w },
            ],
          },
        },
        meeting: { sources: { edges: [{ claimCount: 4, node: w }] } },
      },
    })
  })

  it('the accounts have a title, a publisher and an address, and only one of them a day', async () => {
    const query = `{
      t: source(slug: "tml-weekly-2021-02-21") { ...imprint }
      w: source(slug: "wikipedia-8th-wpk-congress") { ...imprint }
    }
    fragment imprint on Source {
      name publisher author published { edtf } retrieved url language basedOn { nodes { slug } }
    }`
    const rest = { author: null, retrieved: null, language: 'en' }
    expect(await ask(query)).toEqual({
      data: {
        t: {
          name: "8th Congress of Workers' Party of Korea Sets Ambitious Program",
          publisher: 'Communist Party of Canada (Marxist-Leninist)',
          published: { edtf: '2021-02-21' },
          url: 'https://cpcml.ca/Tmlm2021/Articles/MS51051.HTM',
          basedOn: { nodes: [] },
          ...rest,
        },
        w: {
          name: "8th Congress of the Workers' Party of Korea",
          publisher: 'Wikipedia',
          published: null,
          url: 'https://en.wikipedia.org/wiki/8th_Congress_of_the_Workers%27_Party_of_Korea',
          basedOn: { nodes: [{ slug: 'wikipedia-english' }] },
          ...rest,
        },
      },
    })
  })

  it('the Rules bear six names, of which the accounts share none', async () => {
    const query = `{ document(slug: "wpk-rules") { names { text references { source { slug } locator } } } }`
    const name = (text: string, source: object, locator: string) => ({ text, references: [{ source, locator }] })
    const names = [
      name('Party Constitution', t, '¶6'),
      name('Rules', w, 'The Congress, agenda, 3'),
      name('WPK Charter', w, 'Preparations, ¶2'),
      name('WPK Rules', w, 'Lead, ¶2'),
      name('charter', w, 'Party Rules Amendment, ¶1'),
      name('party rules', w, 'Party Rules Amendment, ¶1'),
    ]
    expect(await ask(query)).toEqual({ data: { document: { names } } })
  })

  it('what both accounts say stands once, with both as references', async () => {
    const query = `{
      meeting(slug: "wpk-congress-8") {
        claims(property: ["organization", "previous", "endDate"]) {
          totalCount nodes { property { name } display status references { source { slug } } }
        }
      }
    }`
    const { data, errors } = await ask(query)
    expect(errors).toBeUndefined()
    expect(data.meeting.claims.totalCount).toBe(3)
    const said = data.meeting.claims.nodes.map(({ property, references, ...claim }: Told) => [
      property.name,
      [...new Set(references.map(({ source }) => source.slug))],
      claim,
    ])
    const both = [t.slug, w.slug]
    expect(said.sort()).toEqual([
      ['endDate', both, { display: '2021-01-12', status: 'UNDISPUTED' }],
      ['organization', both, { display: "Congress of the Workers' Party of Korea", status: 'UNDISPUTED' }],
      ['previous', both, { display: "7th Congress of the Workers' Party of Korea", status: 'UNDISPUTED' }],
    ])
  })

  it('of two hundred claims and more, each names its source and the place in it', async () => {
    const query = `query ($slug: String!, $after: String) {
      source(slug: $slug) {
        claimsMade(first: 100, after: $after) {
          totalCount pageInfo { hasNextPage endCursor }
          edges { locator node { references { source { slug } locator } } }
        }
      }
    }`
    let after: string | null = null
    let met = 0
    for (;;) {
      const { data, errors }: { data: Made; errors?: unknown } = await ask(query, { slug: w.slug, after })
      expect(errors).toBeUndefined()
      const { edges, pageInfo, totalCount } = data.source.claimsMade
      for (const { locator, node } of edges) {
        const own = node.references.filter(({ source }) => source.slug === w.slug)
        expect(own.map((reference) => reference.locator)).toContain(locator)
      }
      met += edges.length
      after = pageInfo.endCursor
      if (pageInfo.hasNextPage) continue
      expect(met).toBe(totalCount)
      expect(met).toBeGreaterThan(200)
      break
    }
  })
})

interface Made {
  readonly source: {
    readonly claimsMade: {
      readonly totalCount: number
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
      readonly edges: readonly {
        readonly locator: string | null
        readonly node: {
          readonly references: readonly { readonly source: { readonly slug: string }; readonly locator: string }[]
        }
      }[]
    }
  }
}
