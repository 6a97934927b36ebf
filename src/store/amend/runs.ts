import { sql } from 'kysely'
import type { Store } from '../store.ts'

/** An origin, and the run of its import. */
export interface Run {
  readonly origin: string
  readonly run: string
}

/** The same with the number under which the database knows the run. */
export interface NumberedRun extends Run {
  readonly number: number
}

/** The run as the database knows it; it comes to be known here. Only while the graph is locked. */
export async function numberRun({ db }: Store, { origin, run }: Run): Promise<NumberedRun> {
  const known = await db
    .selectFrom('run')
    .select('number')
    .where('origin', '=', origin)
    .where('run', '=', run)
    .executeTakeFirst()
  if (known) return { origin, run, number: Number(known.number) }
  const { rows } = await sql<{ number: number | string }>`
    insert into run (number, origin, run, finished)
    select coalesce(max(number), 0) + 1, ${origin}, ${run}, 0 from run
    returning number`.execute(db)
  return { origin, run, number: Number(rows[0]?.number) }
}

/** The other runs of the origin, of which something can be left. */
export async function findOtherRuns({ db }: Store, { origin, run }: Run): Promise<NumberedRun[]> {
  const rows = await db
    .selectFrom('run')
    .select(['number', 'run'])
    .where('origin', '=', origin)
    .where('run', '<>', run)
    .execute()
  return rows.map(({ number, run: other }) => ({ origin, run: other, number: Number(number) }))
}

/** The numbers of all runs. */
export async function findAllRuns({ db }: Store): Promise<ReadonlySet<number>> {
  const rows = await db.selectFrom('run').select('number').execute()
  return new Set(rows.map(({ number }) => Number(number)))
}

/** How many claims an origin holds. */
export async function countHeldClaims({ db }: Store, origin: string): Promise<number> {
  const { rows } = await sql<{ claims: number | string }>`
    select count(distinct holding.claim) as claims from run
    join holding on holding.run = run.number where run.origin = ${origin}`.execute(db)
  return Number(rows[0]?.claims)
}

/** Forgets runs of which nothing is left. */
export async function forgetRuns({ db }: Store, runs: readonly NumberedRun[]): Promise<void> {
  const numbers = runs.map(({ number }) => number)
  if (numbers.length > 0) await db.deleteFrom('run').where('number', 'in', numbers).execute()
}
