import { sql } from 'kysely'
import { type EntityKind, eventKinds } from '../model/kind.ts'
import { type EntityKey, placingOf } from './entity-key.ts'
import type { StoredLists, StoredPart } from './list.ts'
import { type Position, unknown } from './position.ts'

/*
 * All entities of a kind that a claim names. The lists belong to the graph, and have the kind as their name.
 */

/** In which order they come: in one object as SQL, and in memory. */
export interface EntityOrder {
  readonly key: string
  readonly parts: readonly StoredPart[]
  readonly indexed: number
  /** Whether the order can change with what is claimed, and so with a lens. */
  isClaimed(kind: EntityKind): boolean
  positionOf(key: EntityKey, slug: string): Position
}

const order: StoredPart = { type: 'bigint', sql: sql`listed.list_order` }
const day: StoredPart = { type: 'bigint', sql: sql`listed.day` }
const latest: StoredPart = {
  type: 'bigint',
  sql: sql`case listed.day when ${sql.lit(unknown)} then listed.day else -listed.day end`,
}
const name: StoredPart = { type: 'text', sql: sql`listed.name` }
const slug: StoredPart = { type: 'text', sql: sql`entity.slug` }

/** By its number among the parts of what it belongs to, then by the first day of what happened, then by name. */
export const usualOrder: EntityOrder = {
  key: 'usual',
  parts: [order, day, name, slug],
  indexed: 3,
  isClaimed: (kind) => placingOf(kind).length > 0,
  positionOf: (key, item) => [key.order, key.day, key.name, item],
}

export const nameOrder: EntityOrder = {
  key: 'name',
  parts: [name, slug],
  indexed: 1,
  isClaimed: () => false,
  positionOf: (key, item) => [key.name, item],
}

export const dayOrder: EntityOrder = {
  key: 'day',
  parts: [day, name, slug],
  indexed: 0,
  isClaimed: (kind) => placingOf(kind).length > 0,
  positionOf: (key, item) => [key.day, key.name, item],
}

/** What is unknown comes last here, too. */
export const latestOrder: EntityOrder = {
  ...dayOrder,
  key: 'latest',
  parts: [latest, name, slug],
  positionOf: (key, item) => [key.day === unknown ? unknown : -key.day, key.name, item],
}

/** As the whole graph shows them, or, for a lens to choose from, with those that only a lens can show. */
export function storedEntities(
  { key, parts, indexed }: EntityOrder,
  { shown }: { readonly shown: boolean },
): StoredLists {
  return {
    name: `entities by ${key}${shown ? '' : ', all'}`,
    rows: sql`listed join entity on entity.number = listed.number`,
    counted: sql`listed`,
    isOfList: shown
      ? sql`listed.kind = wanted.list and listed.shown = 1`
      : sql`listed.kind = wanted.list and listed.shown in (0, 1)`,
    position: parts,
    indexed: shown ? indexed : 0,
    kind: sql`listed.kind`,
  }
}

export function isEventKind(kind: EntityKind | undefined): boolean {
  return eventKinds.some((each) => each === kind)
}
