import type { Edtf } from '../../model/edtf.ts'

/** A date as Popolo writes one: a year, a month or a day; in some fields also a time of day. */
export interface PopoloDate {
  readonly text: string
  /** Whether it says less than the date that it is made of: "January 2021" for a day between the 5th and the 12th. */
  readonly vaguer: boolean
}

/** Whether a field of Popolo has room for a time of day. */
export type DateForm = 'date' | 'moment'

/** The date in Popolo's form; null where that would say more than is known, or nothing. */
export function popoloDate({ text }: Edtf, form: DateForm = 'date'): PopoloDate | null {
  if (plain.test(text) || (form === 'moment' && timed.test(text))) return { text, vaguer: false }
  const unspecified = /^(\d{4}(?:-\d{2})?)(?:-XX){1,2}$/.exec(text)?.[1]
  if (unspecified !== undefined) return { text: unspecified, vaguer: false }
  const day = /^(\d{4}-\d{2}-\d{2})T/.exec(text)?.[1]
  if (day !== undefined) return { text: day, vaguer: true }
  const [start = '', end = ''] = text.split('/')
  if (!plain.test(start) || !plain.test(end)) return null
  const [from, to] = [start.split('-'), end.split('-')]
  const shared = from.findIndex((part, index) => part !== to[index])
  const common = from.slice(0, shared < 0 ? from.length : shared).join('-')
  return common === '' ? null : { text: common, vaguer: true }
}

const plain = /^\d{4}(-\d{2}){0,2}$/
const timed = /^\d{4}(-\d{2}){2}T\d{2}(:\d{2}){0,2}(Z|[+-]\d{2}(:\d{2})?)$/
