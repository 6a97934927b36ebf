import { type EntityKey, entityKey, placingOf } from '../lists/entity-key.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { EntityNode } from './view.ts'

/** Where an entity stands in lists, by the claims that its view keeps. */
export function keyOfEntity(entity: EntityNode): MaybePromise<EntityKey> {
  const { view, slug: node, kind } = entity
  const claims = placingOf(kind).map((property) => view.claimsAbout.load({ node, property, direction: 'OUT' }))
  return andThen(allOf(claims), (found) => entityKey(entity, found.flat(), view.graph.voices))
}
