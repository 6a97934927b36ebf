import { hash } from 'node:crypto'
import { compare } from './compare.ts'
import type { Edtf } from './edtf.ts'
import type { PropertyName } from './properties.ts'
import type { Quantity } from './quantity.ts'
import type { Certainty, Rank } from './vocabulary.ts'

/**
 * One thing that at least one source says. Subject, property, value, times and qualifiers are its identity; what a
 * single source adds (where, in which words, how surely) lives on the reference. So two sources that say the same
 * thing are one claim with two references, and two that differ are two claims, never one overwritten.
 */
export interface Claim {
  /** Made of the claim's content, so that rebuilding or moving the database changes no id. */
  readonly id: string
  /** Slug of the entity that it is about. */
  readonly subject: string
  readonly property: PropertyName
  readonly value: Value
  readonly qualifiers: Qualifiers
  /** When it held. An interval means: on some day in it. */
  readonly start: Edtf | null
  readonly end: Edtf | null
  readonly rank: Rank
  readonly rankReason: string | null
  /** What an editor says of the disagreement in which the claim stands. */
  readonly explanation: string | null
  readonly references: readonly Reference[]
}

export type Value =
  | { readonly type: 'entity'; readonly slug: string }
  | { readonly type: 'date'; readonly date: Edtf }
  | { readonly type: 'quantity'; readonly quantity: Quantity }
  | { readonly type: 'text'; readonly text: string; readonly language: string | null }

/** By name; the value is a word of the qualifier's list, the slug of an entity, or a text. */
export type Qualifiers = Readonly<Record<string, string>>

/** Who says it, and how. */
export interface Reference {
  readonly source: string
  readonly locator: string | null
  /** Its place in the source's list, from 1. */
  readonly order: number | null
  readonly printedAs: string | null
  /** Who says it inside the source: the slug of an agent, or a free text. */
  readonly attributedTo: string | null
  readonly attribution: string | null
  readonly certainty: Certainty
  readonly attested: Edtf | null
  readonly note: string | null
}

/** A claim before it has an id and a rank: what a file or an importer says. */
export type ClaimContent = Pick<Claim, 'subject' | 'property' | 'value' | 'qualifiers' | 'start' | 'end'>

/** Builds a claim that nobody has judged. */
export function createClaim(content: ClaimContent, references: readonly Reference[]): Claim {
  const { subject, property, value, qualifiers, start, end } = content
  return {
    id: claimId(content),
    subject,
    property,
    value,
    qualifiers,
    start,
    end,
    rank: 'NORMAL',
    rankReason: null,
    explanation: null,
    references: distinct(references),
  }
}

/** The claim's id: 120 bits of a SHA-256 over its identity. */
export function claimId(content: ClaimContent): string {
  return hash('sha256', identity(content), 'base64url').slice(0, 20)
}

/**
 * One claim for each identity, with every reference that any of them has. The order in which claims come, and how
 * they were merged before, makes no difference.
 */
export function mergeClaims(claims: Iterable<Claim>): Claim[] {
  const merged = new Map<string, Claim>()
  for (const claim of claims) {
    const known = merged.get(claim.id)
    merged.set(claim.id, known ? mergePair(known, claim) : claim)
  }
  return [...merged.values()].sort((a, b) => compare(a.id, b.id))
}

/** Without what an editor holds to be wrong: that stays on record, and counts for nothing. */
export function standing<Told extends Pick<Claim, 'rank'>>(claims: readonly Told[]): readonly Told[] {
  return claims.some(({ rank }) => rank === 'DEPRECATED') ? claims.filter(({ rank }) => rank !== 'DEPRECATED') : claims
}

/** Between whom a claim is told, under which property: only claims of one topic can accord. */
export function topicOf({ subject, property, value }: Pick<Claim, 'subject' | 'property' | 'value'>): string {
  return value.type === 'entity' ? `${subject} ${property} ${value.slug}` : `${subject} ${property}`
}

/** The reference's id: 96 bits of a SHA-256 over all that it says. */
export function referenceId(reference: Reference): string {
  return hash('sha256', referenceKey(reference), 'base64url').slice(0, 16)
}

/** The slugs of the sources that make a claim, each once. */
export function citedSources({ references }: Pick<Claim, 'references'>): readonly string[] {
  const [first, ...others] = references
  if (first && others.length === 0) return [first.source]
  return [...new Set(references.map(({ source }) => source))]
}

/** The value as a text that distinguishes it from every other value of the property. */
export function valueKey(value: Value): string {
  switch (value.type) {
    case 'entity':
      return `@${value.slug}`
    case 'date':
      return value.date.text
    case 'quantity':
      return `${value.quantity.text} ${value.quantity.unit}`
    case 'text':
      return JSON.stringify([value.text, value.language])
  }
}

function identity({ subject, property, value, qualifiers, start, end }: ClaimContent): string {
  const qualified = Object.entries(qualifiers).sort(([a], [b]) => compare(a, b))
  return JSON.stringify([
    subject,
    property,
    value.type,
    valueKey(value),
    start?.text ?? null,
    end?.text ?? null,
    qualified,
  ])
}

function mergePair(a: Claim, b: Claim): Claim {
  const [{ rank, rankReason, explanation }] = [a, b].sort(byJudgement) as [Claim, Claim]
  return { ...a, rank, rankReason, explanation, references: distinct([...a.references, ...b.references]) }
}

/** What an editor, or a source that ranks what it says, holds of a claim. */
export type Judgement = Pick<Claim, 'rank' | 'rankReason' | 'explanation'>

/** Judged claims first; two judgements of one claim in an order of their own, so that merging knows no first and second. */
export function byJudgement(a: Judgement, b: Judgement): number {
  return compare(judgementOf(a), judgementOf(b))
}

export function isSameJudgement(a: Judgement, b: Judgement): boolean {
  return byJudgement(a, b) === 0
}

function judgementOf({ rank, rankReason, explanation }: Judgement): string {
  return JSON.stringify([rank === 'NORMAL' ? 'Z' : rank, rankReason ?? '\uffff', explanation ?? '\uffff'])
}

function distinct(references: readonly Reference[]): Reference[] {
  if (references.length < 2) return [...references]
  const byContent = new Map(references.map((reference) => [referenceKey(reference), reference]))
  return [...byContent].sort(([a], [b]) => compare(a, b)).map(([, reference]) => reference)
}

function referenceKey(reference: Reference): string {
  const { source, order, locator, printedAs, attributedTo, attribution, certainty, attested, note } = reference
  const place = order === null ? '~' : String(order).padStart(8, '0')
  return JSON.stringify([
    source,
    place,
    counted(locator),
    printedAs,
    attributedTo,
    attribution,
    certainty,
    attested?.text ?? null,
    note,
    locator,
  ])
}

/** With numbers written so that ¶6 comes before ¶10. */
function counted(locator: string | null): string | null {
  return locator?.replace(/\d+/g, (digits) => digits.padStart(8, '0')) ?? null
}
