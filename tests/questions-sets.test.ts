import { describe, expect, it } from 'vitest'
import { ask } from './harness.ts'

/** The slugs on a list, all of them. */
async function slugsOf(list: string, filter: string): Promise<string[]> {
  const { data, errors } = await ask(`{ list: ${list}(filter: ${filter}, first: 100) { totalCount nodes { slug } } }`)
  expect(errors).toBeUndefined()
  const slugs = data.list.nodes.map(({ slug }: { slug: string }) => slug)
  if (data.list.totalCount <= 100) expect(slugs).toHaveLength(data.list.totalCount)
  return slugs
}

interface Slug {
  readonly slug: string
}

const onPresidiumOf = (congress: string) =>
  `{ property: "participant", direction: IN, entity: "${congress}", qualifiers: { name: "role", in: "PRESIDIUM" } }`

describe('what is asked in sets', () => {
  it('who sat on the presidium of the 7th congress and on that of the 8th: ten', async () => {
    const both = await slugsOf(
      'people',
      `{ where: [${onPresidiumOf('wpk-congress-7')}, ${onPresidiumOf('wpk-congress-8')}] }`,
    )
    const query = (slug: string) =>
      `{ meeting(slug: "${slug}") { participants(role: PRESIDIUM, first: 100) { nodes { slug } } } }`
    const [seventh, eighth] = await Promise.all(
      ['wpk-congress-7', 'wpk-congress-8'].map(async (slug) =>
        (await ask(query(slug))).data.meeting.participants.nodes.map((node: { slug: string }) => node.slug),
      ),
    )
    expect([...both].sort()).toEqual(seventh.filter((slug: string) => eighth.includes(slug)).sort())
    expect(both).toHaveLength(10)
  })

  it('which decisions concern the military, and which of them abolish something', async () => {
    const military = 'property: "effect", other: { name: "military" }'
    expect(await slugsOf('decisions', `{ where: { ${military} } }`)).toEqual([
      'wpk-central-committee-8-plenum-1-election-of-central-military-commission',
      'wpk-congress-8-rules-military-affairs-department',
      'wpk-congress-8-rules-central-military-commission',
      'wpk-congress-8-rules-people-first',
    ])
    const abolishing = `{ where: { ${military}, qualifiers: { name: "effect", in: ["ABOLISHES"] } } }`
    expect(await slugsOf('decisions', abolishing)).toEqual(['wpk-congress-8-rules-military-affairs-department'])
  })

  it('how many women are on the Central Committee: nobody tells the gender of any member', async () => {
    const member = '{ property: "memberOf", other: { where: { property: "termOf", entity: "wpk-central-committee" } } }'
    const all = await slugsOf('people', `{ where: ${member} }`)
    expect(all.length).toBeGreaterThan(50)
    expect(await slugsOf('people', `{ where: [${member}, { property: "gender", equals: "female" }] }`)).toEqual([])
    expect(await slugsOf('people', `{ where: [${member}, { property: "gender", not: true }] }`)).toEqual(all)
  })

  it('of whom only one source speaks', async () => {
    const query = '{ people(first: 100) { nodes { slug sources { totalCount } } } }'
    const everybody: { slug: string; sources: { totalCount: number } }[] = (await ask(query)).data.people.nodes
    const alone = await slugsOf('people', '{ maxSources: 1 }')
    expect(alone.length).toBeGreaterThan(20)
    const shown = everybody.map(({ slug }) => slug)
    expect(alone.filter((slug) => shown.includes(slug))).toEqual(
      everybody.flatMap(({ slug, sources }) => (sources.totalCount === 1 ? [slug] : [])),
    )
  })

  it('which posts somebody held who also sat on a presidium', async () => {
    const other =
      'other: { where: { property: "participant", direction: IN, qualifiers: { name: "role", in: "PRESIDIUM" } } }'
    expect(await slugsOf('posts', `{ where: { property: "holds", direction: IN, ${other} } }`)).toEqual([
      'wpk-chairman',
      'wpk-general-secretary',
      'dprk-premier',
    ])
  })

  it('who entered and who left the Political Bureau between 2016 and 2021', async () => {
    const on = (term: number, not = '') => `{ property: "memberOf", entity: "wpk-political-bureau-${term}"${not} }`
    const [stayed, came, went] = await Promise.all([
      slugsOf('people', `{ where: [${on(7)}, ${on(8)}] }`),
      slugsOf('people', `{ where: [${on(7, ', not: true')}, ${on(8)}] }`),
      slugsOf('people', `{ where: [${on(7)}, ${on(8, ', not: true')}] }`),
    ])
    expect([stayed.length, came.length, went.length]).toEqual([7, 24, 21])
    const members = async (term: number) => {
      const query = `{ organization(slug: "wpk-political-bureau-${term}") { members(first: 100) { nodes { slug } } } }`
      return (await ask(query)).data.organization.members.nodes.map(({ slug }: { slug: string }) => slug).sort()
    }
    expect([...stayed, ...went].sort()).toEqual(await members(7))
    expect([...stayed, ...came].sort()).toEqual(await members(8))
    expect(went).toContain('pak-pong-ju')
    expect(came).toContain('jo-yong-won')
  })

  it('who appears with whom most often: the ten who sat on both presidiums, and three pairs who spoke at one sitting', async () => {
    const query = `{ projection(property: "participant", first: 100) {
      totalCount nodes { a { slug } b { slug } weight shared { nodes { slug } } } } }`
    const { totalCount, nodes } = (await ask(query)).data.projection
    const linked: { pair: string; weight: number; shared: string }[] = nodes.map(
      (link: { a: Slug; b: Slug; weight: number; shared: { nodes: Slug[] } }) => ({
        pair: `${link.a.slug} ${link.b.slug}`,
        weight: link.weight,
        shared: link.shared.nodes.map(({ slug }) => slug).join(' '),
      }),
    )
    // As data/sources lists them: 39 at the 7th congress, 51 at the 8th, and those who spoke at its sittings.
    const presidium = [
      ...['choe-pu-il', 'choe-ryong-hae', 'choe-sang-gon', 'kim-jong-un', 'kim-tok-hun'],
      ...['kim-yong-chol', 'o-su-yong', 'pak-pong-ju', 'ri-il-hwan', 'ri-pyong-chol'],
    ]
    const pairs = presidium.flatMap((a, index) => presidium.slice(index + 1).map((b) => `${a} ${b}`))
    const of = (shared: string) => linked.filter((link) => link.shared === shared).map(({ pair }) => pair)
    expect([...of('wpk-congress-7 wpk-congress-8')].sort()).toEqual(pairs)
    expect(of('wpk-congress-8 wpk-congress-8-sitting-5')).toEqual(['choe-sang-gon ko-in-ho'])
    expect(of('wpk-congress-8 wpk-congress-8-sitting-6')).toEqual(['jo-yong-won ri-il-hwan'])
    expect(of('wpk-congress-8 wpk-congress-8-sitting-1')).toEqual(['kim-jae-ryong kim-jong-un'])
    expect([totalCount, new Set(linked.map(({ weight }) => weight))]).toEqual([48, new Set([2])])
  })

  it('who was surely born in the forties, and who can have been', async () => {
    const born = (match: string) => `{ where: { property: "birthDate", from: "1940", to: "1950", match: ${match} } }`
    const surely = await slugsOf('people', born('CERTAINLY'))
    expect([...surely].sort()).toEqual(['choe-ryong-hae', 'kim-yong-chol', 'o-su-yong', 'ri-pyong-chol'])
    expect(await slugsOf('people', born('POSSIBLY'))).toEqual(expect.arrayContaining(surely))
  })
})
