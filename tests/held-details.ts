import type { Claim, Reference } from '../src/model/claim.ts'
import type { Entity } from '../src/model/entity.ts'

/** Something that is held besides what exists and what is claimed, as a text that can be looked for. */
export interface Detail {
  readonly sort: string
  readonly text: string
}

/** What a claim says besides its subject, property and value. */
export function detailsOfClaim(claim: Claim): Detail[] {
  const { value, qualifiers, start, end, rank, rankReason, explanation } = claim
  return said({
    language: value.type === 'text' ? value.language : null,
    start: start?.text,
    end: end?.text,
    rank: rank === 'NORMAL' ? null : rank,
    rankReason,
    explanation,
  }).concat(Object.values(qualifiers).map((text) => ({ sort: 'qualifier', text })))
}

/** What a reference says besides its source. */
export function detailsOfReference({ source, certainty, order, attested, ...texts }: Reference): Detail[] {
  return said({
    ...texts,
    certainty: certainty === 'STATED' ? null : certainty,
    order: order === null ? null : String(order),
    attested: attested?.text,
  })
}

/** What an entity has besides its name. */
export function detailsOfEntity({ description, classification, ordinal, enlarged, identifiers }: Entity): Detail[] {
  return said({
    description,
    classification,
    ordinal: ordinal === null ? null : String(ordinal),
    enlarged: enlarged === null ? null : String(enlarged),
  }).concat(identifiers.map(({ value }) => ({ sort: 'identifiers', text: value })))
}

/** The words of the reasons by which each sort of detail is counted where it is left out. */
export const reasonsOf: Readonly<Record<string, RegExp>> = {
  language: /^the language of a text/,
  start: /^when a |^a date that|^how exact a date/,
  end: /^when a |^a date that|^how exact a date/,
  rank: /^the rank that/,
  rankReason: /^the reason of a rank/,
  explanation: /^what an editor says/,
  qualifier: /^\w+ of a \w+$/,
  locator: /^the place in a source$/,
  order: /^the place in a source's list/,
  printedAs: /^the wording/,
  attributedTo: /^who says it inside/,
  attribution: /^who says it inside/,
  certainty: /^how sure a source is/,
  attested: /^the day for which/,
  note: /^a note on what/,
  source: /^a source (?:without an address|that only expects it)|^who gives the address/,
  description: /^description of /,
  classification: /^classification of /,
  ordinal: /^ordinal of /,
  enlarged: /^enlarged of /,
  identifiers: /^identifiers of /,
}

function said(texts: Readonly<Record<string, string | null | undefined>>): Detail[] {
  return Object.entries(texts).flatMap(([sort, text]) => (text == null ? [] : [{ sort, text }]))
}
