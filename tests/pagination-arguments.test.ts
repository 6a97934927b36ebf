import { describe, expect, it } from 'vitest'
import { ask } from './harness.ts'

const congress = 'meeting(slug: "wpk-congress-8")'

/** Lists of every make: stored, united of several, filtered, made in memory, of claims; each of more than 20 or less. */
const lists: readonly (readonly [name: string, query: string])[] = [
  ['the participants', `{ owner: ${congress} { list: participants(PAGE) ITEMS } }`],
  ['the guests and the speakers', `{ owner: ${congress} { list: participants(role: [GUEST, SPEAKER] PAGE) ITEMS } }`],
  ['the chain of events', `{ owner: ${congress} { list: precededBy(PAGE) ITEMS } }`],
  ['the claims', `{ owner: ${congress} { list: claims(PAGE) ITEMS } }`],
  [
    'the claims that a source makes',
    '{ owner: source(slug: "tml-weekly-2021-02-21") { list: claimsMade(PAGE) ITEMS } }',
  ],
  ['the sources', `{ owner: ${congress} { list: sources(PAGE) ITEMS } }`],
  ['the documents of a person', '{ owner: person(slug: "kim-jong-un") { list: documents(PAGE) ITEMS } }'],
  ['the neighbours', `{ owner: ${congress} { list: neighbours(PAGE) ITEMS } }`],
  ['the people', '{ list: people(PAGE) ITEMS }'],
  ['the people by name', '{ list: people(orderBy: {field: NAME, direction: DESC} PAGE) ITEMS }'],
  ['the meetings of a body', '{ list: meetings(filter: {organization: "wpk-political-bureau"} PAGE) ITEMS }'],
  ['the bodies', '{ list: organizations(PAGE) ITEMS }'],
]

const items =
  '{ edges { cursor node { id } } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }'

async function askList(query: string, page: string) {
  const { data, errors } = await ask(query.replace('PAGE', page).replace('ITEMS', items))
  return { list: data ? (data.owner ?? data).list : null, errors }
}

async function refusalOf(query: string, page: string): Promise<string> {
  const { errors } = await askList(query, page)
  expect(errors).toHaveLength(1)
  expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
  return errors?.[0]?.message ?? ''
}

describe.each(lists)('%s', (_, query) => {
  it('come by twenty where nothing is asked', async () => {
    const { list } = await askList(query, 'first: null')
    expect(list.edges).toHaveLength(Math.min(20, list.totalCount))
    expect(list.pageInfo.hasNextPage).toBe(list.totalCount > 20)
  })

  it('take null for nothing', async () => {
    const { list, errors } = await askList(query, 'first: null, last: null, after: null, before: null')
    expect(errors).toBeUndefined()
    expect(list).toEqual((await askList(query, 'first: 20')).list)
    expect((await askList(query, 'first: null, last: 2')).list).toEqual((await askList(query, 'last: 2')).list)
  })

  it('come not at all where none is asked, and tell how many there are', async () => {
    const none = { edges: [], pageInfo: { startCursor: null, endCursor: null } }
    for (const page of ['first: 0', 'last: 0']) {
      const { list } = await askList(query, page)
      expect(list).toMatchObject(none)
      expect(list.totalCount).toBeGreaterThan(0)
      expect(page === 'first: 0' ? list.pageInfo.hasNextPage : list.pageInfo.hasPreviousPage).toBe(true)
    }
  })

  it.each([
    ['first: -1', '"first" must be between 0 and 100, got -1'],
    ['first: 101', '"first" must be between 0 and 100, got 101'],
    ['last: -1', '"last" must be between 0 and 100, got -1'],
    ['last: 1000', '"last" must be between 0 and 100, got 1000'],
    ['first: 2, last: 2', 'Give "first" or "last", not both'],
    ['first: 0, last: 0', 'Give "first" or "last", not both'],
    ['after: ""', '"after" is no cursor: expected endCursor or a cursor of an edge, got ""'],
    ['after: "5"', '"after" is no cursor'],
    ['before: "YXJyYXljb25uZWN0aW9uOjA="', '"before" is no cursor'],
  ])('are refused with %s', async (page, message) => {
    expect(await refusalOf(query, page)).toContain(message)
  })

  it('refuse a cursor to which something was added', async () => {
    const { list } = await askList(query, 'first: 1')
    const { cursor } = list.edges[0]
    for (const changed of [`${cursor}=`, `${cursor}A`, cursor.slice(1), ` ${cursor}`, cursor.slice(0, -4)]) {
      expect(await refusalOf(query, `after: "${changed}"`), changed).toContain('"after" is')
    }
  })

  it('are answered where somebody made a cursor, or refuse it: nothing fails by it', async () => {
    const { list } = await askList(query, 'first: 1')
    const [made, ...position] = JSON.parse(Buffer.from(list.edges[0].cursor, 'base64url').toString()) as unknown[]
    for (const other of ['x', '', -5_000_000, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])
      for (const place of position.keys()) {
        const forged = Buffer.from(JSON.stringify([made, ...position.with(place, other)])).toString('base64url')
        const { errors } = await askList(query, `first: 2, after: "${forged}"`)
        for (const { message } of errors ?? []) expect(message).toMatch(/^"after" is/)
      }
  })

  it('refuse the cursor of every other list', async () => {
    const others = lists.filter(([, other]) => other !== query)
    for (const [, other] of others) {
      const { list } = await askList(other, 'first: 1')
      const page = `before: "${list.edges[0].cursor}"`
      expect(await refusalOf(query, page)).toContain('"before" is a cursor of another list')
    }
  })
})

describe('a cursor', () => {
  const people = (args: string) => `{ list: people(${args} PAGE) ITEMS }`
  const participants = (slug: string, args = '') =>
    `{ owner: meeting(slug: "${slug}") { list: participants(${args} PAGE) ITEMS } }`

  it.each([
    ['another filter', people('filter: {name: "kim"}'), people('filter: {name: "pak"}')],
    ['another order', people('orderBy: {field: NAME}'), people('')],
    ['the other direction', people('orderBy: {field: NAME}'), people('orderBy: {field: NAME, direction: DESC}')],
    ['another role', participants('wpk-congress-8', 'role: GUEST'), participants('wpk-congress-8', 'role: SPEAKER')],
    ['another owner', participants('wpk-congress-8'), participants('spa-session-4-2021')],
  ])('is refused under %s', async (_, here, there) => {
    const { list } = await askList(here, 'first: 1')
    const message = await refusalOf(there, `after: "${list.edges[0].cursor}"`)
    expect(message).toBe(
      '"after" is a cursor of another list, or of this one with other arguments: give a cursor from the same field with the same filter, order and lens.',
    )
  })

  it('goes on where the same arguments are worded differently', async () => {
    const { list } = await askList(participants('wpk-congress-8', 'role: [GUEST]'), 'first: 1')
    const same = participants('wpk-congress-8', 'role: GUEST')
    const { list: rest, errors } = await askList(same, `after: "${list.pageInfo.endCursor}", first: 100`)
    expect(errors).toBeUndefined()
    expect(rest.edges).toHaveLength(2)
  })

  it('goes on with another size of page', async () => {
    const { list } = await askList(participants('wpk-congress-8'), 'first: 7')
    const after = `after: "${list.pageInfo.endCursor}"`
    const { list: next } = await askList(participants('wpk-congress-8'), `first: 3, ${after}`)
    const { list: whole } = await askList(participants('wpk-congress-8'), 'first: 10')
    expect([...list.edges, ...next.edges]).toEqual(whole.edges)
  })
})
