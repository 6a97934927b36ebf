import { sql } from 'kysely'
import type { Store } from './store.ts'

/** How much the graph holds, without what is only expected, and the hash of what it was made from. */
export interface GraphCounts {
  readonly entities: number
  readonly claims: number
  readonly references: number
  readonly sources: number
  readonly revision: string
}

/** The hash of what the graph was made from; empty where nothing was written yet. */
export async function findRevision({ db }: Pick<Store, 'db'>): Promise<string> {
  const { rows } = await sql<{ revision: string }>`select revision from graph`.execute(db)
  return rows[0]?.revision ?? ''
}

export async function countGraph({ db }: Store): Promise<GraphCounts> {
  const { rows } = await sql<Record<keyof GraphCounts, number | string>>`
    select
      (select count(*) from listed where shown = 1) as entities,
      (select count(*) from listed where shown = 1 and kind = 'SOURCE') as sources,
      (select count(*) from claim where shown > 0) as claims,
      (select coalesce(sum(shown), 0) from claim) as "references",
      coalesce((select revision from graph), '') as revision`.execute(db)
  const [row] = rows
  if (!row) throw new Error('The database holds no graph.')
  const { entities, claims, references, sources, revision } = row
  return {
    entities: Number(entities),
    claims: Number(claims),
    references: Number(references),
    sources: Number(sources),
    revision: String(revision),
  }
}
