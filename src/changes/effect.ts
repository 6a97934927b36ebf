import { type DisagreementNode, disagreementsAt } from '../graph/disagreement.ts'
import type { ClaimNode, View } from '../graph/view.ts'
import { encodeSlot } from '../lists/disagreements.ts'
import { accord } from '../model/accord.ts'
import { type Claim, referenceId } from '../model/claim.ts'
import { ownerListing } from '../model/complete-list.ts'
import { isContestable } from '../model/conflict.ts'
import type { Slot } from '../model/disagreement.ts'
import { isPropertyName, type PropertyName } from '../model/properties.ts'
import type { ClaimChange } from '../store/amend/holdings.ts'

/** What a change does to what the graph says, besides what it writes. */
export interface Effect {
  readonly claimsAdded: readonly ClaimNode[]
  readonly claimsWithdrawn: readonly ClaimNode[]
  readonly agreesWith: readonly ClaimNode[]
  readonly disputes: readonly DisagreementNode[]
  readonly settles: readonly DisagreementNode[]
}

/** What a change does to what the graph says: told by the graph before it and the graph after it. */
export async function findEffect(before: View, after: View, changes: readonly ClaimChange[]): Promise<Effect> {
  const added = changes.flatMap((change) => (!change.before && change.after ? [change.after] : []))
  const withdrawn = changes.flatMap((change) => (change.before && !change.after ? [change.before] : []))
  const places = await findPlaces([before, after], changes)
  const [was, is] = await Promise.all([disagreementsOf(before, places), disagreementsOf(after, places)])
  const told = changes.flatMap((change) => toldIn(change) ?? [])
  const own = new Set(told.map(({ id }) => id))
  return {
    claimsAdded: await nodesOf(after, added),
    claimsWithdrawn: await nodesOf(before, withdrawn),
    agreesWith: await findAgreement(before, after, changes, told),
    disputes: is.filter((each) => isOpen(each) && (!hasOpen(was, each) || standsIn(own, each))),
    settles: was.filter((each) => isOpen(each) && !hasOpen(is, each)),
  }
}

type Place = Pick<Slot, 'subject' | 'property'>

/** Where the claims can compete, whoever's place it is: a list only where somebody declares it complete, before or after. */
async function findPlaces(views: readonly View[], changes: readonly ClaimChange[]): Promise<Place[]> {
  const places = new Map<string, Place>()
  const lists = new Map<string, Place>()
  const add = (to: Map<string, Place>, subject: string, property: PropertyName) =>
    to.set(`${subject} ${property}`, { subject, property })
  for (const { claim } of changes) {
    const { subject, property, qualifiers } = claim
    if (isContestable(property)) add(places, subject, property)
    if (property === 'breakdownExhaustive') add(places, subject, 'headcount')
    if (property === 'listComplete' && isPropertyName(qualifiers.listOf ?? ''))
      add(places, subject, qualifiers.listOf as PropertyName)
    if (property === 'listComplete' && qualifiers.listOf === 'ballot') add(places, subject, 'ballotCount')
    const owner = ownerListing(claim)
    if (owner !== null) add(lists, owner, property)
    if (owner !== null && property === 'ballot') add(lists, owner, 'ballotCount')
  }
  const declared = await Promise.all([...lists.values()].map(({ subject }) => isDeclaredBy(views, subject)))
  const complete = [...lists].filter((_, index) => declared[index])
  return [...new Map([...places, ...complete]).values()]
}

async function isDeclaredBy(views: readonly View[], node: string): Promise<boolean> {
  const key = { node, property: 'listComplete', direction: 'OUT' } as const
  const found = await Promise.all(views.map((view) => view.claimsAbout.load(key)))
  return found.some(({ length }) => length > 0)
}

async function disagreementsOf(view: View, places: readonly Place[]): Promise<DisagreementNode[]> {
  return (await Promise.all(places.map((place) => disagreementsAt(view, place)))).flat()
}

function isOpen({ judged }: DisagreementNode): boolean {
  return !judged
}

function hasOpen(all: readonly DisagreementNode[], { place }: DisagreementNode): boolean {
  return all.some((each) => isOpen(each) && encodeSlot(each.place) === encodeSlot(place))
}

function standsIn(ids: ReadonlySet<string>, { positions }: DisagreementNode): boolean {
  return positions.some(({ claims }) => claims.some(({ id }) => ids.has(id)))
}

/** The claim as the change leaves it, where somebody comes to say it; null where nobody does. */
function toldIn({ before, after }: ClaimChange): Claim | null {
  const known = new Set(before?.references.map(referenceId))
  return after?.references.some((reference) => !known.has(referenceId(reference))) ? after : null
}

/** The claims that were there and say the same as one that comes, or as one that somebody else now says too. */
async function findAgreement(
  before: View,
  after: View,
  changes: readonly ClaimChange[],
  told: readonly Claim[],
): Promise<ClaimNode[]> {
  const about = await Promise.all(told.map((claim) => claimsOfTopic(before, claim)))
  const found = new Map<string, Claim>()
  for (const [index, claim] of told.entries()) {
    const context = about[index] ?? []
    for (const other of context) if (accord(claim, other, [...context, claim])) found.set(other.id, other)
  }
  const gone = new Set(changes.flatMap((change) => (change.after ? [] : [change.claim.id])))
  return nodesOf(
    after,
    [...found.values()].filter(({ id }) => !gone.has(id)),
  )
}

/** All claims that can say the same as a claim. */
function claimsOfTopic(view: View, { subject, property, value }: Claim) {
  return value.type === 'entity'
    ? view.claimsBetween.load({ subject, property, object: value.slug })
    : view.claimsAbout.load({ node: subject, property, direction: 'OUT' })
}

/** The claims as the view shows them; what it leaves out because it is only expected is shown with all that is said of it. */
async function nodesOf(view: View, claims: readonly Claim[]): Promise<ClaimNode[]> {
  const found = await Promise.all(claims.map(({ id }) => view.claims.load(id)))
  return claims.map((claim, index) => found[index] ?? view.nodeOf(claim))
}
