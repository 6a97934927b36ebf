import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import {
  type DatabaseConnection,
  type SqliteDatabase,
  SqliteDriver,
  type SqliteStatement,
  type TransactionSettings,
} from 'kysely'
import { StoreError } from '../error.ts'
import { primaryCode, tellingFaults, toldFault } from './fault.ts'

/** A driver whose transactions wait for their turn to write, so that none fails because another one wrote meanwhile. */
export function createWaitingDriver(database: DatabaseSync, statements: SqliteDatabase): SqliteDriver {
  const driver = new SqliteDriver({ database: statements })
  const begin = driver.beginTransaction.bind(driver)
  const undo = driver.rollbackTransaction.bind(driver)
  return Object.assign(driver, {
    // Of some faults, as of a full disk, SQLite has undone it already: what went wrong is to be told, and not that.
    rollbackTransaction: async (connection: DatabaseConnection) => {
      if (database.isTransaction) await undo(connection)
    },
    beginTransaction: (connection: DatabaseConnection, settings: TransactionSettings) =>
      settings.accessMode === 'read only' ? begin(connection) : beginWriting(database),
  })
}

/** Begins a transaction when no other process writes. SQLite's own way to wait for that would halt this process. */
export async function beginWriting(database: DatabaseSync): Promise<void> {
  const deadline = Date.now() + patience
  for (;;) {
    try {
      database.exec('pragma busy_timeout = 0; begin immediate')
      return
    } catch (error) {
      if (primaryCode((error as { errcode?: number }).errcode) !== busy) throw toldFault(error)
      if (Date.now() > deadline) {
        throw new StoreError(
          'DATABASE_UNAVAILABLE',
          `Another process has been writing to ${database.location()} for ${patience / 1000} seconds: wait until it ends, or end it.`,
        )
      }
    } finally {
      database.exec(`pragma busy_timeout = ${readingPatience}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** SQLite's result code where another has locked what is wanted. */
const busy = 5

/** In milliseconds. Readers wait only while a file is closed or recovered. */
const patience = 60_000
export const readingPatience = 5_000

/** Lends a node:sqlite database to Kysely, which expects better-sqlite3's manners, and prepares each statement once. */
export function createStatementCache(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare(text) {
      const known = prepared.get(text)
      if (known) return known
      if (prepared.size >= 500) prepared.clear()
      const statement = adapt(tellingFaults(() => database.prepare(text)))
      prepared.set(text, statement)
      return statement
    },
  }
}

function adapt(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => tellingFaults(() => statement.all(...(parameters as SQLInputValue[]))),
    run: (parameters) => tellingFaults(() => statement.run(...(parameters as SQLInputValue[]))),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])) as IterableIterator<unknown>,
  }
}
