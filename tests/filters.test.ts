import { describe, expect, it } from 'vitest'
import { askAccounts as ask } from './harness.ts'

type List = 'people' | 'organizations' | 'meetings'

async function slugsOf(list: List, filter: string): Promise<string[]> {
  const { data, errors } = await ask(`{ list: ${list}(filter: ${filter}, first: 100) { totalCount nodes { slug } } }`)
  expect(errors).toBeUndefined()
  const slugs = data.list.nodes.map(({ slug }: { slug: string }) => slug)
  expect(data.list.totalCount).toBe(slugs.length)
  return slugs.sort()
}

const guests = ['pak-su-chol', 'pak-yong-il', 'ri-myong-chol']
const underCentralCommittee = [
  ...['wpk-central-committee-7', 'wpk-central-committee-8', 'wpk-central-committee-departments'],
  ...['wpk-military-affairs-department', 'wpk-political-bureau', 'wpk-political-bureau-7'],
]
const bureau = [13, 19, 21, 22].map((ordinal) => `wpk-political-bureau-7-meeting-${ordinal}`)

describe('people', () => {
  it.each([
    ['a body', '{memberOf: "chondoist-chongu-party"}', ['ri-myong-chol']],
    ['an event', '{participatedIn: "spa-session-4-2021"}', ['kim-tok-hun']],
    ['a role at any event', '{role: SPEAKER}', ['kim-jong-un', 'kim-tok-hun']],
    ['one of two roles', '{role: [GUEST, HONORARY_DELEGATE]}', ['kim-il-sung', 'kim-jong-il', ...guests]],
    ['no role', '{role: []}', []],
    ['a role at an event', '{participatedIn: "wpk-congress-8", role: SPEAKER}', ['kim-jong-un']],
    ['a role that nobody has there', '{participatedIn: "spa-session-4-2021", role: GUEST}', []],
    ['a part of a name', '{name: "tok"}', ['kim-tok-hun']],
    ['a part of a spelling that one source prints', '{name: "tok-hun"}', ['kim-tok-hun']],
    ['a part of a name in another case', '{name: "KIM IL"}', ['kim-il-sung']],
    ['a part of a name in full-width letters', '{name: "Ｋｉｍ　Ｉｌ"}', ['kim-il-sung']],
    ['signs that stand for any letter elsewhere', '{name: "Kim_Il%"}', []],
    ['a name that is longer than any', `{name: "${'kim '.repeat(20_000)}"}`, []],
    ['a name and a role', '{name: "pak", role: GUEST}', ['pak-su-chol', 'pak-yong-il']],
    [
      'everything at once',
      '{memberOf: "korean-social-democratic-party", participatedIn: "wpk-congress-8", role: GUEST, name: "yong"}',
      ['pak-yong-il'],
    ],
  ])('are found by %s', async (_, filter, slugs) => {
    expect(await slugsOf('people', filter)).toEqual([...slugs].sort())
  })

  it('are all listed where the filter says nothing', async () => {
    const everybody = await slugsOf('people', '{}')
    expect(everybody).toHaveLength(45)
    for (const filter of ['null', '{name: ""}', '{name: null, role: null, memberOf: null, participatedIn: null}']) {
      expect(await slugsOf('people', filter)).toEqual(everybody)
    }
  })
})

describe('bodies', () => {
  it.each([
    ['a class', '{classification: "LEGISLATURE"}', ['supreme-peoples-assembly']],
    ['one of two classes', '{classification: ["FRONT", "MISSION"]}', ['aindf', 'aindf-pyongyang-mission']],
    ['no class', '{classification: []}', []],
    ['a class that none has', '{classification: "party"}', []],
    ['what they are under, at any depth', '{partOf: "wpk-central-committee"}', underCentralCommittee],
    ['what they are a term of', '{partOf: "wpk-political-bureau"}', ['wpk-political-bureau-7']],
    ['a part of a name', '{name: "assembly"}', ['supreme-peoples-assembly']],
    ['a name and a class', '{name: "committee", classification: "PARTY"}', []],
    [
      'everything at once',
      '{partOf: "wpk", classification: "PARTY_ORGAN", name: "POLITICAL BUREAU"}',
      ['wpk-political-bureau', 'wpk-political-bureau-7'],
    ],
  ])('are found by %s', async (_, filter, slugs) => {
    expect(await slugsOf('organizations', filter)).toEqual([...slugs].sort())
  })
})

