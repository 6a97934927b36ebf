import { type RawBuilder, sql } from 'kysely'

/** In SQL, what `standing` (model/claim.ts) is in memory: that no editor holds the claim to be wrong. */
export function isStanding(claim: string): RawBuilder<unknown> {
  return sql`(${sql.ref(`${claim}.rank`)} is null or ${sql.ref(`${claim}.rank`)} <> 'DEPRECATED')`
}
