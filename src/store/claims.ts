import { type RawBuilder, sql } from 'kysely'
import { speakerRole } from '../lists/mentions.ts'
import { allWays, type Way } from '../lists/relations.ts'
import type { Claim } from '../model/claim.ts'
import type { EntityKind } from '../model/kind.ts'
import { ownerOfList } from '../model/listed-property.ts'
import { allProperties, type PropertyName, properties } from '../model/properties.ts'
import { type ClaimRow, claimColumns, decodeClaim, joinedEnds } from './claim-row.ts'
import { textset } from './dialect.ts'
import type { Store } from './store.ts'

/** The claims of one property in which a node is the subject (OUT) or the value (IN). */
export interface ClaimsKey extends Way {
  readonly node: string
}

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

/**
 * How far a query reaches: a lens that weighs claims against each other needs those that they are weighed against, too.
 * These are all of their subject and property; where many entities can be the value at once, only those of the same value.
 */
export interface Reach {
  readonly rivals: boolean
}

/** The claims with these ids. */
export async function findClaims(store: Store, ids: readonly string[], reach: Reach): Promise<Claim[]> {
  return readClaims(
    store,
    sql`select claim.number from ${textset(store.dialect, ids)} as wanted join claim on claim.id = wanted.text`,
    reach,
  )
}

