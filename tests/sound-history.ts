import { expect } from 'vitest'
import { differencesOfClaim, differencesOfEntity } from '../src/model/difference.ts'
import { examine } from '../src/store/care/doctor.ts'
import { readChangedClaims, readChangedEntities } from '../src/store/history/states-of-change.ts'
import type { Store } from '../src/store/store.ts'
import { derivedTables, rederive } from '../src/store/write.ts'
import { rowsOf, saidTables } from './table-rows.ts'

const cures = { files: 'restore', source: 'import', derived: 'repair', description: 'describe' }
const all = [...saidTables, ...derivedTables]

/**
 * Expects a history without gaps, in which each change comes after the one before and did all that it says it did; and a
 * database in which nothing is out of step.
 */
export async function expectSound(store: Store): Promise<void> {
  const changes = await store.db
    .selectFrom('change')
    .selectAll()
    .where('number', 'is not', null)
    .orderBy('number')
    .execute()
  expect(changes.map(({ number }) => Number(number))).toEqual(changes.map((_, index) => index + 1))
  for (const [index, { number, at, differences }] of changes.entries()) {
    expect(Number(at), `the time of change ${number}`).toBeGreaterThan(Number(changes[index - 1]?.at ?? 0))
    expect(await countDifferences(store, Number(number)), `the differences of change ${number}`).toBe(
      Number(differences),
    )
  }
  for await (const { findings } of examine(store, cures, { deep: true })) expect(findings).toEqual([])
  const rows = await rowsOf(store, all)
  await rederive(store)
  expect(await rowsOf(store, all)).toEqual(rows)
}

/** How many differences the history tells of a change. */
async function countDifferences(store: Store, number: number): Promise<number> {
  const entities = await readChangedEntities(store, number)
  const claims = await readChangedClaims(store, number)
  const told = [
    ...entities.flatMap(({ key: slug, before, after }) => differencesOfEntity({ slug, before, after })),
    ...claims.flatMap(({ before, after }) => differencesOfClaim({ before, after })),
  ]
  return told.length
}
