import { type Claim, citedSources } from './claim.ts'
import { isSumOf } from './conflict.ts'
import type { Quantity } from './quantity.ts'
import type { VoteOption } from './vocabulary.ts'

/** Ballots that do not make a count, with what they come to, and whose list they are. */
export interface FaultySum {
  /** One of the ballots; where there is none, what declares the list complete. */
  readonly claim: Claim
  readonly claims: readonly Claim[]
  readonly sum: number
  readonly sources: readonly string[]
}

/**
 * The list of ballots by which a source that holds it to be complete comes to another sum than the count that it gives.
 * `complete` are what declares lists of ballots of the decision complete, and the ballots. `printed` are all ballots that
 * there are, whatever an editor holds of them: a sum is that of the whole list, or it is none. `counts` are all counts.
 */
export function faultyBallots(
  count: Claim,
  complete: readonly Claim[],
  counts: readonly Claim[],
  printed: readonly Claim[],
): FaultySum[] {
  if (count.property !== 'ballotCount') return []
  return citedSources(count).flatMap((source) => {
    const declaration = complete.find((claim) => isOfBallots(claim) && isToldBy(claim, source))
    if (!declaration) return []
    const wanted = optionsOf(count, ownCounts(counts, source))
    const chosen = (claims: readonly Claim[]) => ballotsOf(claims, source).filter((each) => isOf(each, count, wanted))
    const ballots = chosen(complete)
    if (ballots.length < chosen(printed).length) return []
    const sum = weigh(ballots, ballotsOf(complete, source), wanted)
    if (count.value.type !== 'quantity' || count.value.quantity.unit === 'share') return []
    if (isSumOf(count.value.quantity, [sum])) return []
    const [claim = declaration] = ballots
    return [{ claim, claims: ballots.length > 0 ? ballots : [declaration], sum: sum.upper, sources: [source] }]
  })
}

/** Whether a claim declares a list of ballots complete. */
export function isOfBallots({ property, qualifiers }: Claim): boolean {
  return property === 'listComplete' && qualifiers.listOf === 'ballot' && qualifiers.role === undefined
}

/** How many votes a ballot is. */
export function weightOf({ weight }: Claim['qualifiers']): number {
  return weight === undefined ? 1 : Number(weight)
}

/** Who has one of these takes no part in the vote, and is in no sum of all. */
const notCast: ReadonlySet<string | undefined> = new Set<VoteOption>(['ABSENT', 'EXCUSED', 'NOT_VOTING'])

/** The options that a count counts; null for all that are votes. OTHER counts whatever the source gives no count of. */
function optionsOf({ qualifiers }: Claim, own: readonly Claim[]): ((option: string | undefined) => boolean) | null {
  const { option } = qualifiers
  if (option === undefined) return null
  const counted = new Set(
    own.filter((other) => isBeside(other.qualifiers, qualifiers)).map((each) => each.qualifiers.option),
  )
  return (each) => each === option || (option === 'OTHER' && each !== undefined && !counted.has(each))
}

function isBeside(a: Claim['qualifiers'], b: Claim['qualifiers']): boolean {
  return a.candidate === b.candidate && a.onBehalfOf === b.onBehalfOf
}

function ownCounts(counts: readonly Claim[], source: string): Claim[] {
  return counts.filter((claim) => isToldBy(claim, source))
}

function ballotsOf(claims: readonly Claim[], source: string): Claim[] {
  return claims.filter(
    ({ property, references }) =>
      property === 'ballot' && references.some((each) => each.source === source && each.certainty !== 'EXPECTED'),
  )
}

type Wanted = ReturnType<typeof optionsOf>

function isOf({ qualifiers }: Claim, { qualifiers: { candidate, onBehalfOf } }: Claim, wanted: Wanted): boolean {
  if (candidate !== undefined && qualifiers.candidate !== candidate) return false
  if (onBehalfOf !== undefined && qualifiers.onBehalfOf !== onBehalfOf) return false
  return wanted ? wanted(qualifiers.option) : !notCast.has(qualifiers.option)
}

/** Each voter once. Of whom the source lists with another option, too, the votes may be none of these. */
function weigh(ballots: readonly Claim[], all: readonly Claim[], wanted: Wanted): Pick<Quantity, 'lower' | 'upper'> {
  const others = new Set(
    all.flatMap(({ subject, qualifiers: { option } }) =>
      option !== undefined && (wanted ? !wanted(option) : notCast.has(option)) ? [subject] : [],
    ),
  )
  let [lower, upper] = [0, 0]
  for (const [voter, own] of Map.groupBy(ballots, ({ subject }) => subject)) {
    const weights = own.map(({ qualifiers }) => weightOf(qualifiers))
    const most =
      new Set(own.map(({ qualifiers }) => qualifiers.candidate ?? '')).size > 1 ? total(weights) : Math.max(...weights)
    upper += most
    if (!others.has(voter)) lower += most
  }
  return { lower: round(lower), upper: round(upper) }
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0)
}

/** Without what halves and tenths leave behind where they are added. */
function round(number: number): number {
  return Number(number.toPrecision(12))
}

function isToldBy({ references }: Claim, source: string): boolean {
  return references.some((each) => each.source === source)
}