/** The claims of several nodes and properties at once, in a list for each key. */
export async function findClaimsAbout(store: Store, keys: readonly ClaimsKey[], { rivals }: Reach): Promise<Claim[][]> {
  const rows = keys.map(({ node, property, direction }, index) => [
    index,
    node,
    property,
    direction === 'OUT' ? 0 : rivals && isFunctional(property) ? 2 : 1,
  ])
  const columns = { index: 'bigint', node: 'text', property: 'text', way: 'bigint' } as const
  const wanted = sql`wanted as (
    select given."index", given.property, given.way, node.number as node
    from ${store.dialect.recordset(rows, columns)} as given join entity as node on node.slug = given.node)`
  const chosen = sql`
    select wanted."index", claim.number from wanted
    join claim on claim.subject = wanted.node and claim.property = wanted.property where wanted.way = 0
    union all
    select wanted."index", claim.number from wanted
    join claim on claim.object = wanted.node and claim.property = wanted.property where wanted.way = 1
    union
    select wanted."index", claim.number from wanted cross join claim as named cross join claim
    where wanted.way = 2 and named.object = wanted.node and named.property = wanted.property
      and claim.subject = named.subject and claim.property = named.property`
  return readClaimsOf(store, keys.length, wanted, chosen)
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

/** The claims in which any of these entities is the subject or the value. */
export async function findClaimsOf(store: Store, slugs: readonly string[], reach: Reach): Promise<Claim[]> {
  return readClaims(store, sql`${ofEntities(store, slugs)}`, reach)
}

/** The claims that name any of these entities, be it in a qualifier. */
export async function findClaimsWith(store: Store, slugs: readonly string[], reach: Reach): Promise<Claim[]> {
  const mentioning = sql`
    select mention.claim as number from ${textset(store.dialect, slugs)} as wanted
    join entity as node on node.slug = wanted.text
    join mention on mention.entity = node.number and mention.role <> ${speakerRole}`
  return readClaims(store, sql`${ofEntities(store, slugs)} union ${mentioning}`, reach)
}

/** The claims that a source makes. */
export async function findClaimsBy(store: Store, source: string, reach: Reach): Promise<Claim[]> {
  const made = sql`
    select cited.claim as number from entity as source join cited on cited.source = source.number
    where source.slug = ${source}`
  return readClaims(store, made, reach)
}

/** The claims that name an entity of the kind, be it in a qualifier. */
export async function findClaimsNaming(store: Store, kind: EntityKind, reach: Reach): Promise<Claim[]> {
  const naming = sql`
    select claim.number from entity as node join claim on claim.subject = node.number where node.kind = ${kind}
    union select claim.number from entity as node join claim on claim.object = node.number where node.kind = ${kind}
    union select mention.claim from entity as node join mention on mention.entity = node.number
    where node.kind = ${kind} and mention.role <> ${speakerRole}`
  return readClaims(store, naming, reach)
}

/** All claims of the subjects and properties in which some cannot all be right, with what is declared complete of these. */
export async function findContestedClaims(store: Store): Promise<Claim[]> {
  const contested = sql`
    select claim.number from contest join claim on claim.subject = contest.subject and (claim.property = contest.property
      or contest.property = 'headcount' and claim.property = 'breakdownExhaustive'
      or contest.property in (${sql.join(listed)}) and claim.property = 'listComplete')
    union
    select claim.number from contest join claim on claim.object = contest.subject and claim.property = contest.property
    where contest.property in (${sql.join(listed)})`
  return readClaims(store, sql`select distinct number from (${contested}) as contested`, { rivals: false })
}

const listed = Object.keys(ownerOfList)

/** Every claim of these properties, or every claim that there is. */
export async function findAllClaims(store: Store, only?: readonly PropertyName[]): Promise<Claim[]> {
  const where = only ? sql`where claim.property in (${sql.join(only)})` : sql``
  const { rows } = await sql<ClaimRow>`select ${claimColumns} from claim ${joinedEnds} ${where}`.execute(store.db)
  return rows.map(decodeClaim)
}

export interface LinkingRequest extends Reach {
  /** Null for all. */
  readonly properties: readonly PropertyName[] | null
  /** How many claims to read at most. */
  readonly limit: number
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
  const linking = (named ?? allProperties.map(({ name }) => name)).filter(isRelation)
  const ofProperties = sql`claim.property in (select text from ${textset(store.dialect, linking)} as properties)`
  const wanted = sql`${textset(store.dialect, nodes)} as wanted join entity as node on node.slug = wanted.text`
  const chosen = sql`
    select claim.number from ${wanted} join claim on claim.subject = node.number
    where (claim.object is not null or claim.qualifiers is not null) and ${ofProperties}
    union select claim.number from ${wanted} join claim on claim.object = node.number where ${ofProperties}
    union select claim.number from ${wanted} join mention on mention.entity = node.number and mention.role <> ${speakerRole}
      join claim on claim.number = mention.claim where ${ofProperties}
    limit ${limit + 1}`
  const claims = await readClaims(store, sql`select number from (${chosen}) as linking`, { rivals })
  return claims.length > limit ? null : claims
}

/** The numbers of the claims in which these entities stand on one side or the other. */
function ofEntities({ dialect }: Store, slugs: readonly string[]): RawBuilder<unknown> {
  const wanted = sql`${textset(dialect, slugs)} as wanted join entity as node on node.slug = wanted.text`
  return sql`
    select claim.number from ${wanted} join claim on claim.subject = node.number
    union select claim.number from ${wanted} join claim on claim.object = node.number`
}

/*
 * SQLite takes tables that are cross-joined in the order in which they are written, and would else look through all claims.
 */

/** The claims whose numbers are chosen; with `rivals`, those that they are weighed against, too. */
async function readClaims(store: Store, chosen: RawBuilder<unknown>, { rivals }: Reach): Promise<Claim[]> {
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
    select ${claimColumns} from chosen cross join claim ${joinedEnds} where claim.number = chosen.number`.execute(
    store.db,
  )
  return rows.map(decodeClaim)
}

/** The claims that are chosen for each of so many keys. */
async function readClaimsOf(
  { db }: Store,
  keys: number,
  wanted: RawBuilder<unknown>,
  chosen: RawBuilder<unknown>,
): Promise<Claim[][]> {
  const { rows } = await sql<ClaimRow & { index: number }>`
    with ${wanted}, chosen as (${chosen})
    select chosen."index", ${claimColumns}
    from chosen cross join claim ${joinedEnds} where claim.number = chosen.number`.execute(db)
  const lists: Claim[][] = Array.from({ length: keys }, () => [])
  for (const row of rows) lists[Number(row.index)]?.push(decodeClaim(row))
  return lists
}

const functional = allProperties.flatMap(({ name, functional: isOne }) => (isOne ? [name] : []))

function isFunctional(property: PropertyName): boolean {
  return properties[property].functional !== undefined
}

/** Whether its values, or what stands in its qualifiers, can be entities. */
function isRelation(property: PropertyName): boolean {
  return linkingProperties.has(property)
}

const linkingProperties: ReadonlySet<PropertyName> = new Set(allWays.map(({ property }) => property))
