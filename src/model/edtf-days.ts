import type { Edtf } from './edtf.ts'

/*
 * Between which days a date lies, as numbers; infinite where it is open or absent.
 */

export function firstDay(date: Edtf | null): number {
  return date?.earliest ?? Number.NEGATIVE_INFINITY
}

export function lastDay(date: Edtf | null): number {
  return date?.latest ?? Number.POSITIVE_INFINITY
}

/** The first day that it can mean: one that is approximate or uncertain may be off by as much as it is long. */
export function earliestDay(date: Edtf): number {
  return firstDay(date) - slackOf(date)
}

export function latestDay(date: Edtf): number {
  return lastDay(date) + slackOf(date)
}

/** Whether both dates can be right: there is a day that fits both. An absent date fits every other. */
export function datesCanAgree(a: Edtf | null, b: Edtf | null): boolean {
  if (!a || !b) return true
  const slack = Math.max(slackOf(a), slackOf(b))
  return firstDay(a) - slack <= lastDay(b) && firstDay(b) - slack <= lastDay(a)
}

function slackOf(date: Edtf): number {
  if (!date.approximate && !date.uncertain) return 0
  const length = lastDay(date) - firstDay(date) + 1
  return Number.isFinite(length) ? length : 0
}
