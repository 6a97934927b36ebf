import type { Stretch } from '../model/held-days.ts'
import type { PropertyName } from '../model/properties.ts'
import type { Condition } from './condition.ts'
import type { Direction } from './relations.ts'
import type { FactStatus } from './told.ts'

/** What is claimed of an entity: one relation, or one claim whose value is no entity, meets all that is asked. */
export interface ClaimCondition {
  /** Any of them; null for every property. */
  readonly properties: readonly PropertyName[] | null
  /** Whether the entity that is listed is the subject (OUT) or the value (IN). */
  readonly direction: Direction
  /** Slugs, one of which is at the other end; null for any. */
  readonly entity: readonly string[] | null
  /** What the entity at the other end meets. */
  readonly other: Condition | null
  /** All of them. */
  readonly qualifiers: readonly QualifierCondition[]
  /** Texts, folded, one of which is the value. */
  readonly equals: readonly string[] | null
  /** A text, folded, that is a part of the value. */
  readonly contains: string | null
  /** When it held; a date lies in it. */
  readonly within: Stretch | null
  readonly atLeast: number | null
  readonly atMost: number | null
  /** Slugs of sources, one of which says so. */
  readonly sources: readonly string[] | null
  readonly minVoices: number | null
  readonly maxVoices: number | null
  readonly status: FactStatus | null
  /** Whether nothing that is claimed meets all this. */
  readonly not: boolean
}

export interface QualifierCondition {
  readonly name: string
  /** Words, texts and slugs: any of them. */
  readonly values: readonly string[]
}
