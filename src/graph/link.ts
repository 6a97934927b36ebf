import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { bestFirst } from '../model/ranking.ts'
import type { RelationKey } from '../store/claims.ts'
import type { ClaimNode, View } from './view.ts'

/** One property by which two entities are linked: its subject and its value. */
export interface Link extends RelationKey {
  readonly view: View
}

/** The name of a link's property and its ends: two links are the same exactly where this is. */
export function linkKey({ subject, property, object }: RelationKey): string {
  return `${subject} ${property} ${object}`
}

/** All claims behind links between the same two entities, the best first, by the rule of facts. */
export function claimsBehind(view: View, links: readonly RelationKey[]): MaybePromise<ClaimNode[]> {
  return andThen(allOf(links.map((link) => view.claimsBetween.load(link))), (lists) => {
    const claims = lists.flat()
    return bestFirst(claims, claims, view.graph.voices)
  })
}

/** All claims of a link, the best first. */
export function claimsOfLink(link: Link): MaybePromise<ClaimNode[]> {
  return claimsBehind(link.view, [link])
}

/** The best claim of a link. */
export function claimOfLink(link: Link): MaybePromise<ClaimNode> {
  return andThen(claimsOfLink(link), bestOf)
}

/** The first of the claims. That there are some is why there is a link. */
export function bestOf([best]: readonly ClaimNode[]): ClaimNode {
  if (!best) throw new Error('There is a link, and no claim that makes it.')
  return best
}
