import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { ClaimKey } from '../lists/claims.ts'
import type { Claim, Value } from '../model/claim.ts'
import type { Unit } from '../model/property.ts'
import { parseQuantity } from '../model/quantity.ts'
import { decodeCitations, decodeDate, encodeCitations } from './citation.ts'
import type { ClaimTable } from './tables.ts'

/** A row of the claim table as it is read: with the slugs of both ends instead of their numbers. */
export type ClaimRow = Omit<
  Selectable<ClaimTable>,
  'number' | 'subject' | 'object' | 'list_order' | 'day' | 'facet' | 'shown'
> & {
  subject: string
  object: string | null
}

/** What is selected of a claim, where `claim` is joined by `joinedEnds`. */
export const claimColumns: RawBuilder<unknown> = sql`
  claim.id, claim_subject.slug as subject, claim.property, claim_object.slug as object, claim.value_type, claim.text,
  claim.unit, claim.language, claim.qualifiers, claim.held_from, claim.held_until, claim.rank, claim.rank_reason,
  claim.explanation, claim.citations`

/** Joins the ends of a claim to it. */
export const joinedEnds: RawBuilder<unknown> = sql`
  join entity as claim_subject on claim_subject.number = claim.subject
  left join entity as claim_object on claim_object.number = claim.object`

/** What the database knows the claim by, besides what it says. */
export interface ClaimNumbers extends ClaimKey {
  readonly number: number
  readonly subject: number
  readonly object: number | null
  /** How many of its references the whole graph shows. */
  readonly shown: number
}

export function encodeClaim(
  claim: Claim,
  { number, subject, object, order, day, facet, shown }: ClaimNumbers,
): ClaimTable {
  const { id, property, value, start, end, rank, rankReason, explanation } = claim
  const qualifiers = Object.entries(claim.qualifiers)
  return {
    number,
    id,
    subject,
    property,
    object,
    value_type: value.type === 'entity' ? null : value.type,
    text: textOf(value),
    unit: value.type === 'quantity' ? value.quantity.unit : null,
    language: value.type === 'text' ? value.language : null,
    qualifiers: qualifiers.length === 0 ? null : JSON.stringify(Object.fromEntries(qualifiers.sort())),
    held_from: start?.text ?? null,
    held_until: end?.text ?? null,
    rank: rank === 'NORMAL' ? null : rank,
    rank_reason: rankReason,
    explanation,
    citations: encodeCitations(claim.references),
    list_order: order,
    day,
    facet,
    shown,
  }
}

export function decodeClaim(row: ClaimRow): Claim {
  return {
    id: row.id,
    subject: row.subject,
    property: row.property,
    value: decodeValue(row),
    qualifiers: row.qualifiers === null ? none : JSON.parse(row.qualifiers),
    start: row.held_from === null ? null : decodeDate(row.held_from),
    end: row.held_until === null ? null : decodeDate(row.held_until),
    rank: row.rank ?? 'NORMAL',
    rankReason: row.rank_reason,
    explanation: row.explanation,
    references: decodeCitations(row.citations),
  }
}

const none: Claim['qualifiers'] = {}

function decodeValue({ value_type, object, text, unit, language }: ClaimRow): Value {
  switch (value_type) {
    case null:
      return { type: 'entity', slug: object ?? '' }
    case 'date':
      return { type: 'date', date: decodeDate(text ?? '') }
    case 'quantity':
      return { type: 'quantity', quantity: parseQuantity(text ?? '', unit as Unit) }
    case 'text':
      return { type: 'text', text: text ?? '', language }
  }
}

function textOf(value: Value): string | null {
  if (value.type === 'entity') return null
  if (value.type === 'date') return value.date.text
  return value.type === 'quantity' ? value.quantity.text : value.text
}
