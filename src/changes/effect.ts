import { type DisagreementNode, disagreementsAt } from '../graph/disagreement.ts'
import type { ClaimNode, View } from '../graph/view.ts'
import { encodeSlot } from '../lists/disagreements.ts'
import { accord } from '../model/accord.ts'
import { type Claim, referenceId } from '../model/claim.ts'
import { ownerListing } from '../model/complete-list.ts'
import type { Slot } from '../model/disagreement.ts'
import type { PropertyName } from '../model/properties.ts'
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
  const places = placesOf(changes)
  const [was, is] = await Promise.all([disagreementsOf(before, places), disagreementsOf(after, places)])
  const own = new Set(added.map(({ id }) => id))
  return {
    claimsAdded: await nodesOf(after, added),
    claimsWithdrawn: await nodesOf(before, withdrawn),
    agreesWith: await findAgreement(before, after, changes),
    disputes: is.filter((each) => isOpen(each) && (!hasOpen(was, each) || standsIn(own, each))),
    settles: was.filter((each) => isOpen(each) && !hasOpen(is, each)),
  }
}

type Place = Pick<Slot, 'subject' | 'property'>

/** Where the claims compete, whoever's place it is. */
function placesOf(changes: readonly ClaimChange[]): Place[] {
  const places = new Map<string, Place>()
  const add = (subject: string, property: PropertyName) => places.set(`${subject} ${property}`, { subject, property })
  for (const { claim } of changes) {
    add(claim.subject, claim.property)
    const owner = ownerListing(claim)
    if (owner !== null) add(owner, claim.property)
    const listed = claim.property === 'listComplete' ? claim.qualifiers.listOf : undefined
    if (listed !== undefined) add(claim.subject, listed as PropertyName)
    if (claim.property === 'breakdownExhaustive') add(claim.subject, 'headcount')
  }
  return [...places.values()]
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

/** The claims that were there and say the same as one that comes, or as one that somebody else now says too. */
async function findAgreement(before: View, after: View, changes: readonly ClaimChange[]): Promise<ClaimNode[]> {
  const told = changes.flatMap(({ before: was, after: is }) => {
    const known = new Set(was?.references.map(referenceId))
    return is?.references.some((reference) => !known.has(referenceId(reference))) ? [is] : []
  })
  const about = await Promise.all(
    told.map(({ subject, property }) => before.claimsAbout.load({ node: subject, property, direction: 'OUT' })),
  )
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

/** The claims as the view shows them; what it leaves out because it is only expected is shown with all that is said of it. */
async function nodesOf(view: View, claims: readonly Claim[]): Promise<ClaimNode[]> {
  const found = await Promise.all(claims.map(({ id }) => view.claims.load(id)))
  return claims.map((claim, index) => found[index] ?? view.nodeOf(claim))
}
