import { type RawBuilder, sql } from 'kysely'

/** A list that may be empty, as SQL takes it. */
export function listOf(words: readonly string[]): RawBuilder<unknown> {
  return words.length === 0 ? sql`null` : sql.join([...new Set(words)])
}
