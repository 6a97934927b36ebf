import type { EntityKind } from './kind.ts'

/** A node of the graph. It says what exists and how to call it, and nothing that a source could contest. */
export interface Entity {
  /** Readable and unique in the graph: "kim-tok-hun". */
  readonly slug: string
  readonly kind: EntityKind
  /** The preferred label. */
  readonly name: string
  readonly description: string | null
  /** An open list of words in capitals: CONGRESS, PARTY_ORGAN, RESOLUTION. */
  readonly classification: string | null
  /** The number of a meeting in its series, or of a term of a body. */
  readonly ordinal: number | null
  /** Whether the meeting was enlarged by others than the body's members. */
  readonly enlarged: boolean | null
  readonly identifiers: readonly Identifier[]
}

/** The entity's name in another catalogue. */
export interface Identifier {
  /** The catalogue: "wikidata". */
  readonly scheme: string
  readonly value: string
}

/** The kinds whose entities are classified. */
export const classifiedKinds = [
  'ORGANIZATION',
  'MEETING',
  'OCCASION',
  'DECISION',
  'DOCUMENT',
] as const satisfies readonly EntityKind[]

/** The kinds whose entities can be numbered. */
export const numberedKinds = ['ORGANIZATION', 'MEETING'] as const satisfies readonly EntityKind[]

const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

export function isSlug(text: string): boolean {
  return text.length <= 120 && slugPattern.test(text)
}
