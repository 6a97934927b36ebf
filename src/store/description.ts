import type { GraphDescription } from '../model/graph-description.ts'
import { readStoredDescription } from '../model/graph-description.ts'
import { deleteRows, upsertRows, type Writing } from './rows.ts'
import type { Store } from './store.ts'

/** What is kept of how the graph describes itself. */
export interface StoredDescription {
  readonly description: GraphDescription
  /** The namespace of the import that says so; null where somebody set it. */
  readonly origin: string | null
}

/** What the graph says of itself; null where it says nothing. What cannot be read, which only damage makes, counts as nothing. */
export async function findDescription({ db }: Pick<Store, 'db'>): Promise<StoredDescription | null> {
  const row = await db.selectFrom('description').selectAll().executeTakeFirst()
  const description = row ? readStoredDescription(row.content) : null
  return row && description ? { description, origin: row.origin } : null
}

/** Has the graph say this of itself; null for nothing. Only while the graph is locked. */
export async function writeDescription(store: Writing, stored: StoredDescription | null): Promise<void> {
  if (!stored) return deleteRows(store, 'description', [{ id: 1 }])
  await upsertRows(store, 'description', [
    { id: 1, content: JSON.stringify(stored.description), origin: stored.origin },
  ])
}
