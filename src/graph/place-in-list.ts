import { standing } from '../model/claim.ts'
import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { PropertyName } from '../model/properties.ts'
import { orderOf } from '../model/relation.ts'
import type { EntityNode } from './view.ts'

/** The place that sources give an entity in the list of what it belongs to. */
export function placeInList({ view, slug }: EntityNode, property: PropertyName): MaybePromise<number | null> {
  const claims = view.claimsAbout.load({ node: slug, property, direction: 'OUT' })
  return andThen(claims, (found) => orderOf(standing(found), view.graph.voices))
}
