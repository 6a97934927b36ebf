import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { sql } from 'kysely'
import { StoreError } from '../store/error.ts'
import { countGraph, type GraphCounts } from '../store/graph.ts'
import { primaryCode } from '../store/sqlite/fault.ts'
import { openSqlite } from '../store/sqlite/sqlite.ts'
import type { Store } from '../store/store.ts'
import { writeGraph } from '../store/write.ts'
import { draftName, graphName, makeFolder, removeDatabase, tidyCache } from './cache-folder.ts'
import { contentHash } from './data-folder.ts'
import { type Dataset, loadDataset } from './dataset.ts'

/** The database of a data folder, open. */
export interface BuiltStore {
  readonly store: Store
  /** False where an earlier run had built it. */
  readonly built: boolean
  readonly summary: GraphCounts
}

export interface BuildPlace {
  readonly data: string
  /** Where databases are kept from one run to the next. */
  readonly cache: string
}

/**
 * Opens the database of a data folder, and builds it where no earlier run has. A database comes into the cache whole or
 * not at all, however a build ends; several processes may build at once.
 * @throws {DataError} with all problems of the data
 */
export async function openBuiltStore({ data, cache }: BuildPlace): Promise<BuiltStore> {
  const revision = contentHash(data)
  makeFolder(resolve(cache))
  const path = join(cache, graphName(revision))
  const kept = await openKept(path, revision)
  if (kept) return { store: kept, built: false, summary: await countGraph(kept) }
  const dataset = loadDataset(data)
  // The files were changed while they were read: what was read may be neither the old data nor the new.
  if (contentHash(data) !== revision) return openBuiltStore({ data, cache })
  tidyCache(cache)
  await build(path, dataset, revision)
  const store = await openSqlite(path)
  return { store, built: true, summary: await countGraph(store) }
}

async function openKept(path: string, revision: string): Promise<Store | null> {
  if (!existsSync(path)) return null
  let store: Store | undefined
  try {
    store = await openSqlite(path)
    if (await isWhole(store, revision)) return store
  } catch (error) {
    if (!isDamage(error)) throw error
  }
  await store?.close()
  removeDatabase(path)
  return null
}

async function isWhole(store: Store, revision: string): Promise<boolean> {
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(store.db)
  const graph = await store.db.selectFrom('graph').selectAll().executeTakeFirst()
  return rows[0]?.quick_check === 'ok' && graph?.revision === revision
}

/** Whether the file is at fault, and not the disk, its permissions or another process: SQLite's primary result codes. */
function isDamage(error: unknown): boolean {
  if (error instanceof StoreError) return damages.has(error.code)
  return primaryCode((error as { errcode?: number }).errcode) === sqliteError
}

const damages: ReadonlySet<string> = new Set(['NOT_A_PLENUM_DATABASE', 'NEWER_DATABASE', 'DAMAGED_DATABASE'])
const sqliteError = 1

async function build(path: string, dataset: Dataset, revision: string): Promise<void> {
  const draft = join(dirname(path), draftName(process.pid, randomBytes(4).toString('hex')))
  try {
    const store = await openSqlite(draft)
    try {
      await writeGraph(store, { ...dataset, revision })
    } finally {
      // SQLite brings its log into the file when the last connection to it closes.
      await store.close()
    }
    sync(draft)
    publish(draft, path)
    sync(dirname(path))
  } finally {
    removeDatabase(draft)
  }
}

/** Unlike renaming, linking never replaces what another process may have put there, and opened, in the meantime. */
function publish(draft: string, path: string): void {
  try {
    linkSync(draft, path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    // Some file systems have no links.
    renameSync(draft, path)
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
