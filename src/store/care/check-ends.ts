import { type RawBuilder, sql } from 'kysely'
import type { Store } from '../store.ts'
import { type Finding, mostExamples } from './finding.ts'

/** Finds what names something that is not there: the ends of claims and references, and claims that nobody makes. */
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

const absent = (slug: RawBuilder<unknown>) => sql`not exists (select 1 from entity where entity.slug = ${slug})`

const ends: readonly End[] = [
  {
    problem: 'a claim has a subject that is no entity of the graph',
    rows: sql`select 'claim ' || id || ' about ' || subject as place from claim where ${absent(sql`claim.subject`)}`,
  },
  {
    problem: 'a claim has a value that is no entity of the graph',
    rows: sql`select 'claim ' || id || ' of ' || object as place from claim
      where object is not null and ${absent(sql`claim.object`)}`,
  },
  {
    problem: 'a reference has a source that is no entity of the graph',
    rows: sql`select 'claim ' || claim || ' by ' || source as place from reference where ${absent(sql`reference.source`)}`,
  },
  {
    problem: 'a reference gives the words of somebody who is not in the graph',
    rows: sql`select 'claim ' || claim || ' in words of ' || attributed_to as place from reference
      where attributed_to is not null and ${absent(sql`reference.attributed_to`)}`,
  },
  {
    problem: 'a claim has no reference: nobody says it',
    rows: sql`select 'claim ' || id || ' about ' || subject as place from claim
      where not exists (
        select 1 from reference where reference.subject = claim.subject and reference.claim = claim.id)`,
  },
  {
    problem: 'a reference belongs to a claim that is not there',
    rows: sql`select 'claim ' || reference.claim || ' by ' || source as place from reference
      where not exists (select 1 from claim where claim.id = reference.claim)`,
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
