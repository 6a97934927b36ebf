import { claimPosition } from '../lists/claims.ts'
import type { ListItem } from '../lists/list.ts'
import { accord } from '../model/accord.ts'
import { type Claim, standing } from '../model/claim.ts'
import { conflict } from '../model/conflict.ts'
import { isListed } from '../model/listed-property.ts'
import { allOf, andThen } from '../model/maybe-promise.ts'
import type { PropertyName } from '../model/properties.ts'
import { entityOf, slugsOf } from './argument.ts'
import { type ClaimEdge, claimEdges, noteClaims } from './claims.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { type DisagreementNode, disagreementsAt } from './disagreement.ts'
import { type DisagreementEdge, disagreementEdges, itemOfDisagreement } from './disagreements.ts'
import { keep } from './keep.ts'
import { listMade } from './listing.ts'
import type { EntityNode, View } from './view.ts'

/** Two sources side by side. */
export interface Comparison {
  readonly view: View
  readonly a: EntityNode
  readonly b: EntityNode
  /** Slugs of the entities that it is limited to; null for all. */
  readonly about: readonly string[] | null
}

export interface ComparisonArguments {
  readonly a: string
  readonly b: string
  readonly about?: readonly string[] | null | undefined
}

/** Lays two sources side by side. @throws InputError for what is no source, or no entity */
export async function compareSources(view: View, args: ComparisonArguments): Promise<Comparison> {
  const [a, b, about] = await Promise.all([
    entityOf(view, 'a', args.a, 'SOURCE'),
    entityOf(view, 'b', args.b, 'SOURCE'),
    slugsOf(view, 'about', args.about),
  ])
  return { view, a, b, about }
}

export type ComparisonSide = 'agreements' | 'onlyA' | 'onlyB'

/** What both say, in the same words or in accord; or what only one of them says. */
export function connectCompared(
  comparison: Comparison,
  side: ComparisonSide,
  args: PageArguments,
): Connection<ClaimEdge> {
  const { view } = comparison
  const key = identityOf(comparison, side)
  const make = async () =>
    (await keep(view, identityOf(comparison, 'all'), () => compared(comparison), sizeOfCompared))[side].map(
      (claim): ListItem => ({ position: claimPosition(claim, view.graph.voices), kind: null }),
    )
  const connected = {
    key,
    list: () => listMade(view, key, make),
    edges: (items: readonly ListItem[]) => claimEdges(view, items, null),
  }
  return connect(view, connected, args)
}

/** Where something that one says cannot be right together with something that the other says. */
export function connectConflicts(comparison: Comparison, args: PageArguments): Connection<DisagreementEdge> {
  const { view, a, b } = comparison
  const key = identityOf(comparison, 'conflicts')
  const make = async () => {
    const { ofA, ofB } = await claimsOfBoth(comparison)
    const places = new Map([...ofA, ...ofB].map(placeOf).map((place) => [JSON.stringify(place), place]))
    const found = await Promise.all(
      [...places.values()].map(async (place) => {
        const { subject: node, property } = place
        const all = await view.claimsAbout.load({ node, property, direction: 'OUT' })
        const nodes = await disagreementsAt(view, place)
        return nodes.filter((disagreement) => isBetween(disagreement, a.slug, b.slug, all))
      }),
    )
    return Promise.all(found.flat().map(({ place }) => itemOfDisagreement(view, place)))
  }
  const connected = {
    key,
    list: () => listMade(view, key, make),
    edges: (items: readonly ListItem[]) => disagreementEdges(view, items),
  }
  return connect(view, connected, args)
}

/** Where what a claim says can be disputed: a list, by whom it lists. */
function placeOf({ subject, property, qualifiers }: Claim): { subject: string; property: PropertyName } {
  const listed = property === 'listComplete' ? (qualifiers.listOf ?? '') : ''
  return { subject, property: isListed(listed) ? listed : property }
}

