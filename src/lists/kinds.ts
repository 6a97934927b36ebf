import { type RawBuilder, sql } from 'kysely'
import { type EntityKind, eventKinds } from '../model/kind.ts'
import { type PropertyName, properties } from '../model/properties.ts'
import { type EntityKey, firstProperties, placingProperties } from './entity-key.ts'
import type { StoredLists, StoredPart } from './list.ts'
import { type Position, unknown } from './position.ts'

/*
 * All entities of a kind that a claim names. The lists belong to the graph, and have the kind as their name.
 */

/** In which order they come. */
export interface EntityOrder {
  readonly key: string
  readonly parts: readonly OrderPart[]
  readonly indexed: number
}

/** What entities are ordered by. */
export interface OrderKey extends EntityKey {
  /** Of how many claims each is the subject or the value. */
  readonly claims: number
  /** How many claims a source makes. */
  readonly made: number
}

/** A part of their position: in one object as SQL, and in memory. */
interface OrderPart extends StoredPart {
  of(key: OrderKey, slug: string): number | string
}

const order: OrderPart = { type: 'bigint', sql: sql`listed.list_order`, of: (key) => key.order }
const day: OrderPart = { type: 'bigint', sql: sql`listed.day`, of: (key) => key.day }
const latest: OrderPart = {
  type: 'bigint',
  sql: sql`case listed.day when ${sql.lit(unknown)} then listed.day else -listed.day end`,
  of: (key) => (key.day === unknown ? unknown : -key.day),
}
const first: OrderPart = { type: 'bigint', sql: sql`listed.first_day`, of: (key) => key.first }
const latestFirst: OrderPart = {
  type: 'bigint',
  sql: sql`case listed.first_day when ${sql.lit(unknown)} then listed.first_day else -listed.first_day end`,
  of: (key) => (key.first === unknown ? unknown : -key.first),
}
const fewest: OrderPart = { type: 'bigint', sql: sql`listed.claims`, of: (key) => key.claims }
const most: OrderPart = { type: 'bigint', sql: sql`(-listed.claims)`, of: (key) => -key.claims }
const madeInSql = sql`(select count(*) from cited where cited.source = listed.number and cited.shown = 1)`
const fewestMade: OrderPart = { type: 'bigint', sql: madeInSql, of: (key) => key.made }
const mostMade: OrderPart = { type: 'bigint', sql: sql`(-${madeInSql})`, of: (key) => -key.made }
const name: OrderPart = { type: 'text', sql: sql`listed.name`, of: (key) => key.name }
const slug: OrderPart = { type: 'text', sql: sql`entity.slug`, of: (_, item) => item }

/** By its number among the parts of what it belongs to, then by the first day of what happened, then by name. */
export const usualOrder: EntityOrder = { key: 'usual', parts: [order, day, name, slug], indexed: 3 }
export const nameOrder: EntityOrder = { key: 'name', parts: [name, slug], indexed: 1 }
export const dayOrder: EntityOrder = { key: 'day', parts: [day, name, slug], indexed: 0 }
/** What is unknown comes last here, too. */
export const latestOrder: EntityOrder = { key: 'latest', parts: [latest, name, slug], indexed: 0 }
/** By the first day of each: its birth, founding, start, or date. */
export const firstDayOrder: EntityOrder = { key: 'first day', parts: [first, name, slug], indexed: 2 }
export const latestFirstDayOrder: EntityOrder = {
  key: 'latest first day',
  parts: [latestFirst, name, slug],
  indexed: 0,
}
/** By how much is claimed of each. */
export const fewestClaimsOrder: EntityOrder = { key: 'fewest claims', parts: [fewest, name, slug], indexed: 0 }
export const mostClaimsOrder: EntityOrder = { key: 'most claims', parts: [most, name, slug], indexed: 2 }

/** By how many claims a source makes. */
export const fewestMadeOrder: EntityOrder = { key: 'fewest made', parts: [fewestMade, name, slug], indexed: 0 }
export const mostMadeOrder: EntityOrder = { key: 'most made', parts: [mostMade, name, slug], indexed: 0 }

export function entityPosition({ parts }: EntityOrder, key: OrderKey, item: string): Position {
  return parts.map((part) => part.of(key, item))
}

/** What of an order can change with what is claimed, and so with a lens. */
export interface ClaimedOrder {
  /** The properties that place entities of the kind, or of any. */
  readonly properties: readonly PropertyName[]
  readonly countsClaims: boolean
  readonly countsMade: boolean
}

export function claimedOf({ parts }: EntityOrder, kind: EntityKind | null): ClaimedOrder {
  const has = (...wanted: readonly OrderPart[]) => parts.some((part) => wanted.includes(part))
  const names = has(first, latestFirst) ? firstProperties : has(order, day, latest) ? placingProperties : null
  const all = names ? [...names] : []
  return {
    properties: kind ? all.filter((each) => properties[each].domain.includes(kind)) : all,
    countsClaims: has(fewest, most),
    countsMade: has(fewestMade, mostMade),
  }
}

export interface StoredEntities {
  /** As the whole graph shows them, or also those that only a lens can show. */
  readonly shown: boolean
  /** The list is that of a kind. */
  readonly ofKind: boolean
  /** Numbers among which they are, from which they are found; named, since it tells these lists from others. */
  readonly among?: { readonly name: string; readonly numbers: RawBuilder<unknown> } | null | undefined
}

/** Entities in their order, as they are stored. */
export function storedEntities(
  { key, parts, indexed }: EntityOrder,
  { shown, ofKind, among }: StoredEntities,
): StoredLists {
  const isShown = shown ? sql`listed.shown = 1` : sql`listed.shown in (0, 1)`
  return {
    name: `entities${ofKind ? ' of a kind' : ''} by ${key}${shown ? '' : ', all'}${among?.name ?? ''}`,
    rows: among
      ? sql`(select distinct number from (${among.numbers}) as found) as met
          cross join listed join entity on entity.number = listed.number`
      : sql`listed join entity on entity.number = listed.number`,
    counted: sql`listed`,
    isOfList: sql.join(
      [
        ...(among ? [sql`listed.number = met.number`] : []),
        ...(ofKind ? [sql`listed.kind = wanted.list`] : []),
        isShown,
      ],
      sql` and `,
    ),
    item: sql`listed.number`,
    position: parts,
    indexed: shown && !among ? indexed : 0,
    kind: sql`listed.kind`,
  }
}

export function isEventKind(kind: EntityKind | undefined): boolean {
  return eventKinds.some((each) => each === kind)
}
