import { sql } from 'kysely'
import { readStoredDescription } from '../../model/graph-description.ts'
import type { Store } from '../store.ts'
import type { Finding } from './finding.ts'

/** Finds whether what the graph says of itself can be read, and features what is or was in it. */
export async function checkDescription(store: Store, cures: { readonly description: string }): Promise<Finding[]> {
  const rows = await store.db.selectFrom('description').select('content').execute()
  const description = rows[0] ? readStoredDescription(rows[0].content) : null
  const finding = { check: 'description', count: 1, examples: [], cure: cures.description }
  if (rows[0] && !description) return [{ ...finding, problem: 'what the graph says of itself cannot be read' }]
  const strange: string[] = []
  for (const slug of description?.featured ?? []) if (!(await wasThere(store, slug))) strange.push(`entity ${slug}`)
  if (strange.length === 0) return []
  const problem = 'an entity is featured that never was in the graph'
  return [{ ...finding, problem, count: strange.length, examples: strange }]
}

/** What was merged, or went, is passed over until it comes again. */
async function wasThere({ db }: Store, slug: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from entity where slug = ${slug} union all select 1 from past_entity where slug = ${slug}
    union all select 1 from redirect where slug = ${slug} limit 1`.execute(db)
  return rows.length > 0
}
