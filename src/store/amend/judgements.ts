import { type Selectable, sql } from 'kysely'
import type { Judgement } from '../../model/claim.ts'
import type { JudgementTable } from '../history/tables.ts'
import { judgementOf } from '../judged-row.ts'
import { upsertRows } from '../rows.ts'
import type { Store } from '../store.ts'

/** How editors judged claims, by number: so they are judged, whatever those who hold them say. */
export async function findJudgements(
  { db, dialect }: Store,
  claims: readonly number[],
): Promise<ReadonlyMap<number, Judgement>> {
  if (claims.length === 0) return new Map()
  const wanted = dialect.recordset(
    claims.map((claim) => [claim]),
    { claim: 'bigint' },
  )
  const { rows } = await sql<Selectable<JudgementTable>>`
    select judgement.* from ${wanted} as wanted join judgement on judgement.claim = wanted.claim`.execute(db)
  return new Map(rows.map((row) => [Number(row.claim), judgementOf(row)]))
}

/** Judges a claim. */
export async function judge(store: Store, claim: number, { rank, rankReason, explanation }: Judgement): Promise<void> {
  const row = { claim, rank: rank === 'NORMAL' ? null : rank, rank_reason: rankReason, explanation }
  await upsertRows(store, 'judgement', [row])
}
