import { type RawBuilder, sql } from 'kysely'
import type { Claim } from '../model/claim.ts'
import { properties as declared, type PropertyName } from '../model/properties.ts'
import { type ClaimRow, decodeClaim, referencesOf } from './claim-row.ts'
import type { Reach } from './claims.ts'
import { textset } from './dialect.ts'
import type { Store } from './store.ts'

/** The claims of one property whose subject and value these are. */
export interface RelationKey {
  readonly subject: string
  readonly property: PropertyName
  readonly object: string
}

/**
 * The claims between two entities, in a list for each key. With `rivals`, also those that claims are weighed against:
 * all of the subject and property where that is functional. Elsewhere claims of another value are no rivals.
 */
export async function findClaimsBetween(
  store: Store,
  keys: readonly RelationKey[],
  { rivals }: Reach,
): Promise<Claim[][]> {
  const rows = keys.map(({ subject, property, object }, index) => [
    index,
    subject,
    property,
    object,
    rivals && isFunctional(property) ? 1 : 0,
  ])
  const columns = { index: 'bigint', subject: 'text', property: 'text', object: 'text', topic: 'bigint' } as const
  const columnsRead = sql`wanted."index", claim.*, ${referencesOf(store)} as "references"`
  const { rows: found } = await sql<ClaimRow & { index: number }>`
    with wanted as (select * from ${store.dialect.recordset(rows, columns)} as keys)
    select ${columnsRead}
    from wanted join claim on claim.object = wanted.object and claim.property = wanted.property and claim.subject = wanted.subject
    where wanted.topic = 0
    union all
    select ${columnsRead}
    from wanted join claim on claim.subject = wanted.subject and claim.property = wanted.property
    where wanted.topic = 1`.execute(store.db)
  const lists: Claim[][] = keys.map(() => [])
  for (const row of found) lists[Number(row.index)]?.push(decodeClaim(row, store))
  return lists
}

export interface LinkingRequest extends Reach {
  /** Null for all. */
  readonly properties: readonly PropertyName[] | null
  /** How many claims to read at most. */
  readonly limit: number
}

/**
 * The claims that link any of these nodes with another, of which they are the subject or the value; with `rivals`,
 * also those that they are weighed against. Null if they are more than the limit.
 */
export async function findClaimsLinking(
  store: Store,
  nodes: readonly string[],
  { properties, rivals, limit }: LinkingRequest,
): Promise<Claim[] | null> {
  const wanted = textset(store.dialect, nodes)
  const chosen = (property: RawBuilder<unknown>, names: readonly string[]) =>
    sql`${property} in (select text from ${textset(store.dialect, names)} as properties)`
  const linking = (properties ?? allNames).filter(isRelation)
  const weighed = linking.filter((name) => rivals && isFunctional(name))
  const { rows } = await sql<ClaimRow>`
    select claim.*, ${referencesOf(store)} as "references"
    from (
      select claim.id from ${wanted} as wanted join claim on claim.subject = wanted.text
      where claim.object is not null and ${chosen(sql`claim.property`, linking)}
      union
      select claim.id from ${wanted} as wanted join claim on claim.object = wanted.text
      where ${chosen(sql`claim.property`, linking)}
      union
      select claim.id from ${wanted} as wanted join claim as named on named.object = wanted.text
      join claim on claim.subject = named.subject and claim.property = named.property
      where ${chosen(sql`named.property`, weighed)}
      limit ${limit + 1}
    ) as found join claim on claim.id = found.id`.execute(store.db)
  return rows.length > limit ? null : rows.map((row) => decodeClaim(row, store))
}

const allNames = Object.keys(declared) as PropertyName[]

function isFunctional(property: PropertyName): boolean {
  return declared[property].functional !== undefined
}

/** Whether its values can be entities. */
function isRelation(property: PropertyName): boolean {
  return declared[property].range.kinds !== undefined
}
