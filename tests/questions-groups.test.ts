import { describe, expect, it } from 'vitest'
import { ask } from './harness.ts'

interface Grouping {
  readonly total: number
  readonly others: number
  readonly unknown: number
  readonly groups: readonly { count: number; disputed: number; keys: readonly { display: string; value: string }[] }[]
}

/** The groups of the list that a query asks, in which they stand for @. */
async function groupsOf(query: string, by: string): Promise<Grouping> {
  const asked = `groups(by: ${by}) { total others unknown groups { count disputed keys { display value } } }`
  const { data, errors } = await ask(`{ ${query.replace('@', asked)} }`)
  expect(errors).toBeUndefined()
  let found = data
  while (!('groups' in found)) found = Object.values(found)[0] as typeof data
  return found.groups
}

/** The slugs on a list of people. */
async function people(filter: string): Promise<string[]> {
  const { data } = await ask(`{ people(filter: ${filter}, first: 100) { nodes { slug } } }`)
  return data.people.nodes.map(({ slug }: { slug: string }) => slug)
}

function sizes({ groups }: Grouping): [string, number, number][] {
  return groups.map(({ keys, count, disputed }) => [keys.map(({ display }) => display).join(', '), count, disputed])
}

const member = '{ property: "memberOf", other: { where: { property: "termOf", entity: "wpk-central-committee" } } }'

describe('what is asked in groups', () => {
  it('how many of the Central Committee were born in which decade, and of how many nobody knows', async () => {
    const born = await groupsOf(`people(filter: { where: ${member} }) { @ }`, '{ decade: "birthDate" }')
    expect(born).toMatchObject({ total: 99, others: 0, unknown: 88 })
    expect(sizes(born)).toEqual([
      ['1950s', 4, 0],
      ['1940s', 3, 0],
      ['1960s', 3, 1],
      ['1980s', 1, 1],
    ])
    expect(await people(`{ where: [${member}, { property: "birthDate", not: true }] }`)).toHaveLength(born.unknown)
    for (const { keys, count } of born.groups) {
      const decade = `{ property: "birthDate", from: "${keys[0]?.value}", to: "${keys[0]?.value}", match: CERTAINLY }`
      expect(await people(`{ where: [${member}, ${decade}] }`)).toHaveLength(count)
    }
  })

  it('how many of the presidium of the 8th congress were born in which decade', async () => {
    const born = await groupsOf(
      'meeting(slug: "wpk-congress-8") { participants(role: PRESIDIUM) { @ } }',
      '{ decade: "birthDate" }',
    )
    expect(born).toMatchObject({ total: 39, others: 0, unknown: 24 })
    expect(sizes(born)).toEqual([
      ['1950s', 8, 0],
      ['1940s', 3, 0],
      ['1960s', 3, 1],
      ['1980s', 1, 1],
    ])
  })

  it('how many women are among the leadership: of nobody the gender is told', async () => {
    const gender = await groupsOf(
      'organization(slug: "wpk-political-bureau-8") { members { @ } }',
      '{ property: "gender" }',
    )
    expect(gender).toEqual({ total: 31, others: 0, unknown: 31, groups: [] })
  })

  it('what was decided about the military, by effect', async () => {
    const military = 'decisions(filter: { where: { property: "effect", other: { name: "military" } } }) { @ }'
    const effect = '{ qualifier: { property: "effect", name: "effect" } }'
    expect(sizes(await groupsOf(military, effect)).map(([word]) => word)).toEqual([
      'ABOLISHES',
      'DELETES',
      'ELECTS',
      'STRENGTHENS',
      'TRANSFERS_FROM',
      'TRANSFERS_TO',
    ])
    const abolished = sizes(await groupsOf(military, `[${effect}, { property: "effect" }]`)).filter(([words]) =>
      words.startsWith('ABOLISHES'),
    )
    expect(abolished).toEqual([
      ["ABOLISHES, Military Affairs Department of the Central Committee of the Workers' Party of Korea", 1, 0],
    ])
  })

  it('how many are full members and how many candidates of the Political Bureau, and since when', async () => {
    const members = 'organization(slug: "wpk-political-bureau-8") { members { @ } }'
    const status = await groupsOf(members, '{ qualifier: { property: "memberOf", name: "membershipStatus" } }')
    expect(sizes(status)).toEqual([
      ['FULL', 20, 0],
      ['CANDIDATE', 12, 0],
    ])
    expect(sizes(await groupsOf(members, '{ startYear: "memberOf" }'))).toEqual([['2021', 31, 0]])
    expect(sizes(await groupsOf(members, '{ property: "memberOf" }'))).toHaveLength(1)
  })

  it('in which roles people took part in the 8th congress, and of whom else it is told elsewhere', async () => {
    const role = '{ qualifier: { property: "participant", name: "role", direction: IN } }'
    const roles = await groupsOf('meeting(slug: "wpk-congress-8") { participants { @ } }', role)
    expect(roles.total).toBe(51)
    expect(sizes(roles).slice(0, 3)).toEqual([
      ['DELEGATE', 40, 0],
      ['PRESIDIUM', 39, 0],
      ['SECRETARIAT', 7, 0],
    ])
    const onPresidium = 'people(filter: { participatedIn: "wpk-congress-8", role: PRESIDIUM }) { @ }'
    expect(sizes(await groupsOf(onPresidium, role))).toEqual([['PRESIDIUM', 39, 0]])
  })

  it('what there is of each kind, and who tells most', async () => {
    const kinds = await groupsOf('entities { @ }', '{ attribute: KIND }')
    expect(kinds.unknown).toBe(0)
    expect(kinds.groups.reduce((sum, { count }) => sum + count, 0)).toBe(kinds.total)
    const sources = await groupsOf('people { @ }', '{ attribute: SOURCE }')
    for (const { keys, count } of sources.groups.slice(-3))
      expect(await people(`{ where: { source: "${keys[0]?.value}" } }`)).toHaveLength(count)
  })
})
