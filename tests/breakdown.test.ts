import { describe, expect, it } from 'vitest'
import type { Claim } from '../src/model/claim.ts'
import { ask } from './harness.ts'
import { askGraph, claim, openSmallGraph } from './small-graph.ts'

const fields = `counted scheme whole { amount } parts { counted sector amount } sum exhaustive addsUp source { slug }`

interface Shown {
  readonly scheme: string
  readonly counted: string
  readonly whole: { readonly amount: number } | null
  readonly parts: readonly { readonly counted: string; readonly sector: string | null; readonly amount: number }[]
  readonly sum: number
  readonly exhaustive: boolean
  readonly addsUp: boolean | null
  readonly source: { readonly slug: string }
}

/** The breakdowns of a meeting of which this is told: by whom, of whom, by what, into what, and whether it adds up. */
async function broken(claims: readonly Claim[], lens = '') {
  const graph = await openSmallGraph([...claims, claim('meeting', 'name', 'Meeting')])
  const { meeting } = (
    await askGraph(graph, `{ lens${lens} { meeting(slug: "meeting") { breakdowns { ${fields} } } } }`)
  ).lens
  const ofDelegates = meeting.breakdowns.filter(({ counted, whole }: Shown) => counted === 'DELEGATES' || whole)
  return ofDelegates.map(({ source, counted, scheme, whole, parts, sum, exhaustive, addsUp }: Shown) => [
    `${source.slug} ${counted} ${scheme}`,
    `${whole?.amount ?? '?'} = ${parts.map((part) => `${part.amount} ${part.sector ?? part.counted}`).join(' + ')} = ${sum}`,
    exhaustive,
    addsUp,
  ])
}

function counts(amount: string, source: string, counted = 'DELEGATES', sector?: string): Claim {
  return claim('meeting', 'headcount', amount, { qualifiers: sector ? { counted, sector } : { counted }, source })
}

const complete = (scheme: string, source = 'w', counted = 'DELEGATES') =>
  claim('meeting', 'breakdownExhaustive', scheme, { qualifiers: { counted }, source })

const sectors = (source: string) => [
  counts('60', source, 'DELEGATES', 'MILITARY'),
  counts('40', source, 'DELEGATES', 'FIELD_LABOUR'),
]

describe('a breakdown', () => {
  it('adds up where a source gives the whole, and parts that it holds to be complete', async () => {
    expect(await broken([counts('100', 'w'), ...sectors('w'), complete('SECTOR')])).toEqual([
      ['w DELEGATES SECTOR', '100 = 40 FIELD_LABOUR + 60 MILITARY = 100', true, true],
    ])
    expect(await broken([counts('110', 'w'), ...sectors('w'), complete('SECTOR')])).toEqual([
      ['w DELEGATES SECTOR', '110 = 40 FIELD_LABOUR + 60 MILITARY = 100', true, false],
    ])
  })

  it('does not tell whether it adds up where the parts are not complete, or its source gives no whole', async () => {
    const [[, , exhaustive, addsUp]] = await broken([counts('100', 'w'), ...sectors('w')])
    expect([exhaustive, addsUp]).toEqual([false, null])
    const [[, whole, complet, adds]] = await broken([counts('100', 't'), ...sectors('w'), complete('SECTOR')])
    expect([whole, complet, adds]).toEqual(['? = 40 FIELD_LABOUR + 60 MILITARY = 100', true, null])
  })

  it('stays within one source', async () => {
    const told = [counts('100', 't'), ...sectors('t'), counts('50', 'w'), ...sectors('w'), complete('SECTOR', 't')]
    expect(await broken(told)).toEqual([
      ['t DELEGATES SECTOR', '100 = 40 FIELD_LABOUR + 60 MILITARY = 100', true, true],
      ['w DELEGATES SECTOR', '50 = 40 FIELD_LABOUR + 60 MILITARY = 100', false, null],
    ])
  })

  it('is one for each scheme, and complete only in the scheme that its source declares so', async () => {
    const told = [
      ...[counts('5000', 'w'), counts('4750', 'w', 'ELECTED_DELEGATES'), counts('250', 'w', 'EX_OFFICIO_DELEGATES')],
      ...[counts('4900', 'w', 'VOTING_DELEGATES'), counts('200', 'w', 'SPEAKING_DELEGATES'), complete('ELECTION')],
      ...[counts('7000', 'w', 'PARTICIPANTS'), counts('2000', 'w', 'OBSERVERS')],
    ]
    expect(await broken(told)).toEqual([
      ['w PARTICIPANTS ATTENDANCE', '7000 = 5000 DELEGATES + 2000 OBSERVERS = 7000', false, null],
      ['w DELEGATES ELECTION', '5000 = 4750 ELECTED_DELEGATES + 250 EX_OFFICIO_DELEGATES = 5000', true, true],
      ['w DELEGATES RIGHTS', '5000 = 4900 VOTING_DELEGATES + 200 SPEAKING_DELEGATES = 5100', false, null],
    ])
  })

  it('takes what is rounded for what it can be', async () => {
    const told = [
      counts('5000', 'w'),
      counts('~4800', 'w', 'ELECTED_DELEGATES'),
      counts('250', 'w', 'EX_OFFICIO_DELEGATES'),
    ]
    expect((await broken([...told, complete('ELECTION')]))[0]?.slice(1)).toEqual([
      '5000 = 4800 ELECTED_DELEGATES + 250 EX_OFFICIO_DELEGATES = 5050',
      true,
      true,
    ])
  })

  it('obeys a lens', async () => {
    const told = [counts('100', 'w'), ...sectors('w'), ...sectors('t'), complete('SECTOR')]
    expect(await broken(told, '(toldBy: ["t"])')).toEqual([
      ['t DELEGATES SECTOR', '? = 40 FIELD_LABOUR + 60 MILITARY = 100', false, null],
    ])
    expect(await broken(told, '(minSources: 3)')).toEqual([])
  })

  it('is none without parts', async () => {
    expect(await broken([counts('100', 'w'), complete('SECTOR')])).toEqual([])
  })

  it('of the 8th and the 7th congress adds up, by sector and by election, in the account that gives all parts', async () => {
    const { data } = await ask(`{ eighth: meeting(slug: "wpk-congress-8") { breakdowns { ${fields} } }
      seventh: meeting(slug: "wpk-congress-7") { breakdowns { ${fields} } } }`)
    const sums = ({ breakdowns }: { breakdowns: Shown[] }) =>
      breakdowns
        .filter(({ source }) => source.slug === 'wikipedia-8th-wpk-congress')
        .map(({ counted, scheme, whole, parts, sum, addsUp }) => [
          counted,
          scheme,
          whole?.amount,
          parts.length,
          sum,
          addsUp,
        ])
    expect(sums(data.eighth)).toEqual([
      ['PARTICIPANTS', 'ATTENDANCE', 7000, 2, 7000, null],
      ['DELEGATES', 'SECTOR', 5000, 6, 5000, true],
      ['DELEGATES', 'ELECTION', 5000, 2, 5000, true],
    ])
    expect(sums(data.seventh)).toEqual([
      ['PARTICIPANTS', 'ATTENDANCE', undefined, 2, 5024, null],
      ['DELEGATES', 'SECTOR', 3637, 6, 3637, true],
    ])
    for (const { addsUp } of [...data.eighth.breakdowns, ...data.seventh.breakdowns]) expect(addsUp).not.toBe(false)
  })
})
