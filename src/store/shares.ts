import { type RawBuilder, sql } from 'kysely'
import type { Direction } from '../lists/relations.ts'
import { listOf } from '../lists/sql-words.ts'
import type { EntityKind } from '../model/kind.ts'
import type { PropertyName } from '../model/properties.ts'
import type { Store } from './store.ts'

/** Which entities share what by claims of a property. */
export interface SharesRequest {
  /** Whether those who share are the subjects (OUT) or the values (IN). */
  readonly direction: Direction
  /** A condition on a claim, `told`. */
  readonly where: RawBuilder<unknown>
  /** Only those of these kinds share; null for all. */
  readonly kinds: readonly EntityKind[] | null
}

/** What two or more share. */
export interface Share {
  /** A slug. */
  readonly thing: string
  /** The slugs of those who share it, each once. */
  readonly sharers: readonly string[]
}

export interface ShareCounts {
  /** How often somebody shares something that another does, too. */
  readonly relations: number
  /** The same, each counted as often as there are those who share the thing. */
  readonly squares: number
  /** By how many that is shared which most do. */
  readonly most: number
}

/** How much there is to share. */
export async function countShares({ db }: Store, request: SharesRequest): Promise<ShareCounts> {
  const { rows } = await sql<Record<keyof ShareCounts, number | string | null>>`
    select sum(count) as relations, sum(count * count) as squares, max(count) as most from (
      select count(*) as count from ${pairsOf(request)} as pair group by pair.thing having count(*) > 1) as shared`.execute(
    db,
  )
  const [counts] = rows
  return {
    relations: Number(counts?.relations ?? 0),
    squares: Number(counts?.squares ?? 0),
    most: Number(counts?.most ?? 0),
  }
}

/** All that two or more share, in no order. */
export async function findShares({ db, dialect }: Store, request: SharesRequest): Promise<Share[]> {
  const { rows } = await sql<{ thing: string; sharers: string }>`
    select thing.slug as thing, shared.sharers from (
      select pair.thing, ${dialect.joinTexts(sql`sharer.slug`)} as sharers
      from ${pairsOf(request)} as pair join entity as sharer on sharer.number = pair.sharer
      group by pair.thing having count(*) > 1) as shared
    join entity as thing on thing.number = shared.thing`.execute(db)
  return rows.map(({ thing, sharers }) => ({ thing, sharers: sharers.split(' ') }))
}

/** What can be shared of which a claim tells when it held: the slugs, in no order. */
export async function findDatedThings(
  { db }: Store,
  property: PropertyName,
  { direction }: Pick<SharesRequest, 'direction'>,
): Promise<string[]> {
  const thing = sql.ref(direction === 'OUT' ? 'claim.object' : 'claim.subject')
  const { rows } = await sql<{ slug: string }>`
    select distinct thing.slug from claim join entity as thing on thing.number = ${thing}
    where claim.property = ${property} and (claim.held_from is not null or claim.held_until is not null)`.execute(db)
  return rows.map(({ slug }) => slug)
}

/** How many claims of a property there are, counted up to a number. */
export async function countClaimsOf({ db }: Store, property: PropertyName, most: number): Promise<number> {
  const { rows } = await sql<{ count: number | string }>`
    select count(*) as count from (select 1 as one from claim where property = ${property} limit ${most}) as few`.execute(
    db,
  )
  return Number(rows[0]?.count ?? 0)
}

/** Who shares what, each pair once. */
function pairsOf({ direction, where, kinds }: SharesRequest): RawBuilder<unknown> {
  const [sharer, thing] = direction === 'OUT' ? ['subject', 'object'] : ['object', 'subject']
  const [near, far] = [sql.ref(`told.${sharer}`), sql.ref(`told.${thing}`)]
  const ofKinds = kinds
    ? sql`and exists (select 1 from entity where entity.number = ${near} and entity.kind in (${listOf(kinds)}))`
    : sql``
  return sql`(
    select distinct ${far} as thing, ${near} as sharer from claim as told
    where told.object is not null and ${where} ${ofKinds})`
}
