import { columnTypes } from '../rows.ts'
import { type HistoryLine, historyVersion, type RowTable, tablesAfter, tablesBefore } from './line.ts'

/** A line that is none of a history: what was expected and what came. */
export class LineError extends Error {
  override readonly name = 'LineError'
}

/** Reads a line of a history as far as its form goes. @throws LineError */
export function readLine(value: unknown): HistoryLine {
  const line = toObject(value, 'a line of a history')
  const read = Object.entries(readers).find(([key]) => key in line)?.[1]
  if (!read) throw new LineError(`expected ${Object.keys(readers).join(', ')} in it, got ${shorten(value)}.`)
  read(line)
  return line as unknown as HistoryLine
}

type Line = Readonly<Record<string, unknown>>

const readers: Readonly<Record<string, (line: Line) => void>> = {
  history({ history, revision }) {
    if (typeof history === 'number' && history > historyVersion)
      throw new LineError(`it is of version ${history}, this Plenum knows up to ${historyVersion}. Update Plenum.`)
    if (history !== historyVersion || typeof revision !== 'string')
      throw new LineError('expected the head of a history.')
  },
  change({ change }) {
    const { author, reviewer, reverts, ...row } = toObject(change, 'a change')
    checkColumns({ ...row, author: 0, reviewer: null }, 'change')
    if (typeof author !== 'string' || !(reviewer === null || typeof reviewer === 'string') || !areTexts(reverts))
      throw new LineError('expected the ids of author and reviewer, and the keys of what it reverts.')
  },
  touched({ touched, by }) {
    if (!areTexts(touched) || typeof by !== 'string') throw new LineError('expected slugs, and the key of a change.')
  },
  entities: ({ entities, since }) => checkStates(entities, since, 'slug'),
  claims: ({ claims, since }) => checkStates(claims, since, 'id'),
  rows({ rows, of }) {
    const table = [...tablesBefore, ...tablesAfter].find((name) => name === of)
    if (!table || !Array.isArray(rows)) throw new LineError(`expected rows of a table, got ${shorten(of)}.`)
    for (const row of rows) checkColumns(toObject(row, 'a row'), table)
  },
  end({ end }) {
    if (typeof end !== 'number') throw new LineError('expected how many lines stand before it.')
  },
}

function checkStates(states: unknown, since: unknown, key: 'slug' | 'id'): void {
  if (!Number.isSafeInteger(since) || !Array.isArray(states))
    throw new LineError('expected states, and since which change they have been so.')
  for (const each of states) {
    const { until, state, held, ...rest } = toObject(each, 'a state')
    const isEnded = Number.isSafeInteger(until) && Number(until) >= Number(since)
    if (
      typeof rest[key] !== 'string' ||
      !(until === null || isEnded) ||
      !(held === undefined || typeof held === 'string')
    )
      throw new LineError(`expected "${key}", "until" and "state", got ${shorten(each)}.`)
    if (state !== null) toObject(state, 'a state')
  }
}

/** A claim is its id. */
function checkColumns(row: Line, table: RowTable | 'change'): void {
  for (const [name, type] of Object.entries(columnTypes[table])) {
    const value = row[name]
    const isId = name === 'claim' && table !== 'claim_redirect'
    const isFit = type === 'text' || isId ? typeof value === 'string' : Number.isSafeInteger(value)
    if (value !== null && !isFit) throw new LineError(`expected another "${name}" of ${table}, got ${shorten(value)}.`)
  }
}

function toObject(value: unknown, what: string): Line {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Line
  throw new LineError(`expected ${what}, got ${shorten(value)}.`)
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
