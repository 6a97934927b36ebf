import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Claim, mergeClaims } from '../src/model/claim.ts'
import { bestFirst } from '../src/model/ranking.ts'
import { createVoices } from '../src/model/voices.ts'
import { claim as arbitraryClaim } from './claim-arbitrary.ts'
import { ask, askAccounts } from './harness.ts'
import { askGraph, claim, openSmallGraph, type Said } from './small-graph.ts'

/** That the meeting starts on a day of January 2021, or on another date; as these sources say. */
function starts(date: string, sources: string, said: Said = {}): Claim[] {
  const edtf = /^\d\d$/.test(date) ? `2021-01-${date}` : date
  return [...sources].map((source) => claim('meeting', 'startDate', edtf, { source, ...said }))
}

async function factOf(...claims: readonly Claim[]): Promise<{ status: string; dates: string[] }> {
  const graph = await openSmallGraph(claims)
  const query = '{ meeting(slug: "meeting") { startDate { edtf status claims { edtf } } } }'
  const { status, edtf, claims: rivals } = (await askGraph(graph, query)).meeting.startDate
  const dates = rivals.map((each: { edtf: string }) => each.edtf.replace(/^2021-01-(?=..$)/, ''))
  expect(rivals[0].edtf).toBe(edtf)
  return { status, dates }
}

describe('a fact shows first', () => {
  it('what an editor prefers, and last what an editor holds to be wrong', async () => {
    const claims = [
      ...starts('05', 'abc', { rank: 'DEPRECATED' }),
      ...starts('06', 'ab'),
      ...starts('2021', 'a', { rank: 'PREFERRED' }),
    ]
    expect((await factOf(...claims)).dates).toEqual(['2021', '06', '05'])
  })

  it('what most voices say', async () => {
    const claims = [...starts('05', 'a'), ...starts('06', 'bc'), ...starts('07', 'def')]
    expect(await factOf(...claims)).toEqual({ status: 'DISPUTED', dates: ['07', '06', '05'] })
  })

  it('what most voices say or support', async () => {
    const claims = [...starts('05', 'a'), ...starts('06', 'b'), ...starts('2021-01-06/2021-01-08', 'c')]
    expect((await factOf(...claims)).dates).toEqual(['06', '2021-01-06/2021-01-08', '05'])
  })

  it('what two say, not what one says and its copies repeat', async () => {
    const copies = [claim('b', 'basedOn', 'a'), claim('c', 'basedOn', 'b')]
    const claims = [...starts('05', 'abc'), ...starts('06', 'de')]
    expect((await factOf(...claims)).dates).toEqual(['05', '06'])
    expect((await factOf(...claims, ...copies)).dates).toEqual(['06', '05'])
  })

  it('what two say, not what one says twice', async () => {
    const twice = [...starts('05', 'a'), ...starts('05', 'a', { reference: { locator: 'Infobox' } })]
    expect((await factOf(...twice, ...starts('06', 'bc'))).dates).toEqual(['06', '05'])
  })

  it('the most precise of what as many say', async () => {
    const claims = [
      ...starts('2021-02', 'a'),
      ...starts('05', 'b'),
      ...starts('2019', 'c'),
      ...starts('2020-12-01~', 'd'),
    ]
    expect((await factOf(...claims)).dates).toEqual(['05', '2020-12-01~', '2021-02', '2019'])
  })

  it('what was published first, of what is as precise', async () => {
    const days = [claim('b', 'published', '2021-01-20'), claim('c', 'published', '2021-01')]
    const claims = [...starts('05', 'a'), ...starts('06', 'b'), ...starts('07', 'c')]
    expect((await factOf(...claims, ...days)).dates).toEqual(['07', '06', '05'])
  })

  it('the smaller source, then the smaller id, where nothing else tells', async () => {
    expect((await factOf(...starts('07', 'a'), ...starts('05', 'b'))).dates).toEqual(['07', '05'])
    const claims = [...starts('05', 'a'), ...starts('06', 'a'), ...starts('07', 'a')]
    const byId = claims.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ value }) => value)
    const dates = byId.map((value) => (value.type === 'date' ? value.date.text.slice(-2) : ''))
    expect((await factOf(...claims)).dates).toEqual(dates)
  })

  it('the same, in whatever order claims come', () => {
    const lists = fc.array(arbitraryClaim(), { maxLength: 10 }).map(mergeClaims)
    const shuffled = lists.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    const voices = createVoices([])
    const ids = (claims: readonly Claim[]) => bestFirst(claims, claims, voices).map(({ id }) => id)
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(ids(other)).toEqual(ids(list))
      }),
    )
  })
})

