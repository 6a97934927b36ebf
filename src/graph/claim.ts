import { accord } from '../model/accord.ts'
import { type Claim, standing } from '../model/claim.ts'
import { conflict, slotOf } from '../model/conflict.ts'
import { displayValue } from '../model/display.ts'
import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { properties } from '../model/properties.ts'
import { supportOf } from '../model/ranking.ts'
import { getEntity } from './entity.ts'
import { encodeId } from './id.ts'
import { keep } from './keep.ts'
import type { ClaimNode, EntityNode } from './view.ts'

export type FactStatus = 'UNDISPUTED' | 'DISPUTED'

/** A qualifier for people to read, with the entity that it names, if it names one. */
export interface Qualified {
  readonly name: string
  readonly display: string
  readonly entity: EntityNode | null
}

export function idOfClaim({ id, view }: ClaimNode): string {
  return encodeId({ type: 'Claim', key: id, lens: view.lensText })
}

/** The value, readable in any case; a date as its EDTF text, an entity as its name. */
export function displayClaim({ view, value }: ClaimNode): MaybePromise<string> {
  if (value.type !== 'entity') return displayValue(value, String)
  return andThen(getEntity(view, value.slug), ({ name }) => name)
}

/** The claim's qualifiers in the order in which its property declares them. */
export function qualifiersOf({ view, property, qualifiers }: ClaimNode): MaybePromise<Qualified>[] {
  const declared = Object.entries(properties[property].qualifiers ?? {})
  return declared.flatMap(([name, { kinds }]): MaybePromise<Qualified>[] => {
    const value = qualifiers[name]
    if (value === undefined) return []
    if (!kinds) return [{ name, display: value, entity: null }]
    return [andThen(getEntity(view, value), (entity) => ({ name, display: entity.name, entity }))]
  })
}

/** The other claims that say the same, more or less precisely: they count as its support. */
export function accordantWith(claim: ClaimNode): MaybePromise<ClaimNode[]> {
  return andThen(siblings(claim), (all) =>
    standing(all)
      .filter((other) => other.id !== claim.id && accord(claim, other, all))
      .map((other) => claim.view.nodeOf(other)),
  )
}

/** How many voices say it, or say it in accord: each is counted once, however many sources repeat it. */
export function voicesOfClaim(claim: ClaimNode): MaybePromise<number> {
  const { view, value, subject, property } = claim
  // Only claims of the same value can accord with one whose value is an entity.
  const alike =
    value.type === 'entity' ? view.claimsBetween.load({ subject, property, object: value.slug }) : siblings(claim)
  return keep(view, `voices ${claim.id}`, () =>
    andThen(alike, (all) => supportOf([claim], all, view.graph.voices).get(claim.id) ?? 0),
  )
}

/** Disputed where another claim for the same place cannot be right together with it. */
export function statusOfClaim(claim: ClaimNode): MaybePromise<FactStatus> {
  if (slotOf(claim) === null) return 'UNDISPUTED'
  return keep(claim.view, `status ${claim.id}`, () =>
    andThen(rivals(claim), (all) => (all.some((other) => conflict(claim, other, all)) ? 'DISPUTED' : 'UNDISPUTED')),
  )
}

/** The claims that compete with it: where values do not, only those of the same value. */
function rivals(claim: ClaimNode): MaybePromise<readonly Claim[]> {
  const { view, subject, property, value } = claim
  if (value.type !== 'entity' || properties[property].functional) return siblings(claim)
  return view.claimsBetween.load({ subject, property, object: value.slug })
}

/** All claims of the same subject and property, this one included. */
function siblings({ view, subject, property }: ClaimNode): MaybePromise<readonly Claim[]> {
  return view.claimsAbout.load({ node: subject, property, direction: 'OUT' })
}
