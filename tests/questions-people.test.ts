import { describe, expect, it } from 'vitest'
import { askAccounts as ask } from './harness.ts'

const t = { slug: 'tml-weekly-2021-02-21' }
const w = { slug: 'wikipedia-8th-wpk-congress' }

const presidium = [
  ...['Kim Jong Un', 'Choe Ryong-hae', 'Ri Pyong-chol', 'Kim Tok-hun', 'Pak Pong-ju', 'Pak Jong-chon', 'Kim Jae-ryong'],
  ...['Ri Il-hwan', 'Choe Hwi', 'Pak Thae-dok', 'Kim Yong-chol', 'Choe Pu-il', 'Kim Su-gil', 'Thae Hyong-chol'],
  ...['O Su-yong', 'Kim Hyong-jun', 'Ho Chol-man', 'Pak Myong-sun', 'Jo Yong-won', 'Kim Yo Jong', 'Pak Jong-nam'],
  ...[
    'Yang Sung-ho',
    'Ri Ju-o',
    'Tong Jong-ho',
    'Ko In-ho',
    'Kim Hyong-sik',
    'Choe Sang-gon',
    'O Il-jong',
    'Kim Yong-su',
  ],
  ...['Ri Sang-won', 'Ri Yong-gil', 'Kim Myong-gil', 'Kang Yun-sok'],
]

describe('who', () => {
  it('9: thirty-three sit on the presidium, in the order and in the spelling of the one account that lists them', async () => {
    const query = `{
      meeting(slug: "wpk-congress-8") {
        participants(role: PRESIDIUM, first: 50) {
          totalCount
          pageInfo { hasNextPage }
          edges {
            order role roles status
            node { names { text references { source { slug } locator } } }
            claim { references { source { slug } locator order } }
          }
        }
      }
    }`
    const { data, errors } = await ask(query)
    expect(errors).toBeUndefined()
    const { edges, ...counts } = data.meeting.participants
    const printed = edges.map(({ node: { names }, ...edge }: Edge) => {
      const spelled = names.filter(({ references }) =>
        references.some(({ source, locator }) => source.slug === w.slug && locator === 'Delegates, presidium'),
      )
      return { ...edge, names: spelled.map(({ text }) => text) }
    })
    expect(counts).toEqual({ totalCount: 33, pageInfo: { hasNextPage: false } })
    expect(printed).toEqual(
      presidium.map((name, index) => ({
        order: index + 1,
        role: 'PRESIDIUM',
        roles: ['PRESIDIUM'],
        status: 'UNDISPUTED',
        claim: { references: [{ source: w, locator: 'Delegates, presidium', order: index + 1 }] },
        names: [name],
      })),
    )
  })

  it('9: seven make up the secretariat, and every one of them is a delegate', async () => {
    const query = `{
      meeting(slug: "wpk-congress-8") {
        participants(role: [SECRETARIAT]) { totalCount edges { order node { name } } }
      }
      people(filter: { participatedIn: "wpk-congress-8", role: SECRETARIAT }) { totalCount }
      delegates: people(filter: { participatedIn: "wpk-congress-8", role: DELEGATE }) { totalCount }
    }`
    const secretariat = [
      ...['Sin Ryong Man', 'Ham Ryong Chol', 'So Kyong Nam', 'Kim Pong Chol', 'Kang Jong Gwan', 'Kim Jong Min'],
      'Ri Hyong Jin',
    ]
    const edges = secretariat.map((name, index) => ({ order: index + 1, node: { name } }))
    expect(await ask(query)).toEqual({
      data: {
        meeting: { participants: { totalCount: 7, edges } },
        people: { totalCount: 7 },
        delegates: { totalCount: 40 },
      },
    })
  })

  it('10: Kim Tok Hun of one account is Kim Tok-hun of the other, and premier by the first alone', async () => {
    const query = `{
      person(slug: "kim-tok-hun") {
        name
        names { text references { source { slug } locator } }
        posts { edges { start end node { slug name } claim { references { source { slug } locator attested printedAs } } } }
      }
    }`
    const references = [{ source: t, locator: '¶9', attested: '2021-01-17', printedAs: 'Premier' }]
    const premier = { slug: 'dprk-premier', name: "Premier of the Democratic People's Republic of Korea" }
    expect(await ask(query)).toEqual({
      data: {
        person: {
          name: 'Kim Tok Hun',
          names: [
            { text: 'Kim Tok Hun', references: [{ source: t, locator: '¶9' }] },
            { text: 'Kim Tok-hun', references: [{ source: w, locator: 'Delegates, presidium' }] },
          ],
          posts: { edges: [{ start: null, end: null, node: premier, claim: { references } }] },
        },
      },
    })
  })

  it('11: three come as guests, each for a body that he leads', async () => {
    const query = `{
      meeting(slug: "wpk-congress-8") {
        participants(role: GUEST) {
          edges {
            order
            onBehalfOf { name parent { name } place { name } }
            node { names { text } ... on Person { memberships { edges { role node { name } } } } }
          }
        }
      }
    }`
    const guest = (order: number, spelled: string, role: string, name: string, parent?: string, place?: string) => ({
      order,
      onBehalfOf: { name, parent: parent ? { name: parent } : null, place: place ? { name: place } : null },
      node: { names: [{ text: spelled }], memberships: { edges: [{ role, node: { name } }] } },
    })
    const front = 'Anti-Imperialist National Democratic Front'
    const edges = [
      guest(1, 'Pak Yong-il', 'chairman', 'Korean Social Democratic Party'),
      guest(2, 'Ri Myong-chol', 'chairman', 'Chondoist Chongu Party'),
      guest(3, 'Pak Su-chol', 'chief', `Pyongyang mission of the ${front}`, front, 'Pyongyang'),
    ]
    expect(await ask(query)).toEqual({ data: { meeting: { participants: { edges } } } })
  })

  it('12: Kim Il Sung and Kim Jong Il are declared delegates after their death', async () => {
    const query = `{
      meeting(slug: "wpk-congress-8") {
        participants(role: HONORARY_DELEGATE) {
          edges { role order node { slug } claim { references { source { slug } locator note } } }
        }
      }
    }`
    const references = [{ source: w, locator: 'Delegates, ¶2', note: 'Declared delegates after their death.' }]
    const edges = ['kim-il-sung', 'kim-jong-il'].map((slug) => ({
      role: 'HONORARY_DELEGATE',
      order: null,
      node: { slug },
      claim: { references },
    }))
    expect(await ask(query)).toEqual({ data: { meeting: { participants: { edges } } } })
  })
})

interface Edge {
  readonly node: { readonly names: readonly Spelling[] }
}

interface Spelling {
  readonly text: string
  readonly references: readonly { readonly source: { readonly slug: string }; readonly locator: string }[]
}
