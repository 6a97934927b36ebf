import { insertRows } from '../rows.ts'
import type { Store } from '../store.ts'

/** Records that a change undid others: their keys. */
export async function writeReversals(store: Store, change: string, reverted: readonly string[]): Promise<void> {
  await insertRows(
    store,
    'reversal',
    [...new Set(reverted)].map((each) => ({ reverted: each, change })),
  )
}
