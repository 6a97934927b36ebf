import { upsertRows } from '../rows.ts'
import type { Store } from '../store.ts'

/** Records that a change undoes others: their keys. Of a proposal they are known before it takes effect. */
export async function writeReversals(store: Store, change: string, reverted: readonly string[]): Promise<void> {
  await upsertRows(
    store,
    'reversal',
    [...new Set(reverted)].map((each) => ({ reverted: each, change })),
  )
}
