import { bestFirst } from '../model/ranking.ts'
import type { RelationKey } from '../store/link-claims.ts'
import { type ClaimNode, claimNode } from './claim.ts'
import { type Eventually, whenAllThere, whenThere } from './loader.ts'
import type { Way } from './network.ts'
import type { View } from './view.ts'

/** One property by which two entities are linked: its subject and its value. */
export interface Link extends RelationKey {
  readonly view: View
}

/** The name of a link's property and its ends: two links are the same exactly where this is. */
export function linkKey({ subject, property, object }: RelationKey): string {
  return `${subject} ${property} ${object}`
}

/** The link that a property makes between two nodes, of which the first is the subject (OUT) or the value (IN). */
export function linkBetween(node: string, { property, direction }: Way, other: string): RelationKey {
  return direction === 'OUT' ? { subject: node, property, object: other } : { subject: other, property, object: node }
}

/** All claims behind links between the same two entities, the best first, by the rule of facts. */
export function claimsBehind(view: View, links: readonly RelationKey[]): Eventually<ClaimNode[]> {
  return whenThere(whenAllThere(links.map((link) => view.claimsBetween.load(link))), (lists) => {
    const claims = lists.flat()
    return bestFirst(claims, claims, view.voices).map((claim) => claimNode(view, claim))
  })
}

/** All claims of a link, the best first. */
export function claimsOfLink(link: Link): Eventually<ClaimNode[]> {
  return claimsBehind(link.view, [link])
}

/** The best claim of a link. */
export function claimOfLink(link: Link): Eventually<ClaimNode> {
  return whenThere(claimsOfLink(link), bestOf)
}

/** The first of the claims. That there are some is why there is a link. */
export function bestOf([best]: readonly ClaimNode[]): ClaimNode {
  if (!best) throw new Error('There is a link, and no claim that makes it.')
  return best
}
