import type { EntityKind } from './kind.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * One thing that can be said of an entity. It is declared once, here in the model; the schema's fields, the data
 * files' validation, the editors' JSON Schema and the importers all read that one declaration. `Qualifier` is the name
 * of any of its qualifiers.
 */
export interface PropertyDeclaration<Qualifier extends string = string> {
  /** How the relation reads from its subject: "member of". */
  readonly label: string
  /** How it reads from its value: "has member". */
  readonly inverseLabel: string
  readonly description: string
  /** What the relation is, seen from its value. Entity-valued properties that a type shows in reverse give it. */
  readonly inverseDescription?: string
  readonly domain: readonly EntityKind[]
  readonly range: Range
  readonly qualifiers?: Readonly<Record<string, QualifierDeclaration>>
  /** One value at a time: `true`, or one for each combination of these qualifiers. */
  readonly functional?: true | readonly Qualifier[]
  /** Functional, but values compete only while the times at which they hold certainly overlap. */
  readonly atATime?: true
  /**
   * Set where it does not cease to be so. ALWAYS holds at every time: names, identity, dates. ONCE_BEGUN is what happened: it
   * begins with the event or the decision that is one of its ends, if one is. UNLESS_DATED holds at every time of which no
   * start or end is told: kinship. All else is told of a time, or, where an event or a decision is the subject, begins with
   * that.
   */
  readonly lasting?: 'ALWAYS' | 'ONCE_BEGUN' | 'UNLESS_DATED'
  /** The qualifier by which lists of this relation are narrowed: role, effect, stage, option. Drawn from a list. */
  readonly facet?: Qualifier
  /** Wikidata's nearest property. */
  readonly wikidata?: string
  /** The field of the Popolo specification that says the same. */
  readonly popolo?: string
}

/** What a value can be: entities of these kinds, a value of this type, or either. */
export interface Range {
  readonly kinds?: readonly EntityKind[]
  /** The value must be of the subject's own sort: an event for an event, a decision for a decision. */
  readonly alike?: true
  /** The value is another entity than the subject: nothing is part of itself. A change is held to that. */
  readonly other?: true
  readonly value?: 'date' | 'text' | 'quantity'
  /** The words that a text value is one of. */
  readonly words?: Vocabulary
  /** The text is meant to be an address: the name of what is found there, and in no language. */
  readonly address?: true
  /** What a quantity counts, unless the value says so itself. */
  readonly unit?: Unit
}

export type Unit = 'person' | 'day' | 'year' | 'case' | 'item' | 'vote' | 'share'

/**
 * A qualifier is part of its claim's identity; what is not lives on the reference. There is no third class: a
 * qualifier that were neither would be merged away where two sources differ on it, and hide a disagreement.
 */
export interface QualifierDeclaration {
  readonly description: string
  /** Claims without it are refused. An optional one that is absent is in accord with any value. */
  readonly required?: true
  /** Claims are refused that have neither it nor this other qualifier. */
  readonly requiredWithout?: string
  /** It has one value at a time: spells that differ in it, and certainly overlap, cannot both be right. */
  readonly oneAtATime?: true
  /**
   * It has one value whenever that was, for what happens once: two that differ in it cannot both be right, unless they differ
   * in the qualifier that is named here as well.
   */
  readonly oneForEach?: string
  /** Its text is a number from 0, without an exponent or needless zeros: "0.5". */
  readonly number?: true
  /** Its words, if it draws on a closed list. */
  readonly words?: Vocabulary
  /** The kinds of entity that it names, if it names one. With neither words nor kinds it is a text. */
  readonly kinds?: readonly EntityKind[]
}

/** What declarations must be that name, as facets and in `functional`, no qualifiers but their own. */
export type WithOwnQualifiers<Declarations> = {
  readonly [Name in keyof Declarations]: PropertyDeclaration<QualifierOf<Declarations[Name]>>
}

/** The names of a declaration's qualifiers. */
export type QualifierOf<Declaration> = Declaration extends { readonly qualifiers: infer Qualifiers }
  ? keyof Qualifiers & string
  : never
