import { earliestDay, latestDay } from '../model/edtf-days.ts'
import type { HeldDays } from '../model/held-days.ts'
import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { anyDay, type Days } from '../model/spell.ts'
import { datesOf } from './containers.ts'
import { findEntity } from './entity.ts'
import { bestClaim } from './fact.ts'
import { keep } from './keep.ts'
import type { ClaimNode, EntityNode, View } from './view.ts'

/** The days on which an event can have begun, or a decision was taken: where sources differ, by all that they say. */
export function beginningOf(view: View, slug: string): MaybePromise<Days> {
  return keep(view, `beginning ${slug}`, () => beginningWithin(view, slug, mostSteps))
}

/** The days of an event, or of a decision: from its start to its end, or, where no end is told, to the last day of a start. */
export function daysOfHappening(view: View, slug: string): MaybePromise<HeldDays> {
  return andThen(beginningOf(view, slug), ({ first, last: begunBy }) =>
    andThen(daysOf(view, slug, 'endDate'), (ended) => ({
      first,
      last: ended ? ended.last : begunBy,
      begunBy: ended ? Math.min(ended.last, begunBy) : begunBy,
      lastedTo: ended ? Math.max(ended.first, first) : first,
    })),
  )
}

/** From a sitting to its meeting, from a decision to what it is a part of: not endlessly, should they go in a circle. */
const mostSteps = 4

function beginningWithin(view: View, slug: string, steps: number): MaybePromise<Days> {
  return andThen(findEntity(view, slug), (entity) => {
    if (!entity) return anyDay
    const property = entity.kind === 'DECISION' ? 'date' : 'startDate'
    return andThen(daysOf(view, slug, property), (days) => {
      if (days) return days
      return andThen(entity.kind === 'DECISION' ? null : daysOf(view, slug, 'endDate'), (ended) =>
        ended ? { first: anyDay.first, last: ended.last } : withinLarger(entity, steps),
      )
    })
  })
}

/** What has no date of its own lies within the meeting at which it was taken, or within what it is a part of. */
function withinLarger(entity: EntityNode, steps: number): MaybePromise<Days> {
  if (steps === 0) return anyDay
  return andThen(largerOf(entity), (claim) => {
    if (claim?.value.type !== 'entity') return anyDay
    const { slug } = claim.value
    return andThen(beginningWithin(entity.view, slug, steps - 1), ({ first, last }) =>
      andThen(daysOf(entity.view, slug, 'endDate'), (ended) => ({ first, last: ended?.last ?? last })),
    )
  })
}

function largerOf(entity: EntityNode): MaybePromise<ClaimNode | null> {
  return andThen(
    entity.kind === 'DECISION' ? bestClaim(entity, 'adoptedAt') : null,
    (meeting) => meeting ?? bestClaim(entity, 'partOf'),
  )
}

function daysOf(view: View, slug: string, property: 'date' | 'startDate' | 'endDate'): MaybePromise<Days | null> {
  return andThen(datesOf(view, slug, property), (dates) =>
    dates.length === 0
      ? null
      : {
          first: Math.min(...dates.map(({ date }) => earliestDay(date))),
          last: Math.max(...dates.map(({ date }) => latestDay(date))),
        },
  )
}
