import type { EntityKind } from '../model/kind.ts'
import type { PropertyName } from '../model/properties.ts'
import type { Certainty, Rank } from '../model/vocabulary.ts'

/** What the database holds: entities, claims and references as they were said, who holds them, and what is derived from them. */
export interface Tables {
  entity: EntityTable
  claim: ClaimTable
  reference: ReferenceTable
  entry: EntryTable
  tally: TallyTable
  link: LinkTable
  event_link: EventLinkTable
  spelling: SpellingTable
  word: WordTable
  mention: MentionTable
  span: SpanTable
  contest: ContestTable
  dated: DatedTable
  graph: GraphTable
  held_entity: HeldEntityTable
  holding: HoldingTable
  identifier: IdentifierTable
  alias: AliasTable
  import: ImportTable
}

export interface EntityTable {
  slug: string
  kind: EntityKind
  name: string
  description: string | null
  classification: string | null
  ordinal: number | null
  enlarged: number | null
  /** JSON: [{scheme, value}]. */
  identifiers: string
}

/** Clustered by subject and property, so that the claims behind a fact lie side by side. */
export interface ClaimTable {
  subject: string
  property: string
  id: string
  value_type: 'entity' | 'date' | 'quantity' | 'text'
  /** The slug of an entity-valued claim's value. */
  object: string | null
  /** The text of any other value: EDTF, the quantity as written, or the text itself. */
  text: string | null
  unit: string | null
  language: string | null
  /** JSON: {name: value}, names in order. */
  qualifiers: string
  held_from: string | null
  held_until: string | null
  rank: Rank
  rank_reason: string | null
  explanation: string | null
}

/** Clustered by the claim's subject, and by claim; `position` is the place among the claim's references. */
export interface ReferenceTable {
  /** The claim's: both lie where their subject does. */
  subject: string
  claim: string
  position: number
  source: string
  locator: string | null
  list_order: number | null
  printed_as: string | null
  attributed_to: string | null
  attribution: string | null
  certainty: Certainty
  attested: string | null
  note: string | null
}

/**
 * Derived: every list of the graph, in its order. `owner` is the node whose list it is ('' for the graph's own),
 * `list` its name (see list.ts), and (place, start, name, item) its order; what is unknown comes last.
 */
export interface EntryTable {
  owner: string
  list: string
  place: number
  start: number
  name: string
  item: string
  /** What the list can be narrowed by: the kind of an entity, the property of a claim. */
  tag: string
  /** JSON: the ids of the claims that put the item there. */
  claims: string
}

/** Derived: how many entries a list has, so that a long one is counted as fast as a short one. */
export interface TallyTable {
  owner: string
  list: string
  tag: string
  entries: number
}

/** Derived: the nodes of one kind that a node is linked with by one property, in one direction. */
export interface LinkTable {
  node: string
  property: PropertyName
  direction: 'OUT' | 'IN'
  kind: EntityKind
  /** Where the row begins, where they are too many for one; '' for the first. */
  first: string
  /** How many they are. It stands before them, so that it is read without them. */
  count: number
  /** Their slugs, a space between two. */
  others: string
}

/** Derived: one event led to another, and by which claims. */
export interface EventLinkTable {
  earlier: string
  later: string
  relation: 'PREPARES' | 'CONVENES' | 'FOLLOWS' | 'IMPLEMENTS'
  /** JSON: the ids of the claims that together say so. */
  claims: string
}

/** Derived: how an entity is spelled. */
export interface SpellingTable {
  /** Made of the entity and the text. It only leads the index of words here. */
  id: number
  entity: string
  text: string
  folded: string
  /** 1 where the whole graph shows it; 0 where only a lens can, that asks for what is expected. */
  shown: number
  /** The forms in which it is compared and looked up (see model/spelling-record.ts). */
  forms: string
}

/** Derived: every word under which a spelling is looked up, forwards and backwards. */
export interface WordTable {
  word: string
  length: number
  reversed: string
  /** How many spellings have it. */
  uses: number
}

/** Derived: an entity that a claim names in a qualifier. */
export interface MentionTable {
  entity: string
  claim: string
}

/** Derived: the days between which an event can have taken place, and the start and the end that are held to be right. */
export interface SpanTable {
  entity: string
  first_day: number
  last_day: number
  /** EDTF. */
  started: string | null
  ended: string | null
}

/** Derived: a subject and a property of which some claims cannot all be right, at least under some lens. */
export interface ContestTable {
  subject: string
  property: string
}

/** Derived: the days between which an entry of a timeline lies. */
export interface DatedTable {
  owner: string
  item: string
  first_day: number
  last_day: number
}

/** One row: what the graph as a whole is. */
export interface GraphTable {
  /** Always 1, so that there is but one row. */
  id: number
  /** A hash of the content that the database was built from. */
  revision: string
}

/** An entity as one origin gives it. The row of `entity` is made of all of them. */
export interface HeldEntityTable extends EntityTable {
  /** The namespace of a file that was imported; '' for what the database was first filled with. */
  origin: string
  /** The run of the import that gave it last. */
  run: string
}

/** One origin says one reference of a claim. A reference stands as long as an origin holds it, and a claim as long as one stands. */
export interface HoldingTable {
  claim: string
  /** Made of the reference's content. */
  reference: string
  origin: string
  run: string
  /** The origin's own judgement of the claim. */
  rank: Rank
  rank_reason: string | null
  explanation: string | null
}

/** Derived: the identifiers of entities, to find them by. */
export interface IdentifierTable {
  scheme: string
  value: string
  entity: string
}

/** A file's own slug for an entity that it was joined to, and that entity's slug. */
export interface AliasTable {
  origin: string
  slug: string
  entity: string
  run: string
}

/** The last run of each origin's import. */
export interface ImportTable {
  origin: string
  run: string
  /** 1 once it came to its end. */
  finished: number
}
