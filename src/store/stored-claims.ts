import { type RawBuilder, sql } from 'kysely'
import { matesOf } from '../lists/derive.ts'
import type { Claim } from '../model/claim.ts'
import { type ListedProperty, ownerOfList } from '../model/listed-property.ts'
import type { PropertyName } from '../model/properties.ts'
import { type ClaimRow, claimColumns, decodeClaim, joinedEnds } from './claim-row.ts'
import type { Store } from './store.ts'

/** A claim, and the number under which the database knows it. */
export interface StoredClaim {
  readonly number: number
  readonly claim: Claim
}

/** Reads claims from a join that names the table `claim`; `clauses` follow what joins their ends. */
export async function readStoredClaims(
  { db }: Pick<Store, 'db'>,
  from: RawBuilder<unknown>,
  clauses: RawBuilder<unknown> = sql``,
): Promise<StoredClaim[]> {
  const { rows } = await sql<ClaimRow & { number: number | string }>`
    select claim.number, ${claimColumns} from ${from} ${joinedEnds} ${clauses}`.execute(db)
  return rows.map((row) => ({ number: Number(row.number), claim: decodeClaim(row) }))
}

/** The claims that have these numbers. */
export function findNumberedClaims(store: Store, numbers: readonly number[]): Promise<StoredClaim[]> {
  const wanted = store.dialect.recordset(
    numbers.map((number) => [number]),
    { number: 'bigint' },
  )
  return readStoredClaims(store, sql`${wanted} as wanted join claim on claim.number = wanted.number`)
}

/**
 * What is read around claims: all that is said of some subjects under some properties, or with some values, or between some
 * entities.
 */
export interface Surrounded {
  readonly topics: Map<string, readonly [subject: number, property: PropertyName]>
  readonly values: Map<string, readonly [object: number, property: PropertyName]>
  readonly pairs: Map<string, readonly [object: number, property: PropertyName, subject: number]>
}

export function nothingSurrounded(): Surrounded {
  return { topics: new Map(), values: new Map(), pairs: new Map() }
}

/** Notes what the claim's mates are. */
export function surround({ topics, pairs }: Surrounded, claim: Claim, subject: number, object: number | null): void {
  const mates = matesOf(claim)
  if (mates) for (const property of mates) topics.set(`${subject} ${property}`, [subject, property])
  else if (object !== null) pairs.set(`${object} ${claim.property} ${subject}`, [object, claim.property, subject])
}

/** Notes that all is wanted which can stand in lists of an owner, what declares them complete, and what is counted of them. */
export function surroundLists({ topics, values }: Surrounded, owner: number, property: ListedProperty): void {
  topics.set(`${owner} listComplete`, [owner, 'listComplete'])
  if (property === 'ballot') topics.set(`${owner} ballotCount`, [owner, 'ballotCount'])
  if (ownerOfList[property] === 'SUBJECT') topics.set(`${owner} ${property}`, [owner, property])
  else values.set(`${owner} ${property}`, [owner, property])
}

/** Of which of these entities sources declare lists complete: their numbers. */
export async function findListOwners(
  { db, dialect }: Store,
  entities: readonly number[],
): Promise<ReadonlySet<number>> {
  if (entities.length === 0) return new Set()
  const rows = entities.map((entity) => [entity])
  const found = await sql<{ subject: number | string }>`
    select distinct claim.subject from ${dialect.recordset(rows, { number: 'bigint' })} as wanted
    join claim on claim.subject = wanted.number and claim.property = 'listComplete'`.execute(db)
  return new Set(found.rows.map(({ subject }) => Number(subject)))
}

/** Each of the claims once. */
export async function findSurrounding(store: Store, { topics, values, pairs }: Surrounded): Promise<StoredClaim[]> {
  const found = new Map<string, StoredClaim>()
  const add = (claims: readonly StoredClaim[]) => {
    for (const stored of claims) found.set(stored.claim.id, stored)
  }
  if (topics.size > 0) {
    const wanted = store.dialect.recordset([...topics.values()], { subject: 'bigint', property: 'text' })
    const ofTopic = sql`claim.subject = wanted.subject and claim.property = wanted.property`
    add(await readStoredClaims(store, sql`${wanted} as wanted join claim on ${ofTopic}`))
  }
  if (values.size > 0) {
    const wanted = store.dialect.recordset([...values.values()], { object: 'bigint', property: 'text' })
    const ofValue = sql`claim.object = wanted.object and claim.property = wanted.property`
    add(await readStoredClaims(store, sql`${wanted} as wanted join claim on ${ofValue}`))
  }
  if (pairs.size > 0) {
    const columns = { object: 'bigint', property: 'text', subject: 'bigint' } as const
    const wanted = store.dialect.recordset([...pairs.values()], columns)
    const ofPair = sql`
      claim.object = wanted.object and claim.property = wanted.property and claim.subject = wanted.subject`
    add(await readStoredClaims(store, sql`${wanted} as wanted join claim on ${ofPair}`))
  }
  return [...found.values()]
}