describe('a fact is disputed', () => {
  it('where any two of its claims conflict, also below the best', async () => {
    expect((await factOf(...starts('2021', 'ab'), ...starts('05', 'a'))).status).toBe('UNDISPUTED')
    expect((await factOf(...starts('2021', 'ab'), ...starts('05', 'a'), ...starts('06', 'b'))).status).toBe('DISPUTED')
  })

  it('by no claim that an editor holds to be wrong', async () => {
    const claims = [...starts('05', 'a'), ...starts('06', 'b', { rank: 'DEPRECATED' })]
    expect(await factOf(...claims)).toEqual({ status: 'UNDISPUTED', dates: ['05', '06'] })
  })

  it('also where an editor has chosen', async () => {
    const claims = [...starts('05', 'a', { rank: 'PREFERRED' }), ...starts('06', 'b')]
    expect((await factOf(...claims)).status).toBe('DISPUTED')
  })
})

describe('facts', () => {
  it('are one for each place, with the qualifiers that make it', async () => {
    const count = (amount: string, counted: string, sector?: string) =>
      claim('meeting', 'headcount', amount, { qualifiers: sector ? { counted, sector } : { counted } })
    const claims = [
      count('8', 'GUESTS'),
      count('9', 'GUESTS'),
      count('5', 'DELEGATES'),
      count('2', 'DELEGATES', 'MILITARY'),
    ]
    const query = '{ meeting(slug: "meeting") { facts { status qualifiers { name display } claims { display } } } }'
    const { facts } = (await askGraph(await openSmallGraph(claims), query)).meeting
    const told = facts.map(
      (fact: { status: string; qualifiers: { display: string }[]; claims: { display: string }[] }) =>
        [
          fact.status,
          ...fact.qualifiers.map(({ display }) => display),
          ...fact.claims.map(({ display }) => display).sort(),
        ].join(' '),
    )
    expect(told.sort()).toEqual(['DISPUTED GUESTS 8 9', 'UNDISPUTED DELEGATES 5', 'UNDISPUTED DELEGATES MILITARY 2'])
  })

  it('are those of functional properties alone, or of the named ones', async () => {
    const query = `{
      person(slug: "kim-jong-un") { facts { display } }
      meeting(slug: "wpk-congress-8") {
        all: facts { property { name } }
        two: facts(property: ["endDate", "duration"]) { property { name } }
        none: facts(property: ["place", "published"]) { display }
        nothing: facts(property: []) { display }
        null: facts(property: null) { property { name } }
      }
    }`
    const { data, errors } = await askAccounts(query)
    expect(errors).toBeUndefined()
    const names = (facts: { property: { name: string } }[]) => [...new Set(facts.map(({ property }) => property.name))]
    expect(data.person.facts).toEqual([])
    expect(names(data.meeting.all)).toEqual([
      'organization',
      'previous',
      'startDate',
      'endDate',
      'duration',
      'headcount',
    ])
    expect(names(data.meeting.two)).toEqual(['endDate', 'duration'])
    expect([data.meeting.none, data.meeting.nothing]).toEqual([[], []])
    expect(data.meeting.null).toEqual(data.meeting.all)
  })

  it.each(['facts(property: "startdate") { display }', 'claims(property: ["startdate"]) { totalCount }'])(
    'and claims of no property are refused with a hint: %s',
    async (field) => {
      const { errors } = await ask(`{ meeting(slug: "wpk-congress-8") { ${field} } }`)
      expect(errors).toMatchObject([
        {
          message: '"property": there is no property "startdate"; did you mean startDate?',
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ])
    },
  )

  it('headcounts of no sector are refused with a hint', async () => {
    const { errors } = await ask('{ meeting(slug: "wpk-congress-8") { headcounts(sector: "military") { amount } } }')
    expect(errors).toMatchObject([
      {
        message: '"sector": there is no sector "military"; did you mean MILITARY?',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ])
  })
})
