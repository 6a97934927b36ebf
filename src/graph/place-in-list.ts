import type { PropertyName } from '../model/properties.ts'
import { orderOf } from '../model/relation.ts'
import type { EntityNode } from './entity.ts'
import { type Eventually, whenThere } from './loader.ts'

/** The place that sources give an entity in the list of what it belongs to. */
export function placeInList({ view, slug }: EntityNode, property: PropertyName): Eventually<number | null> {
  const claims = view.claimsAbout.load({ node: slug, property, direction: 'OUT' })
  return whenThere(claims, (found) => orderOf(found, view.voices))
}
