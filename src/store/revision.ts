import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Writing } from './rows.ts'

/** Holds the graph against other writers until the transaction ends, and returns its revision. */
export async function lockGraph({ db }: Writing): Promise<string> {
  const { rows } = await sql<{ revision: string }>`
    insert into graph (id, revision) values (1, '')
    on conflict (id) do update set revision = graph.revision returning revision`.execute(db)
  return rows[0]?.revision ?? ''
}

/**
 * Records that the graph was changed. The revision is made of the one before, of what changed it (a change, a repair) and of what
 * changed, so that none comes twice: what was kept of one graph is never taken for what another says.
 */
export async function recordRevision({ db }: Writing, before: string, cause: string, changed: readonly string[]) {
  const revision = createHash('sha256')
    .update(JSON.stringify([before, cause, changed]))
    .digest('hex')
  await db.updateTable('graph').set({ revision }).execute()
}
