import {
  type Driver,
  Kysely,
  type Dialect as KyselyDialect,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely'
import pg from 'pg'
import { StoreError } from '../error.ts'
import { layoutVersion, migrateToLatest, migrationNames, migrationTable } from '../migrations.ts'
import type { Store } from '../store.ts'
import type { Tables } from '../tables.ts'
import { createChangeFeed } from './changes.ts'
import { postgresDialect } from './postgres-dialect.ts'
import { watchReplica } from './replica.ts'
import { createRevisionLook } from './revision-look.ts'
import { createServersDriver } from './servers.ts'

export interface PostgresOptions {
  /** Servers to which the database is replicated. They are read from in turn, as long as they keep up. */
  readonly replicas?: readonly string[]
  /** How long a statement may take, in milliseconds; left out, as long as it will. */
  readonly statementTimeout?: number
  /** Told of every statement that is run, so that a test can count them. */
  readonly onStatement?: (text: string) => void
}

/**
 * Opens a database of a PostgreSQL server, and lays out its tables where it is empty.
 * @throws StoreError NOT_A_PLENUM_DATABASE, NEWER_DATABASE, UNSUITABLE_DATABASE, DATABASE_UNAVAILABLE
 */
export async function openPostgres(
  url: string,
  { replicas = [], statementTimeout, onStatement }: PostgresOptions = {},
): Promise<Store> {
  const pool = createPool(url, { statementTimeout })
  const primary = new PostgresDriver({ pool })
  // A connection of its own: how long it takes to look does not depend on what is read.
  const looker = new PostgresDriver({ pool: createPool(url, { max: 1, statementTimeout: lookTimeout }) })
  const watched = replicas.map((address) =>
    watchReplica(new PostgresDriver({ pool: createPool(address, { statementTimeout }) }), primary),
  )
  const db = new Kysely<Tables>({
    dialect: through(createServersDriver(primary, watched)),
    ...(onStatement && { log: ({ query }) => onStatement(query.sql) }),
  })
  const listeners = new Set(watched.map(({ distrust }) => distrust))
  let feed: ReturnType<typeof createChangeFeed> | undefined
  const listen = () => {
    feed ??= createChangeFeed(
      () => new pg.Client(settingsOf(url)),
      () => {
        for (const listener of listeners) listener()
      },
    )
  }
  const store: Store = {
    db,
    dialect: postgresDialect,
    revision: createRevisionLook(looker, watched),
    watch(onChange) {
      const listener = () => onChange()
      listeners.add(listener)
      listen()
      return () => void listeners.delete(listener)
    },
    async close() {
      for (const replica of watched) replica.close()
      await feed?.close()
      await Promise.all([looker.destroy(), db.destroy()])
    },
  }
  try {
    await looker.init()
    await refuseUnsuitable(db)
    const taken = await migrationsTaken(db)
    // What locks out others while the tables are laid out is bound to its connection, so the statements are not spread.
    if (taken.length < layoutVersion) await migrate(url)
    if (watched.length > 0) listen()
    return store
  } catch (error) {
    await store.close()
    throw refusalOf(error as { code?: string; message: string })
  }
}

/** What a server says when it lets nobody in, with the cure. */
function refusalOf(error: { code?: string; message: string }): unknown {
  if (error.code === '3D000') {
    return new StoreError('NO_DATABASE', `The server says: ${error.message}. Make it with "create database".`)
  }
  if (error.code?.startsWith('28')) {
    const cure = 'Give a user and a password that the server knows, in the address or as PGUSER and PGPASSWORD.'
    return new StoreError('UNSUITABLE_DATABASE', `The server says: ${error.message}. ${cure}`)
  }
  return error
}

function through(driver: Driver): KyselyDialect {
  return {
    createDriver: () => driver,
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  }
}

/** Over a connection of its own, on which a statement may take as long as it will. */
async function migrate(url: string): Promise<void> {
  const db = new Kysely<Tables>({ dialect: through(new PostgresDriver({ pool: createPool(url, { max: 1 }) })) })
  try {
    await migrateToLatest(db, postgresDialect)
  } finally {
    await db.destroy()
  }
}

interface PoolOptions {
  readonly max?: number
  readonly statementTimeout?: number | undefined
}

function createPool(url: string, { max = 10, statementTimeout }: PoolOptions = {}): pg.Pool {
  const types = new pg.TypeOverrides()
  types.setTypeParser(pg.types.builtins.INT8, Number)
  types.setTypeParser(pg.types.builtins.NUMERIC, Number)
  const pool = new pg.Pool({ ...settingsOf(url), ...limitsOf(statementTimeout), types, max })
  // A lost connection leaves the pool by itself, and fails what is asked of it; unheard, the event would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    if (statementTimeout !== undefined) endWhenUnanswered(client)
  })
  return pool
}

