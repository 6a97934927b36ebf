import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openGraph } from '../src/graph/graph.ts'
import { databases } from './databases.ts'
import { askCounting } from './harness.ts'
import { hub } from './hub-arbitrary.ts'
import { askGraph, openSmallGraph } from './small-graph.ts'

const congress = (fields: string) => `meeting(slug: "wpk-congress-8") { ${fields} }`

const lenses = [
  'toldBy: ["tml-weekly-2021-02-21", "wikipedia-8th-wpk-congress"]',
  'at: "2021-01-06"',
  'minSources: 2',
  'excludeDisputed: true',
  'certainty: [STATED, REPORTED, EXPECTED, INFERRED]',
] as const

const shapes = [
  ['the size of the graph', 'graph { claims entities }'],
  ['an entity', congress('id kind name description classification ordinal')],
  ['the spellings of a name', congress('names { text }')],
  ['headcounts with their claims', congress('headcounts { counted amount status claims { display } }')],
  [
    'a fact with its rivals and their sources',
    congress('startDate { edtf status claims { references { source { name } } } }'),
  ],
  ['two facts and a body', congress('startDate { edtf } endDate { status } organization { name }')],
  ['all facts', congress('facts { property { name } display status }')],
  ['the meetings before and after', congress('previous { name } next { name }')],
  ['the sources and their claims', congress('sources { edges { claimCount node { name } } }')],
  ['the claims', congress('claims { nodes { display } }')],
  [
    'a page of relations',
    congress('participants { edges { cursor role order node { name } } pageInfo { hasNextPage } }'),
  ],
  [
    'a page and its count',
    congress(
      'participants { totalCount edges { role node { name } status claim { references { source { name } } } } }',
    ),
  ],
  ['a chain of events', congress('precededBy { edges { relation depth node { name } via { id } } }')],
  ['the decisions of a meeting and their parts', congress('decisions(includeParts: true) { nodes { name } }')],
  [
    'the meetings of a body and of its terms',
    'organization(slug: "wpk-political-bureau") { meetings { nodes { name startDate { edtf } } } }',
  ],
  ['relations of relations', congress('participants { nodes { participations { nodes { name } } } }')],
  [
    'three relations of each',
    congress(
      'participants { nodes { documents { nodes { name } } ... on Person { posts { nodes { name } } memberships { nodes { name } } } } }',
    ),
  ],
  ['neighbours', congress('neighbours { totalCount byProperty { count } nodes { name } }')],
  ['a timeline', congress('timeline { undated nodes { display entity { name } } }')],
  ['disagreements', 'disagreements { nodes { kinds positions { display sources { name } } } }'],
  [
    'a comparison',
    'compareSources(a: "tml-weekly-2021-02-21", b: "wikipedia-8th-wpk-congress") { conflicts { nodes { kinds } } agreements { nodes { display } } }',
  ],
  ['a list', 'people { nodes { name } }'],
  ['a filtered list', 'people(filter: {participatedIn: "wpk-congress-8", role: GUEST}) { nodes { name } }'],
  ['two lists', 'people { nodes { name } } meetings { nodes { name } }'],
] as const

/** What a shape may cost more where a lens takes away what it needs first: it then looks for what comes next. */
const fallbacks: Readonly<Record<string, number>> = {
  'minSources: 2, the meetings before and after': 2,
  'minSources: 2, a comparison': 1,
}

/** What a shape may cost more under any lens: whom it shows is first chosen from all, by the claims that name them. */
const choices: Readonly<Record<string, number>> = {
  'a list': 1,
  'a filtered list': 2,
  'two lists': 4,
  'the decisions of a meeting and their parts': 2,
  // The names of those whom only one of two lists has.
  disagreements: 1,
}

/**
 * What a date costs more: to know what held then, what contains it and what it began with is read, step by step from a body
 * to its terms, to the next of these, to the decision that elects it. Each step is one statement, for however many rows.
 * Whether a lens that does not only choose sources keeps a list as a whole is read in a few more.
 */
