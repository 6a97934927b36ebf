import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { findEntity } from './entity.ts'
import { bestEntity } from './fact.ts'
import type { EntityNode } from './view.ts'

/** The meeting before this one in its body's series: as claimed, or the one whose ordinal is one less. */
export function previousMeeting(meeting: EntityNode): MaybePromise<EntityNode | null> {
  return andThen(bestEntity(meeting, 'previous', 'OUT'), (claimed) => claimed ?? adjacentMeeting(meeting, -1))
}

/** The meeting after this one in its body's series: as claimed, or the one whose ordinal is one more. */
export function nextMeeting(meeting: EntityNode): MaybePromise<EntityNode | null> {
  return andThen(bestEntity(meeting, 'previous', 'IN'), (claimed) => claimed ?? adjacentMeeting(meeting, 1))
}

/** Of the same body and classification, with the adjacent ordinal: never merely the nearest on record. */
function adjacentMeeting({ view, slug }: EntityNode, step: -1 | 1): MaybePromise<EntityNode | null> {
  return andThen(view.adjacent.load({ slug, step }), (found) => {
    const kept = found.map(({ adjacent, claims }) =>
      andThen(allOf(claims.map((id) => view.claims.load(id))), (held) => (held.every(Boolean) ? adjacent : null)),
    )
    return andThen(allOf(kept), (slugs) => {
      const first = slugs.find((each) => each !== null)
      return first ? findEntity(view, first) : null
    })
  })
}
