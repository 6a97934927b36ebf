import { type RawBuilder, sql } from 'kysely'
import { type EntityKind, eventKinds } from '../model/kind.ts'
import { type EntityKey, placingOf } from './entity-key.ts'
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

/** A part of their position: in one object as SQL, and in memory. */
interface OrderPart extends StoredPart {
  of(key: EntityKey, slug: string): number | string
}

const order: OrderPart = { type: 'bigint', sql: sql`listed.list_order`, of: (key) => key.order }
const day: OrderPart = { type: 'bigint', sql: sql`listed.day`, of: (key) => key.day }
const latest: OrderPart = {
  type: 'bigint',
  sql: sql`case listed.day when ${sql.lit(unknown)} then listed.day else -listed.day end`,
  of: (key) => (key.day === unknown ? unknown : -key.day),
}
const name: OrderPart = { type: 'text', sql: sql`listed.name`, of: (key) => key.name }
const slug: OrderPart = { type: 'text', sql: sql`entity.slug`, of: (_, item) => item }

/** By its number among the parts of what it belongs to, then by the first day of what happened, then by name. */
export const usualOrder: EntityOrder = { key: 'usual', parts: [order, day, name, slug], indexed: 3 }
export const nameOrder: EntityOrder = { key: 'name', parts: [name, slug], indexed: 1 }
export const dayOrder: EntityOrder = { key: 'day', parts: [day, name, slug], indexed: 0 }
/** What is unknown comes last here, too. */
export const latestOrder: EntityOrder = { key: 'latest', parts: [latest, name, slug], indexed: 0 }

export function entityPosition({ parts }: EntityOrder, key: EntityKey, item: string): Position {
  return parts.map((part) => part.of(key, item))
}

/** Whether the order of a kind can change with what is claimed, and so with a lens. */
export function isClaimed({ parts }: EntityOrder, kind: EntityKind | null): boolean {
  return (kind === null || placingOf(kind).length > 0) && parts.some((part) => part !== name && part !== slug)
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
    position: parts,
    indexed: shown && !among ? indexed : 0,
    kind: sql`listed.kind`,
  }
}

export function isEventKind(kind: EntityKind | undefined): boolean {
  return eventKinds.some((each) => each === kind)
}
