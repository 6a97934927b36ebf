import { StoreError, type StoreErrorCode } from '../error.ts'

/** What an error of SQLite says about the database as such, in one sentence with the cure; any other error as it is. */
export function toldFault(error: unknown): unknown {
  const { errcode, message } = error as { errcode?: unknown; message?: string }
  const fault = typeof errcode === 'number' ? faults[primaryCode(errcode)] : undefined
  if (!fault) return error
  return new StoreError(fault.code, `${fault.says} SQLite says: ${message}.`, { cause: error })
}

/** Does what asks SQLite. @throws StoreError where the database as such is at fault */
export function tellingFaults<Result>(act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    throw toldFault(error)
  }
}

/** Of a result code, without what narrows it down. */
export function primaryCode(errcode: number | undefined): number {
  return (errcode ?? 0) & 0xff
}

const away = {
  code: 'DATABASE_UNAVAILABLE',
  says: 'The database file cannot be read or written at present: see that its disk is there.',
} as const
const damaged = {
  code: 'DAMAGED_DATABASE',
  says: 'The database file is damaged: restore a backup with "plenum restore".',
} as const

/** By SQLite's primary result codes (https://www.sqlite.org/rescode.html). */
const faults: Readonly<Record<number, { readonly code: StoreErrorCode; readonly says: string } | undefined>> = {
  8: { code: 'READ_ONLY_DATABASE', says: 'The database file cannot be written where it is.' },
  10: away,
  11: damaged,
  13: { code: 'STORAGE_FULL', says: 'The disk of the database is full: make room on it.' },
  14: away,
  26: damaged,
}
