import { endOfIntervalFault, type Fault, shapeFault } from './edtf-fault.ts'
import { readDate, readSingle, type Span } from './edtf-grammar.ts'
import { readPlain } from './edtf-plain.ts'
import type { DatePrecision } from './vocabulary.ts'

/** A date as it was written, and the first and last day it can mean: day numbers, null where open or unknown. */
export interface Edtf {
  readonly text: string
  readonly earliest: number | null
  readonly latest: number | null
  readonly precision: DatePrecision
  readonly approximate: boolean
  readonly uncertain: boolean
}

/** Says in one sentence what is wrong with a date, what came, and what to write instead. */
export class EdtfError extends Error {
  override readonly name = 'EdtfError'
  readonly code = 'BAD_DATE'

  constructor(text: string, fault: Fault) {
    super(`${quote(text)} cannot be read as a date: ${fault.fault}.`)
  }
}

/**
 * Reads a date of the Extended Date/Time Format, levels 0 and 1, and refuses level 2.
 *
 * The format is the profile in ISO 8601-2:2019, Annex A, which the Library of Congress publishes as the EDTF
 * specification of 4 February 2019. Supported are all of its sections under "Level 0" (Date, Date and Time, Time
 * Interval) and under "Level 1" (Letter-prefixed calendar year, Seasons, Qualification of a date (complete),
 * Unspecified digit(s) from the right, Extended Interval (L1), Negative calendar year).
 *
 * @throws {EdtfError} when the text is not such a date
 */
export function parseEdtf(text: string): Edtf {
  const reading = read(text)
  if ('fault' in reading) throw new EdtfError(text, reading)
  const { earliest, latest, precision, approximate, uncertain } = reading
  return { text, earliest, latest, precision, approximate, uncertain }
}

/** Whether {@link parseEdtf} takes the text: EDTF of level 0 or 1 by ISO 8601-2:2019, Annex A. */
export function isEdtf(text: string): boolean {
  return !('fault' in read(text))
}

const maximalLength = 100

type Reading = Omit<Edtf, 'text'> | Fault

function read(text: string): Reading {
  return readPlain(text) ?? readAny(text)
}

function readAny(text: string): Reading {
  if (text.trim() === '') return { fault: 'it is empty; write a date such as 2021-01-05, 2021-01 or 2021' }
  if (text.length > maximalLength) {
    return { fault: `it has ${text.length} characters, and a date has at most ${maximalLength}; write the date alone` }
  }
  const [start = '', end, ...more] = text.split('/')
  if (more.length > 0) {
    return { fault: 'it has more than one slash; write a date as YYYY-MM-DD and an interval as start/end' }
  }
  return end === undefined ? (readSingle(text) ?? shapeFault(text)) : readInterval(start, end)
}

/**
 * Level 0, "Time Interval", and level 1, "Extended Interval (L1)". The specification joins dates only: no season, no
 * unspecified digit, no year with a Y and no time of day is an end.
 */
function readInterval(startText: string, endText: string): Reading {
  const start = readEnd('start', startText)
  if ('fault' in start) return start
  const end = readEnd('end', endText)
  if ('fault' in end) return end
  if (start.earliest !== null && end.latest !== null && end.latest < start.earliest) {
    return { fault: `its end ${endText} is before its start ${startText}; write the earlier date first` }
  }
  return {
    earliest: start.earliest,
    latest: end.latest,
    precision: 'INTERVAL',
    approximate: start.approximate || end.approximate,
    uncertain: start.uncertain || end.uncertain,
  }
}

type IntervalEnd = Pick<Edtf, 'earliest' | 'latest' | 'approximate' | 'uncertain'>

function readEnd(name: 'start' | 'end', text: string): IntervalEnd | Fault {
  if (text === '' || text === '..') return { earliest: null, latest: null, approximate: false, uncertain: false }
  const reading: Span | Fault = readDate(text) ?? (readSingle(text) ? endOfIntervalFault(text) : shapeFault(text))
  return 'fault' in reading ? { fault: `in its ${name} ${quote(text)}, ${reading.fault}` } : reading
}

function quote(text: string): string {
  return JSON.stringify(text.length > maximalLength ? `${text.slice(0, 20)}…` : text)
}
