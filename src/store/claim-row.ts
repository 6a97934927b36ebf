import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Claim, Reference, Value } from '../model/claim.ts'
import { type Edtf, parseEdtf } from '../model/edtf.ts'
import type { PropertyName } from '../model/properties.ts'
import type { Unit } from '../model/property.ts'
import { parseQuantity } from '../model/quantity.ts'
import type { Store } from './store.ts'
import type { ClaimTable, ReferenceTable } from './tables.ts'

/** A row of the claim table with the claim's references as one JSON value. */
export type ClaimRow = Selectable<ClaimTable> & { references: unknown }

export function encodeClaim(claim: Claim): ClaimTable {
  const { id, subject, property, value, start, end, rank, rankReason, explanation } = claim
  const qualifiers = JSON.stringify(Object.fromEntries(Object.entries(claim.qualifiers).sort()))
  return {
    subject,
    property,
    id,
    value_type: value.type,
    object: value.type === 'entity' ? value.slug : null,
    text: textOf(value),
    unit: value.type === 'quantity' ? value.quantity.unit : null,
    language: value.type === 'text' ? value.language : null,
    qualifiers,
    held_from: start?.text ?? null,
    held_until: end?.text ?? null,
    rank,
    rank_reason: rankReason,
    explanation,
  }
}

/** A reference with the claim that it is of, and its place among the references of that. */
export interface NumberedReference extends Pick<ReferenceTable, 'subject' | 'claim' | 'position'> {
  readonly reference: Reference
}

/** References have no order but that of their content, so that the order in which they came makes no difference. */
export function numberReferences({ subject, id, references }: Claim): NumberedReference[] {
  return references.map((reference, position) => ({ subject, claim: id, position, reference }))
}

export function encodeReference({ subject, claim, position, reference }: NumberedReference): ReferenceTable {
  const { source, locator, order, printedAs, attributedTo, attribution, certainty, attested, note } = reference
  return {
    subject,
    claim,
    position,
    source,
    locator,
    list_order: order,
    printed_as: printedAs,
    attributed_to: attributedTo,
    attribution,
    certainty,
    attested: attested?.text ?? null,
    note,
  }
}

type ReferenceRow = [
  position: number,
  source: string,
  locator: string | null,
  order: number | null,
  printedAs: string | null,
  attributedTo: string | null,
  attribution: string | null,
  certainty: Reference['certainty'],
  attested: string | null,
  note: string | null,
]

const referenceColumns = [
  'position',
  'source',
  'locator',
  'list_order',
  'printed_as',
  'attributed_to',
  'attribution',
  'certainty',
  'attested',
  'note',
]

/** The references of the row's claim, as `decodeClaim` expects them. */
export function referencesOf({ dialect }: Store): RawBuilder<unknown> {
  const own = sql`select * from reference where reference.subject = claim.subject and reference.claim = claim.id`
  return dialect.jsonArray(own, referenceColumns)
}

export function decodeClaim(row: ClaimRow, { dialect }: Store): Claim {
  const references = dialect.parseJson(row.references) as ReferenceRow[]
  return {
    id: row.id,
    subject: row.subject,
    property: row.property as PropertyName,
    value: decodeValue(row),
    qualifiers: JSON.parse(row.qualifiers),
    start: decodeDate(row.held_from),
    end: decodeDate(row.held_until),
    rank: row.rank,
    rankReason: row.rank_reason,
    explanation: row.explanation,
    references: references.sort(([a], [b]) => a - b).map(decodeReference),
  }
}

function decodeValue({ value_type, object, text, unit, language }: ClaimRow): Value {
  switch (value_type) {
    case 'entity':
      return { type: 'entity', slug: object ?? '' }
    case 'date':
      return { type: 'date', date: parseEdtf(text ?? '') }
    case 'quantity':
      return { type: 'quantity', quantity: parseQuantity(text ?? '', unit as Unit) }
    case 'text':
      return { type: 'text', text: text ?? '', language }
  }
}

function decodeReference([, source, locator, order, printedAs, ...rest]: ReferenceRow): Reference {
  const [attributedTo, attribution, certainty, attested, note] = rest
  return {
    source,
    locator,
    order,
    printedAs,
    attributedTo,
    attribution,
    certainty,
    attested: decodeDate(attested),
    note,
  }
}

function decodeDate(text: string | null): Edtf | null {
  return text === null ? null : parseEdtf(text)
}

function textOf(value: Value): string | null {
  if (value.type === 'entity') return null
  if (value.type === 'date') return value.date.text
  return value.type === 'quantity' ? value.quantity.text : value.text
}
