import type { RawBuilder } from 'kysely'
import type { EntityKind } from '../model/kind.ts'
import type { Position } from './position.ts'

/**
 * How lists of one sort are stored: read as SQL, they are in the order that the file which declares them gives them in
 * memory. A list is named by its owner (a slug; '' for the graph) and a name; a statement that reads several of them has
 * these as `wanted.list`, and the owner's number as `wanted.owner` (0 for the graph).
 */
export interface StoredLists {
  /** Two are the same exactly where this is. */
  readonly name: string
  /** The rows of all such lists, joined with what they are ordered and narrowed by. */
  readonly rows: RawBuilder<unknown>
  /** Whether a row is of the wanted list. */
  readonly isOfList: RawBuilder<unknown>
  /** The same rows without what is joined, where that is enough to tell which of them are of a list and of a kind. */
  readonly counted?: RawBuilder<unknown>
  /** The number of the entity that a row shows, where rows show entities. */
  readonly item?: RawBuilder<unknown>
  /** What the rows are ordered by; the last one is the item. */
  readonly position: readonly StoredPart[]
  /** How many of the first parts of the position an index has in order. */
  readonly indexed: number
  /** The kind of the entity that a row shows; null where it shows none. */
  readonly kind: RawBuilder<unknown> | null
}

export interface StoredPart {
  readonly type: 'text' | 'bigint'
  readonly sql: RawBuilder<unknown>
}

/** An item of a list: where it stands, and the kind of the entity that it shows. */
export interface ListItem {
  readonly position: Position
  readonly kind: EntityKind | null
}
