import { type RawBuilder, sql } from 'kysely'
import { isStanding } from '../lists/standing.ts'
import type { Claim } from '../model/claim.ts'
import { textset } from './dialect.ts'
import { type Reach, readClaims } from './reach.ts'
import type { Store } from './store.ts'

/** The ballots that are cast for any of these bodies, with all that is told between the same voters and decisions. */
export async function findBallotsFor(store: Store, bodies: readonly string[]): Promise<Claim[]> {
  const cast = sql`
    select other.number from ${castFor(store, bodies)} cross join claim as other
    where other.object = claim.object and other.property = 'ballot' and other.subject = claim.subject`
  return readClaims(store, sql`select distinct number from (${cast}) as cast_for`, alone)
}

const alone: Reach = { rivals: false }

/** What was done on behalf of a body: so many took an option, or several claims tell what one did. */
export interface CastFor {
  readonly body: string
  /** Slug. */
  readonly decision: string
  readonly option: string | null
  readonly voters: number
  /** The voter of whom several claims tell; null where they are counted. */
  readonly voter: string | null
}

/** Counts the ballots that are cast for bodies. Of voters of whom several claims tell, each is named. */
export async function countBallotsFor(store: Store, bodies: readonly string[]): Promise<CastFor[]> {
  const isShown = sql`claim.shown > 0 and ${isStanding('claim')} and claim.subject <> body.number`
  const another = sql`exists (
    select 1 from claim as other where other.object = claim.object and other.property = 'ballot'
      and other.subject = claim.subject and other.number <> claim.number)`
  const cast = castFor(store, bodies)
  const { rows } = await sql<CastFor>`
    select counted.body, decision.slug as decision, counted."option", counted.voters, voter.slug as voter from (
      select body.slug as body, claim.object, claim.facet as "option", count(*) as voters, 0 as voter
      from ${cast} where ${isShown} and claim.facet is not null and not ${another}
      group by body.slug, claim.object, claim.facet
      union all
      select distinct body.slug, claim.object, cast(null as text), 1, claim.subject from ${cast} where ${isShown} and ${another}
    ) as counted join entity as decision on decision.number = counted.object
    left join entity as voter on voter.number = counted.voter`.execute(store.db)
  return rows.map((row) => ({ ...row, voters: Number(row.voters) }))
}

function castFor({ dialect }: Store, bodies: readonly string[]): RawBuilder<unknown> {
  return sql`${textset(dialect, bodies)} as wanted
    join entity as body on body.slug = wanted.text
    join mention on mention.entity = body.number and mention.role = 'onBehalfOf'
    join claim on claim.number = mention.claim and claim.property = 'ballot'`
}
