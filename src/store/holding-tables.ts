import type { EntityKind } from '../model/kind.ts'
import type { Rank } from '../model/vocabulary.ts'

/** Who holds what was said, so that it can be withdrawn. */
export interface HoldingTables {
  run: RunTable
  held_entity: HeldEntityTable
  holding: HoldingTable
  alias: AliasTable
  record: RecordTable
  saying: SayingTable
}

export interface EntityColumns {
  slug: string
  kind: EntityKind
  name: string
  description: string | null
  classification: string | null
  ordinal: number | null
  enlarged: number | null
  /** JSON: [{scheme, value}]; null for none. */
  identifiers: string | null
}

/** A run of an import: what one origin said at one time. */
export interface RunTable {
  number: number
  /** The namespace of a file that was imported; '' for what the database was first filled with. */
  origin: string
  /** Made of the file's content and the reader's version. */
  run: string
  /** 1 once it came to its end, as long as nothing else of its origin begins; 2 while a file is read that tells what changed since. */
  finished: number
  /** How many claims the origin held when this run began; null where another has begun since. */
  held: number | null
  /** What whoever imports says of it, for the history. */
  message: string | null
  /** Until when, in milliseconds since 1970, the import counts as under way unless it goes on; null where it is not. */
  busy_until: number | null
}

/** An entity as one run gives it. The row of `entity` is made of all of them. */
export interface HeldEntityTable extends EntityColumns {
  run: number
}

/** One run holds these references of a claim. A reference stands as long as a run holds it, and a claim as long as one stands. */
export interface HoldingTable {
  claim: number
  run: number
  /** The ids of the references, a space between two. */
  citations: string
  /** The run's own judgement of the claim. */
  rank: Exclude<Rank, 'NORMAL'> | null
  rank_reason: string | null
  explanation: string | null
}

/** A file's own slug for an entity that it was joined to, and that entity's slug. */
export interface AliasTable {
  run: number
  slug: string
  entity: string
}

/** A record of a file whose format can also tell what changed: kept so that the record can be replaced, or taken away, alone. */
export interface RecordTable {
  number: number
  origin: string
  /** Under which the file's records and what they name are told apart: "entity:NK-1". */
  key: string
  /** The slug that it has by itself, if it is about a thing; null where it is another name of one. */
  slug: string | null
  /** The slug of the entity that stands for it. */
  entity: string | null
  /** The last run that has it. */
  run: number
}

/** What a record says: these references of a claim. */
export interface SayingTable {
  record: number
  claim: number
  run: number
  /** The ids of the references, a space between two. */
  citations: string
}