const steps = (lens: string) => (lens.includes('at: ') ? 20 : 0) + (/^(?!toldBy)/.test(lens) ? 4 : 0)

/** PostgreSQL answers statements side by side, so that what waits for different answers can be asked apart. */
const apart = databases.dialect === 'postgres' ? 2 : 0

describe('the number of SQL statements through a lens', () => {
  it.each(shapes)('is not greater than without one, for %s', async (shape, selection) => {
    const whole = await askCounting(`{ ${selection} }`)
    expect(whole.errors).toBeUndefined()
    for (const lens of lenses) {
      const seen = await askCounting(`{ lens(${lens}) { ${selection} } }`)
      expect(seen.errors).toBeUndefined()
      const more = (fallbacks[`${lens}, ${shape}`] ?? 0) + (choices[shape] ?? 0) + steps(lens) + apart
      const most = whole.statements.length + more
      expect(seen.statements.length, lens).toBeLessThanOrEqual(most)
    }
  })

  it('is no greater through nested lenses than through one', async () => {
    const people = 'people { nodes { name names { text } } }'
    const nested = lenses.reduce((inside, lens) => `lens(${lens}) { ${inside} }`, people)
    const one = await askCounting(`{ lens(${lenses.join(', ')}) { ${people} } }`)
    expect((await askCounting(`{ ${nested} }`)).statements).toHaveLength(one.statements.length)
  })
})

describe('the number of SQL statements for a hub through a lens', async () => {
  const statements: string[] = []
  const [generated] = fc.sample(hub(100, 100), { numRuns: 1, seed: 21 })
  if (!generated) throw new Error('There is no hub.')
  const options = { onStatement: (text: string) => statements.push(text) }
  const graph = await openSmallGraph(generated.claims, generated.described, options)

  async function count(selection: string): Promise<number> {
    // Of a graph opened anew nothing is kept from before.
    const fresh = await openGraph(graph.store)
    statements.length = 0
    await askGraph(fresh, `{ ${selection} }`)
    return statements.length
  }

  it.each([
    [
      'relations',
      'meeting(slug: "meeting") { participants(PAGE) { totalCount edges { role node { name } claim { references { source { name } } } } } }',
    ],
    [
      'relations of relations',
      'meeting(slug: "meeting") { participants(PAGE) { nodes { participations(PAGE) { edges { roles node { name } } } names { text } } } }',
    ],
    [
      'claims',
      'meeting(slug: "meeting") { claims(as: EITHER PAGE) { nodes { display status accordant { id } references { source { name } } } } }',
    ],
    [
      'a chain',
      'meeting(slug: "meeting") { precededBy(relation: [PREPARES, FOLLOWS] PAGE) { edges { to { name } node { name } via { display } } } }',
    ],
    [
      'a list',
      'people(PAGE, filter: {participatedIn: "meeting"}) { totalCount nodes { name sources(PAGE) { nodes { name } } } }',
    ],
    ['disagreements', 'disagreements(PAGE) { nodes { positions { display claims { display } sources { name } } } }'],
  ])('is the same for one row and for a hundred, and not greater than without one: %s', async (shape, query) => {
    const whole = await count(query.replaceAll('PAGE', 'first: 100'))
    for (const lens of [
      'toldBy: ["t", "w"]',
      'at: "2021"',
      'minSources: 1',
      'minSources: 1, at: "2020", toldBy: ["w"]',
    ]) {
      const through = (page: string) => count(`lens(${lens}) { ${query.replaceAll('PAGE', page)} }`)
      const one = await through('first: 1')
      const most = whole + (choices[shape] ?? 0) + steps(lens)
      expect(one, lens).toBeLessThanOrEqual(most)
      for (const page of ['first: 100', 'last: 100']) {
        const many = await through(page)
        // What a hundred rows are told of can lead a step further than what one is.
        if (steps(lens) > 0) expect(many, lens).toBeLessThanOrEqual(most)
        else expect(many, lens).toBe(one)
      }
    }
  })
})
