import { type RawBuilder, sql } from 'kysely'
import { speakerRole } from '../lists/mentions.ts'
import type { Way } from '../lists/relations.ts'
import type { Claim } from '../model/claim.ts'
import type { EntityKind } from '../model/kind.ts'
import { ownerOfList } from '../model/listed-property.ts'
import type { PropertyName } from '../model/properties.ts'
import { type ClaimRow, claimColumns, decodeClaim, joinedEnds } from './claim-row.ts'
import { textset } from './dialect.ts'
import { andStood } from './history/as-of.ts'
import { isFunctional, type Reach, readClaims, readClaimsOf } from './reach.ts'
import type { Store } from './store.ts'

/** The claims of one property in which a node is the subject (OUT) or the value (IN). */
export interface ClaimsKey extends Way {
  readonly node: string
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
      or contest.property in (${sql.join([...listed, 'ballotCount'])}) and claim.property = 'listComplete')
    union
    select claim.number from contest join claim on claim.object = contest.subject and claim.property = contest.property
    where contest.property in (${sql.join(listed)})
    union
    select claim.number from contest join claim on claim.object = contest.subject and claim.property = 'ballot'
    where contest.property = 'ballotCount'`
  return readClaims(store, sql`select distinct number from (${contested}) as contested`, { rivals: false })
}

const listed = Object.keys(ownerOfList)

/** Every claim of these properties, or every claim that there is. */
export async function findAllClaims(store: Store, only?: readonly PropertyName[]): Promise<Claim[]> {
  const where = sql`where ${only ? sql`claim.property in (${sql.join(only)})` : sql`1 = 1`} ${andStood(store, 'claim')}`
  const { rows } = await sql<ClaimRow>`select ${claimColumns} from claim ${joinedEnds} ${where}`.execute(store.db)
  return rows.map(decodeClaim)
}

/** The numbers of the claims in which these entities stand on one side or the other. */
function ofEntities({ dialect }: Store, slugs: readonly string[]): RawBuilder<unknown> {
  const wanted = sql`${textset(dialect, slugs)} as wanted join entity as node on node.slug = wanted.text`
  return sql`
    select claim.number from ${wanted} join claim on claim.subject = node.number
    union select claim.number from ${wanted} join claim on claim.object = node.number`
}
