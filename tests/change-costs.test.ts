import { describe, expect, it } from 'vitest'
import { makeChange } from '../src/changes/change.ts'
import type { Operation } from '../src/changes/operation.ts'
import { type Graph, openGraph } from '../src/graph/graph.ts'
import type { Claim } from '../src/model/claim.ts'
import { personAuthor } from '../src/store/history/author.ts'
import { writeGraph } from '../src/store/write.ts'
import { idOfClaim } from './change-arbitrary.ts'
import { openDatabase } from './databases.ts'
import { claim, smallGraph } from './small-graph.ts'

/** Persons who belong to a body each, and so many bodies that each has a few. */
function graphOf(persons: number) {
  const claims = Array.from({ length: persons }, (_, index) =>
    claim(`person-${index}`, 'memberOf', `organization-${index % Math.ceil(persons / 10)}`, { source: 'source-a' }),
  )
  const lonely = Array.from({ length: most }, (_, index) => ({ slug: `place-${index}` }))
  return smallGraph(claims, lonely)
}

const most = 100

/** Makes a change, and counts what it takes. */
async function openCounting(persons: number) {
  let statements = 0
  const store = await openDatabase({ onStatement: () => (statements += 1) })
  const graph = graphOf(persons)
  await writeGraph(store, graph)
  let current: Graph | null = null
  const now = async () => {
    if (!current || current.revision !== (await store.revision())) current = await openGraph(store)
    return current
  }
  const count = async (operations: readonly Operation[], dryRun = false) => {
    const plain = { author: personAuthor('alice'), mayOnlyPropose: false, message: null, basis: null }
    const asked = { ...plain, operations, idempotencyKey: null, propose: false, dryRun }
    await now()
    statements = 0
    expect((await makeChange(now, asked)).problems).toEqual([])
    return statements
  }
  // The first one notes who held what there is.
  await count([{ create: { kind: 'SOURCE', name: 'B', slug: 'source-b' } }])
  return { count, graph }
}

/** One operation of a sort, of many that are like it. */
const sorts = {
  say: (index) => ({
    say: {
      subject: `person-${index}`,
      property: 'birthDate',
      value: { edtf: '1961' },
      reference: { source: 'source-b' },
    },
  }),
  create: (index) => ({ create: { kind: 'PERSON', name: `New ${index}` } }),
  'create namesakes': () => ({ create: { kind: 'PERSON', name: 'Kim' } }),
  unsay: (_, told) => ({ unsay: { claim: idOfClaim(told) } }),
  judge: (_, told) => ({ judge: { claim: idOfClaim(told), rank: 'DEPRECATED', reason: 'A slip.' } }),
  edit: (index) => ({ edit: { entity: `person-${index}`, description: 'Told by hand.' } }),
  remove: (index) => ({ remove: `place-${index}` }),
} satisfies Record<string, (index: number, told: Claim) => Operation>

const operations = (sort: keyof typeof sorts, count: number, claims: readonly Claim[]): Operation[] =>
  claims.slice(0, count).map((told, index) => sorts[sort](index, told))

describe('a change', () => {
  it.each(Object.keys(sorts) as (keyof typeof sorts)[])(
    'takes as many statements for many operations as for few, however large the graph is: %s',
    async (sort) => {
      const counts: number[] = []
      for (const persons of [100, 2_000]) {
        const { count, graph } = await openCounting(persons)
        for (const operationCount of [10, most])
          counts.push(await count(operations(sort, operationCount, graph.claims), true))
      }
      const [few = 0, many = 0, fewOfLarge, manyOfLarge] = counts
      expect([fewOfLarge, manyOfLarge]).toEqual([few, many])
      // Rows go to the database some hundred at a time.
      expect(many - few).toBeLessThanOrEqual(12)
    },
  )
})
