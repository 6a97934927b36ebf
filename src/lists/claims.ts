import { sql } from 'kysely'
import { type Claim, citedSources, type Reference } from '../model/claim.ts'
import { foldName } from '../model/display.ts'
import { firstDay } from '../model/edtf-days.ts'
import { allProperties, type PropertyName } from '../model/properties.ts'
import { facetOf, orderOf } from '../model/relation.ts'
import type { Voices } from '../model/voices.ts'
import type { StoredLists } from './list.ts'
import { comparePositions, knownDay, type Position, unknown } from './position.ts'
import { beginningOf } from './values.ts'

/*
 * What is claimed of an entity, property after property in the order in which these are declared; and what a source
 * claims, in the order in which it tells it: by where it stands in the source, in the natural order of locators ("¶2" before
 * "¶10"), then by the place that the source gives it in a list. What no locator places comes last.
 */

/** On which side of a claim its owner stands. */
export type ClaimSide = 'SUBJECT' | 'OBJECT' | 'EITHER'

/** The name of the list of claims of some properties, or of all. */
export function claimList(side: ClaimSide, properties: readonly PropertyName[] | null): string {
  return `${side} ${properties ? properties.join(' ') : '*'}`
}

/** By property, then by its place in a source's list, then by its start. */
export function claimPosition(claim: Claim, voices: Voices): Position {
  const { order, day } = claimKey(claim, voices)
  return [rankOf(claim.property), order, day, claim.id]
}

/** By where the source first says it, then by the place that it gives it, then by its start, then by property. */
export function citedPosition(claim: Claim, source: string): Position {
  const cited = firstCitation(claim, source)
  return [
    placeInSource(cited?.locator ?? null),
    cited?.order ?? unknown,
    knownDay(firstDay(claim.start)),
    claim.property,
    claim.id,
  ]
}

/** Where a source says it first. */
export function firstCitation({ references }: Claim, source: string): Reference | undefined {
  const places = references
    .filter((reference) => reference.source === source)
    .map((reference) => ({
      reference,
      position: [placeInSource(reference.locator), reference.order ?? unknown, reference.locator ?? ''],
    }))
  return places.sort((a, b) => comparePositions(a.position, b.position))[0]?.reference
}

/** A locator in a form that is in natural order as a text: its numbers by their size; null after all others. */
function placeInSource(locator: string | null): string {
  if (locator === null) return '1'
  const ordered = foldName(locator).replace(/\d+/g, (digits) =>
    digits.replace(/^0+(?=\d)/, '').padStart(longestNumber, '0'),
  )
  return `0${beginningOf(ordered)}`
}

const longestNumber = 8

/** What a claim's row has besides what was said. */
export interface ClaimKey {
  readonly order: number
  readonly day: number
  readonly facet: string | null
}

export function claimKey(claim: Claim, voices: Voices): ClaimKey {
  return { order: orderOf([claim], voices) ?? unknown, day: knownDay(firstDay(claim.start)), facet: facetOf(claim) }
}

/** The claims of some properties on one side of their owner. */
export function storedClaims(side: ClaimSide, properties: readonly PropertyName[] | null): StoredLists {
  const names = (properties ?? allProperties.map(({ name }) => name)).map((name) => sql.lit(name))
  const ofProperty = properties
    ? sql`and claim.property in (${sql.join(names.length > 0 ? names : [sql.lit('')])})`
    : sql``
  const isSubject = sql`claim.subject = wanted.owner`
  const isObject = sql`claim.object = wanted.owner`
  const onSide = side === 'SUBJECT' ? isSubject : side === 'OBJECT' ? isObject : sql`(${isSubject} or ${isObject})`
  return {
    name: `claims ${claimList(side, properties)}`,
    rows: sql`claim`,
    isOfList: sql`${onSide} and claim.shown > 0 ${ofProperty}`,
    position: [
      { type: 'bigint', sql: rankInSql },
      { type: 'bigint', sql: sql`claim.list_order` },
      { type: 'bigint', sql: sql`claim.day` },
      { type: 'text', sql: sql`claim.id` },
    ],
    indexed: 0,
    kind: null,
  }
}

export const storedCitations: StoredLists = {
  name: 'citations',
  rows: sql`cited`,
  isOfList: sql`cited.source = wanted.owner and cited.shown = 1`,
  position: [
    { type: 'text', sql: sql`cited.place` },
    { type: 'bigint', sql: sql`cited.list_order` },
    { type: 'bigint', sql: sql`cited.day` },
    { type: 'text', sql: sql`cited.property` },
    { type: 'text', sql: sql`cited.id` },
  ],
  indexed: 5,
  kind: null,
}

/** That a source makes a claim. */
export interface CitedItem {
  readonly source: string
  /** Whether the whole graph shows that it does. */
  readonly shown: boolean
  readonly position: Position
}

/** The claims in the lists of their sources; `shownOf` gives what the whole graph shows of a claim. */
export function deriveCitations(claims: readonly Claim[], shownOf: (claim: Claim) => Claim | null): CitedItem[] {
  return claims.flatMap((claim) => {
    const shown = shownOf(claim)
    return citedSources(claim).map((source) => {
      const says = shown?.references.some((reference) => reference.source === source) ? shown : null
      return { source, shown: says !== null, position: citedPosition(says ?? claim, source) }
    })
  })
}

export function rankOf(property: PropertyName): number {
  return ranks.get(property) ?? ranks.size
}

const ranks: ReadonlyMap<string, number> = new Map(allProperties.map(({ name }, index) => [name, index]))

export const rankInSql = sql`case claim.property ${sql.join(
  [...ranks].map(([name, rank]) => sql`when ${sql.lit(name)} then ${sql.lit(rank)}`),
  sql` `,
)} else ${sql.lit(ranks.size)} end`
