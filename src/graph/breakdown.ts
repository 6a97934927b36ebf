import { type Claim, citedSources, standing } from '../model/claim.ts'
import { isSumOf } from '../model/conflict.ts'
import { partsOf } from '../model/disagreement.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { Quantity } from '../model/quantity.ts'
import { type BreakdownScheme, breakdownSchemes, type HeadcountGroup, headcountGroups } from '../model/vocabulary.ts'
import { getEntity } from './entity.ts'
import { type Headcount, headcountsAmong } from './headcount.ts'
import type { EntityNode } from './view.ts'

/** How one source breaks a number down into parts. */
export interface Breakdown {
  readonly counted: HeadcountGroup
  readonly scheme: BreakdownScheme
  readonly whole: Headcount | null
  readonly parts: readonly Headcount[]
  readonly sum: number
  /** Whether the source holds its parts to be complete. */
  readonly exhaustive: boolean
  /** Null unless the source gives the whole, and its parts are complete. */
  readonly addsUp: boolean | null
  readonly source: EntityNode
}

/** Every breakdown that a source gives of the meeting's headcounts, source by source in order of publication. */
export function breakdownsOf(meeting: EntityNode): MaybePromise<Breakdown[]> {
  const { view, slug: node } = meeting
  const counted = view.claimsAbout.load({ node, property: 'headcount', direction: 'OUT' })
  const declared = view.claimsAbout.load({ node, property: 'breakdownExhaustive', direction: 'OUT' })
  return andThen(allOf([counted, declared]), ([told = [], declarations = []]) => {
    const [claims, complete] = [standing(told), standing(declarations)]
    const sources = [...new Set(claims.flatMap(citedSources))]
    const found = sources.sort(view.graph.voices.compare).flatMap((source) =>
      (Object.keys(headcountGroups) as HeadcountGroup[]).flatMap((group) =>
        (Object.keys(breakdownSchemes) as BreakdownScheme[]).flatMap((scheme) => {
          const parts = partsOf(group, scheme, source, claims)
          return parts.length === 0 ? [] : [breakdown(meeting, { source, group, scheme, parts, claims, complete })]
        }),
      ),
    )
    return allOf(found)
  })
}

interface BreakdownParts {
  readonly source: string
  readonly group: HeadcountGroup
  readonly scheme: BreakdownScheme
  readonly parts: readonly Claim[]
  readonly claims: readonly Claim[]
  readonly complete: readonly Claim[]
}

function breakdown(
  meeting: EntityNode,
  { source, group, scheme, parts, claims, complete }: BreakdownParts,
): MaybePromise<Breakdown> {
  const own = claims.filter((claim) => isToldBy(claim, source))
  const wholes = own.filter(({ qualifiers }) => qualifiers.counted === group && qualifiers.sector === undefined)
  const [whole = null] = headcountsAmong(meeting, wholes, claims)
  const shown = headcountsAmong(meeting, parts, claims)
  const exhaustive = complete.some(
    (claim) =>
      isToldBy(claim, source) &&
      claim.qualifiers.counted === group &&
      claim.value.type === 'text' &&
      claim.value.text === scheme,
  )
  const best = whole?.claims.map(amountOf).find((amount) => amount !== null)
  const amounts = shown.flatMap(({ best: claim }) => amountOf(claim) ?? [])
  return andThen(getEntity(meeting.view, source), (teller) => ({
    counted: group,
    scheme,
    whole,
    parts: shown,
    sum: amounts.reduce((sum, { amount }) => sum + amount, 0),
    exhaustive,
    addsUp: exhaustive && best ? isSumOf(best, amounts) : null,
    source: teller,
  }))
}

function isToldBy({ references }: Claim, source: string): boolean {
  return references.some((reference) => reference.source === source)
}

function amountOf({ value }: Claim): Quantity | null {
  return value.type === 'quantity' && value.quantity.unit !== 'share' ? value.quantity : null
}
