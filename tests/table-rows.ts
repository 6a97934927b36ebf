import { sql } from 'kysely'
import type { Store } from '../src/store/store.ts'

export const saidTables = ['entity', 'claim', 'reference'] as const
export const derivedTables = [
  'entry',
  'tally',
  'link',
  'event_link',
  'spelling',
  'word',
  'mention',
  'span',
  'contest',
  'dated',
  'identifier',
] as const

/** Every row of the tables as a text, sorted, so that nothing but the order of rows can differ unseen. */
export async function rowsOf(store: Store, tables: readonly string[]): Promise<string[]> {
  const rows = tables.map(async (table) => {
    const found = await sql<object>`select * from ${sql.table(table)}`.execute(store.db)
    return found.rows.map((row) => `${table} ${JSON.stringify(row)}`)
  })
  return (await Promise.all(rows)).flat().sort()
}
