import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Attempt, attempt } from '../src/changes/attempt.ts'
import type { Operation } from '../src/changes/operation.ts'
import { encodeId } from '../src/graph/id.ts'
import { amendGraph } from '../src/store/amend/amend.ts'
import { withdrawUnsaid } from '../src/store/amend/withdraw.ts'
import { findAllClaims } from '../src/store/claims.ts'
import { findAllEntities } from '../src/store/entities.ts'
import { personAuthor } from '../src/store/history/author.ts'
import { findLastNumber } from '../src/store/history/entry.ts'
import type { Store } from '../src/store/store.ts'
import { derivedTables, rederive } from '../src/store/write.ts'
import type { Happening } from './amendment-arbitrary.ts'
import { type Deed, history, operationsOf } from './change-arbitrary.ts'
import { openDatabase, runs } from './databases.ts'
import { HeldModel } from './held-model.ts'
import { saidAt, saidNow } from './said-on-record.ts'
import { rowsOf, saidTables } from './table-rows.ts'

function change(store: Store, operations: readonly Operation[]): Promise<Attempt> {
  return attempt(store, {
    operations,
    entry: { author: personAuthor('alice'), message: null },
    basis: null,
    nearest: new Map(),
    isTrial: false,
    first: async () => null,
  })
}

async function happen(store: Store, model: HeldModel, event: Happening | Deed): Promise<void> {
  if (event.type === 'amend' || event.type === 'withdraw') {
    model.happen(event)
    const { origin } = event
    const run = model.run(origin)
    if (event.type === 'amend') {
      const { entities, claims } = event
      await amendGraph(store, { origin, run, entities, claims })
      return
    }
    while ((await withdrawUnsaid(store, origin, run, event.limit)).released > 0);
    return
  }
  const operations = operationsOf(event, {
    entities: (await findAllEntities(store)).sort((a, b) => (a.slug < b.slug ? -1 : 1)),
    claims: (await findAllClaims(store)).sort((a, b) => (a.id < b.id ? -1 : 1)),
    changes: await keysOf(store),
  })
  if (operations.length > 0) await change(store, operations)
}

async function keysOf({ db }: Store): Promise<string[]> {
  const rows = await db.selectFrom('change').select('key').where('number', 'is not', null).orderBy('number').execute()
  return rows.map(({ key }) => key)
}

const all = [...saidTables, ...derivedTables]

describe('a random history, by files and by hand', () => {
  it('keeps every moment on record, and all that is derived in step', async () => {
    const property = fc.asyncProperty(history(), async (events) => {
      const store = await openDatabase()
      const model = new HeldModel()
      const moments = new Map<number, string[]>()
      for (const event of events) {
        await happen(store, model, event)
        moments.set(await findLastNumber(store), await saidNow(store))
      }
      for (const [number, said] of moments) expect(await saidAt(store, number), `at ${number}`).toEqual(said)
      const rows = await rowsOf(store, all)
      await rederive(store)
      expect(await rowsOf(store, all)).toEqual(rows)
      await store.close()
    })
    await fc.assert(property, { numRuns: runs(60), endOnFailure: true })
  })

  it('is undone from its end to its beginning, and says again what it said at first', async () => {
    const property = fc.asyncProperty(history(6), async (events) => {
      const store = await openDatabase()
      const model = new HeldModel()
      const first = await saidNow(store)
      for (const event of events) await happen(store, model, event)
      const keys = (await keysOf(store)).reverse()
      for (const key of keys) {
        const undone = await change(store, [{ revert: encodeId({ type: 'Change', key, lens: '' }) }])
        if ('problems' in undone)
          expect(undone.problems.map(({ message }) => message)).toEqual([expect.stringContaining('says already')])
      }
      expect(await saidNow(store)).toEqual(first)
      const rows = await rowsOf(store, all)
      await rederive(store)
      expect(await rowsOf(store, all)).toEqual(rows)
      await store.close()
    })
    await fc.assert(property, { numRuns: runs(40), endOnFailure: true })
  })
})
