import type { Reference } from '../../model/claim.ts'
import type { PropertyName } from '../../model/properties.ts'
import type { Certainty, Rank } from '../../model/vocabulary.ts'
import { keyOfPage } from './survey.ts'

/** One thing that a record says. Entities are named by the keys of the survey. */
export interface Statement {
  readonly subject: string
  readonly property: PropertyName
  readonly value:
    | { readonly entity: string }
    | { readonly date: string }
    | { readonly quantity: string }
    | { readonly text: string; readonly language?: string | null }
  readonly qualifiers?: Readonly<Record<string, string | { readonly entity: string } | null | undefined>>
  readonly start?: string | null | undefined
  readonly end?: string | null | undefined
  /** A path in the document, or a line; null for what the whole file says. */
  readonly locator: string | null
  /** How a reference gives the place, where that is not the locator: the id of a record, which stays when lines move. */
  readonly citedAs?: string
  readonly order?: number | null
  readonly printedAs?: string | null
  readonly attribution?: string | null
  readonly certainty?: Certainty
  readonly attested?: string | null | undefined
  readonly note?: string | null | undefined
  readonly rank?: Rank
  readonly rankReason?: string | null
  /** Who says so besides the file, as the file tells. */
  readonly sources?: readonly InnerSource[]
}

/** A source that the file names, and what is known of its reference. */
export interface InnerSource extends Partial<Omit<Reference, 'source'>> {
  readonly key: string
}

/**
 * Who says what a record says, besides the file. A record that names one source has it from there; of one that names
 * several nobody knows which of them says what, and none is made to say it.
 */
export function soleSource<Source>(sources: readonly Source[]): readonly Source[] {
  return sources.length === 1 ? sources : []
}

export function pageSource(address: string): InnerSource {
  return { key: keyOfPage(address) }
}
