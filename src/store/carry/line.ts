import type { EntityColumns } from '../holding-tables.ts'
import type { Tables } from '../tables.ts'

/*
 * A history as lines, each a JSON object with one of these keys first. After the head come authors and runs, then the
 * changes in order, each followed by what it touched and by what has been so since it; what has been so since before the
 * first change precedes it. Then come the proposals, who holds what, and a line that says that there is no more.
 */

/** Raised when lines of an earlier Plenum could not be read any more. */
export const historyVersion = 1

export interface HeadLine {
  readonly history: typeof historyVersion
  readonly revision: string
}

/** A change, by whose id it is, and which it undid. */
export interface ChangeLine {
  readonly change: Omit<Tables['change'], 'author' | 'reviewer'> & {
    readonly author: string
    readonly reviewer: string | null
    readonly reverts: readonly string[]
  }
}

/** Slugs that a change touches, by its key. */
export interface TouchedLine {
  readonly touched: readonly string[]
  readonly by: string
}

/** How something was from one change until another; null for what it still is. What was erased has no state. */
export interface StateOf<State> {
  readonly until: number | null
  readonly state: State | null
  readonly held?: string
}

export interface EntitiesLine {
  readonly entities: readonly (StateOf<EntityColumns> & { readonly slug: string })[]
  readonly since: number
}

export interface ClaimsLine {
  readonly claims: readonly (StateOf<Record<string, unknown>> & { readonly id: string })[]
  readonly since: number
}

/** Rows of a table as it has them, except that a claim is its id. */
export interface RowsLine {
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  readonly of: RowTable
}

export interface EndLine {
  /** How many lines stand before it. */
  readonly end: number
}

export type HistoryLine = HeadLine | ChangeLine | TouchedLine | EntitiesLine | ClaimsLine | RowsLine | EndLine

/** Tables of which the rows go as they are: those that changes refer to, and those that refer to what is there. */
export const tablesBefore = ['author', 'run'] as const
export const tablesAfter = [
  'redirect',
  'claim_redirect',
  'held_entity',
  'holding',
  'alias',
  'record',
  'saying',
  'correction',
  'judgement',
  'description',
] as const

export type RowTable = (typeof tablesBefore)[number] | (typeof tablesAfter)[number]

/** Tables in which a claim is a number, which no other database knows. */
export function namesClaims(table: RowTable): boolean {
  return table === 'holding' || table === 'saying' || table === 'judgement'
}
