import { compare } from '../../../model/compare.ts'
import type { Account } from '../account.ts'
import type { Survey } from '../survey.ts'
import { addTo, allFacts, type Facts, factsOf, learn } from './facts.ts'

/*
 * The way of a paper leads through its meetings in the order of time, where it is known of all of them when they began,
 * and else in the order in which the paper lists its consultations, as far as it does.
 */

const ways = 'oparl:ways'

/** Where a consultation is: its own words go before those of the item of an agenda that names it. */
export function stepOf(
  { meeting, agendaItem, namedBy }: Facts,
  from: Account | Survey,
): { readonly meeting: string | undefined; readonly agendaItem: string | undefined } {
  const meetingOf = (item: string | undefined) =>
    item === undefined ? undefined : factsOf('agenda item', item, from).meeting
  if (agendaItem !== undefined) return { meeting: meeting ?? meetingOf(agendaItem), agendaItem }
  const named = meetingOf(namedBy)
  return meeting === undefined || named === meeting
    ? { meeting: named, agendaItem: namedBy }
    : { meeting, agendaItem: undefined }
}

/** The paper that is dealt with under an item of an agenda, as far as anything tells. */
export function paperUnder({ consultation, consultedBy }: Facts, from: Account | Survey): string | undefined {
  const id = consultation ?? consultedBy
  return id === undefined ? undefined : factsOf('consultation', id, from).paper
}

/** Whether a paper is told to be dealt with under an item of an agenda, and so with what result. */
export function isOnWay(item: string, { consultation, consultedBy }: Facts, from: Account | Survey): boolean {
  const known = factsOf('consultation', consultation ?? consultedBy ?? '', from)
  const { meeting, agendaItem } = stepOf(known, from)
  return known.isThere !== undefined && known.paper !== undefined && meeting !== undefined && agendaItem === item
}

/** Numbers the consultations of each paper, once all is known. */
export function orderWays(survey: Survey): void {
  for (const [id, known] of allFacts('consultation', survey))
    if (known.isThere !== undefined && known.paper !== undefined && stepOf(known, survey).meeting !== undefined)
      addTo(ways, known.paper, id, survey)
  for (const [, ids] of survey.allKept<readonly string[]>(ways)) {
    const steps = ids.map((id) => timedStep(id, survey))
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

function timedStep(id: string, survey: Survey) {
  const known = factsOf('consultation', id, survey)
  const { start } = factsOf('meeting', stepOf(known, survey).meeting ?? '', survey)
  return { id, place: known.place, time: start === undefined ? Number.NaN : Date.parse(start) }
}
