import type { EntityKind } from '../model/kind.ts'
import type { PropertyName } from '../model/properties.ts'
import type { Rank } from '../model/vocabulary.ts'
import type { HistoryTables } from './history/tables.ts'
import type { EntityColumns, HoldingTables } from './holding-tables.ts'

/**
 * What the database holds: entities and claims as they were said, who holds them, and what is derived from them. Inside
 * a database entities and claims are numbers, so that what is derived is small; no number leaves it. What was said before
 * stands in the tables of the history.
 */
export interface Tables extends HistoryTables, HoldingTables {
  entity: EntityTable
  claim: ClaimTable
  listed: ListedTable
  entry: EntryTable
  tie: TieTable
  cited: CitedTable
  source_count: SourceCountTable
  dated: DatedTable
  event_link: EventLinkTable
  spelling: SpellingTable
  word: WordTable
  mention: MentionTable
  value: ValueTable
  support: SupportTable
  span: SpanTable
  contest: ContestTable
  identifier: IdentifierTable
  graph: GraphTable
  description: DescriptionTable
}

export interface EntityTable extends EntityColumns {
  number: number
}

/** A claim with its references. What is the usual case is null: an entity as the value, no qualifiers, no judgement. */
export interface ClaimTable {
  number: number
  id: string
  /** The subject's number. */
  subject: number
  property: PropertyName
  /** The number of an entity-valued claim's value. */
  object: number | null
  value_type: 'date' | 'quantity' | 'text' | null
  /** The text of any value that is no entity: EDTF, the quantity as written, or the text itself. */
  text: string | null
  unit: string | null
  language: string | null
  /** JSON: {name: value}, names in order. */
  qualifiers: string | null
  held_from: string | null
  held_until: string | null
  rank: Exclude<Rank, 'NORMAL'> | null
  rank_reason: string | null
  explanation: string | null
  /** JSON: the references, each as an array of its fields (see citation.ts), in the order of their content. */
  citations: string
  /** Derived: where the claim stands in lists of claims. */
  list_order: number
  day: number
  /** Derived: the role, effect or stage by which relations are narrowed. */
  facet: string | null
  /** Derived: how many of its references the whole graph shows: all but those that only expect it. */
  shown: number
}

/** Derived: where an entity stands among those of its kind. */
export interface ListedTable {
  /** The entity. */
  number: number
  kind: EntityKind
  list_order: number
  day: number
  name: string
  /** 1 where a claim names it that the whole graph shows. */
  shown: number
  /** The day on which it began: birth, founding, start, date. */
  first_day: number
  /** Of how many claims that the whole graph shows, and that stand, it is the subject or the value. */
  claims: number
}

/** Derived: whom an entity is related to, in order. A relation is listed at both of its ends (see lists/relations.ts). */
export interface EntryTable {
  owner: number
  list: string
  list_order: number
  day: number
  name: string
  item: number
  kind: EntityKind
}

/** Derived: whom an entity is tied to by what stands in a qualifier, at both ends of each tie (see lists/ties.ts). */
export interface TieTable {
  owner: number
  list: string
  item: number
  /** How many claims tie them so. */
  claims: number
}

/** Derived: the claims that a source makes, in its order. */
export interface CitedTable {
  source: number
  /** 1 where the whole graph shows that the source says so. */
  shown: number
  /** Its place in the source, in a form that is in order as a text (see lists/claims.ts). */
  place: string
  list_order: number
  day: number
  property: PropertyName
  id: string
  claim: number
}

/** Derived: how many claims about an entity a source makes. */
export interface SourceCountTable {
  entity: number
  source: number
  claims: number
}

/** Derived: a claim on the timeline of an entity, or on that of the graph. */
export interface DatedTable {
  /** 0 for the graph's own timeline. */
  owner: number
  /** The first and the last day on which it can lie. */
  day: number
  claim: number
  last_day: number
  /** The entity that the entry shows. */
  entity: number
  /** 0 for what another entry tells, and which is only counted. */
  shown: number
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
  entity: number
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

/** Derived: an entity that a claim names in a qualifier, or whose words a reference gives. */
export interface MentionTable {
  entity: number
  claim: number
  /** The qualifier; `attributedTo` for a reference. */
  role: string
}

/** Derived: what is claimed that is no entity, to find it by what it says (see lists/values.ts). */
export interface ValueTable {
  property: PropertyName
  text: string
  wide: number
  low: number
  high: number
  subject: number
  claim: number
}

/** Derived: how many voices support a claim that the whole graph shows, and when what it says began. */
export interface SupportTable {
  claim: number
  property: PropertyName
  id: string
  day: number
  /** The same for the latest first, with what is unknown last here, too. */
  latest: number
  voices: number
}

/** Derived: the days between which an event can have taken place, and the start and the end that are held to be right. */
export interface SpanTable {
  entity: number
  first_day: number
  last_day: number
  /** EDTF. */
  started: string | null
  ended: string | null
}

/** Derived: where claims cannot all be right, at least under some lens. */
export interface ContestTable {
  subject: number
  property: PropertyName
  /** The slot for which they compete (see model/conflict.ts); '' where only a lens can show a disagreement. */
  slot: string
  /** The kinds of the disagreement that the whole graph shows, a space around each; '' for none. */
  kinds: string
  /** 1 where nothing is left of it without what an editor holds to be wrong. */
  judged: number
}

/** Derived: the identifiers of entities, to find them by. */
export interface IdentifierTable {
  scheme: string
  value: string
  entity: number
}

/** One row: what the graph as a whole is. */
export interface GraphTable {
  /** Always 1, so that there is but one row. */
  id: number
  /** No two states of the graph have the same. */
  revision: string
}

/** One row, or none: what the graph says of itself. */
export interface DescriptionTable {
  /** Always 1, so that there is but one row. */
  id: number
  /** JSON: a GraphDescription (see model/graph-description.ts). */
  content: string
  /** The namespace of the data folder that was imported and says so; null where somebody set it, or it was written at first. */
  origin: string | null
}
