/*
 * How fast an import writes: node bench/import.ts [CLAIMS] [--db URL] [--memory]
 *
 * Generates what a parliament's file holds, 50,000 claims unless told otherwise, and brings it into an empty database in
 * batches of 5,000 claims, as an import does. Beside it, the very same rows (what was said, who holds it, and all that is
 * derived) are written by a loop of prepared inserts, in the order of their keys, which is the fastest for it. With
 * --db postgres://… into that database, which must be empty; with --memory also ten times the data, each in a process of
 * its own, and the most memory that these took.
 */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import pg from 'pg'
import { amendGraph } from '../src/store/amend/amend.ts'
import { openPostgres } from '../src/store/postgres/postgres.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import type { Store } from '../src/store/store.ts'
import { type ParliamentBatch, parliament } from './parliament.ts'
import { emptyTables } from './tables.ts'

const { values, positionals } = parseArgs({
  options: { db: { type: 'string' }, memory: { type: 'boolean' }, alone: { type: 'boolean' } },
  allowPositionals: true,
})
const size = Number(positionals[0] ?? 50_000)
const folder = mkdtempSync(join(tmpdir(), 'plenum-bench-'))

/** So many rows as a batch of an import has are one transaction. */
const rowsAtOnce = 50_000

try {
  if (values.alone) await bringAlone()
  else if (values.memory) await compareMemory()
  else await compare()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function open(name: string): Promise<Store> {
  return values.db ? openPostgres(values.db) : openSqlite(join(folder, name))
}

async function compare(): Promise<void> {
  const store = await open('import.sqlite')
  const names = await tablesOf(store)
  const batches = [...parliament(size)]
  const imported = await measure(() => bring(store, batches))
  const tables = await readTables(store, names)
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0)
  await empty(store, names)
  await (await open('bare.sqlite')).close()
  const inserted = await measure(() => (values.db ? insertIntoPostgres(values.db, tables) : insertIntoSqlite(tables)))
  await empty(store, names)
  await store.close()
  const rate = (seconds: number) => `${Math.round(size / seconds).toLocaleString('en')} claims a second`
  console.log(
    `${size.toLocaleString('en')} claims, ${rows.toLocaleString('en')} rows, ${values.db ? 'PostgreSQL' : 'SQLite'}`,
  )
  for (const { name, rows } of tables)
    console.log(`  ${name.padEnd(12)} ${rows.length.toLocaleString('en').padStart(10)}`)
  console.log(
    `import        ${imported.clock.toFixed(1)} s by the clock, ${imported.work.toFixed(1)} s of work: ${rate(imported.clock)}`,
  )
  console.log(
    `bare inserts  ${inserted.clock.toFixed(1)} s by the clock, ${inserted.work.toFixed(1)} s of work: ${rate(inserted.clock)}`,
  )
  console.log(
    `ratio         ${(imported.clock / inserted.clock).toFixed(2)} by the clock, ${(imported.work / inserted.work).toFixed(2)} of work (aim: at most 3)`,
  )
}

function tablesOf(store: Store): Promise<string[]> {
  return emptyTables(store, values.db ? 'postgres' : 'sqlite')
}

/** In two passes, as a file is read: who exists, and what is said. */
async function bring(store: Store, batches: readonly ParliamentBatch[] | null): Promise<void> {
  const run = { origin: 'parliament', run: '1' }
  for (const pass of ['entities', 'claims'] as const)
    for (const batch of batches ?? parliament(size)) await amendGraph(store, { ...run, ...ofPass(batch, pass) })
}

function ofPass({ entities, claims }: ParliamentBatch, pass: 'entities' | 'claims'): ParliamentBatch {
  return pass === 'entities' ? { entities, claims: [] } : { entities: [], claims }
}

interface TableRows {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
}

async function readTables({ db }: Store, names: readonly string[]): Promise<TableRows[]> {
  const tables: TableRows[] = []
  for (const name of names) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)
    const columns = Object.keys(rows[0] ?? {})
    if (columns.length > 0)
      tables.push({ name, columns, rows: rows.map((row) => columns.map((column) => row[column])) })
  }
  return tables
}

/** The other loop fills the same database, where there is but one. */
async function empty({ db }: Store, names: readonly string[]): Promise<void> {
  if (!values.db) return
  for (const name of names.toReversed()) await sql`delete from ${sql.table(name)}`.execute(db)
}

async function insertIntoSqlite(tables: readonly TableRows[]): Promise<void> {
  const database = new DatabaseSync(join(folder, 'bare.sqlite'))
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -65536')
  for (const { name, columns, rows } of tables) {
    const places = columns.map(() => '?')
    const statement = database.prepare(`insert into "${name}" ("${columns.join('", "')}") values (${places})`)
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      database.exec('begin')
      for (const row of rows.slice(from, from + rowsAtOnce)) statement.run(...(row as SQLInputValue[]))
      database.exec('commit')
    }
  }
  database.close()
}

async function insertIntoPostgres(url: string, tables: readonly TableRows[]): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  for (const { name, columns, rows } of tables) {
    const places = columns.map((_, index) => `$${index + 1}`)
    const text = `insert into "${name}" ("${columns.join('", "')}") values (${places})`
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      await client.query('begin; set constraints all deferred')
      for (const row of rows.slice(from, from + rowsAtOnce)) await client.query({ name, text, values: [...row] })
      await client.query('commit')
    }
  }
  await client.end()
}

async function measure(work: () => Promise<void>): Promise<{ clock: number; work: number }> {
  const [start, before] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(before)
  return { clock: (performance.now() - start) / 1000, work: (user + system) / 1_000_000 }
}

async function compareMemory(): Promise<void> {
  const [once, tenfold] = [await peakOf(size), await peakOf(size * 10)]
  console.log(`most memory   ${once.toFixed(0)} MB for ${size.toLocaleString('en')} claims`)
  console.log(`              ${tenfold.toFixed(0)} MB for ${(size * 10).toLocaleString('en')} claims`)
  console.log(`ratio         ${(tenfold / once).toFixed(2)} (aim: at most 1.2)`)
}

/** The most memory that a process takes which does nothing but import so many claims. */
function peakOf(claims: number): Promise<number> {
  const child = fork(import.meta.filename, [String(claims), '--alone', ...(values.db ? ['--db', values.db] : [])])
  return new Promise((resolve, reject) => {
    let peak = Number.NaN
    child.on('message', (message) => {
      peak = Number(message)
    })
    child.on('error', reject)
    child.on('exit', () => resolve(peak))
  })
}

async function bringAlone(): Promise<void> {
  const store = await open('alone.sqlite')
  const names = await tablesOf(store)
  await bring(store, null)
  await empty(store, names)
  await store.close()
  process.send?.(process.resourceUsage().maxRSS / 1024)
}
