import { type Claim, standing } from '../model/claim.ts'
import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { Quantity } from '../model/quantity.ts'
import { didYouMean } from '../model/suggestion.ts'
import { type HeadcountGroup, headcountGroups, type Sector, sectors } from '../model/vocabulary.ts'
import { factsAmong, type ResolvedFact } from './fact.ts'
import { shorten } from './id.ts'
import { InputError } from './input-error.ts'
import type { EntityNode } from './view.ts'

/** How many of a group, or of one sector of it, take part: a fact with the number, the share, or both. */
export interface Headcount extends ResolvedFact {
  readonly counted: HeadcountGroup
  readonly sector: Sector | null
  readonly amount: number | null
  readonly share: number | null
  readonly approximate: boolean
}

export interface HeadcountArguments {
  readonly counted?: readonly HeadcountGroup[] | null | undefined
  readonly sector?: readonly string[] | null | undefined
  /** True: no sectors. False: only sectors. */
  readonly whole?: boolean | null | undefined
}

/** The meeting's headcounts, group by group and sector by sector in the order in which they are declared. */
export function headcountsOf(meeting: EntityNode, args: HeadcountArguments): MaybePromise<Headcount[]> {
  const { counted, sector, whole } = args
  for (const name of sector ?? []) {
    if (!Object.hasOwn(sectors, name)) {
      throw new InputError(
        `"sector": there is no sector "${shorten(name)}"${didYouMean(name, Object.keys(sectors)) || '.'}`,
      )
    }
  }
  const claims = meeting.view.claimsAbout.load({ node: meeting.slug, property: 'headcount', direction: 'OUT' })
  return andThen(claims, (found) =>
    headcountsAmong(meeting, found, found).filter(
      (headcount) =>
        (!counted || counted.includes(headcount.counted)) &&
        (!sector || (headcount.sector !== null && sector.includes(headcount.sector))) &&
        (whole == null || whole === (headcount.sector === null)),
    ),
  )
}

/** The headcounts that some of the meeting's claims make, in the order in which groups and sectors are declared. */
export function headcountsAmong(
  { view }: EntityNode,
  claims: readonly Claim[],
  context: readonly Claim[],
): Headcount[] {
  return factsAmong(view, 'headcount', claims, context)
    .map(headcountOf)
    .sort((a, b) => groups.indexOf(a.counted) - groups.indexOf(b.counted) || sectorIndex(a) - sectorIndex(b))
}

const groups = Object.keys(headcountGroups)

function sectorIndex({ sector }: Headcount): number {
  return sector === null ? -1 : Object.keys(sectors).indexOf(sector)
}

/** The number is that of the best claim that gives one, the share likewise; one does not stand in for the other. */
function headcountOf(fact: ResolvedFact): Headcount {
  const quantities = standing(fact.claims).flatMap(({ value }: Claim) =>
    value.type === 'quantity' ? [value.quantity] : [],
  )
  const amount = quantities.find(({ unit }) => unit !== 'share')
  const share = quantities.find(({ unit }) => unit === 'share')
  const { counted, sector } = fact.best.qualifiers
  return {
    ...fact,
    counted: counted as HeadcountGroup,
    sector: (sector as Sector | undefined) ?? null,
    amount: amount?.amount ?? null,
    share: share?.amount ?? null,
    approximate: (quantities[0] as Quantity).approximate,
  }
}
