import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { openPostgres } from '../src/store/postgres/postgres.ts'
import { openSqlite, type SqliteOptions } from '../src/store/sqlite/sqlite.ts'
import type { Store } from '../src/store/store.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Every database that Plenum runs on. Each is a project of vitest.config.ts, in which every test that touches a store runs. */
export const dialects = ['sqlite', 'postgres'] as const

export type DialectName = (typeof dialects)[number]

/** What databases-setup.ts has made ready. */
export interface Databases {
  readonly dialect: DialectName
  /** A file with the shipped graph. */
  readonly shippedFile: string
  /** A database with the shipped graph, an empty one that is laid out, and one from which others are made; of PostgreSQL. */
  readonly shippedUrl: string
  readonly emptyUrl: string
  readonly serverUrl: string
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly databases: Databases
  }
}

export const databases = inject('databases')

/** How often a law is tried: all of its runs on the first database, and some on each other, where only the SQL differs. */
export function runs(all: number): number {
  return databases.dialect === dialects[0] ? all : Math.ceil(all / 10)
}

/** An empty database, laid out. */
export async function openDatabase(options: SqliteOptions = {}): Promise<Store> {
  return databases.dialect === 'sqlite' ? openSqlite(':memory:', options) : openSpare(options)
}

/** The shipped graph. Only to be read: all tests share it. */
export async function openShipped(options: SqliteOptions = {}, dialect = databases.dialect): Promise<Store> {
  return dialect === 'sqlite' ? openSqlite(databases.shippedFile, options) : openPostgres(databases.shippedUrl, options)
}

/** The address of a new database on the test's server, bare or laid out. */
export async function createDatabase(like: 'nothing' | 'empty' = 'nothing', collation = ''): Promise<string> {
  const name = `${nameOf(databases.emptyUrl)}_${process.pid}_${made++}`
  const template = like === 'nothing' ? 'template0' : nameOf(databases.emptyUrl)
  await administer(`create database ${name} template ${template} ${collation}`)
  const url = new URL(databases.serverUrl)
  url.pathname = name
  return url.href
}

/** Runs a statement beside all databases. */
export async function administer(statement: string): Promise<void> {
  const client = new pg.Client(databases.serverUrl)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The address of a new database, as it is given to Plenum: a file, or a database on the test's server. */
export async function newAddress(collation = ''): Promise<string> {
  return databases.dialect === 'sqlite'
    ? `sqlite:${join(temporaryFolder(), 'graph.sqlite')}`
    : createDatabase('nothing', collation)
}

interface Spare {
  readonly store: Store
  /** How often it was cleared. */
  cleared: number
  listener: SqliteOptions['onStatement']
}

const spares: Spare[] = []
let made = 0

/** A database costs more to make than to clear: one that is closed is the next one's. */
async function openSpare({ onStatement }: SqliteOptions): Promise<Store> {
  const spare = spares.pop() ?? (await createSpare())
  spare.listener = onStatement
  let isOpen = true
  const store: Store = {
    ...spare.store,
    async close() {
      if (!isOpen) return
      isOpen = false
      spare.listener = undefined
      await clear(spare)
      spares.push(spare)
    },
  }
  whenTestEnds(() => store.close().catch(() => {}))
  return store
}

/** What is opened beside tests is kept for all of them. */
function whenTestEnds(act: () => Promise<void>): void {
  try {
    onTestFinished(act)
  } catch {}
}

async function createSpare(): Promise<Spare> {
  let spare: Spare | undefined
  const store = await openPostgres(await createDatabase('empty'), { onStatement: (text) => spare?.listener?.(text) })
  spare = { store, cleared: 0, listener: undefined }
  return spare
}

/** To delete is quick, and leaves what was deleted in the files; to truncate is slow, and leaves nothing. */
const clearedByDeleting = 25

async function clear(spare: Spare): Promise<void> {
  const { db } = spare.store
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'plenum%'`.execute(db)
  const tables = rows.map(({ name }) => name)
  spare.cleared += 1
  const isInTurn = spare.cleared % clearedByDeleting === 0
  const statements = isInTurn ? [`truncate ${tables.join(', ')}`] : tables.map((name) => `delete from ${name}`)
  await sql.raw(statements.join(';')).execute(db)
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1)
}
