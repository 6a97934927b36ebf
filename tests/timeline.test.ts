import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Claim } from '../src/model/claim.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import { runs } from './databases.ts'
import { ask, askAccounts } from './harness.ts'
import { askGraph, claim, openSmallGraph } from './small-graph.ts'

interface Entry {
  date: { edtf: string; earliest: string | null; latest: string | null }
  end: { edtf: string; latest: string | null } | null
  display: string
  property: { name: string }
  entity: { slug: string }
  claim: { id: string }
}

const entries = `
  totalCount undated pageInfo { hasNextPage endCursor }
  nodes { date { edtf earliest latest } end { edtf latest } display property { name } entity { slug } claim { id } }`

describe('the timeline', () => {
  it('of 2020 tells the road to the congress, as the two accounts date it', async () => {
    const query = `{ timeline(from: "2020", to: "2020", kind: [MEETING, OCCASION]) { ${entries} byYear { year count } } }`
    const { nodes, byYear } = (await askAccounts(query)).data.timeline
    expect(nodes.map(({ date, end, entity }: Entry) => [date.edtf, end?.edtf, entity.slug])).toEqual([
      ['2020-06-07', '2020-06-07', 'wpk-political-bureau-7-meeting-13'],
      ['2020-08-19', '2020-08-19', 'wpk-central-committee-7-plenum-6'],
      ['2020-10-05', '2020-10-05', 'wpk-political-bureau-7-meeting-19'],
      ['2020-10-12', '2020-12-30', '80-day-campaign-2020'],
      ['2020-11-29', '2020-11-29', 'wpk-political-bureau-7-meeting-21'],
      ['2020-12', '2020-12', 'wpk-congress-8-delegate-elections'],
      ['2020-12-21/2020-12-31', undefined, 'wpk-congress-8-arrival-of-delegates'],
      ['2020-12-29', '2020-12-29', 'wpk-political-bureau-7-meeting-22'],
      ['2020-12-30', '2020-12-30', 'wpk-congress-8-certificate-ceremony'],
    ])
    expect(byYear).toEqual([{ year: 2020, count: 9 }])
  })

  it('has an entry for each rival of a disputed date', async () => {
    const query = `{ timeline(from: "2021-01-05", to: "2021-01-06", kind: MEETING, first: 100) { ${entries} } }`
    const starts = (await ask(query)).data.timeline.nodes.filter(
      ({ entity }: Entry) => entity.slug === 'wpk-congress-8',
    )
    expect(starts.map(({ date }: Entry) => date.edtf)).toEqual(['2021-01-05', '2021-01-06'])
  })

  it('shows what is only expected where a lens asks for it, and nowhere else', async () => {
    const claims = [claim('occasion', 'startDate', '2021-01-05', { reference: { certainty: 'EXPECTED' } })]
    const query = '{ timeline { totalCount } lens(certainty: EXPECTED) { timeline { totalCount } } }'
    expect(await askGraph(await openSmallGraph(claims), query)).toEqual({
      timeline: { totalCount: 0 },
      lens: { timeline: { totalCount: 1 } },
    })
  })

  it('of a person puts an undated part in an event at the time of the event', async () => {
    const claims = [
      claim('meeting', 'startDate', '2021-01-05'),
      claim('meeting', 'endDate', '2021-01-12'),
      claim('meeting', 'participant', 'person', { qualifiers: { role: 'CHAIR' } }),
      claim('person', 'holds', 'post', { start: '2021-01-10' }),
      claim('person', 'memberOf', 'organization'),
    ]
    const graph = await openSmallGraph(claims)
    const { timeline } = (await askGraph(graph, `{ person(slug: "person") { timeline { ${entries} } } }`)).person
    expect(timeline).toMatchObject({ totalCount: 2, undated: 1 })
    expect(timeline.nodes.map(({ date, end, entity }: Entry) => [date.edtf, end?.edtf, entity.slug])).toEqual([
      ['2021-01-05', '2021-01-12', 'meeting'],
      ['2021-01-10', undefined, 'post'],
    ])
    const whole = await askGraph(graph, `{ timeline { ${entries} } }`)
    expect(whole.timeline.nodes.map(({ property }: Entry) => property.name)).toEqual(['startDate', 'holds'])
  })

  it('tells an end by itself where it is not the one that the start shows', async () => {
    const claims = [
      claim('meeting', 'startDate', '2021-01-05'),
      claim('meeting', 'endDate', '2021-01-12', { source: 'a' }),
      claim('meeting', 'endDate', '2021-01-12', { source: 'b' }),
      claim('meeting', 'endDate', '2021-01-13', { source: 'c' }),
    ]
    const { timeline } = await askGraph(await openSmallGraph(claims), `{ timeline { ${entries} } }`)
    expect(timeline.nodes.map(({ date, end }: Entry) => [date.edtf, end?.edtf])).toEqual([
      ['2021-01-05', '2021-01-12'],
      ['2021-01-13', undefined],
    ])
    expect(timeline.undated).toBe(0)
  })

  it('refuses a window that ends before it starts', async () => {
    const { errors } = await ask('{ timeline(from: "2021", to: "2020") { totalCount } }')
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })

  it('is sorted and complete, page by page, and a window shows what can or must lie in it', async () => {
    const date = fc.constantFrom(
      '2019',
      '2020',
      '2020-02',
      '2020-02-10',
      '2020-02-10/2020-03-05',
      '2021-01-05',
      '2022-07~',
    )
    const event = fc.record({
      slug: fc.constantFrom('meeting-1', 'meeting-2', 'occasion-1', 'occasion-2'),
      date,
      source: fc.constantFrom('a', 'b'),
    })
    const window = fc.record({
      from: fc.constantFrom('2019', '2020-02', '2020-02-11', '2021'),
      to: fc.constantFrom('2021-06', '2022', '2023'),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { maxLength: 12 }),
        window,
        fc.integer({ min: 1, max: 5 }),
        async (events, { from, to }, size) => {
          const claims = events.map(({ slug, date: day, source }) => claim(slug, 'startDate', day, { source }))
          const graph = await openSmallGraph([...claims, claim('meeting-1', 'name', 'x')])
          for (const match of ['POSSIBLY', 'CERTAINLY']) {
            const found: Entry[] = []
            for (let after: string | null = null, more = true; more; ) {
              const query = `query ($from: EDTF, $to: EDTF, $match: DateMatch, $size: Int, $after: String) {
              timeline(from: $from, to: $to, match: $match, first: $size, after: $after) { ${entries} }
            }`
              const { timeline } = await askGraph(graph, query, { from, to, match, size, after })
              found.push(...timeline.nodes)
              after = timeline.pageInfo.endCursor
              more = timeline.pageInfo.hasNextPage
            }
            const firsts = found.map((entry) => entry.date.earliest ?? '9999')
            expect(firsts).toEqual([...firsts].sort())
            expect(found.map((entry) => entry.claim.id).sort()).toHaveLength(expectedIn(claims, from, to, match).size)
          }
          await graph.store.close()
        },
      ),
      { numRuns: runs(40) },
    )
  })
})

/** By the plain reading: the days of the date and those of the window meet, or the one lies within the other. */
function expectedIn(claims: readonly Claim[], from: string, to: string, match: string): Set<string> {
  const [first, last] = [parseEdtf(from).earliest ?? 0, parseEdtf(to).latest ?? 0]
  const inside = claims.filter(({ value }) => {
    if (value.type !== 'date') return false
    const { earliest, latest } = value.date
    if (earliest === null || latest === null) return false
    return match === 'POSSIBLY' ? latest >= first && earliest <= last : earliest >= first && latest <= last
  })
  return new Set(inside.map(({ id }) => id))
}
