import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import {
  type DatabaseConnection,
  Kysely,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
  sql,
  type TransactionSettings,
} from 'kysely'
import type { Lookup } from '../model/lookup.ts'
import type { Dialect } from './dialect.ts'
import { StoreError } from './error.ts'
import { layoutVersion, migrateToLatest } from './migrations.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** "PLNM": how a Plenum database knows itself among other SQLite files. */
const applicationId = 0x504c4e4d

export interface SqliteOptions {
  /** Told of every statement that is run, so that a test can count them. */
  readonly onStatement?: (text: string) => void
}

/**
 * Opens a database file, or makes a new one and lays out its tables.
 * @throws StoreError NOT_A_PLENUM_DATABASE, NEWER_DATABASE
 */
export async function openSqlite(path: string, { onStatement }: SqliteOptions = {}): Promise<Store> {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: readingPatience })
  const statements = createStatementCache(database)
  const db = new Kysely<Tables>({
    dialect: Object.assign(new SqliteDialect({ database: statements }), {
      createDriver: () => createWaitingDriver(database, statements),
    }),
    ...(onStatement && { log: ({ query }) => onStatement(query.sql) }),
  })
  try {
    const isPresent = layoutOf(database, path) === layoutVersion
    database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -65536')
    if (!isPresent) await layOut(database, path, db)
  } catch (error) {
    await db.destroy()
    throw error
  }
  // There is but one connection, so that these run inside the transaction that is under way.
  const runForEach: Dialect['runForEach'] = (text, rows) => {
    if (rows.length === 0) return
    const statement = statements.prepare(text)
    for (const row of rows) statement.run(row)
    onStatement?.(text)
  }
  return {
    db,
    dialect: { ...sqliteDialect, runForEach },
    watch: (onChange) => watch(database, onChange),
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
    return { db, dialect: sqliteDialect, layout, watch: watchNothing, close: () => db.destroy() }
  } catch (error) {
    database.close()
    throw error
  }
}

/** Whole or not at all. Of several processes that begin at once one does so, and the others find it done. */
async function layOut(database: DatabaseSync, path: string, db: Kysely<Tables>): Promise<void> {
  await beginWriting(database)
  try {
    if (layoutOf(database, path) !== layoutVersion) {
      await migrateToLatest(db, sqliteDialect)
      database.exec(`pragma application_id = ${applicationId}; pragma user_version = ${layoutVersion}`)
    }
    database.exec('commit')
  } catch (error) {
    database.exec('rollback')
    throw error
  }
}

/** A driver whose transactions wait for their turn to write, so that none fails because another one wrote meanwhile. */
function createWaitingDriver(database: DatabaseSync, statements: SqliteDatabase): SqliteDriver {
  const driver = new SqliteDriver({ database: statements })
  const begin = driver.beginTransaction.bind(driver)
  return Object.assign(driver, {
    beginTransaction: (connection: DatabaseConnection, settings: TransactionSettings) =>
      settings.accessMode === 'read only' ? begin(connection) : beginWriting(database),
  })
}

