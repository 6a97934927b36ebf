import { type EntityNode, findEntity } from './entity.ts'
import { bestEntity } from './fact.ts'
import { type Eventually, whenAllThere, whenThere } from './loader.ts'

/** The meeting before this one in its body's series: as claimed, or the one whose ordinal is one less. */
export function previousMeeting(meeting: EntityNode): Eventually<EntityNode | null> {
  return whenThere(bestEntity(meeting, 'previous', 'OUT'), (claimed) => claimed ?? adjacentMeeting(meeting, -1))
}

/** The meeting after this one in its body's series: as claimed, or the one whose ordinal is one more. */
export function nextMeeting(meeting: EntityNode): Eventually<EntityNode | null> {
  return whenThere(bestEntity(meeting, 'previous', 'IN'), (claimed) => claimed ?? adjacentMeeting(meeting, 1))
}

/** Of the same body and classification, with the adjacent ordinal: never merely the nearest on record. */
function adjacentMeeting({ view, slug }: EntityNode, step: -1 | 1): Eventually<EntityNode | null> {
  return whenThere(view.adjacent.load({ slug, step }), (found) => {
    const kept = found.map(({ adjacent, claims }) =>
      whenThere(whenAllThere(claims.map((id) => view.claims.load(id))), (held) =>
        held.every(Boolean) ? adjacent : null,
      ),
    )
    return whenThere(whenAllThere(kept), (slugs) => {
      const first = slugs.find((each) => each !== null)
      return first ? findEntity(view, first) : null
    })
  })
}
