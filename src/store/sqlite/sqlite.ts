import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { Kysely, SqliteDialect } from 'kysely'
import { StoreError } from '../error.ts'
import { findRevision } from '../graph.ts'
import { layoutVersion } from '../migrations.ts'
import type { Store } from '../store.ts'
import type { Tables } from '../tables.ts'
import { createStatementCache, createWaitingDriver, readingPatience } from './driver.ts'
import { tellingFaults } from './fault.ts'
import { createInsert } from './insert.ts'
import { layOut, layoutOf } from './layout.ts'
import { sqliteDialect } from './sqlite-dialect.ts'

/** 64 MB of pages are kept at hand, and as many are gathered in the log, where several batches change the same ones. */
const settings =
  'pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -65536; pragma wal_autocheckpoint = 16384'

export interface SqliteOptions {
  /** Told of every statement that is run, so that a test can count them. */
  readonly onStatement?: (text: string) => void
}

/**
 * Opens a database file, or makes a new one and lays out its tables.
 * @throws StoreError NOT_A_PLENUM_DATABASE, NEWER_DATABASE
 */
export async function openSqlite(path: string, { onStatement }: SqliteOptions = {}): Promise<Store> {
  const isReadOnly = standsWhereNothingIsWritten(path)
  const database = isReadOnly ? openUnwritable(path) : openFile(path)
  const statements = createStatementCache(database)
  const db = new Kysely<Tables>({
    dialect: Object.assign(new SqliteDialect({ database: statements }), {
      createDriver: () => createWaitingDriver(database, statements),
    }),
    ...(onStatement && { log: ({ query }) => onStatement(query.sql) }),
  })
  try {
    const isPresent = layoutOf(database, path) === layoutVersion
    if (isReadOnly && !isPresent) throw new StoreError('READ_ONLY_DATABASE', notLaidOut(path))
    if (!isReadOnly) tellingFaults(() => database.exec(settings))
    if (!isPresent) await layOut(database, path, db)
  } catch (error) {
    await db.destroy()
    throw error
  }
  const look = createLook(database)
  return {
    ...{ db, isReadOnly },
    ask: async () => void (path === ':memory:' ? look() : lookAnew(path, isReadOnly)),
    dialect: { ...sqliteDialect, insert: createInsert(statements, onStatement) },
    // Inside a transaction one would see what may be undone, so its end is waited for.
    revision: () => (database.isTransaction ? findRevision({ db }) : look().revision),
    watch: (onChange) => watch(database, look, onChange),
    close: () => db.destroy(),
  }
}

/**
 * Opens a database file only to be read, as it is: nothing is laid out in it and nothing of it is changed.
 * @throws StoreError NOT_A_PLENUM_DATABASE, NEWER_DATABASE
 */
export async function openSqliteAsFound(path: string): Promise<Store & { readonly layout: number }> {
  const database = new DatabaseSync(path, { readOnly: true, timeout: readingPatience })
  try {
    const layout = layoutOf(database, path)
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: createStatementCache(database) }) })
    const watchNothing = () => () => {}
    const revision = () => findRevision({ db })
    return { db, dialect: sqliteDialect, layout, revision, watch: watchNothing, close: () => db.destroy() }
  } catch (error) {
    database.close()
    throw error
  }
}

function openFile(path: string, options = {}): DatabaseSync {
  const all = { enableForeignKeyConstraints: true, timeout: readingPatience, ...options }
  return tellingFaults(() => new DatabaseSync(path, all))
}

/** Whether a file, or the folder where SQLite would keep its log beside it, may not be written: on read-only media, or by right. */
function standsWhereNothingIsWritten(path: string): boolean {
  if (path === ':memory:' || !existsSync(path)) return false
  return [path, dirname(path)].some((each) => {
    try {
      accessSync(each, constants.W_OK)
      return false
    } catch {
      return true
    }
  })
}

/** As it is, without a lock and a log; where somebody else is writing to it, with what that one keeps beside it. */
function openUnwritable(path: string): DatabaseSync {
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return openFile(path, { readOnly: true })
  const unchanging = pathToFileURL(path)
  unchanging.searchParams.set('immutable', '1')
  return tellingFaults(() => new DatabaseSync(unchanging, { readOnly: true }))
}

function notLaidOut(path: string): string {
  return `${path} has to be brought to the layout of this Plenum, and cannot be written where it is: copy it to a place where it can be.`
}

/** Reads a little of each table over a connection of its own, which holds nothing of them in memory. @throws StoreError */
function lookAnew(path: string, isReadOnly: boolean): void {
  const database = isReadOnly ? openUnwritable(path) : openFile(path, { readOnly: true, timeout: 0 })
  try {
    tellingFaults(() => {
      const tables = database.prepare(
        "select name from sqlite_schema where type = 'table' and sql not like 'create virtual%'",
      )
      for (const { name } of tables.all()) database.prepare(`select * from "${name}" limit 1`).get()
    })
  } finally {
    database.close()
  }
}

/** What was found at the last change. */
interface Found {
  readonly change: string
  readonly revision: string
}

/** SQLite announces nothing, but tells what this connection and what all others have changed: two numbers, from memory. */
function createLook(database: DatabaseSync): () => Found {
  const changes = database.prepare('select total_changes() as own, data_version as others from pragma_data_version')
  const revision = database.prepare('select revision from graph')
  let last: Found = { change: '', revision: '' }
  return () =>
    tellingFaults(() => {
      const { own, others } = changes.get() as { own: number; others: number }
      const change = `${own} ${others}`
      if (change !== last.change) last = { change, revision: String(revision.get()?.revision ?? '') }
      return last
    })
}

/** In milliseconds. */
const lookEvery = 500

function watch(database: DatabaseSync, look: () => Found, onChange: () => void): () => void {
  let last = look()
  const timer = setInterval(() => {
    if (!database.isOpen) return clearInterval(timer)
    if (database.isTransaction) return
    const before = last
    // What cannot be read now, whoever asks is told of.
    try {
      last = look()
    } catch {}
    if (last !== before) onChange()
  }, lookEvery).unref()
  return () => clearInterval(timer)
}
