import type { Claim, Reference } from '../../model/claim.ts'
import type { Entity } from '../../model/entity.ts'
import { withArticle } from '../../model/kind.ts'
import type { LeftOut } from './left-out.ts'

/** What a claim says besides its subject, property and value. A qualifier is called by its name. */
export type ClaimDetail = 'language' | 'start' | 'end' | 'rank' | 'rankReason' | 'explanation' | (string & {})

/** What a reference says besides its source. */
export type ReferenceDetail = Exclude<keyof Reference, 'source'>

/** What an entity has besides its name and kind. */
export type EntityDetail = 'description' | 'classification' | 'ordinal' | 'enlarged' | 'identifiers'

/** Counts what a claim that is written says besides, and what of that is not told. */
export function countClaimDetails(claim: Claim, told: readonly ClaimDetail[], leftOut: LeftOut): void {
  const { property, value, qualifiers, start, end, rank, rankReason, explanation } = claim
  const count = (detail: ClaimDetail, isSaid: boolean, reason: string) => {
    if (isSaid && !told.includes(detail)) leftOut.add('detail', reason)
  }
  count('language', value.type === 'text' && value.language !== null, 'the language of a text')
  count('start', start !== null, `when a ${property} held`)
  count('end', end !== null, `when a ${property} held`)
  for (const name of Object.keys(qualifiers)) count(name, true, `${name} of a ${property}`)
  count('rank', rank !== 'NORMAL', `the rank that an editor gives: ${rank}`)
  count('rankReason', rankReason !== null, 'the reason of a rank')
  count('explanation', explanation !== null, 'what an editor says of a disagreement')
}

/** Counts what a reference that is written says besides its source, and what of that is not told. */
export function countReferenceDetails(reference: Reference, told: readonly ReferenceDetail[], leftOut: LeftOut): void {
  for (const [detail, reason] of Object.entries(referenceReasons) as [ReferenceDetail, string][]) {
    const said = reference[detail]
    if (said === null || told.includes(detail)) continue
    if (detail !== 'certainty') leftOut.add('detail', reason)
    else if (said !== 'STATED') leftOut.add('detail', `${reason}: ${said}`)
  }
}

const referenceReasons: Readonly<Record<ReferenceDetail, string>> = {
  locator: 'the place in a source',
  order: "the place in a source's list",
  printedAs: 'the wording of a source',
  attributedTo: 'who says it inside the source',
  attribution: 'who says it inside the source',
  certainty: 'how sure a source is',
  attested: 'the day for which a source says it',
  note: 'a note on what a source says',
}

/** Counts what an entity that is written has besides its name, and what of that is not told. */
export function countEntityDetails(entity: Entity, told: readonly EntityDetail[], leftOut: LeftOut): void {
  const { kind, identifiers } = entity
  for (const detail of ['description', 'classification', 'ordinal', 'enlarged'] as const)
    if (entity[detail] !== null && !told.includes(detail)) leftOut.add('detail', `${detail} of ${withArticle(kind)}`)
  if (!told.includes('identifiers')) leftOut.add('detail', `identifiers of ${withArticle(kind)}`, identifiers.length)
}
