import { type RawBuilder, sql } from 'kysely'
import type { Store } from '../store.ts'
import { type Finding, mostExamples } from './finding.ts'

/** Finds claims whose ends are not there. */
export async function checkEnds(store: Store, cures: { readonly source: string }): Promise<Finding[]> {
  const found = await Promise.all(
    ends.map(async ({ problem, rows }): Promise<Finding[]> => {
      const { count, examples } = await look(store, rows)
      return count === 0 ? [] : [{ check: 'ends', problem, count, examples, cure: cures.source }]
    }),
  )
  return found.flat()
}

interface End {
  readonly problem: string
  /** A query of one column: where it is. */
  readonly rows: RawBuilder<unknown>
}

const ends: readonly End[] = [
  {
    problem: 'a claim has a subject that is no entity of the graph',
    rows: sql`select 'claim ' || claim.id as place from claim left join entity on entity.number = claim.subject
      where entity.number is null`,
  },
  {
    problem: 'a claim has a value that is no entity of the graph',
    rows: sql`select 'claim ' || claim.id as place from claim left join entity on entity.number = claim.object
      where claim.object is not null and entity.number is null`,
  },
]

/** How many rows a query of places gives, and the first of them. */
export async function look({ db }: Store, rows: RawBuilder<unknown>): Promise<{ count: number; examples: string[] }> {
  const counted = await sql<{ count: number | string }>`select count(*) as count from (${rows}) as found`.execute(db)
  const count = Number(counted.rows[0]?.count ?? 0)
  if (count === 0) return { count, examples: [] }
  const first = await sql<{ place: string }>`
    select place from (${rows}) as found order by place limit ${mostExamples}`.execute(db)
  return { count, examples: first.rows.map(({ place }) => place) }
}
