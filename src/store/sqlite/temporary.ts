import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'

/** A database of one process, on the disk as far as it outgrows its cache, that nobody else sees and that goes with it. */
export interface TemporaryDatabase {
  run(text: string, values?: readonly SQLInputValue[]): void
  get(text: string, values?: readonly SQLInputValue[]): Record<string, unknown> | undefined
  all(text: string, values?: readonly SQLInputValue[]): Record<string, unknown>[]
  close(): void
}

/** Opens an empty one. SQLite removes its file as soon as it has made it, so that not even a kill leaves it behind. */
export function openTemporarySqlite(): TemporaryDatabase {
  const database = new DatabaseSync('')
  database.exec('pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -16384; begin')
  const statements = new Map<string, StatementSync>()
  const prepare = (text: string) => {
    const statement = statements.get(text) ?? database.prepare(text)
    statements.set(text, statement)
    return statement
  }
  return {
    run: (text, values = []) => void prepare(text).run(...values),
    get: (text, values = []) => prepare(text).get(...values),
    all: (text, values = []) => prepare(text).all(...values),
    close: () => database.close(),
  }
}
