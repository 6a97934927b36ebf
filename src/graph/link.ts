import type { Direction, Way } from '../lists/relations.ts'
import { standing } from '../model/claim.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { PropertyName } from '../model/properties.ts'
import { bestFirst } from '../model/ranking.ts'
import type { RelationKey, TieKey } from '../store/linking-claims.ts'
import type { ClaimNode, View } from './view.ts'

/** What links two entities: claims of which they are subject and value, or of which one stands in a qualifier. */
export type LinkKey = RelationKey | TieKey

/** How an entity is linked with another in some way. */
export function linkBetween(owner: string, { property, direction, qualifier }: Way, other: string): LinkKey {
  if (!qualifier) {
    return direction === 'OUT'
      ? { subject: owner, property, object: other }
      : { subject: other, property, object: owner }
  }
  const isEnd = qualifier.asked === 'END'
  return {
    property,
    qualifier: qualifier.name,
    side: isEnd === (direction === 'OUT') ? 'SUBJECT' : 'OBJECT',
    end: isEnd ? owner : other,
    between: isEnd ? other : owner,
  }
}

/** The link as a text: two are the same exactly where this is. */
export function keyOfLink(link: LinkKey): string {
  if ('object' in link) return `${link.subject} ${link.property} ${link.object}`
  return `${link.end} ${link.property} ${link.between} ${link.qualifier} ${link.side}`
}

/** From the subject over the qualifier to the value. */
export function endsOfLink(link: LinkKey): readonly [from: string, to: string] {
  if ('object' in link) return [link.subject, link.object]
  return link.side === 'SUBJECT' ? [link.end, link.between] : [link.between, link.end]
}

/** The claims of a link, in no order. */
export function claimsLinking(view: View, link: LinkKey): MaybePromise<readonly ClaimNode[]> {
  return 'object' in link ? view.claimsBetween.load(link) : view.claimsTied.load(link)
}

/** All claims behind links between the same two entities, the best first, by the rule of facts. */
export function claimsBehind(view: View, links: readonly LinkKey[]): MaybePromise<ClaimNode[]> {
  return andThen(allOf(links.map((link) => claimsLinking(view, link))), (lists) => {
    const claims = standing([...new Set(lists.flat())])
    return bestFirst(claims, claims, view.graph.voices)
  })
}

/** One property by which two entities are linked, as a view shows it. */
export interface Link {
  readonly view: View
  readonly key: LinkKey
}

export function propertyOfLink({ key }: Link): PropertyName {
  return key.property
}

/** The qualifier in which one of the two stands; null where they are subject and value. */
export function qualifierOfLink({ key }: Link): string | null {
  return 'object' in key ? null : key.qualifier
}

/** All claims of a link, the best first. */
export function claimsOfLink({ view, key }: Link): MaybePromise<ClaimNode[]> {
  return claimsBehind(view, [key])
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

/** How a claim leads from an entity to another that it names: the way, and the qualifier in which one of them stands. */
export function leadOf(
  { subject, value, qualifiers }: ClaimNode,
  from: string,
  to: string,
): { readonly direction: Direction; readonly qualifier: string | null } {
  const object = value.type === 'entity' ? value.slug : null
  if (subject === from && object === to) return { direction: 'OUT', qualifier: null }
  if (subject === to && object === from) return { direction: 'IN', qualifier: null }
  const nameOf = (slug: string) => Object.keys(qualifiers).find((name) => qualifiers[name] === slug)
  const isOnwards = subject === from || object === to
  const between = subject === from || object === from ? nameOf(to) : nameOf(from)
  return { direction: isOnwards ? 'OUT' : 'IN', qualifier: between ?? null }
}
