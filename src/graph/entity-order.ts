import { type EntityKey, entityKey, placingOf } from '../lists/entity-key.ts'
import type { ClaimedOrder, OrderKey } from '../lists/kinds.ts'
import { standing } from '../model/claim.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { properties as declared } from '../model/properties.ts'
import type { EntityNode } from './view.ts'

/** What an entity is ordered by, by the claims that its view keeps: no more than an order asks for is read. */
export function orderKeyOf(
  entity: EntityNode,
  { properties, countsClaims, countsMade }: ClaimedOrder,
): MaybePromise<OrderKey> {
  const { view, slug: node, kind } = entity
  const asked = properties.filter((property) => declared[property].domain.includes(kind))
  const claims = asked.map((property) => view.claimsAbout.load({ node, property, direction: 'OUT' }))
  return andThen(allOf(claims), (found) =>
    andThen(countsClaims ? view.claimsOf.load(node) : [], (all) =>
      andThen(countsMade ? view.claimsBy.load(node) : [], (said) => ({
        ...entityKey(entity, found.flat(), view.graph.voices),
        claims: standing(all).length,
        made: said.length,
      })),
    ),
  )
}

/** Where an entity stands in lists, by the claims that its view keeps. */
export function keyOfEntity(entity: EntityNode): MaybePromise<EntityKey> {
  const { view, slug: node, kind } = entity
  const claims = placingOf(kind).map((property) => view.claimsAbout.load({ node, property, direction: 'OUT' }))
  return andThen(allOf(claims), (found) => entityKey(entity, found.flat(), view.graph.voices))
}
