import type { Claim } from '../../model/claim.ts'
import type { Voices } from '../../model/voices.ts'
import type { Described } from '../../store/extract.ts'
import { shownClaims } from './best-value.ts'
import { countClaimDetails, countReferenceDetails } from './claim-detail.ts'
import type { LeftOut } from './left-out.ts'
import type { NetworkEdge, NetworkNode } from './network-form.ts'
import { countUnwritable } from './xml.ts'

/** The qualifiers that a node tells with a value of its own. A name stands there as it is. */
export function toldOfNode({ property, qualifiers }: Claim): readonly string[] {
  return property === 'name' ? [] : Object.keys(qualifiers)
}

/** Counts what a node has no place for: of the claims that have no edge, all but the best; and who says what, and how. */
export function countUntold({ claims }: Described, voices: Voices, leftOut: LeftOut): void {
  const own = claims.filter(({ value }) => value.type !== 'entity')
  for (const [property, said] of Map.groupBy(own, (claim) => claim.property)) {
    const ofProperty = claims.filter((claim) => claim.property === property)
    const shown = new Set(shownClaims(ofProperty, property, voices))
    for (const claim of said) {
      if (shown.has(claim)) countNodeDetails(claim, leftOut)
      else if (claim.rank === 'DEPRECATED') leftOut.add('claim', `a ${property} that an editor holds to be wrong`)
      else leftOut.add('claim', `another ${property} beside the best`)
    }
  }
}

function countNodeDetails(claim: Claim, leftOut: LeftOut): void {
  countClaimDetails(claim, toldOfNode(claim), leftOut)
  for (const reference of claim.references) countReferenceDetails(reference, [], leftOut)
}

export function countEdgeDetails(claim: Claim, leftOut: LeftOut): void {
  countClaimDetails(claim, ['start', 'end', 'rank', ...Object.keys(claim.qualifiers)], leftOut)
  for (const reference of claim.references) countReferenceDetails(reference, ['certainty'], leftOut)
}

/** Counts the characters that XML has no way to write, in which both formats for networks are. */
export function writable<Item extends NetworkNode | NetworkEdge>(item: Item, leftOut: LeftOut): Item {
  const texts = [item.label, ...Object.values(item.values)].map((value) => String(value ?? ''))
  const count = texts.reduce((sum, text) => sum + countUnwritable(text), 0)
  leftOut.add('detail', 'a character that XML has no way to write, which becomes U+FFFD', count)
  return item
}
