import { describe, expect, it } from 'vitest'
import { askAccounts as ask } from './harness.ts'

const t = { slug: 'tml-weekly-2021-02-21' }
const w = { slug: 'wikipedia-8th-wpk-congress' }

interface Count {
  readonly counted: string
  readonly sector: string | null
  readonly amount: number
}

describe('how many', () => {
  it('13: 4,750 delegates by one account and 5,000 by the other, whose own parts add up', async () => {
    const query = `{
      meeting(slug: "wpk-congress-8") {
        headcounts(counted: [DELEGATES, ELECTED_DELEGATES, EX_OFFICIO_DELEGATES], whole: true) {
          counted sector amount share approximate status
          claims { display amount unit status references { source { slug } locator } }
        }
        claims(property: "breakdownExhaustive") {
          nodes { text qualifiers { name display } references { source { slug } locator } }
        }
      }
    }`
    const { data, errors } = await ask(query)
    expect(errors).toBeUndefined()
    const { headcounts, claims } = data.meeting
    const whole = { sector: null, share: null, approximate: false }
    const claim = (amount: number, display: string, status: string, source: object, ...locators: string[]) => ({
      ...{ display, amount, unit: 'person', status },
      references: locators.map((locator) => ({ source, locator })),
    })
    expect(headcounts).toEqual([
      {
        ...{ counted: 'DELEGATES', amount: 5000, status: 'DISPUTED', ...whole },
        claims: [
          claim(5000, '5,000', 'DISPUTED', w, 'Delegates, table', 'Delegates, ¶3', 'Lead, ¶1'),
          claim(4750, '4,750', 'DISPUTED', t, '¶1'),
        ],
      },
      {
        ...{ counted: 'ELECTED_DELEGATES', amount: 4750, status: 'UNDISPUTED', ...whole },
        claims: [claim(4750, '4,750', 'UNDISPUTED', w, 'Delegates, ¶3')],
      },
      {
        ...{ counted: 'EX_OFFICIO_DELEGATES', amount: 250, status: 'UNDISPUTED', ...whole },
        claims: [claim(250, '250', 'UNDISPUTED', w, 'Delegates, ¶3')],
      },
    ])
    expect(headcounts[1].amount + headcounts[2].amount).toBe(headcounts[0].claims[0].amount)
    const complete = (text: string, locator: string) => ({
      text,
      qualifiers: [{ name: 'counted', display: 'DELEGATES' }],
      references: [{ source: w, locator }],
    })
    expect(claims.nodes).toHaveLength(2)
    expect(claims.nodes).toContainEqual(complete('ELECTION', 'Delegates, ¶3'))
    expect(claims.nodes).toContainEqual(complete('SECTOR', 'Delegates, table'))
  })

  it('14: six sectors add up to the delegates of either congress, and the military falls while field labour rises', async () => {
    const query = `{
      eighth: meeting(slug: "wpk-congress-8") { ...sectors }
      seventh: meeting(slug: "wpk-congress-7") { ...sectors }
    }
    fragment sectors on Meeting {
      parts: headcounts(counted: DELEGATES, whole: false) { counted sector amount }
      whole: headcounts(counted: DELEGATES, whole: true) { claims { amount references { source { slug } locator } } }
    }`
    const { data, errors } = await ask(query)
    expect(errors).toBeUndefined()
    const amounts = (congress: 'seventh' | 'eighth') =>
      Object.fromEntries(data[congress].parts.map(({ sector, amount }: Count) => [sector, amount]))
    expect(Object.entries(amounts('eighth'))).toEqual([
      ['PARTY_AND_POLITICAL_WORK', 1959],
      ['FIELD_LABOUR', 1455],
      ['STATE_AND_ECONOMY', 801],
      ['MILITARY', 408],
      ['SCIENCE_EDUCATION_HEALTH_CULTURE', 333],
      ['MASS_ORGANIZATIONS', 44],
    ])
    expect(amounts('seventh')).toEqual({
      PARTY_AND_POLITICAL_WORK: 1545,
      FIELD_LABOUR: 786,
      STATE_AND_ECONOMY: 423,
      MILITARY: 719,
      SCIENCE_EDUCATION_HEALTH_CULTURE: 112,
      MASS_ORGANIZATIONS: 52,
    })
    for (const congress of ['seventh', 'eighth'] as const) {
      const sum = data[congress].parts.reduce((total: number, { amount }: Count) => total + amount, 0)
      const { claims } = data[congress].whole[0]
      expect(claims[0]).toEqual({
        amount: sum,
        references: expect.arrayContaining([{ source: w, locator: 'Delegates, table' }]),
      })
    }
  })

  it('14: both accounts count 1,455 from field labour, each in its own words', async () => {
    const query = `{
      meeting(slug: "wpk-congress-8") {
        headcounts(sector: "FIELD_LABOUR") {
          counted amount status sectorLabel claims { references { source { slug } locator printedAs } }
        }
      }
    }`
    const references = [
      { source: t, locator: '¶1', printedAs: 'industrial workers and farmers' },
      { source: w, locator: 'Delegates, table', printedAs: 'Hardcore party members in field labor' },
    ]
    const headcount = {
      counted: 'DELEGATES',
      amount: 1455,
      status: 'UNDISPUTED',
      sectorLabel: 'Workers and farmers: party members who labour in the field',
      claims: [{ references }],
    }
    expect(await ask(query)).toEqual({ data: { meeting: { headcounts: [headcount] } } })
  })

  it('15: 501 women are ten per cent of the 5,000 that the same account counts, and 315 came to the 7th', async () => {
    const query = `{
      eighth: meeting(slug: "wpk-congress-8") { ...women }
      seventh: meeting(slug: "wpk-congress-7") { ...women }
    }
    fragment women on Meeting {
      headcounts(counted: WOMEN_DELEGATES) { amount share status claims { display unit references { source { slug } } } }
    }`
    const claim = (display: string, unit: string, source: object) => ({ display, unit, references: [{ source }] })
    expect(await ask(query)).toEqual({
      data: {
        eighth: {
          headcounts: [
            {
              ...{ amount: 501, share: 0.1, status: 'UNDISPUTED' },
              claims: [claim('501', 'person', w), claim('10%', 'share', t)],
            },
          ],
        },
        seventh: {
          headcounts: [{ amount: 315, share: null, status: 'UNDISPUTED', claims: [claim('315', 'person', w)] }],
        },
      },
    })
  })
})