describe('meetings', () => {
  it.each([
    ['the body', '{organization: "supreme-peoples-assembly"}', ['spa-session-4-2021']],
    ['the body whose terms meet', '{organization: "wpk-political-bureau"}', bureau],
    ['a class', '{classification: "PLENARY"}', ['wpk-central-committee-7-plenum-6']],
    [
      'the day since which they last',
      '{from: "2021-01-12"}',
      ['spa-session-4-2021', 'wpk-congress-8', 'wpk-congress-9'],
    ],
    ['a day after the last', '{from: "2021-01-13"}', ['spa-session-4-2021', 'wpk-congress-9']],
    ['the day until which they begin', '{to: "2020-06-07"}', ['wpk-congress-7', 'wpk-political-bureau-7-meeting-13']],
    ['a day before the first', '{to: "2020-06-06"}', ['wpk-congress-7']],
    ['a day in their midst', '{from: "2021-01-08", to: "2021-01-08"}', ['wpk-congress-8']],
    ['a day on which only a vague date can be', '{from: "2016-05-06", to: "2016-05-06"}', ['wpk-congress-7']],
    ['a month', '{from: "2020-12", to: "2020-12"}', ['wpk-political-bureau-7-meeting-22']],
    ['days between two', '{from: "2021-01-13", to: "2021-01-16"}', []],
    ['an interval, from its first day', '{from: "2021-01-13/2026"}', ['spa-session-4-2021', 'wpk-congress-9']],
    [
      'everything at once',
      '{organization: "wpk-political-bureau", classification: "BUREAU_MEETING", from: "2020-11", to: "2020-11"}',
      ['wpk-political-bureau-7-meeting-21'],
    ],
  ])('are found by %s', async (_, filter, slugs) => {
    expect(await slugsOf('meetings', filter)).toEqual([...slugs].sort())
  })

  it('are all listed where nothing is known of an end of the filter', async () => {
    const all = await slugsOf('meetings', '{}')
    expect(all).toHaveLength(9)
    expect(await slugsOf('meetings', '{from: "../2000", to: "2000/.."}')).toEqual(all)
  })
})

describe('filters', () => {
  it('of one request are kept apart', async () => {
    const query = `{
      people(filter: {memberOf: "wpk-political-bureau"}) { totalCount nodes { slug } }
      organizations(filter: {partOf: "wpk-political-bureau"}) { totalCount nodes { slug } }
      meetings(filter: {organization: "wpk-political-bureau"}) { totalCount nodes { slug } }
    }`
    const list = (...slugs: string[]) => ({ totalCount: slugs.length, nodes: slugs.map((slug) => ({ slug })) })
    expect(await ask(query)).toEqual({
      data: { people: list(), organizations: list('wpk-political-bureau-7'), meetings: list(...bureau) },
    })
  })

  it.each<[List, string, string]>([
    ['people', 'memberOf', 'wpk-8'],
    ['people', 'participatedIn', 'wpk-congres-8'],
    ['organizations', 'partOf', 'WPK'],
    ['meetings', 'organization', ''],
  ])('of %s refuse a slug that nothing bears, as %s', async (list, name, slug) => {
    const { data, errors } = await ask(`{ ${list}(filter: {${name}: "${slug}"}) { totalCount } }`)
    expect(data).toBeNull()
    expect(errors).toMatchObject([
      { message: `"${name}": nothing in the graph bears the slug "${slug}".`, extensions: { code: 'BAD_USER_INPUT' } },
    ])
  })

  it.each([
    ['"soon"', 'it is not written as EDTF'],
    ['"2021-02-30"', 'February 2021 has 28 days'],
    ['"2021-01-12/2021-01-05"', 'its end 2021-01-05 is before its start 2021-01-12'],
    ['""', 'it is empty'],
    ['2021', 'expected a date as a text such as \\"2021-01-05\\", got 2021.'],
  ])('refuse %s as a date, as a value and as a variable', async (date, message) => {
    const query = 'query ($date: EDTF) { meetings(filter: {to: $date}) { totalCount } }'
    const answers = [
      await ask(`{ meetings(filter: {to: ${date}}) { totalCount } }`),
      await ask(query, { date: JSON.parse(date) }),
    ]
    for (const { data, errors } of answers) {
      expect(data ?? null).toBeNull()
      expect(errors).toHaveLength(1)
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
      expect(JSON.stringify(errors?.[0]?.message)).toContain(message)
    }
  })
})