/** The server ends a statement that takes too long; one that does not answer at all is given up a moment later. */
function limitsOf(milliseconds: number | undefined): pg.ClientConfig {
  if (milliseconds === undefined) return {}
  return { statement_timeout: milliseconds, query_timeout: milliseconds + answerTimeout }
}

/** Over a connection with an answer outstanding nothing else can be asked: it leaves the pool. */
function endWhenUnanswered(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>
  const patient = (...given: unknown[]) => {
    const answer = query(...given)
    answer?.catch?.((error: Error) => {
      if (error.message === 'Query read timeout') void (client as unknown as pg.Client).end().catch(() => {})
    })
    return answer
  }
  Object.assign(client, { query: patient })
}

/** In milliseconds: how long a look at the revision may take, and how much longer than its statement an answer may. */
const lookTimeout = 2_000
const answerTimeout = 1_000

function settingsOf(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'plenum',
    connectionTimeoutMillis: 2_500,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  }
}

const oldestServer = 16

async function refuseUnsuitable(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ version: number; encoding: string; trigrams: boolean }>`
    select current_setting('server_version_num')::integer / 10000 as version, current_setting('server_encoding') as encoding,
      exists (select 1 from pg_available_extensions where name = 'pg_trgm') as trigrams`.execute(db)
  const [server] = rows
  const refuse = (message: string) => {
    throw new StoreError('UNSUITABLE_DATABASE', message)
  }
  if (!server || server.version < oldestServer)
    refuse(`Expected PostgreSQL ${oldestServer} or later, got ${server?.version}: update the server.`)
  if (server?.encoding !== 'UTF8')
    refuse(
      `Expected a database in UTF8, got ${server?.encoding}: make one with "create database … encoding 'UTF8' template template0".`,
    )
  if (!server?.trigrams)
    refuse(
      'Expected the extension pg_trgm, which names are searched by: install it on the server (postgresql-contrib).',
    )
}

/** The steps of the layout that the database has taken; none where it is empty. */
async function migrationsTaken(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string; database: string }>`
    select relname as name, current_database() as database from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
      and not exists (select 1 from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')
    order by relname`.execute(db)
  const [first] = rows
  if (!first) return []
  const names = rows.map(({ name }) => name)
  if (!names.includes(migrationTable)) {
    const some = `${names.slice(0, 3).join(', ')}${names.length > 3 ? ' and more' : ''}`
    throw new StoreError(
      'NOT_A_PLENUM_DATABASE',
      `The database ${first.database} is no Plenum database: expected an empty one or one that Plenum made, got one with the tables ${some}. Make one for Plenum alone, with "create database".`,
    )
  }
  const found = await sql<{ name: string }>`select name from ${sql.table(migrationTable)} order by name`.execute(db)
  const taken = found.rows.map(({ name }) => name)
  const newer = taken.filter((name) => !migrationNames.includes(name))
  if (newer.length > 0) {
    throw new StoreError(
      'NEWER_DATABASE',
      `The database ${first.database} was written by a newer Plenum: its layout has ${newer.join(', ')}, this Plenum knows up to ${migrationNames.at(-1)}. Update Plenum, or build the database anew.`,
    )
  }
  return taken
}
