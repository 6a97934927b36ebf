import type { EntityKind } from '../model/kind.ts'
import type { Certainty, Rank } from '../model/vocabulary.ts'

/*
 * What a change asks, as the API gives it. Entities are named by slug, by id, or as "@name" where an earlier operation of
 * the same change created them under that name. Dates are EDTF texts.
 */

/** One operation: exactly one of these is there. */
export interface Operation {
  readonly create?: CreateEntity | null
  readonly edit?: EditEntity | null
  readonly merge?: MergeEntities | null
  readonly remove?: string | null
  readonly say?: Say | null
  readonly unsay?: Unsay | null
  readonly judge?: Judge | null
  readonly revert?: string | null
}

export type OperationName = keyof Operation

export interface CreateEntity extends Partial<EntityFields> {
  readonly kind: EntityKind
  readonly name: string
  readonly slug?: string | null
  readonly as?: string | null
}

/** Omitted: as it is; null: none. */
export interface EditEntity extends Partial<EntityFields> {
  readonly entity: string
  readonly name?: string | null
}

export interface EntityFields {
  readonly description: string | null
  readonly classification: string | null
  readonly ordinal: number | null
  readonly enlarged: boolean | null
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[] | null
}

export interface MergeEntities {
  readonly from: string
  readonly into: string
}

export interface Say {
  readonly subject: string
  readonly property: string
  readonly value: SaidValue
  readonly qualifiers?: readonly SaidQualifier[] | null
  readonly start?: string | null
  readonly end?: string | null
  readonly reference: SaidReference
  readonly as?: string | null
}

/** Exactly one of these is there. */
export interface SaidValue {
  readonly entity?: string | null
  readonly edtf?: string | null
  readonly quantity?: {
    readonly amount: number
    readonly unit?: string | null
    readonly approximate?: boolean | null
  } | null
  readonly text?: { readonly text: string; readonly language?: string | null } | null
}

export interface SaidQualifier {
  readonly name: string
  readonly value?: string | null
  readonly entity?: string | null
}

export interface SaidReference {
  readonly source: string
  readonly locator?: string | null
  readonly order?: number | null
  readonly printedAs?: string | null
  readonly attributedTo?: string | null
  readonly attribution?: string | null
  readonly certainty?: Certainty | null
  readonly attested?: string | null
  readonly note?: string | null
}

export interface Unsay {
  readonly claim: string
  readonly source?: string | null
  readonly locator?: string | null
}

export interface Judge {
  readonly claim: string
  readonly rank: Rank
  readonly reason?: string | null
  readonly explanation?: string | null
}
