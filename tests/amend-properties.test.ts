import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amendGraph } from '../src/store/amend/amend.ts'
import { withdrawUnsaid } from '../src/store/amend/withdraw.ts'
import type { Store } from '../src/store/store.ts'
import { derivedTables, rederive, writeGraph } from '../src/store/write.ts'
import { type Happening, happenings } from './amendment-arbitrary.ts'
import { databases, openDatabase } from './databases.ts'
import { HeldModel } from './held-model.ts'
import { rowsOf, saidTables } from './table-rows.ts'

const all = [...saidTables, ...derivedTables]

async function happen(store: Store, model: HeldModel, happening: Happening): Promise<void> {
  model.happen(happening)
  const { origin } = happening
  const run = model.run(origin)
  if (happening.type === 'amend') {
    const { entities, claims } = happening
    await amendGraph(store, { origin, run, entities, claims }, { claimsAtOnce: 2 })
    return
  }
  while ((await withdrawUnsaid(store, origin, run, happening.limit)).released > 0);
}

/** PostgreSQL takes ten times as long for each. */
const runs = databases.dialect === 'sqlite' ? 30 : 5

describe('whatever happens to a graph', () => {
  it('it is what writing all that is held would make it, and what deriving it anew would', async () => {
    const property = fc.asyncProperty(happenings(), async (list) => {
      const [store, written] = [await openDatabase(), await openDatabase()]
      const model = new HeldModel()
      for (const happening of list) await happen(store, model, happening)
      await writeGraph(written, model.graph())
      const rows = await rowsOf(store, all)
      expect(rows).toEqual(await rowsOf(written, all))
      await rederive(store)
      expect(await rowsOf(store, all)).toEqual(rows)
      await Promise.all([store.close(), written.close()])
    })
    await fc.assert(property, { numRuns: runs })
  })

  it('the same again changes no row', async () => {
    const tables = [...all, 'graph', 'holding', 'held_entity']
    const property = fc.asyncProperty(happenings({ most: 3 }), async (list) => {
      const store = await openDatabase()
      const model = new HeldModel()
      for (const happening of list) await happen(store, model, happening)
      const rows = await rowsOf(store, tables)
      const last = list.at(-1)
      if (last?.type === 'amend') await happen(store, model, { ...last, anew: false })
      expect(await rowsOf(store, tables)).toEqual(rows)
      await store.close()
    })
    await fc.assert(property, { numRuns: Math.ceil(runs / 2) })
  })
})
