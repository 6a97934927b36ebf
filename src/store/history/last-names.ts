import { sql } from 'kysely'
import { textset } from '../dialect.ts'
import type { Store } from '../store.ts'
import { decodeEntityState } from './state.ts'

/** What entities were called in the last of their states that are past and not erased, by slug. */
export async function findLastNames(
  { db, dialect }: Store,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ state: string }>`
    select (select past.state from past_entity as past where past.slug = wanted.text and past.state is not null
      order by past.since desc limit 1) as state
    from ${textset(dialect, slugs)} as wanted`.execute(db)
  const entities = rows.flatMap(({ state }) => (state === null ? [] : [decodeEntityState(state)]))
  return new Map(entities.map(({ slug, name }) => [slug, name]))
}
