import {
  type ClaimSide,
  citedPosition,
  claimList,
  claimPosition,
  firstCitation,
  storedCitations,
  storedClaims,
} from '../lists/claims.ts'
import type { ListItem } from '../lists/list.ts'
import { itemAt, type Position } from '../lists/position.ts'
import { countSources, sourcePosition } from '../lists/sources.ts'
import type { Claim } from '../model/claim.ts'
import { allKinds } from '../model/kind.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { meaningsOf } from '../model/meaning.ts'
import { isPropertyName, type PropertyName, properties } from '../model/properties.ts'
import { nearestTo } from '../model/suggestion.ts'
import { choose } from './choose.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { getEntity } from './entity.ts'
import { shorten } from './id.ts'
import { InputError } from './input-error.ts'
import { listMade, listOf } from './listing.ts'
import type { ClaimNode, EntityNode, View } from './view.ts'

export interface ClaimEdge {
  readonly node: ClaimNode
  /** Where the source whose claims are listed says it. */
  readonly locator: string | null
}

export interface ClaimsArguments extends PageArguments {
  readonly property?: readonly string[] | null | undefined
  readonly as?: ClaimSide | null | undefined
}

/** The claims in which an entity is the subject, the value, or either. */
export function connectClaims({ view, slug: owner }: EntityNode, args: ClaimsArguments): Connection<ClaimEdge> {
  const side = args.as ?? 'SUBJECT'
  const named = args.property == null ? null : checkPropertyNames(args.property)
  const list = claimList(side, named)
  const make = () =>
    andThen(view.claimsOf.load(owner), (claims) =>
      noteClaims(view, claims)
        .filter((claim) => (!named || named.includes(claim.property)) && standsOn(side, claim, owner))
        .map((claim) => itemOf(claimPosition(claim, view.graph.voices))),
    )
  const key = `claims ${owner} ${list}`
  const connected = {
    key,
    list: () => listOf(view, key, { stored: storedClaims(side, named), owner, list, make }),
    edges: (items: readonly ListItem[]) => claimEdges(view, items, null),
  }
  return connect(view, connected, args)
}

/** The claims that a source makes, each with the place in the source where it makes it. */
export function connectClaimsMade({ view, slug: owner }: EntityNode, args: PageArguments): Connection<ClaimEdge> {
  const make = () =>
    andThen(view.claimsBy.load(owner), (claims) =>
      noteClaims(view, claims).map((claim) => itemOf(citedPosition(claim, owner))),
    )
  const key = `claims made ${owner}`
  const connected = {
    key,
    list: () => listOf(view, key, { stored: storedCitations, owner, list: '', make }),
    edges: (items: readonly ListItem[]) => claimEdges(view, items, owner),
  }
  return connect(view, connected, args)
}

export interface SourceEdge {
  readonly node: EntityNode
  readonly claimCount: number
}

/** The sources that say anything about an entity, and how many claims each makes about it; most first. */
export function connectSources({ view, slug: owner }: EntityNode, args: PageArguments): Connection<SourceEdge> {
  const make = () =>
    andThen(countsOf(view, owner), (counts) =>
      allOf(
        counts.map(({ source, claims }) =>
          andThen(getEntity(view, source), (entity) => itemOf(sourcePosition(entity, claims, view.graph.voices))),
        ),
      ),
    )
  const key = `sources ${owner}`
  const connected = {
    key,
    list: () => listMade(view, key, make),
    met: [],
    edges: (items: readonly ListItem[]) =>
      allOf(
        items.map(({ position }) =>
          andThen(getEntity(view, itemAt(position)), (node) => ({ node, claimCount: -Number(position[0]) })),
        ),
      ),
  }
  return connect(view, connected, args)
}

/** How many sources say anything about an entity. */
export function countSourcesOf(view: View, slug: string): MaybePromise<number> {
  return andThen(countsOf(view, slug), ({ length }) => length)
}

function countsOf(view: View, slug: string): MaybePromise<readonly { source: string; claims: number }[]> {
  return choose<MaybePromise<readonly { source: string; claims: number }[]>>(view, {
    stored: () => view.sourceCounts.load(slug),
    made: () =>
      andThen(view.claimsOf.load(slug), (claims) => countSources(claims).filter(({ entity }) => entity === slug)),
  })
}

/** The names, if all are declared properties. @throws InputError */
export function checkPropertyNames(names: readonly string[], argument = 'property'): PropertyName[] {
  for (const name of names) {
    if (!isPropertyName(name)) {
      throw new InputError(`"${argument}": there is no property "${shorten(name)}"${propertiesMeant(name)}`)
    }
  }
  return [...new Set(names as readonly PropertyName[])].sort()
}

/** The end of a message: which property is written much like a word, and which ones it means in everyday language. */
function propertiesMeant(word: string): string {
  const nearest = nearestTo(word, Object.keys(properties))
  const meant = nearest === undefined ? namesMeant(word) : [nearest]
  return meant.length === 0 ? '.' : `; did you mean ${meant.join(' or ')}?`
}

/** What is called so elsewhere. */
function namesMeant(word: string): string[] {
  const meanings = allKinds.flatMap((kind) => meaningsOf(word, kind, () => true))
  return [...new Set(meanings.map(({ property }) => property.name))].slice(0, mostMeant)
}

const mostMeant = 3

/** Claims as the edges of a list. */
export function claimEdges(view: View, items: readonly ListItem[], source: string | null): MaybePromise<ClaimEdge[]> {
  return andThen(allOf(items.map(({ position }) => view.claims.load(itemAt(position)))), (claims) =>
    claims.flatMap((node) => (node ? [{ node, locator: locatorIn(node, source) }] : [])),
  )
}

/** They need not be read again by their ids. */
export function noteClaims(view: View, claims: readonly ClaimNode[]): readonly ClaimNode[] {
  for (const claim of claims) view.claims.note(claim.id, claim)
  return claims
}

function itemOf(position: Position): ListItem {
  return { position, kind: null }
}

function locatorIn(claim: Claim, source: string | null): string | null {
  return source === null ? null : (firstCitation(claim, source)?.locator ?? null)
}

function standsOn(side: ClaimSide, { subject, value }: Claim, slug: string): boolean {
  const isObject = value.type === 'entity' && value.slug === slug
  return (side !== 'OBJECT' && subject === slug) || (side !== 'SUBJECT' && isObject)
}
