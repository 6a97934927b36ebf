import { type RawBuilder, sql } from 'kysely'
import type { Claim } from '../model/claim.ts'
import type { EntityKind } from '../model/kind.ts'
import { allProperties, type PropertyName } from '../model/properties.ts'
import { type ClaimRow, decodeClaim, referencesOf } from './claim-row.ts'
import type { Direction } from './list.ts'
import type { Store } from './store.ts'

/** The claims of one property in which a node is the subject (OUT) or the value (IN). */
export interface ClaimsKey {
  readonly node: string
  readonly property: PropertyName
  readonly direction: Direction
}

/** The claims with these ids, each with its references; with `rivals`, all claims of their subjects and properties. */
export async function findClaims(store: Store, ids: readonly string[], { rivals }: Reach): Promise<Claim[]> {
  const wanted = store.dialect.recordset(
    ids.map((id) => [id]),
    { id: 'text' },
  )
  return selectClaims(
    store,
    rivals
      ? withRivalsOf(sql`${wanted} as wanted join claim as named on named.id = wanted.id`)
      : sql`
    ${wanted} as wanted join claim on claim.id = wanted.id`,
  )
}

/** How far a query reaches: a lens that weighs claims against each other needs those of their subjects and properties too. */
export interface Reach {
  readonly rivals: boolean
}

/** The claims of several nodes and properties at once, in a list for each key; with `rivals`, those of the values' other subjects. */
export async function findClaimsAbout(store: Store, keys: readonly ClaimsKey[], { rivals }: Reach): Promise<Claim[][]> {
  const wanted = store.dialect.recordset(
    keys.map(({ node, property, direction }, index) => [index, node, property, direction]),
    { index: 'bigint', node: 'text', property: 'text', direction: 'text' },
  )
  const incoming = rivals
    ? sql`wanted join claim as named on named.object = wanted.node and named.property = wanted.property
        join claim on claim.subject = named.subject and claim.property = named.property`
    : sql`wanted join claim on claim.object = wanted.node and claim.property = wanted.property`
  const { rows } = await sql<ClaimRow & { index: number }>`
    with wanted as (select * from ${wanted} as keys)
    select wanted."index", claim.*, ${referencesOf(store)} as "references"
    from wanted join claim on claim.subject = wanted.node and claim.property = wanted.property
    where wanted.direction = 'OUT'
    union
    select wanted."index", claim.*, ${referencesOf(store)} as "references"
    from ${incoming}
    where wanted.direction = 'IN'`.execute(store.db)
  const lists: Claim[][] = keys.map(() => [])
  for (const row of rows) lists[Number(row.index)]?.push(decodeClaim(row, store))
  return lists
}

/** The claims in which any of these entities is the subject or the value; with `rivals`, all claims of their subjects and properties. */
export async function findClaimsOf(store: Store, slugs: readonly string[], { rivals }: Reach): Promise<Claim[]> {
  const wanted = store.dialect.recordset(
    slugs.map((slug) => [slug]),
    { slug: 'text' },
  )
  const naming = sql`(
    with wanted as (select * from ${wanted} as given)
    select claim.id from wanted join claim on claim.subject = wanted.slug
    union select claim.id from wanted join claim on claim.object = wanted.slug)`
  return selectClaims(
    store,
    rivals
      ? withRivalsOf(sql`${naming} as naming join claim as named on named.id = naming.id`)
      : sql`${naming} as naming join claim on claim.id = naming.id`,
  )
}

/** The claims that name any of these entities, be it in a qualifier, with all claims of their subjects and properties. */
export async function findClaimsWith(store: Store, slugs: readonly string[]): Promise<Claim[]> {
  const wanted = store.dialect.recordset(
    slugs.map((slug) => [slug]),
    { slug: 'text' },
  )
  const naming = sql`(
    with wanted as (select * from ${wanted} as given)
    select claim.id from wanted join claim on claim.subject = wanted.slug
    union select claim.id from wanted join claim on claim.object = wanted.slug
    union select mention.claim from wanted join mention on mention.entity = wanted.slug)`
  return selectClaims(store, withRivalsOf(sql`${naming} as naming join claim as named on named.id = naming.id`))
}

/** The claims that a source makes, with all claims of their subjects and properties. */
export async function findClaimsBy(store: Store, source: string): Promise<Claim[]> {
  const made = sql`reference join claim as named
    on named.subject = reference.subject and named.id = reference.claim and reference.source = ${source}`
  return selectClaims(store, withRivalsOf(made))
}

/** The claims that name an entity of these kinds, and others: all claims of the subjects and properties of those that do. */
export async function findClaimsNaming(store: Store, asked: readonly EntityKind[]): Promise<Claim[]> {
  const qualified = allProperties.filter(({ qualifiers }) =>
    Object.values(qualifiers ?? {}).some(({ kinds }) => kinds?.some((kind) => asked.includes(kind))),
  )
  const names =
    qualified.length > 0 ? sql`named.property in (${sql.join(qualified.map(({ name }) => name))})` : sql`1 = 0`
  const naming = sql`claim as named
    left join entity as subject on subject.slug = named.subject and subject.kind in (${sql.join(asked)})
    left join entity as object on object.slug = named.object and object.kind in (${sql.join(asked)})`
  return selectClaims(store, withRivalsOf(naming, sql`subject.slug is not null or object.slug is not null or ${names}`))
}

/** All claims of the subjects and properties in which some cannot all be right, with the breakdowns declared complete. */
export async function findContestedClaims(store: Store): Promise<Claim[]> {
  return selectClaims(
    store,
    sql`contest join claim on claim.subject = contest.subject
      and (claim.property = contest.property or contest.property = 'headcount' and claim.property = 'breakdownExhaustive')`,
  )
}

/** Every claim of these properties, or every claim that there is. */
export async function findAllClaims(store: Store, only?: readonly PropertyName[]): Promise<Claim[]> {
  return selectClaims(store, only ? sql`claim where claim.property in (${sql.join(only)})` : sql`claim`)
}

async function selectClaims(store: Store, from: RawBuilder<unknown>): Promise<Claim[]> {
  const { rows } = await sql<ClaimRow>`select claim.*, ${referencesOf(store)} as "references" from ${from}`.execute(
    store.db,
  )
  return rows.map((row) => decodeClaim(row, store))
}

/** All claims of the subjects and properties of the claims that are `named`. */
function withRivalsOf(named: RawBuilder<unknown>, condition: RawBuilder<unknown> = sql`1 = 1`): RawBuilder<unknown> {
  return sql`(select distinct named.subject, named.property from ${named} where ${condition}) as topic
    join claim on claim.subject = topic.subject and claim.property = topic.property`
}
