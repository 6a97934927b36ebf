import { describe, expect, it } from 'vitest'
import { askAccounts as ask } from './harness.ts'

const t = { slug: 'tml-weekly-2021-02-21' }
const w = { slug: 'wikipedia-8th-wpk-congress' }

describe('when and where', () => {
  it('1: the congress starts on 5 January by both sources and on the 6th by an infobox that its own text contradicts', async () => {
    const query = `{
      meeting(slug: "wpk-congress-8") {
        startDate {
          edtf earliest latest precision approximate uncertain status
          claims { edtf status references { source { slug } locator printedAs } }
        }
      }
    }`
    const fifth = [
      { source: t, locator: '¶1', printedAs: 'from January 5 to 12' },
      { source: w, locator: 'Lead, ¶1', printedAs: 'from January 5 to 12, 2021' },
    ]
    const sixth = [{ source: w, locator: 'Infobox', printedAs: 'January 6–12, 2021' }]
    expect(await ask(query)).toEqual({
      data: {
        meeting: {
          startDate: {
            edtf: '2021-01-05',
            earliest: '2021-01-05',
            latest: '2021-01-05',
            precision: 'DAY',
            approximate: false,
            uncertain: false,
            status: 'DISPUTED',
            claims: [
              { edtf: '2021-01-05', status: 'DISPUTED', references: fifth },
              { edtf: '2021-01-06', status: 'DISPUTED', references: sixth },
            ],
          },
        },
      },
    })
  })

  it('2: it ends on 12 January, and both sources say so, each twice', async () => {
    const query = `{
      meeting(slug: "wpk-congress-8") {
        endDate { edtf status claims { references { source { slug } locator } } }
        facts(property: "duration") { display status }
      }
    }`
    const references = [
      { source: t, locator: '¶1' },
      { source: t, locator: '¶9' },
      { source: w, locator: 'Infobox' },
      { source: w, locator: 'Lead, ¶1' },
    ]
    expect(await ask(query)).toEqual({
      data: {
        meeting: {
          endDate: { edtf: '2021-01-12', status: 'UNDISPUTED', claims: [{ references }] },
          facts: [{ display: '7 days', status: 'UNDISPUTED' }],
        },
      },
    })
  })

  it('3: it meets in the April 25 House of Culture by one source and in Pyongyang by the other, where the house is', async () => {
    const query = `{
      meeting(slug: "wpk-congress-8") {
        places {
          totalCount
          edges { status node { name within { name within { name } } } claim { references { source { slug } locator } } }
        }
      }
    }`
    const hall = {
      status: 'UNDISPUTED',
      node: { name: 'April 25 House of Culture', within: { name: 'Pyongyang', within: { name: 'North Korea' } } },
      claim: {
        references: [
          { source: w, locator: 'Infobox' },
          { source: w, locator: 'Lead, ¶1' },
        ],
      },
    }
    const city = {
      status: 'UNDISPUTED',
      node: { name: 'Pyongyang', within: { name: 'North Korea', within: null } },
      claim: { references: [{ source: t, locator: '¶1' }] },
    }
    expect(await ask(query)).toEqual({ data: { meeting: { places: { totalCount: 2, edges: [hall, city] } } } })
  })

  it('4: the 7th congress of 2016 comes before it and the 9th of 2026 after', async () => {
    const query = `{
      meeting(slug: "wpk-congress-8") {
        ordinal
        previous { slug ordinal startDate { edtf earliest latest precision } next { slug } previous { slug } }
        next { slug ordinal startDate { edtf precision } previous { slug } next { slug } }
      }
    }`
    expect(await ask(query)).toEqual({
      data: {
        meeting: {
          ordinal: 8,
          previous: {
            slug: 'wpk-congress-7',
            ordinal: 7,
            startDate: { edtf: '2016', earliest: '2016-01-01', latest: '2016-12-31', precision: 'YEAR' },
            next: { slug: 'wpk-congress-8' },
            previous: null,
          },
          next: {
            slug: 'wpk-congress-9',
            ordinal: 9,
            startDate: { edtf: '2026', precision: 'YEAR' },
            previous: { slug: 'wpk-congress-8' },
            next: null,
          },
        },
      },
    })
  })
})
