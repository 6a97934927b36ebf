import { type RawBuilder, sql } from 'kysely'
import type { Claim } from '../model/claim.ts'
import { allProperties, type PropertyName, properties } from '../model/properties.ts'
import { type ClaimRow, claimColumns, decodeClaim, joinedEnds } from './claim-row.ts'
import { andStood } from './history/as-of.ts'
import type { Store } from './store.ts'

/**
 * How far a query reaches: a lens that weighs claims against each other needs those that they are weighed against, too.
 * These are all of their subject and property; where many entities can be the value at once, only those of the same value.
 */
export interface Reach {
  readonly rivals: boolean
}

/*
 * SQLite takes tables that are cross-joined in the order in which they are written, and would else look through all claims.
 */

/** The claims whose numbers are chosen; with `rivals`, those that they are weighed against, too. */
export async function readClaims(store: Store, chosen: RawBuilder<unknown>, { rivals }: Reach): Promise<Claim[]> {
  const all = rivals
    ? sql`
      chosen as (select number from named
        union
        select claim.number from named cross join claim as one cross join claim
        where one.number = named.number and (one.object is null or one.property in (${sql.join(functional)}))
          and claim.subject = one.subject and claim.property = one.property
        union
        select claim.number from named cross join claim as one cross join claim
        where one.number = named.number
          and claim.object = one.object and claim.property = one.property and claim.subject = one.subject)`
    : sql`chosen as (select number from named)`
  const { rows } = await sql<ClaimRow>`
    with named as (${chosen}), ${all}
    select ${claimColumns} from chosen cross join claim ${joinedEnds} where claim.number = chosen.number
      ${andStood(store, 'claim')}`.execute(store.db)
  return rows.map(decodeClaim)
}

/** The claims that are chosen for each of so many keys. */
export async function readClaimsOf(
  store: Store,
  keys: number,
  wanted: RawBuilder<unknown>,
  chosen: RawBuilder<unknown>,
): Promise<Claim[][]> {
  const { rows } = await sql<ClaimRow & { index: number }>`
    with ${wanted}, chosen as (${chosen})
    select chosen."index", ${claimColumns}
    from chosen cross join claim ${joinedEnds} where claim.number = chosen.number
      ${andStood(store, 'claim')}`.execute(store.db)
  const lists: Claim[][] = Array.from({ length: keys }, () => [])
  for (const row of rows) lists[Number(row.index)]?.push(decodeClaim(row))
  return lists
}

/** The properties of which values compete. */
export const functional = allProperties.flatMap(({ name, functional: isOne }) => (isOne ? [name] : []))

/** Whether values of the property compete. */
export function isFunctional(property: PropertyName): boolean {
  return properties[property].functional !== undefined
}
