import type { Reference } from '../model/claim.ts'
import { type Edtf, parseEdtf } from '../model/edtf.ts'
import type { Certainty } from '../model/vocabulary.ts'

/**
 * The references of a claim as one text: a JSON array of arrays. Fields stand in one order, and those at the end that are
 * empty are left out; STATED, the usual certainty, is 0.
 */
export function encodeCitations(references: readonly Reference[]): string {
  return JSON.stringify(references.map(encodeCitation))
}

export function decodeCitations(text: string): Reference[] {
  return (JSON.parse(text) as Citation[]).map(decodeCitation)
}

type Citation = readonly [
  source: string,
  order?: number | null,
  locator?: string | null,
  printedAs?: string | null,
  certainty?: Certainty | 0,
  attested?: string | null,
  note?: string | null,
  attribution?: string | null,
  attributedTo?: string | null,
]

function encodeCitation(reference: Reference): Citation {
  const { source, order, locator, printedAs, certainty, attested, note, attribution, attributedTo } = reference
  const fields = [
    source,
    order,
    locator,
    printedAs,
    certainty === 'STATED' ? 0 : certainty,
    attested?.text ?? null,
    note,
    attribution,
    attributedTo,
  ]
  let length = fields.length
  while (length > 1 && (fields[length - 1] === null || fields[length - 1] === 0)) length -= 1
  return fields.slice(0, length) as unknown as Citation
}

function decodeCitation(fields: Citation): Reference {
  const [source, order = null, locator = null, printedAs = null, certainty = 0, attested = null, ...rest] = fields
  const [note = null, attribution = null, attributedTo = null] = rest
  return {
    source,
    locator,
    order,
    printedAs,
    attributedTo,
    attribution,
    certainty: certainty === 0 ? 'STATED' : certainty,
    attested: attested === null ? null : decodeDate(attested),
    note,
  }
}

/** Dates repeat a thousand times in a graph: each text is read once. */
export function decodeDate(text: string): Edtf {
  const known = dates.get(text)
  if (known) return known
  if (dates.size >= mostDates) dates.clear()
  const date = parseEdtf(text)
  dates.set(text, date)
  return date
}

const mostDates = 50_000
const dates = new Map<string, Edtf>()
