import { Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import type { Lookup } from '../model/lookup.ts'
import type { ColumnTypes, Dialect } from './dialect.ts'
import { StoreError } from './error.ts'
import { migrateToLatest, migrationNames, migrationTable } from './migrations.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

export interface PostgresOptions {
  /** Told of every statement that is run, so that a test can count them. */
  readonly onStatement?: (text: string) => void
}

/**
 * Opens a database of a PostgreSQL server, and lays out its tables where it is empty.
 * @throws StoreError NOT_A_PLENUM_DATABASE, NEWER_DATABASE
 */
export async function openPostgres(url: string, { onStatement }: PostgresOptions = {}): Promise<Store> {
  const pool = createPool(url)
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    ...(onStatement && { log: ({ query }) => onStatement(query.sql) }),
  })
  try {
    await refuseForeign(db)
    await migrateToLatest(db, postgresDialect)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return { db, dialect: postgresDialect, close: () => db.destroy() }
}

async function refuseForeign(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ name: string; database: string }>`
    select relname as name, current_database() as database from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
      and not exists (select 1 from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')
    order by relname`.execute(db)
  const [first] = rows
  if (!first) return
  const names = rows.map(({ name }) => name)
  if (!names.includes(migrationTable)) {
    throw new StoreError(
      'NOT_A_PLENUM_DATABASE',
      `The database ${first.database} is no Plenum database: expected an empty one, or one with the table ${migrationTable}, got one with ${names.slice(0, 3).join(', ')}${names.length > 3 ? ' and more' : ''}. Give a database of its own: create database plenum.`,
    )
  }
  const taken = await sql<{ name: string }>`select name from ${sql.table(migrationTable)}`.execute(db)
  const newer = taken.rows.filter(({ name }) => !migrationNames.includes(name))
  if (newer.length > 0) {
    throw new StoreError(
      'NEWER_DATABASE',
      `The database ${first.database} was written by a newer Plenum: it has ${newer.map(({ name }) => name).join(', ')}, this Plenum knows up to ${migrationNames.at(-1)}. Update Plenum, or build the database anew.`,
    )
  }
}

function createPool(url: string): pg.Pool {
  const types = new pg.TypeOverrides()
  types.setTypeParser(pg.types.builtins.INT8, Number)
  types.setTypeParser(pg.types.builtins.NUMERIC, Number)
  const pool = new pg.Pool({ connectionString: url, types, application_name: 'plenum', keepAlive: true })
  // A connection that is lost while nothing is asked of it leaves the pool by itself.
  pool.on('error', () => {})
  return pool
}

/**
 * The forms of a spelling with one sign before, between and after words, so that a word is found from its first letter
 * on. They are stored: a lookup has dozens of terms, and each of them would translate every row anew.
 */
const wordsOfForms = sql`words text collate "C" generated always as (translate('|' || forms || '|', '+,/', '|||')) stored`

const postgresDialect: Dialect = {
  name: 'postgres',
  recordset(rows, columns) {
    const types = Object.entries(columns)
    const arrays = types.map(([, type], index) => {
      const values = rows.map((row) => row[index] ?? null)
      return sql`${values}::${sql.raw(type)}[]`
    })
    const names = types.map(([name]) => sql.ref(name))
    const selected = types.map(([name, type]) => sql`${collated(sql.ref(name), type)} as ${sql.ref(name)}`)
    return sql`(select ${sql.join(selected)} from unnest(${sql.join(arrays)}) as given (${sql.join(names)}))`
  },
  recordsetOf(json, columns) {
    const selected = Object.entries(columns).map(([name, type], index) => {
      const value = sql`(value ->> ${sql.lit(index)})::${sql.raw(type)}`
      return sql`${collated(value, type)} as ${sql.ref(name)}`
    })
    return sql`(select ${sql.join(selected)} from jsonb_array_elements(${json}::jsonb) as given (value))`
  },
  jsonArray(subquery, columns) {
    const fields = columns.map((name) => sql.ref(`row.${name}`))
    return sql`(select coalesce(jsonb_agg(jsonb_build_array(${sql.join(fields)})), '[]') from (${subquery}) as "row")`
  },
  parseJson: (value) => value,
  layOut: (statement) =>
    statement
      .replace(/\bwithout rowid\b/g, '')
      .replace(/(?<=^\s+\w+ )text\b/gm, 'text collate "C"')
      .replace(/(?<=^\s+\w+ )integer primary key\b/gm, 'bigint primary key'),
  wordIndex: {
    create: [
      sql`create extension if not exists pg_trgm`,
      sql`alter table spelling add column ${wordsOfForms}`,
      sql`create index spelling_word on spelling using gin (words gin_trgm_ops)`,
    ],
    meets: (lookup) => either(lookup.map((all) => both(all.map((terms) => either(terms.map(hasTerm)))))),
  },
}

/** Texts are compared by code point, as SQLite compares them, and not as the server's language does. */
function collated(value: RawBuilder<unknown>, type: ColumnTypes[string]): RawBuilder<unknown> {
  return type === 'text' ? sql`${value} collate "C"` : value
}

function hasTerm({ word, isBeginning }: Lookup[number][number][number]): RawBuilder<unknown> {
  const pattern = `%|${word.replace(/[\\%_]/g, '\\$&')}${isBeginning ? '' : '|'}%`
  return sql`spelling.words like ${pattern}`
}

function either(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`
}

function both(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`
}
