import { describe, expect, it } from 'vitest'
import type { Claim } from '../src/model/claim.ts'
import { ask, askCounting } from './harness.ts'
import { askGraph, claim, openSmallGraph } from './small-graph.ts'

const sources = ['t', 'w', 'x'].map((slug) => claim(slug, 'published', '2020'))

const entry = 'agent { slug } orderA orderB moved a { claim { display } } b { claim { display } }'

interface Entry {
  readonly agent: { readonly slug: string }
  readonly orderA: number | null
  readonly orderB: number | null
  readonly moved: number | null
  readonly a: unknown
  readonly b: unknown
}

type Compared = Readonly<Record<'stayed' | 'came' | 'went', { readonly nodes: readonly Entry[] }>>

const fields = ['stayed', 'came', 'went']
  .map((side) => `${side}(first: 100) { totalCount nodes { ${entry} } }`)
  .join(' ')

/** "stayed: a 2→1 +1; came: b; went: c", in the whole graph and through a lens that keeps all of it. */
async function compared(claims: readonly Claim[], a: string, b: string): Promise<string> {
  const graph = await openSmallGraph([...sources, ...claims])
  const query = `compareRosters(a: ${a}, b: ${b}) { ${fields} }`
  const { compareRosters, lens } = await askGraph(graph, `{ ${query} lens(toldBy: ["t", "w", "x"]) { ${query} } }`)
  expect(lens.compareRosters).toEqual(compareRosters)
  return inWords(compareRosters)
}

function inWords(found: Compared): string {
  const side = (name: keyof Compared) => `${name}: ${found[name].nodes.map(entryInWords).join(', ') || 'nobody'}`
  return [side('stayed'), side('came'), side('went')].join('; ')
}

function entryInWords({ agent, orderA, orderB, moved, a, b }: Entry): string {
  expect([orderA !== null && a === null, orderB !== null && b === null]).toEqual([false, false])
  const places = orderA === null && orderB === null ? '' : ` ${orderA ?? '-'}→${orderB ?? '-'}`
  return `${agent.slug}${places}${moved === null ? '' : ` ${moved > 0 ? '+' : ''}${moved}`}`
}

const sits = (event: string, person: string, order: number | null, role = 'PRESIDIUM') =>
  claim(event, 'participant', person, { order, qualifiers: { role } })
const [first, second] = ['meeting', 'meeting-other']
const participants = (event: string, more = '') => `{ participants: { event: "${event}" ${more} } }`
const members = (body: string, more = '') => `{ members: { organization: "${body}" ${more} } }`

