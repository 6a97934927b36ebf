import type { ListItem } from '../lists/list.ts'
import { itemAt } from '../lists/position.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { PropertyName } from '../model/properties.ts'
import type { Certainty } from '../model/vocabulary.ts'
import { type FactStatus, statusOfClaim, voicesOfClaim } from './claim.ts'
import { chosenBy } from './sieve.ts'
import type { ClaimNode, View } from './view.ts'

/** Which claims are listed; null for any. */
export interface ClaimsRequest {
  readonly properties: readonly PropertyName[] | null
  /** Slugs of sources: one of them says so, with one of the certainties. */
  readonly sources: readonly string[] | null
  readonly certainties: readonly Certainty[] | null
  readonly minVoices: number | null
  readonly maxVoices: number | null
  readonly status: FactStatus | null
}

/** Those of some claims that the view keeps, and that are asked for. */
export function claimsChosen(
  view: View,
  items: readonly ListItem[],
  request: ClaimsRequest,
): MaybePromise<readonly ListItem[]> {
  const loaded = allOf(items.map(({ position }) => view.claims.load(itemAt(position))))
  return andThen(loaded, async (claims) => {
    const kept = new Map(claims.flatMap((claim, index) => (claim ? [[items[index], claim] as const] : [])))
    const met = new Set(await claimsMeeting([...kept.values()], request))
    return items.filter((item) => {
      const claim = kept.get(item)
      return claim !== undefined && met.has(claim)
    })
  })
}

/** Those of some claims of the view that are asked for. */
export async function claimsMeeting(claims: readonly ClaimNode[], request: ClaimsRequest): Promise<ClaimNode[]> {
  const worded = claims.filter((claim) => isAsWorded(claim, request))
  const { minVoices, maxVoices, status } = request
  const isHeard = (claim: ClaimNode) =>
    andThen(voicesOfClaim(claim), (voices) => voices >= (minVoices ?? voices) && voices <= (maxVoices ?? voices))
  const heard = minVoices === null && maxVoices === null ? worded : await chosenBy(worded, isHeard)
  return status === null
    ? heard
    : chosenBy(heard, (claim) => andThen(statusOfClaim(claim), (found) => found === status))
}

function isAsWorded({ property, references }: ClaimNode, { properties, sources, certainties }: ClaimsRequest): boolean {
  if (properties && !properties.includes(property)) return false
  return references.some(
    ({ source, certainty }) =>
      (!sources || sources.includes(source)) && (!certainties || certainties.includes(certainty)),
  )
}