/** Begins a transaction when no other process writes. SQLite's own way to wait for that would halt this process. */
async function beginWriting(database: DatabaseSync): Promise<void> {
  const deadline = Date.now() + patience
  for (;;) {
    try {
      database.exec('pragma busy_timeout = 0; begin immediate')
      return
    } catch (error) {
      if ((error as { errcode?: number }).errcode !== busy) throw error
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
const readingPatience = 5_000

/** In milliseconds. To look is two numbers read from memory. */
const lookEvery = 500

/** SQLite announces nothing, but tells what this connection and what all others have changed. */
function watch(database: DatabaseSync, onChange: () => void): () => void {
  const changes = database.prepare('select total_changes() as own, data_version as others from pragma_data_version')
  const look = () => JSON.stringify(changes.get())
  let last = look()
  const timer = setInterval(() => {
    if (!database.isOpen) return clearInterval(timer)
    const now = look()
    if (now !== last) onChange()
    last = now
  }, lookEvery).unref()
  return () => clearInterval(timer)
}

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

const sqliteDialect: Dialect = {
  name: 'sqlite',
  recordset: (rows, columns) => sqliteDialect.recordsetOf(sql`${JSON.stringify(rows)}`, columns),
  recordsetOf(json, columns) {
    const selected = Object.keys(columns).map((name, index) => sql`value ->> ${sql.lit(index)} as ${sql.ref(name)}`)
    return sql`(select ${sql.join(selected)} from json_each(${json}))`
  },
  jsonArray(subquery, columns) {
    const fields = columns.map((name) => sql.ref(`row.${name}`))
    return sql`(select json_group_array(json_array(${sql.join(fields)})) from (${subquery}) as "row")`
  },
  parseJson: (value) => JSON.parse(String(value)),
  layOut: (statement) => statement,
  announceChanges: null,
  wordIndex: {
    create: [
      sql`create virtual table spelling_word using fts5 (
        forms, content = 'spelling', content_rowid = 'id', tokenize = 'ascii', prefix = '1 2 3', detail = none, columnsize = 0)`,
      sql`create trigger spelling_comes after insert on spelling begin
        insert into spelling_word (rowid, forms) values (new.id, new.forms);
      end`,
      sql`create trigger spelling_goes after delete on spelling begin
        insert into spelling_word (spelling_word, rowid, forms) values ('delete', old.id, old.forms);
      end`,
      sql`create trigger spelling_changes after update of id, forms on spelling begin
        insert into spelling_word (spelling_word, rowid, forms) values ('delete', old.id, old.forms);
        insert into spelling_word (rowid, forms) values (new.id, new.forms);
      end`,
    ],
    meets: (lookup) =>
      sql`spelling.id in (select rowid from spelling_word where spelling_word match ${matchExpression(lookup)})`,
  },
  care: {
    faults: sql`select integrity_check as fault from pragma_integrity_check where integrity_check <> 'ok'`,
    checkWords: sql`insert into spelling_word (spelling_word, rank) values ('integrity-check', 1)`,
    rebuildWords: sql`insert into spelling_word (spelling_word) values ('rebuild')`,
  },
}

/** The lookup in the language of FTS5. Words have only letters, digits and the end of a name, so nothing is to be escaped. */
function matchExpression(lookup: Lookup): string {
  const any = lookup.map((all) => `(${all.map((terms) => `(${terms.map(matchTerm).join(' OR ')})`).join(' AND ')})`)
  return any.join(' OR ')
}

function matchTerm({ word, isBeginning }: Lookup[number][number][number]): string {
  return isBeginning ? `"${word}" *` : `"${word}"`
}

/** The version of a database's layout; 0 where nothing is laid out yet. */
function layoutOf(database: DatabaseSync, path: string): number {
  const id = pragma(database, 'application_id')
  if (id !== applicationId && (id !== 0 || pragma(database, 'schema_version') !== 0)) {
    throw new StoreError(
      'NOT_A_PLENUM_DATABASE',
      `${path} is no Plenum database: expected application id ${applicationId}, got ${id}.`,
    )
  }
  const version = pragma(database, 'user_version')
  if (version > layoutVersion) {
    throw new StoreError(
      'NEWER_DATABASE',
      `${path} was written by a newer Plenum: its layout is version ${version}, this Plenum knows up to ${layoutVersion}. Update Plenum, or build the database anew.`,
    )
  }
  return version
}

function pragma(database: DatabaseSync, name: string): number {
  try {
    return Number(Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0])
  } catch (error) {
    throw new StoreError(
      'NOT_A_PLENUM_DATABASE',
      `The file cannot be read as an SQLite database: ${(error as Error).message}.`,
    )
  }
}

/** Lends a node:sqlite database to Kysely, which expects better-sqlite3's manners, and prepares each statement once. */
function createStatementCache(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare(text) {
      const known = prepared.get(text)
      if (known) return known
      if (prepared.size >= 500) prepared.clear()
      const statement = adapt(database.prepare(text))
      prepared.set(text, statement)
      return statement
    },
  }
}

function adapt(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])) as IterableIterator<unknown>,
  }
}