/** Whether something that the one says cannot be right together with something that the other says. */
function isBetween({ positions }: DisagreementNode, a: string, b: string, context: readonly Claim[]): boolean {
  const lists = positions.filter(({ list }) => list)
  const heldBy = (source: string) => lists.filter(({ sources }) => sources?.includes(source))
  if (heldBy(a).some((one) => heldBy(b).some((other) => one !== other))) return true
  // What an editor judged was between them all the same.
  const claims = positions
    .flatMap((position) => position.claims)
    .map((claim) => ({ ...claim, rank: 'NORMAL' as const }))
  const [toldByA, toldByB] = [a, b].map((source) => claims.filter((claim) => isToldBy(claim, source)))
  return toldByA?.some((one) => toldByB?.some((other) => conflict(one, other, context))) ?? false
}

async function compared(comparison: Comparison): Promise<Record<ComparisonSide, Claim[]>> {
  const { a, b } = comparison
  const { ofA, ofB } = await claimsOfBoth(comparison)
  const [topicsOfA, topicsOfB] = [ofA, ofB].map((claims) => Map.groupBy(standing(claims), topicOf))
  const contexts = await contextsOf(comparison.view, [...ofA, ...ofB])
  const shares = (claim: Claim, others: readonly Claim[] | undefined) =>
    isToldBy(claim, a.slug) && isToldBy(claim, b.slug)
      ? true
      : claim.rank !== 'DEPRECATED' &&
        (others?.some((other) => accord(claim, other, contexts.get(topicOf(claim)) ?? [])) ?? false)
  const sharedOfA = ofA.filter((claim) => shares(claim, topicsOfB?.get(topicOf(claim))))
  const sharedOfB = ofB.filter((claim) => shares(claim, topicsOfA?.get(topicOf(claim))))
  const agreements = new Map([...sharedOfA, ...sharedOfB].map((claim) => [claim.id, claim]))
  const only = (claims: readonly Claim[], other: EntityNode) =>
    claims.filter((claim) => !agreements.has(claim.id) && !isToldBy(claim, other.slug))
  return { agreements: [...agreements.values()], onlyA: only(ofA, b), onlyB: only(ofB, a) }
}

/** All claims of the topics of which shares and amounts are told, by which these are held against each other. */
async function contextsOf(view: View, claims: readonly Claim[]): Promise<ReadonlyMap<string, readonly Claim[]>> {
  const counted = Map.groupBy(
    claims.filter(({ value }) => value.type === 'quantity'),
    topicOf,
  )
  const contexts = await allOf(
    [...counted].map(([topic, [first]]) => {
      const { subject: node, property } = first as Claim
      const all = view.claimsAbout.load({ node, property, direction: 'OUT' })
      return andThen(all, (context) => [topic, context] as const)
    }),
  )
  return new Map(contexts)
}

async function claimsOfBoth({
  view,
  a,
  b,
  about,
}: Comparison): Promise<{ ofA: readonly Claim[]; ofB: readonly Claim[] }> {
  const [ofA = [], ofB = []] = await Promise.all(
    [a, b].map(async ({ slug }) => noteClaims(view, await view.claimsBy.load(slug))),
  )
  const isAsked = ({ subject, value }: Claim) =>
    !about || about.includes(subject) || (value.type === 'entity' && about.includes(value.slug))
  return { ofA: ofA.filter(isAsked), ofB: ofB.filter(isAsked) }
}

function identityOf({ a, b, about }: Comparison, side: string): string {
  return `comparison ${JSON.stringify([a.slug, b.slug, about, side])}`
}

function sizeOfCompared({ agreements, onlyA, onlyB }: Record<ComparisonSide, Claim[]>): number {
  return agreements.length + onlyA.length + onlyB.length
}

function topicOf({ subject, property }: Claim): string {
  return `${subject} ${property}`
}

function isToldBy({ references }: Claim, source: string): boolean {
  return references.some((reference) => reference.source === source)
}
