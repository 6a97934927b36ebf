import { describe, expect, it } from 'vitest'
import type { Claim } from '../src/model/claim.ts'
import { ask, askCounting } from './harness.ts'
import { askGraph, claim, openSmallGraph } from './small-graph.ts'

/** All sources are there, whoever speaks. */
const sources = ['t', 'w', 'x'].map((slug) => claim(slug, 'published', '2020'))

interface Counted {
  readonly total: number
  readonly unknown: number
  readonly others: number
  readonly groups: readonly {
    readonly count: number
    readonly disputed: number
    readonly keys: readonly { readonly display: string; readonly value: string }[]
  }[]
}

/** Groups in words, "FULL 2 (1 disputed)", in the whole graph and through a lens that keeps all of it. */
async function grouped(claims: readonly Claim[], list: string, by: string, ...within: string[]): Promise<string> {
  const graph = await openSmallGraph([...sources, ...claims])
  const field = `${list} { groups(by: ${by}) { total unknown others groups { count disputed keys { display value } } } }`
  const query = within.reduceRight((inner, step) => `${step} { ${inner} }`, field)
  const { lens, ...whole } = await askGraph(graph, `{ ${query} lens(toldBy: ["t", "w", "x"]) { ${query} } }`)
  expect(lens).toEqual(whole)
  let found = whole
  for (const step of [...within, list]) found = found[step.replace(/\(.*$/, '')]
  return inWords(found.groups)
}

function inWords({ total, unknown, groups }: Counted): string {
  const told = groups.map(({ keys, count, disputed }) => {
    const names = keys.map(({ display }) => display).join(' ')
    return `${names} ${count}${disputed > 0 ? ` (${disputed} disputed)` : ''}`
  })
  return [...told, `of ${total}, ${unknown} unknown`].join(', ')
}

const people = ['a', 'b', 'c'].map((name) => `person-${name}`)
const [a = '', b = '', c = ''] = people

describe('people are grouped', () => {
  it('by the decade of their birth, where a date tells one', async () => {
    const told = [claim(a, 'birthDate', '1948-05'), claim(b, 'birthDate', '194X'), claim(c, 'birthDate', '1949/1951')]
    expect(await grouped(told, 'people', '{ decade: "birthDate" }')).toBe('1940s 2, of 3, 1 unknown')
    expect(await grouped(told, 'people', '{ year: "birthDate" }')).toBe('1948 1, of 3, 2 unknown')
  })

  it('by the year of an interval that lies in one, and of a date that is approximate', async () => {
    const told = [
      claim(a, 'birthDate', '1948-05/1948-07'),
      claim(b, 'birthDate', '1948~'),
      claim(c, 'birthDate', '1948/..'),
    ]
    expect(await grouped(told, 'people', '{ year: "birthDate" }')).toBe('1948 2, of 3, 1 unknown')
  })

  it('under both of two values that dispute each other', async () => {
    const told = [
      claim(a, 'birthDate', '1948', { source: 't' }),
      claim(a, 'birthDate', '1951-02-03', { source: 'w' }),
      claim(b, 'birthDate', '1951'),
    ]
    expect(await grouped(told, 'people', '{ year: "birthDate" }')).toBe(
      '1951 2 (1 disputed), 1948 1 (1 disputed), of 2, 0 unknown',
    )
  })

  it('by texts, whatever their case, shown as one of them is written', async () => {
    const told = [
      claim(a, 'occupation', 'Engineer'),
      claim(b, 'occupation', 'engineer'),
      claim(c, 'occupation', 'Poet'),
    ]
    expect(await grouped(told, 'people', '{ property: "occupation" }')).toBe('Engineer 2, Poet 1, of 3, 0 unknown')
  })

  it('by a text that one of them is told to have in two ways, shown as the first of these by code point', async () => {
    const told = [
      claim(a, 'occupation', 'engineer', { source: 't' }),
      claim(a, 'occupation', 'Engineer', { source: 'w' }),
      claim(b, 'occupation', 'engineer'),
    ]
    expect(await grouped(told, 'people', '{ property: "occupation" }')).toBe('Engineer 2, of 2, 0 unknown')
    expect(await grouped(told.toReversed(), 'people', '{ property: "occupation" }')).toBe('Engineer 2, of 2, 0 unknown')
  })

  it('by long texts, whatever their case', async () => {
    const long = 'Engineer of the second class, '.repeat(4)
    const told = [claim(a, 'occupation', `${long} retired`), claim(b, 'occupation', `${long} RETIRED`)]
    expect(await grouped(told, 'people', '{ property: "occupation" }')).toMatch(/RETIRED 2, of 2, 0 unknown$/)
  })

  it('by the events in which they take part, and by their role in each of them', async () => {
    const told = [
      claim('meeting', 'participant', a, { qualifiers: { role: 'CHAIR' } }),
      claim('meeting-other', 'participant', a, { qualifiers: { role: 'GUEST' } }),
      claim('meeting', 'participant', b, { qualifiers: { role: 'GUEST' } }),
    ]
    const role = '{ qualifier: { property: "participant", name: "role", direction: IN } }'
    expect(await grouped(told, 'people', '{ inverse: "participant" }')).toBe(
      'meeting 2, meeting-other 1, of 2, 0 unknown',
    )
    expect(await grouped(told, 'people', `[{ inverse: "participant" }, ${role}]`)).toBe(
      'meeting CHAIR 1, meeting GUEST 1, meeting-other GUEST 1, of 2, 0 unknown',
    )
    expect(await grouped(told, 'people', role)).toBe('GUEST 2, CHAIR 1, of 2, 0 unknown')
  })

  it('by what is told of the relation for which they are listed, and of no other', async () => {
    const told = [
      claim('meeting', 'participant', a, { qualifiers: { role: 'CHAIR' } }),
      claim('meeting-other', 'participant', a, { qualifiers: { role: 'GUEST' } }),
    ]
    const role = '{ qualifier: { property: "participant", name: "role", direction: IN } }'
    const at = 'meeting(slug: "meeting")'
    expect(await grouped(told, 'participants', role, at)).toBe('CHAIR 1, of 1, 0 unknown')
    expect(await grouped(told, 'people(filter: { participatedIn: "meeting" })', role)).toBe('CHAIR 1, of 1, 0 unknown')
    const where = '{ where: { property: "participant", direction: IN, entity: "meeting-other" } }'
    expect(await grouped(told, `people(filter: ${where})`, role)).toBe('GUEST 1, of 1, 0 unknown')
    const not = '{ where: { property: "participant", direction: IN, entity: "x", not: true } }'
    expect(await grouped(told, `people(filter: ${not})`, role)).toBe('CHAIR 1, GUEST 1, of 1, 0 unknown')
  })

  it('by none but the dates that a condition finds', async () => {
    const told = [
      claim(a, 'birthDate', '1959', { source: 't' }),
      claim(a, 'birthDate', '1959', { source: 'w' }),
      claim(a, 'birthDate', '1961', { source: 'x' }),
      claim(b, 'birthDate', '1961'),
    ]
    const decades = (where: string) => grouped(told, `people(filter: { where: ${where} })`, '{ decade: "birthDate" }')
    expect(await decades('{ property: "birthDate", to: "1959" }')).toBe('1950s 1 (1 disputed), of 1, 0 unknown')
    expect(await decades('{ property: "birthDate", minVoices: 2 }')).toBe('1950s 1 (1 disputed), of 1, 0 unknown')
    expect(await decades('{ property: "birthDate", source: "x" }')).toBe('1960s 1 (1 disputed), of 1, 0 unknown')
  })

  it('by all who stand at the one end of a property, where a condition asks who stands at the other', async () => {
    const told = [
      claim('organization-b', 'parent', 'organization-a'),
      claim('organization-c', 'parent', 'organization-b'),
      claim('organization-d', 'parent', 'organization-b'),
    ]
    const list = 'organizations(filter: { where: { property: "parent", entity: "organization-a" } })'
    expect(await grouped(told, list, '{ inverse: "parent" }')).toBe(
      'organization-c 1, organization-d 1, of 1, 0 unknown',
    )
    expect(await grouped(told, list, '[{ property: "parent" }, { inverse: "parent" }]')).toBe(
      'organization-a organization-c 1, organization-a organization-d 1, of 1, 0 unknown',
    )
  })

  it('by none but those at the other end who are as a condition has them', async () => {
    const told = [
      claim(a, 'memberOf', 'organization', { source: 't' }),
      claim(b, 'memberOf', 'organization', { source: 'w' }),
      claim(a, 'memberOf', 'organization-7', { source: 't' }),
    ]
    const where = '{ property: "memberOf", other: { maxSources: 1 } }'
    expect(await grouped(told, `people(filter: { where: ${where} })`, '{ property: "memberOf" }')).toBe(
      'organization-7 1, of 1, 0 unknown',
    )
  })

  it('by what several claims tell together of one relation', async () => {
    const told = [
      claim(a, 'memberOf', 'organization', { source: 't', qualifiers: { role: 'chairman' } }),
      claim(a, 'memberOf', 'organization', { source: 'w', start: '2016-05', qualifiers: { membershipStatus: 'FULL' } }),
    ]
    const [role = '', status = ''] = ['role', 'membershipStatus'].map(
      (name) => `{ qualifier: { property: "memberOf", name: "${name}" } }`,
    )
    expect(await grouped(told, 'people', `[${role}, ${status}]`)).toBe('chairman FULL 1, of 1, 0 unknown')
    expect(await grouped(told, 'people', `[${role}, { startYear: "memberOf" }]`)).toBe(
      'chairman 2016 1, of 1, 0 unknown',
    )
    const chaired = '{ where: { property: "memberOf", qualifiers: { name: "role", in: "chairman" } } }'
    expect(await grouped(told, `people(filter: ${chaired})`, status)).toBe('FULL 1, of 1, 0 unknown')
  })

  it('by nothing that an editor holds to be wrong', async () => {
    const told = [claim(a, 'gender', 'female', { rank: 'DEPRECATED' }), claim(a, 'birthDate', '1950')]
    expect(await grouped(told, 'people', '{ property: "gender" }')).toBe('of 1, 1 unknown')
  })

  it('by two keys, with what is disputed of either', async () => {
    const told = [
      claim(a, 'birthDate', '1948', { source: 't' }),
      claim(a, 'birthDate', '1951', { source: 'w' }),
      claim(a, 'occupation', 'poet'),
    ]
    expect(await grouped(told, 'people', '[{ property: "occupation" }, { decade: "birthDate" }]')).toBe(
      'poet 1940s 1 (1 disputed), poet 1950s 1 (1 disputed), of 1, 0 unknown',
    )
  })

  it('by all who say something of them that stands, and by nobody who only expects it', async () => {
    const told = [
      claim(a, 'occupation', 'poet', { source: 't' }),
      claim(a, 'occupation', 'poet', { source: 'w', reference: { certainty: 'EXPECTED' } }),
      claim(a, 'occupation', 'king', { source: 'x', rank: 'DEPRECATED' }),
    ]
    expect(await grouped(told, 'people', '{ attribute: SOURCE }')).toBe('t 1, of 1, 0 unknown')
  })

  it('all of them, also where they are many', async () => {
    const told = Array.from({ length: 1_010 }, (_, index) => claim(`person-${index}`, 'occupation', 'poet'))
    expect(await grouped(told, 'people', '{ property: "occupation" }')).toBe('poet 1010, of 1010, 0 unknown')
  })

  it('by two keys, and are unknown where one of them is', async () => {
    const told = [claim(a, 'gender', 'female'), claim(a, 'birthDate', '1950'), claim(b, 'gender', 'male')]
    expect(await grouped(told, 'people', '[{ property: "gender" }, { year: "birthDate" }]')).toBe(
      'female 1950 1, of 2, 1 unknown',
    )
  })
})

describe('members are grouped', () => {
  it('by the year in which they became members of this body, and of no other', async () => {
    const told = [
      claim(a, 'memberOf', 'organization', { start: '2016-05' }),
      claim(a, 'memberOf', 'organization-other', { start: '2010' }),
      claim(b, 'memberOf', 'organization', { start: '2021' }),
      claim(c, 'memberOf', 'organization'),
    ]
    expect(await grouped(told, 'members', '{ startYear: "memberOf" }', 'organization(slug: "organization")')).toBe(
      '2016 1, 2021 1, of 3, 1 unknown',
    )
    expect(await grouped(told, 'memberships', '{ startYear: "memberOf" }', `person(slug: "${a}")`)).toBe(
      '2010 1, 2016 1, of 2, 0 unknown',
    )
  })
})

describe('entities are grouped', () => {
  it('by their kind, and by who speaks of them', async () => {
    const told = [claim(a, 'memberOf', 'organization', { source: 'w' }), claim(b, 'gender', 'male', { source: 't' })]
    const filter = 'entities(filter: { kind: [PERSON, ORGANIZATION] })'
    expect(await grouped(told, filter, '{ attribute: KIND }')).toBe('PERSON 2, ORGANIZATION 1, of 3, 0 unknown')
    expect(await grouped(told, filter, '{ attribute: SOURCE }')).toBe('t 1, w 1, of 3, 1 unknown')
  })

  it('with as many groups as are asked for, and a count of the others', async () => {
    const query =
      '{ people { groups(by: { property: "memberOf" }, first: 2) { others groups { count } } all: groups(by: { property: "memberOf" }, first: 1000) { others groups { count } } } }'
    const { groups, all } = (await ask(query)).data.people
    expect(groups.groups).toEqual(all.groups.slice(0, 2))
    expect(groups.others).toBe(all.groups.length - 2)
    expect(all.others).toBe(0)
  })

  it('in as few statements, however many groups there are', async () => {
    const query = (first: number) =>
      `{ people { groups(by: [{ property: "memberOf" }, { decade: "birthDate" }], first: ${first}) { groups { keys { entity { slug name } } } } } }`
    const [few, many] = [await askCounting(query(10)), await askCounting(query(1000))]
    expect(few.statements).toHaveLength(many.statements.length)
    expect(many.statements.length).toBeLessThanOrEqual(5)
  })
})

describe('a group is opened by a condition with its value', () => {
  it.each([
    ['property: "memberOf"', (value: string) => `property: "memberOf", entity: "${value}"`],
    ['inverse: "participant"', (value: string) => `property: "participant", direction: IN, entity: "${value}"`],
    ['property: "name"', (value: string) => `property: "name", equals: ${JSON.stringify(value)}`],
    ['decade: "birthDate"', (value: string) => `property: "birthDate", from: "${value}", to: "${value}"`],
    ['year: "birthDate"', (value: string) => `property: "birthDate", from: "${value}", to: "${value}"`],
    [
      'qualifier: { property: "memberOf", name: "membershipStatus" }',
      (value: string) => `property: "memberOf", qualifiers: { name: "membershipStatus", in: "${value}" }`,
    ],
  ])('%s', async (key, where) => {
    const query = `{ people { groups(by: { ${key} }, first: 20) { groups { count keys { value } } } } }`
    const groups: Counted['groups'] = (await ask(query)).data.people.groups.groups
    expect(groups.length).toBeGreaterThan(1)
    const fields = groups.map(
      ({ keys }, index) => `g${index}: people(filter: { where: { ${where(keys[0]?.value ?? '')} } }) { totalCount }`,
    )
    const { data } = await ask(`{ ${fields.join(' ')} }`)
    expect(groups.map((_, index) => data[`g${index}`].totalCount)).toEqual(groups.map(({ count }) => count))
  })
})

describe('a key that nothing can be grouped by is refused', () => {
  it.each([
    ['{ property: "birthday" }', '"by[0].property": there is no property "birthday"; did you mean birthDate?'],
    ['{ year: "gender" }', '"by[0].year": gender is no date, and lies in no year.'],
    [
      '{ decade: "memberOf" }',
      '"by[0].decade": memberOf is no date, and lies in no decade: "startYear" groups by when it began.',
    ],
    [
      '{ startYear: "birthDate" }',
      '"by[0].startYear": birthDate is no relation, and has no spells: "year" groups by the date.',
    ],
    ['{ inverse: "birthDate" }', '"by[0].inverse": an entity is never the value of birthDate: group by "property".'],
    ['[]', '"by" takes one key or 2, got 0: group by one, and narrow the list by another.'],
    ['[{ attribute: KIND }, { attribute: KIND }]', '"by" has the same key twice: leave one out.'],
  ])('%s', async (by, message) => {
    const { errors } = await ask(`{ people { groups(by: ${by}) { total } } }`)
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT'])
    expect(errors?.[0]?.message).toBe(message)
  })

  it('for an unknown qualifier, with those that there are', async () => {
    const key = '{ qualifier: { property: "memberOf", name: "statue" } }'
    const { errors } = await ask(`{ people { groups(by: ${key}) { total } } }`)
    expect(errors?.[0]?.message).toMatch(/no qualifier "statue" of memberOf.*membershipStatus/)
  })

  it('for more groups than are allowed, and for none', async () => {
    for (const first of [0, 1001]) {
      const { errors } = await ask(`{ people { groups(by: { attribute: KIND }, first: ${first}) { total } } }`)
      expect(errors?.[0]?.message).toBe(`"first" must be between 1 and 1000, got ${first}.`)
    }
  })
})
