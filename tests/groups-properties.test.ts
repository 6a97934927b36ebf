import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Graph } from '../src/graph/graph.ts'
import { runs } from './databases.ts'
import { keptBy } from './kept-graph.ts'
import { allCertainties, lensText, through, toldGraph } from './lens-arbitrary.ts'
import { askGraph, openSmallGraph } from './small-graph.ts'

const keys = fc.constantFrom(
  'property: "memberOf"',
  'inverse: "memberOf"',
  'inverse: "participant"',
  'property: "holds"',
  'property: "name"',
  'property: "headcount"',
  'property: "startDate"',
  'year: "startDate"',
  'decade: "birthDate"',
  'startYear: "memberOf"',
  'startYear: "holds"',
  'qualifier: { property: "participant", name: "role", direction: IN }',
  'qualifier: { property: "memberOf", name: "membershipStatus" }',
  'qualifier: { property: "memberOf", name: "role" }',
  'qualifier: { property: "memberOf", name: "onBehalfOf", direction: IN }',
  'qualifier: { property: "effect", name: "effect", direction: IN }',
  'attribute: KIND',
  'attribute: CLASSIFICATION',
  'attribute: SOURCE',
)

/** Lists of every sort, with the way to their answer. */
const lists = fc.constantFrom(
  ['entities'],
  ['entities(filter: { kind: [PERSON, MEETING] })'],
  ['entities(filter: { where: { property: "memberOf", qualifiers: { name: "membershipStatus", in: "FULL" } } })'],
  ['entities(filter: { where: { property: "memberOf", maxVoices: 1 } })'],
  ['entities(filter: { where: { direction: IN, property: "participant", entity: "meeting" } })'],
  ['people'],
  ['people(filter: { memberOf: "organization" })'],
  ['people(filter: { participatedIn: "meeting", role: [GUEST, CHAIR] })'],
  ['people(filter: { role: [GUEST] })'],
  ['meetings'],
  ['organization(slug: "organization")', 'members'],
  ['meeting(slug: "meeting")', 'participants'],
  ['meeting(slug: "meeting")', 'participants(role: [GUEST, CHAIR, SPEAKER])'],
  ['meeting(slug: "meeting")', 'participants(includeParts: true)'],
)

const asked = fc.tuple(lists, fc.uniqueArray(keys, { minLength: 1, maxLength: 2 }))

const grouping = `total others unknown groups { count disputed keys { display value entity { slug } } }`

async function groupsOf(graph: Graph, lens: string, way: readonly string[], by: readonly string[]): Promise<unknown> {
  const field = `groups(by: [${by.map((key) => `{ ${key} }`).join(', ')}], first: 1000) { ${grouping} }`
  const query = way.reduceRight((inner, step) => `${step} { ${inner} }`, field)
  let data = await askGraph(graph, through(lens === '' ? [] : [lens], query))
  if (lens !== '') data = data.lens
  for (const step of way) data = data?.[step.replace(/\(.*$/, '')]
  return data?.groups ?? null
}

describe('a random grouping of a random list', () => {
  it('is under a lens what it is in a graph that holds only what the lens keeps', async () => {
    const property = fc.asyncProperty(
      toldGraph(),
      lensText(),
      fc.array(asked, { minLength: 12, maxLength: 12 }),
      async (told, lens, all) => {
        const graph = await openSmallGraph(told.claims, told.described)
        const kept = await openSmallGraph((await keptBy(graph, told, lens)).claims, told.described)
        const whole = lens.includes('EXPECTED') ? `certainty: [${allCertainties.join(', ')}]` : ''
        for (const [way, by] of all) {
          const [seen, due] = [await groupsOf(graph, lens, way, by), await groupsOf(kept, whole, way, by)]
          expect({ way, by, seen }).toEqual({ way, by, seen: due })
        }
        await Promise.all([graph.store.close(), kept.store.close()])
      },
    )
    await fc.assert(property, { numRuns: runs(80), endOnFailure: true })
  })

  it('says something: there are groups, of one key and of two, and some are disputed', async () => {
    const met = { groups: 0, pairs: 0, disputed: 0, unknown: 0, none: 0 }
    // Always the same, so that chance decides nothing.
    const samples = fc.sample(fc.tuple(toldGraph(), fc.array(asked, { minLength: 12, maxLength: 12 })), {
      numRuns: 60,
      seed: 1,
    })
    for (const [told, all] of samples) {
      const graph = await openSmallGraph(told.claims, told.described)
      for (const [way, by] of all) {
        const found = (await groupsOf(graph, '', way, by)) as { unknown: number; groups: { disputed: number }[] } | null
        const groups = found?.groups ?? []
        met[groups.length === 0 ? 'none' : by.length === 2 ? 'pairs' : 'groups'] += 1
        if (groups.some(({ disputed }) => disputed > 0)) met.disputed += 1
        if (found && found.unknown > 0) met.unknown += 1
      }
      await graph.store.close()
    }
    expect(met.groups).toBeGreaterThan(30)
    expect(Math.min(met.pairs, met.unknown)).toBeGreaterThan(10)
    expect(met.disputed).toBeGreaterThan(0)
  })
})
