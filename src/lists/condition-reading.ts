import type { Claim } from '../model/claim.ts'
import type { Entity } from '../model/entity.ts'
import type { MaybePromise } from '../model/maybe-promise.ts'
import type { Direction, Way } from './relations.ts'
import type { Told } from './told.ts'

/** How a view reads what conditions ask for. */
export interface Reading {
  /** The slugs of all that stands in these relations, in any of them. */
  related(owner: string, lists: readonly RelationRequest[]): MaybePromise<readonly string[]>
  /** The claims of which the entity is the subject. */
  said(subject: string, property: Claim['property']): MaybePromise<readonly Claim[]>
  /** What is told of an entity by these properties, or by any, as their subject or as their value. */
  told(
    slug: string,
    properties: readonly Claim['property'][] | null,
    direction: Direction,
  ): MaybePromise<readonly Told[]>
  entity(slug: string): MaybePromise<Entity>
  /** How many sources speak of an entity. */
  sources(slug: string): MaybePromise<number>
}

/** A list of relations, only of those with one of these facets. */
export interface RelationRequest extends Way {
  readonly facets?: readonly string[] | null | undefined
}
