import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { loadDataset } from '../src/files/dataset.ts'
import type { Store } from '../src/store/store.ts'
import { derivedTables, rederive, type WrittenGraph, writeGraph } from '../src/store/write.ts'
import { openDatabase, runs } from './databases.ts'
import { hub } from './hub-arbitrary.ts'
import { dataFolder } from './shipped-data.ts'
import { smallGraph } from './small-graph.ts'
import { rowsOf, saidTables } from './table-rows.ts'

const derived = derivedTables
const said = saidTables

async function write(graph: WrittenGraph): Promise<Store> {
  const store = await openDatabase()
  await writeGraph(store, graph)
  return store
}

const shipped: WrittenGraph = { ...loadDataset(dataFolder), revision: 'shipped' }

/** Shipped or generated graphs. */
function graphs(): fc.Arbitrary<WrittenGraph> {
  const generated = hub(20, 10).map(({ claims, described }) => smallGraph(claims, described))
  return fc.oneof(fc.constant(shipped), generated)
}

describe('what is derived', () => {
  it('is there', async () => {
    const rows = await rowsOf(await write(shipped), derived)
    for (const table of derived) expect(rows.some((row) => row.startsWith(`${table} `))).toBe(true)
  })

  it('is the same, byte for byte, when it is thrown away and derived anew', async () => {
    const property = fc.asyncProperty(graphs(), async (graph) => {
      const store = await write(graph)
      const before = await rowsOf(store, derived)
      await rederive(store)
      expect(await rowsOf(store, derived)).toEqual(before)
      await store.close()
    })
    await fc.assert(property, { numRuns: runs(8) })
  })

  it('comes back where it was lost or spoilt, and what was said stays', async () => {
    const store = await write(shipped)
    const [before, claims] = [await rowsOf(store, derived), await rowsOf(store, said)]
    await sql`delete from entry where list like 'participant%'`.execute(store.db)
    await sql`delete from event_link`.execute(store.db)
    await sql`update span set first_day = 0`.execute(store.db)
    await sql`update spelling set folded = 'spoilt' where entity = (select number from entity where slug = 'wpk')`.execute(
      store.db,
    )
    expect(await rowsOf(store, derived)).not.toEqual(before)
    await rederive(store)
    expect(await rowsOf(store, derived)).toEqual(before)
    expect(await rowsOf(store, said)).toEqual(claims)
  })

  it('is the same in whatever order entities and claims are written', async () => {
    const shuffled = graphs().chain((graph) =>
      fc.record({
        graph: fc.constant(graph),
        entities: fc.shuffledSubarray([...graph.entities], { minLength: graph.entities.length }),
        claims: fc.shuffledSubarray([...graph.claims], { minLength: graph.claims.length }),
      }),
    )
    const property = fc.asyncProperty(shuffled, async ({ graph, entities, claims }) => {
      const [one, other] = [await write(graph), await write({ ...graph, entities, claims })]
      expect(await rowsOf(other, [...said, ...derived])).toEqual(await rowsOf(one, [...said, ...derived]))
      await Promise.all([one.close(), other.close()])
    })
    await fc.assert(property, { numRuns: runs(8) })
  })

  it('follows from the claims: another claim makes other rows', async () => {
    const [first, ...rest] = shipped.claims
    expect(first).toBeDefined()
    const [whole, less] = [await write(shipped), await write({ ...shipped, claims: rest })]
    expect((await rowsOf(less, derived)).length).toBeLessThan((await rowsOf(whole, derived)).length)
  })
})
