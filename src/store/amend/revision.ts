import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Store } from '../store.ts'
import type { Run } from './runs.ts'

/** Holds the graph against other writers until the transaction ends, and returns its revision. */
export async function lockGraph({ db }: Store): Promise<string> {
  const { rows } = await sql<{ revision: string }>`
    insert into graph (id, revision) values (1, '')
    on conflict (id) do update set revision = graph.revision returning revision`.execute(db)
  return rows[0]?.revision ?? ''
}

/** Records that the graph was changed in the midst of an import. */
export async function recordRevision({ db }: Store, before: string, { origin, run }: Run, changed: readonly string[]) {
  await db
    .updateTable('graph')
    .set({ revision: hash([before, origin, run, changed]) })
    .execute()
}

/** Records what the graph is made of: of what every origin gave last, in whatever order. */
export async function recordFinishedRevision({ db }: Store): Promise<void> {
  const imports = await db.selectFrom('run').select(['origin', 'run', 'finished']).execute()
  const runs = imports.map(({ origin, run, finished }) => JSON.stringify([origin, run, Number(finished)]))
  await db
    .updateTable('graph')
    .set({ revision: hash(runs.sort()) })
    .execute()
}

function hash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}
