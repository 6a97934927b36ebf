import type { Part } from '../../lists/derive.ts'
import { type Numbers, type PartTable, rowsOfPart } from '../derived-rows.ts'
import { deleteRows, insertRows, keyOfRow, upsertRows } from '../rows.ts'
import type { Store } from '../store.ts'
import type { Tables } from '../tables.ts'

/** A part of the graph as it is, and as it was: in several ways, where some of its rows may be in step already. */
export interface PartChange {
  readonly before: readonly Part[]
  readonly after: Part
  readonly numbers: Numbers
}

/** Brings the rows that follow from the part to what they are to be. Done again, it changes nothing. */
export async function changePart(
  store: Store,
  { before, after, numbers }: PartChange,
  tables: readonly PartTable[],
): Promise<void> {
  for (const table of tables) {
    const rowsOf = (part: Part) => rowsOfPart[table](part, numbers) as Tables[typeof table][]
    await writeDifference(store, table, before.map(rowsOf), rowsOf(after))
  }
}

/**
 * Brings stored rows to what they are to be, and writes no row that is so already: none that is the same in every way in
 * which they can be stored. Without any way, nothing of it is there.
 */
export async function writeDifference<Name extends keyof Tables>(
  store: Store,
  table: Name,
  before: readonly (readonly Tables[Name][])[],
  after: readonly Tables[Name][],
): Promise<void> {
  if (before.length === 0) return insertRows(store, table, after)
  const stored = before.map((rows) => new Set(rows.map((row) => JSON.stringify(row))))
  const come = after.filter((row) => {
    const text = JSON.stringify(row)
    return !stored.every((rows) => rows.has(text))
  })
  const due = new Set(after.map((row) => keyOfRow(table, row)))
  const gone = new Map<string, Tables[Name]>()
  for (const row of before.flat()) {
    const key = keyOfRow(table, row)
    if (!due.has(key)) gone.set(key, row)
  }
  await deleteRows(store, table, [...gone.values()])
  await upsertRows(store, table, come)
}
