import { sql } from 'kysely'
import { textset } from '../dialect.ts'
import type { Store } from '../store.ts'

/** Those of the slugs that an entity has, or had at any time: they are never used again. */
export async function findUsedSlugs({ db, dialect }: Store, slugs: readonly string[]): Promise<ReadonlySet<string>> {
  if (slugs.length === 0) return new Set()
  const wanted = textset(dialect, slugs)
  const { rows } = await sql<{ text: string }>`
    select wanted.text from ${wanted} as wanted join entity on entity.slug = wanted.text
    union select wanted.text from ${wanted} as wanted join past_entity on past_entity.slug = wanted.text
    union select wanted.text from ${wanted} as wanted join redirect on redirect.slug = wanted.text`.execute(db)
  return new Set(rows.map(({ text }) => text))
}
