import type { EntityKind } from '../../../model/kind.ts'
import type { Property } from '../../../model/properties.ts'
import type { DateForm } from './date-form.ts'

/** What the columns of a table are: read from a map, and held against its header. */
export interface TableMap {
  /** In which language its texts are. */
  readonly language: string | null
  /** What stands in a cell of which nothing is known: "-", "n/a". */
  readonly empty: ReadonlySet<string>
  /** Who says what a row says, besides the file: an address, or a name. */
  readonly source: Cell | null
  readonly entities: readonly MapEntity[]
  readonly claims: readonly MapClaim[]
}

/** How the text of a table is written, where the map tells. */
export interface MapLayout {
  readonly delimiter: string | null
  readonly encoding: string | null
  /** Which row names the columns, from 1; null where that is to be found out. */
  readonly header: number | null
}

/** What stands in one cell of each row, or is the same for all. */
export interface Cell {
  /** The name of the column; null for a constant. */
  readonly column: string | null
  /** Its place among the columns, from 0. */
  readonly place: number
  readonly constant: string
  /** What its texts stand for: "m" for "male". */
  readonly values: ReadonlyMap<string, string> | null
  /** What parts several values in one cell. */
  readonly split: string | null
  /** How its dates are written. */
  readonly forms: readonly DateForm[]
}

/** An entity that each row names. */
export interface MapEntity {
  /** What the map calls it. */
  readonly label: string
  /** The label whose ids its ids are: its own, or that of another. */
  readonly ids: string
  readonly kinds: readonly EntityKind[]
  /** Where the row tells its kind. */
  readonly kind: Cell | null
  /** Null where it is only known by its id, and another row tells of it. */
  readonly name: readonly Cell[] | null
  /** By which the rows tell it apart from others; its name where it has no id. */
  readonly id: readonly Cell[]
  readonly identifiers: readonly { readonly scheme: string; readonly cell: Cell }[]
  readonly classification: Cell | null
  readonly description: Cell | null
  readonly language: string | null
  /** Whether its name can make it an entity of the graph. */
  readonly matchesByName: boolean
}

/** One thing that each row says. */
export interface MapClaim {
  /** The label of its subject. */
  readonly of: string
  readonly property: Property
  readonly value: Cell | { readonly entity: string }
  readonly qualifiers: readonly { readonly name: string; readonly value: Cell | { readonly entity: string } }[]
  readonly start: Cell | null
  readonly end: Cell | null
  readonly attested: Cell | null
  readonly language: string | null
}
