import { sql } from 'kysely'
import { speakerRole } from '../lists/mentions.ts'
import { allWays } from '../lists/relations.ts'
import type { Claim } from '../model/claim.ts'
import { allProperties, type PropertyName } from '../model/properties.ts'
import { textset } from './dialect.ts'
import { andStood } from './history/as-of.ts'
import { functional, isFunctional, type Reach, readClaims, readClaimsOf } from './reach.ts'
import type { Store } from './store.ts'

/** The claims of one property whose subject and value these are. */
export interface RelationKey {
  readonly subject: string
  readonly property: PropertyName
  readonly object: string
}

/** The claims of one property in which one entity is the subject, or the value, and another stands in a qualifier. */
export interface TieKey {
  readonly property: PropertyName
  readonly qualifier: string
  readonly side: 'SUBJECT' | 'OBJECT'
  readonly end: string
  readonly between: string
}

export interface LinkingRequest extends Reach {
  /** Null for all. */
  readonly properties: readonly PropertyName[] | null
  /** How many claims to read at most. */
  readonly limit: number
}

/** The claims between two entities, in a list for each key. */
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
  const columns = { index: 'bigint', subject: 'text', property: 'text', object: 'text', whole: 'bigint' } as const
  const wanted = sql`wanted as (
    select given."index", given.property, given.whole, near.number as subject, far.number as object
    from ${store.dialect.recordset(rows, columns)} as given
    join entity as near on near.slug = given.subject join entity as far on far.slug = given.object)`
  const chosen = sql`
    select wanted."index", claim.number from wanted join claim
      on claim.object = wanted.object and claim.property = wanted.property and claim.subject = wanted.subject
    where wanted.whole = 0
    union all
    select wanted."index", claim.number from wanted
    join claim on claim.subject = wanted.subject and claim.property = wanted.property where wanted.whole = 1`
  return readClaimsOf(store, keys.length, wanted, chosen)
}

/** The claims that tie an entity to another, in a list for each key. They are looked up by the claims of their end. */
export async function findClaimsTied(store: Store, keys: readonly TieKey[], { rivals }: Reach): Promise<Claim[][]> {
  const rows = keys.map(({ property, qualifier, side, end, between }, index) => [
    index,
    property,
    qualifier,
    side === 'SUBJECT' ? 0 : 1,
    end,
    between,
  ])
  const columns = {
    index: 'bigint',
    property: 'text',
    qualifier: 'text',
    side: 'bigint',
    end: 'text',
    between: 'text',
  } as const
  const wanted = sql`wanted as (
    select given."index", given.property, given.qualifier, given.side, far.number as "end", near.number as "between"
    from ${store.dialect.recordset(rows, columns)} as given
    join entity as far on far.slug = given."end" join entity as near on near.slug = given."between")`
  const tied = sql`
    select wanted."index", claim.number from wanted cross join claim cross join mention
    where wanted.side = 0 and claim.subject = wanted."end" and claim.property = wanted.property
      and mention.entity = wanted."between" and mention.claim = claim.number and mention.role = wanted.qualifier
    union
    select wanted."index", claim.number from wanted cross join claim cross join mention
    where wanted.side = 1 and claim.object = wanted."end" and claim.property = wanted.property
      and mention.entity = wanted."between" and mention.claim = claim.number and mention.role = wanted.qualifier`
  const weighed = sql`
    select named."index", claim.number from (${tied}) as named cross join claim as one cross join claim
    where one.number = named.number and claim.subject = one.subject and claim.property = one.property
      and (one.object is null or one.property in (${sql.join(functional)}) or claim.object = one.object)`
  return readClaimsOf(store, keys.length, wanted, rivals ? sql`select distinct * from (${weighed}) as weighed` : tied)
}

/**
 * The claims that link any of these nodes with another, of which they are the subject or the value, or which name them in a
 * qualifier. Null if they are more than the limit.
 */
export async function findClaimsLinking(
  store: Store,
  nodes: readonly string[],
  { properties: named, rivals, limit }: LinkingRequest,
): Promise<Claim[] | null> {
  const linking = (named ?? allProperties.map(({ name }) => name)).filter(isLinking)
  const ofProperties = sql`claim.property in (select text from ${textset(store.dialect, linking)} as properties)`
  const wanted = sql`${textset(store.dialect, nodes)} as wanted join entity as node on node.slug = wanted.text`
  // Here, too, so that the limit counts no others.
  const stood = andStood(store, 'claim')
  const chosen = sql`
    select claim.number from ${wanted} join claim on claim.subject = node.number
    where (claim.object is not null or claim.qualifiers is not null) and ${ofProperties} ${stood}
    union select claim.number from ${wanted} join claim on claim.object = node.number where ${ofProperties} ${stood}
    union select claim.number from ${wanted} join mention on mention.entity = node.number and mention.role <> ${speakerRole}
      join claim on claim.number = mention.claim where ${ofProperties} ${stood}
    limit ${limit + 1}`
  const claims = await readClaims(store, sql`select number from (${chosen}) as linking`, { rivals })
  return claims.length > limit ? null : claims
}

/** Whether its values, or what stands in its qualifiers, can be entities. */
export function isLinking(property: PropertyName): boolean {
  return linkingProperties.has(property)
}

const linkingProperties: ReadonlySet<PropertyName> = new Set(allWays.map(({ property }) => property))