describe('two lists of participants', () => {
  const told = [
    sits(first, 'person-a', 1),
    sits(first, 'person-b', 2),
    sits(first, 'person-c', 3),
    sits(first, 'person-e', null, 'GUEST'),
    sits(second, 'person-c', 1),
    sits(second, 'person-a', 2),
    sits(second, 'person-d', 3),
    sits(second, 'person-e', null, 'GUEST'),
  ]

  it('tell who stayed and rose, who came and who went, each list in its order', async () => {
    const role = 'role: [PRESIDIUM]'
    expect(await compared(told, participants(first, role), participants(second, role))).toBe(
      'stayed: person-c 3→1 +2, person-a 1→2 -1; came: person-d -→3; went: person-b 2→-',
    )
  })

  it('tell of no move where a list has no places', async () => {
    const role = 'role: [GUEST]'
    expect(await compared(told, participants(first, role), participants(second, role))).toBe(
      'stayed: person-e; came: nobody; went: nobody',
    )
  })

  it('take in the parts of an event where that is asked', async () => {
    const parts = [...told, claim('meeting-part', 'partOf', second), sits('meeting-part', 'person-b', 1)]
    const [a, role] = [participants(first, 'role: [PRESIDIUM]'), 'role: [PRESIDIUM] includeParts: true']
    expect(await compared(parts, a, participants(second, role))).toContain('went: nobody')
  })

  it('have no places where several lists that number each for itself are taken together', async () => {
    const parts = [claim('meeting-part', 'partOf', second), sits('meeting-part', 'person-b', 1), ...told]
    const [a, b] = [
      participants(first, 'role: [PRESIDIUM]'),
      participants(second, 'role: [PRESIDIUM] includeParts: true'),
    ]
    expect(await compared(parts, a, b)).toMatch(/person-b 2→-/)
    expect(await compared(parts, a, b)).not.toMatch(/[+-]\d/)
    const unnumbered = [claim('meeting-part', 'partOf', second), sits('meeting-part', 'person-b', null), ...told]
    expect(await compared(unnumbered, a, b)).toContain('person-c 3→1 +2')
  })

  it('can be paged', async () => {
    const graph = await openSmallGraph([...sources, ...told])
    const query = (page: string) =>
      `{ compareRosters(a: ${participants(first)}, b: ${participants(second)}) { stayed(${page}) { totalCount pageInfo { endCursor hasNextPage } nodes { agent { slug } } } } }`
    const one = (await askGraph(graph, query('first: 1'))).compareRosters.stayed
    const rest = (await askGraph(graph, query(`first: 5, after: "${one.pageInfo.endCursor}"`))).compareRosters.stayed
    const slugs = [...one.nodes, ...rest.nodes].map(({ agent }: Entry) => agent.slug)
    expect(slugs).toEqual(['person-c', 'person-a', 'person-e'])
    expect([one.totalCount, one.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([3, true, false])
  })
})

describe('members of a body', () => {
  const told = [
    claim('organization-7', 'termOf', 'organization'),
    claim('organization-8', 'termOf', 'organization'),
    claim('organization-7', 'founded', '2016-05'),
    claim('organization-7', 'dissolved', '2021-01'),
    claim('organization-8', 'founded', '2021-01'),
    claim('person-a', 'memberOf', 'organization-7', { qualifiers: { membershipStatus: 'CANDIDATE' } }),
    claim('person-a', 'memberOf', 'organization-8', { qualifiers: { membershipStatus: 'FULL' } }),
    claim('person-b', 'memberOf', 'organization-7', { qualifiers: { membershipStatus: 'FULL' } }),
    claim('person-c', 'memberOf', 'organization-8', { qualifiers: { membershipStatus: 'FULL' } }),
    claim('person-d', 'memberOf', 'organization', { start: '2019', end: '2020' }),
  ]

  it('are those of its terms, at the time when each term held', async () => {
    const [a, b] = ['2016-06', '2021-06'].map((at) => members('organization', `at: "${at}"`)) as [string, string]
    expect(await compared(told, a, b)).toBe('stayed: person-a; came: person-c; went: person-b')
  })

  it('are its own alone where that is asked', async () => {
    const own = (at: string) => members('organization', `at: "${at}" withTerms: false`)
    expect(await compared(told, own('2018'), own('2019-06'))).toBe('stayed: nobody; came: person-d; went: nobody')
  })

  it('are only those with the qualifiers that are asked', async () => {
    const full = 'qualifiers: { name: "membershipStatus", in: "FULL" }'
    expect(await compared(told, members('organization-7', full), members('organization-8', full))).toBe(
      'stayed: nobody; came: person-a, person-c; went: person-b',
    )
  })

  it('come in the order of the relations that have the qualifiers', async () => {
    const seated = (person: string, order: number, membershipStatus: string, start: string) =>
      claim(person, 'memberOf', 'organization-9', {
        order,
        start,
        end: String(Number(start) + 1),
        qualifiers: { membershipStatus },
      })
    const both = [
      seated('person-a', 1, 'CANDIDATE', '2010'),
      seated('person-a', 9, 'FULL', '2015'),
      seated('person-b', 5, 'FULL', '2015'),
    ]
    const full = members('organization-9', 'qualifiers: { name: "membershipStatus", in: "FULL" }')
    expect(await compared(both, full, full)).toBe('stayed: person-b 5→5 0, person-a 9→9 0; came: nobody; went: nobody')
    const all = members('organization-9')
    expect(await compared(both, full, all)).toMatch(/^stayed: person-a \S+ \S+, person-b/)
  })

  it('are only those who certainly were, where that is asked', async () => {
    const at = (match: string) => members('organization', `at: "2019-06-15" match: ${match}`)
    expect(await compared(told, at('CERTAINLY'), at('POSSIBLY'))).toMatch(/went: nobody/)
  })

  it('keep ids without the day that was asked for', async () => {
    const graph = await openSmallGraph([...sources, ...told])
    const at = members('organization', 'at: "2016-06"')
    const query = `{ compareRosters(a: ${at}, b: ${at}) { stayed { nodes { agent { id } a { claim { id } } } } } person(slug: "person-a") { id claims { nodes { id } } } }`
    const { compareRosters, person } = await askGraph(graph, query)
    const [node] = compareRosters.stayed.nodes
    expect(node.agent.id).toBe(person.id)
    expect(person.claims.nodes).toContainEqual({ id: node.a.claim.id })
  })
})

describe('lists that cannot be compared are refused', () => {
  it.each([
    [
      participants('kim-jong-un'),
      '"a.participants.event": expected an event, and "kim-jong-un" is of the kind PERSON.',
    ],
    [members('kim-jong-un'), '"a.members.organization": expected a body, and "kim-jong-un" is of the kind PERSON.'],
    [members('nobody'), '"a.members.organization": the graph has no entity "nobody": look for its slug with "search".'],
  ])('%s', async (a, message) => {
    const { errors } = await ask(`{ compareRosters(a: ${a}, b: ${members('wpk')}) { came { totalCount } } }`)
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT'])
    expect(errors?.[0]?.message).toBe(message)
  })

  it('with no qualifier in a list of them', async () => {
    const a = members('wpk', 'qualifiers: []')
    const { errors } = await ask(`{ compareRosters(a: ${a}, b: ${a}) { came { totalCount } } }`)
    expect(errors?.[0]?.message).toMatch(/^"a\.members\.qualifiers" names nothing/)
  })

  it('with a qualifier that memberships do not have', async () => {
    const a = members('wpk', 'qualifiers: { name: "statue", in: "FULL" }')
    const { errors } = await ask(`{ compareRosters(a: ${a}, b: ${a}) { came { totalCount } } }`)
    expect(errors?.[0]?.message).toMatch(
      /^"a\.members\.qualifiers\[0\]\.name": there is no qualifier "statue" of memberOf/,
    )
  })
})

describe('the number of statements', () => {
  it('does not grow with the page', async () => {
    const query = (page: number) =>
      `{ compareRosters(a: ${participants('wpk-congress-7')}, b: ${participants('wpk-congress-8')}) { stayed(first: ${page}) { nodes { ${entry} } } } }`
    const [one, many] = [await askCounting(query(1)), await askCounting(query(100))]
    expect(many.statements.length).toBeLessThanOrEqual(one.statements.length + 1)
  })
})
