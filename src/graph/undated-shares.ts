import type { ClaimCondition } from '../lists/claim-condition.ts'
import { daysWithEvent, heldWithin } from '../model/held-days.ts'
import { lastingOf } from '../model/lasting.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { PropertyName } from '../model/properties.ts'
import type { Share } from '../store/shares.ts'
import { daysOfHappening } from './beginning.ts'
import { getEntity } from './entity.ts'
import type { View } from './view.ts'

/**
 * Gives what is left of a thing whose relations are told without dates: of those who share it, the ones that do within the
 * time that is asked for, by the dates of the event or the decision. Null where that is to be told by spells.
 */
export async function prepareUndated(
  view: View,
  {
    property,
    condition: { direction, within },
  }: { readonly property: PropertyName; readonly condition: ClaimCondition },
  shares: readonly Share[],
): Promise<(share: Share) => MaybePromise<Share | null>> {
  const slugs = new Set(shares.flatMap(({ thing, sharers }) => [thing, ...sharers]))
  const entities = await allOf([...slugs].map((slug) => getEntity(view, slug)))
  const kinds = new Map(entities.map(({ slug, kind }) => [slug, kind]))
  const happened = new Map<string, MaybePromise<boolean>>()
  const happenedWithin = (slug: string): MaybePromise<boolean> => {
    const known =
      happened.get(slug) ??
      andThen(
        daysOfHappening(view, slug),
        (days) => !within || heldWithin(daysWithEvent({ start: null, end: null }, days), within),
      )
    happened.set(slug, known)
    return known
  }
  return ({ thing, sharers }) => {
    const lastings = sharers.map((sharer) => {
      const [subject, slug] = direction === 'OUT' ? [sharer, thing] : [thing, sharer]
      const told = { subject, property, value: { type: 'entity', slug }, start: null, end: null } as const
      return lastingOf(told, (each) => kinds.get(each))
    })
    if (lastings.includes('SPELL')) return null
    const held = lastings.map((lasting) => typeof lasting !== 'object' || happenedWithin(lasting.begunBy))
    return andThen(allOf(held), (are) => ({ thing, sharers: sharers.filter((_, index) => are[index]) }))
  }
}
