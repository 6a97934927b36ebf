import { compare } from '../../../model/compare.ts'
import type { Account } from '../account.ts'
import type { Survey } from '../survey.ts'
import { addTo, allFacts, type Facts, factsOf, learn } from './facts.ts'

/*
 * The way of a paper leads through its meetings in the order of time, where it is known of all of them when they began,
 * and else in the order in which the paper lists its consultations, as far as it does.
 */

const ways = 'oparl:ways'

/** The meeting of a consultation, which may be told by its item of an agenda alone. */
export function meetingOf({ meeting, agendaItem }: Facts, from: Account | Survey): string | undefined {
  return meeting ?? (agendaItem === undefined ? undefined : factsOf('agenda item', agendaItem, from).meeting)
}

/** Numbers the consultations of each paper, once all is known. */
export function orderWays(survey: Survey): void {
  for (const [id, known] of allFacts('consultation', survey))
    if (known.isThere !== undefined && known.paper !== undefined && meetingOf(known, survey) !== undefined)
      addTo(ways, known.paper, id, survey)
  for (const [, ids] of survey.allKept<readonly string[]>(ways)) {
    const steps = ids.map((id) => stepOf(id, survey))
    const isDated = steps.every(({ time }) => !Number.isNaN(time))
    if (!isDated && steps.some(({ place }) => place === undefined)) continue
    const inOrder = steps.sort(
      (a, b) => (isDated ? a.time - b.time : 0) || compare(a.place ?? '', b.place ?? '') || compare(a.id, b.id),
    )
    for (const [index, { id }] of inOrder.entries()) learn('consultation', id, { order: placeOnWay(index) }, survey)
  }
}

export function orderOnWay(id: string, account: Account): number | null {
  const { order } = factsOf('consultation', id, account)
  return order === undefined ? null : Number(order)
}

/** A place, from 1, in as many digits as every other, so that the least comes first. */
export function placeOnWay(index: number): string {
  return String(index + 1).padStart(6, '0')
}

function stepOf(id: string, survey: Survey) {
  const known = factsOf('consultation', id, survey)
  const { start } = factsOf('meeting', meetingOf(known, survey) ?? '', survey)
  return { id, place: known.place, time: start === undefined ? Number.NaN : Date.parse(start) }
}
