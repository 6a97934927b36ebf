import { hash } from 'node:crypto'
import { openTemporarySqlite } from '../../../store/sqlite/temporary.ts'

/**
 * Which state of an object holds, where answers of several times have several: the one that was modified last. One that
 * does not tell when it was modified holds beside any other, until the object is deleted.
 */
export interface States {
  note(id: string, modified: string | null, isDeleted: boolean): void
  /** Whether a state of an object is the one that holds. */
  holds(id: string, modified: string | null): boolean
  /** Whether the last that is told of an object is that it was deleted. */
  isGone(id: string): boolean
  /** Whether it is met for the first time that an object says this. */
  isNew(id: string, content: string): boolean
  close(): void
}

export function openStates(): States {
  const database = openTemporarySqlite()
  database.run('create table state (id text primary key, last real, deleted real) without rowid')
  database.run('create table met (digest text primary key) without rowid')
  const find = (id: string) => database.get('select last, deleted from state where id = ?', [id])
  // Few objects are deleted, and every reference is held against them.
  const gone = new Set<string>()
  return {
    note(id, modified, isDeleted) {
      const time = timeOf(modified) ?? (isDeleted ? Number.MAX_VALUE : 0)
      const [last, deleted] = isDeleted ? [-1, time] : [time, -1]
      database.run(
        `insert into state values (?, ?, ?) on conflict (id) do update set
         last = max(last, excluded.last), deleted = max(deleted, excluded.deleted)`,
        [id, last, deleted],
      )
      if (isDeleted) gone.add(id)
    },
    holds(id, modified) {
      if (isGoneNow(id)) return false
      const time = timeOf(modified)
      return time === null || time >= Number(find(id)?.last ?? 0)
    },
    isGone: isGoneNow,
    isNew(id, content) {
      const digest = hash('sha256', `${id} ${content}`, 'base64url')
      if (database.get('select 1 as met from met where digest = ?', [digest])) return false
      database.run('insert into met values (?)', [digest])
      return true
    },
    close: () => database.close(),
  }

  function isGoneNow(id: string): boolean {
    if (!gone.has(id)) return false
    const state = find(id)
    return Number(state?.deleted) >= Number(state?.last)
  }
}

/** Milliseconds since 1970; null where no time is told. */
function timeOf(modified: string | null): number | null {
  const time = modified === null ? Number.NaN : Date.parse(modified)
  return Number.isNaN(time) ? null : time
}
