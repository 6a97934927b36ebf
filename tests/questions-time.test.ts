import { describe, expect, it } from 'vitest'
import { ask } from './harness.ts'

const T = 'tml-weekly-2021-02-21'
const W = 'wikipedia-8th-wpk-congress'

const members = (slug: string, fields = 'totalCount') =>
  `organization(slug: "${slug}") { members(first: 100) { ${fields} } }`

/** How many belong to a body at a date, possibly and certainly. */
async function counted(slug: string, date: string) {
  const { data } = await ask(`{
    possibly: lens(at: "${date}") { ${members(slug)} }
    certainly: lens(at: "${date}", match: CERTAINLY) { ${members(slug)} }
  }`)
  return [data.possibly.organization.members.totalCount, data.certainly.organization.members.totalCount]
}

const slugs = ({ nodes }: { nodes: { slug: string }[] }) => nodes.map(({ slug }) => slug)

describe('who was what on a day', () => {
  it('ends the bodies of the 7th congress with those of the 8th, which nobody says', async () => {
    expect(await counted('wpk-political-bureau-7', '2016-05-09')).toEqual([28, 28])
    expect(await counted('wpk-political-bureau-7', '2019')).toEqual([28, 0])
    expect(await counted('wpk-political-bureau-7', '2030-01-01')).toEqual([0, 0])
    expect(await counted('wpk-central-committee-7', '2030-01-01')).toEqual([0, 0])
  })

  it('begins the bodies of the 8th congress with their election, whatever day it was reported on', async () => {
    expect(await counted('wpk-political-bureau-8', '2021-01-09')).toEqual([0, 0])
    expect(await counted('wpk-political-bureau-8', '2021-01-10')).toEqual([30, 30])
  })

  it('joins the start of a seat with its end, which others tell', async () => {
    const fields =
      'edges { node { slug } start end status relations { start end claims { references { source { slug } } } } }'
    const { data } = await ask(`{
      lens(at: "2021-10-01") { ${members('wpk-political-bureau-presidium-8', 'nodes { slug }')} }
      ${members('wpk-political-bureau-presidium-8', fields)}
    }`)
    expect(slugs(data.lens.organization.members)).not.toContain('ri-pyong-chol')
    expect(slugs(data.lens.organization.members)).toContain('pak-jong-chon')
    const edge = data.organization.members.edges.find(
      ({ node }: { node: { slug: string } }) => node.slug === 'ri-pyong-chol',
    )
    expect(edge).toMatchObject({ start: '2021-01-10', end: '2021-06-29', status: 'UNDISPUTED' })
    expect(edge.relations).toHaveLength(1)
    expect(edge.relations[0].claims.length).toBeGreaterThan(1)
  })

  it('has as many in the Executive Policy Bureau as each account lists', async () => {
    expect((await ask(`{ ${members('wpk-executive-policy-bureau-7')} }`)).data.organization.members.totalCount).toBe(10)
  })

  it('says what bounds a seat, and by which claim', async () => {
    const bounds = 'edges { relations { end bounds { side date claim { subject { slug } property { name } } } } }'
    const { data } = await ask(`{ organization(slug: "wpk-political-bureau-7") { members(first: 1) { ${bounds} } } }`)
    expect(data.organization.members.edges[0].relations).toEqual([
      {
        end: null,
        bounds: [
          {
            side: 'END',
            date: '2021-01-10',
            claim: {
              subject: { slug: 'wpk-central-committee-8-plenum-1-election-of-political-bureau' },
              property: { name: 'date' },
            },
          },
        ],
      },
    ])
  })
})

describe('who stands in a qualifier', () => {
  it('is concerned by decisions: the General Secretary by two, the army by what changed the control of it', async () => {
    const concerned = 'concernedBy { edges { effect qualifier node { slug } } }'
    const { data } = await ask(
      `{ post(slug: "wpk-general-secretary") { ${concerned} } organization(slug: "kpa") { ${concerned} } }`,
    )
    const told = ({
      concernedBy,
    }: {
      concernedBy: { edges: { effect: string; qualifier: string; node: { slug: string } }[] }
    }) => concernedBy.edges.map(({ effect, qualifier, node }) => `${effect} ${qualifier} ${node.slug}`)
    expect(told(data.post)).toEqual([
      'ELECTS post wpk-congress-8-election-of-kim-jong-un',
      'RENAMES into wpk-congress-8-rules-leader-title',
    ])
    expect(told(data.organization)).toEqual([
      'STRENGTHENS over wpk-congress-8-rules-central-military-commission',
      'STRENGTHENS over wpk-congress-8-rules-control-of-army',
    ])
  })
})

describe('what two accounts tell alike', () => {
  it('is ten per cent of women and 501 of 5,000, by two voices', async () => {
    const { data } = await ask(`{
      lens(toldBy: ["${T}", "${W}"], minSources: 2) {
        meeting(slug: "wpk-congress-8") { headcounts(counted: [WOMEN_DELEGATES]) { amount share status } }
      }
      compareSources(a: "${T}", b: "${W}", about: ["wpk-congress-8"]) {
        agreements(first: 100) { nodes { property { name } display } }
      }
    }`)
    expect(data.lens.meeting.headcounts).toEqual([{ amount: 501, share: 0.1, status: 'UNDISPUTED' }])
    const agreed = data.compareSources.agreements.nodes.map(({ display }: { display: string }) => display)
    expect(agreed).toEqual(expect.arrayContaining(['501', '10%']))
  })
})

describe('who spoke, and where', () => {
  it('is asked of the congress and of its sittings', async () => {
    const { data } = await ask(`{
      alone: people(filter: { participatedIn: "wpk-congress-8", role: [SPEAKER] }) { totalCount }
      all: people(filter: { participatedIn: "wpk-congress-8", role: [SPEAKER], includeParts: true }) { totalCount nodes { slug } }
      place(slug: "pyongyang") { events { nodes { slug } } }
      hall: place(slug: "april-25-house-of-culture") { events { nodes { slug } } }
    }`)
    expect(data.alone.totalCount).toBe(1)
    expect(data.all.totalCount).toBe(13)
    expect(slugs(data.place.events)).toEqual(expect.arrayContaining(slugs(data.hall.events)))
  })
})
