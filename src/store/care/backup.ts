import { existsSync, rmSync } from 'node:fs'
import { sql } from 'kysely'
import { StoreError } from '../error.ts'
import { openSqlite, openSqliteAsFound } from '../sqlite/sqlite.ts'
import type { Store } from '../store.ts'
import { checkTarget, draftOf, type Overwriting, publish } from './draft.ts'

/** What a database file holds, as it was counted and found whole. */
export interface Verified {
  readonly entities: number
  readonly claims: number
  readonly references: number
  /** Those of the history, with proposals. */
  readonly changes: number
  readonly revision: string
  readonly layout: number
}

/**
 * Copies a database to a file of its own, while others read and write it, and looks through the copy before it comes
 * into its place. The copy is of one moment, and is a database like any other.
 * @throws StoreError NO_DATABASE, TARGET_EXISTS, DAMAGED_DATABASE, BACKUP_FAILED
 */
export async function backUp(path: string, target: string, overwriting: Overwriting): Promise<Verified> {
  refuseMissing(path)
  checkTarget(target, overwriting)
  return copy(path, target, overwriting, publish)
}

/**
 * Brings a backup into the place of a database, after it was looked through and copied whole. What stood there is
 * replaced by `force` alone, and never under a process that has it open.
 * @throws StoreError NO_DATABASE, TARGET_EXISTS, DAMAGED_DATABASE, DATABASE_IN_USE, BACKUP_FAILED
 */
export async function restore(backup: string, path: string, overwriting: Overwriting): Promise<Verified> {
  refuseMissing(backup)
  checkTarget(path, overwriting)
  await verify(backup)
  return copy(backup, path, overwriting, async (draft, place) => {
    await retire(place)
    publish(draft, place, overwriting)
  })
}

/** Looks through a database file: its pages, its ends and its counts. @throws StoreError DAMAGED_DATABASE */
export async function verify(path: string): Promise<Verified> {
  const store = await openSqliteAsFound(path)
  try {
    const faults = store.dialect.care.faults ? (await store.dialect.care.faults.execute(store.db)).rows : []
    const { rows: loose } = await sql`select 1 from pragma_foreign_key_check limit 1`.execute(store.db)
    const fault = faults[0]?.fault ?? (loose.length > 0 ? 'claims name entities that are not there' : null)
    if (fault !== null) throw damaged(path, fault)
    return { ...(await count(store, store.layout)), layout: store.layout }
  } catch (error) {
    throw error instanceof StoreError ? error : damaged(path, (error as Error).message)
  } finally {
    await store.close()
  }
}

async function copy(
  from: string,
  to: string,
  overwriting: Overwriting,
  finish: (draft: string, place: string, overwriting: Overwriting) => void | Promise<void>,
): Promise<Verified> {
  const draft = draftOf(to)
  try {
    const store = await openSqliteAsFound(from)
    let [before, after]: Counts[] = []
    try {
      before = await count(store, store.layout)
      await sql`vacuum into ${draft}`.execute(store.db)
      after = await count(store, store.layout)
    } catch (error) {
      throw new StoreError('BACKUP_FAILED', `${from} could not be copied to ${to}: ${(error as Error).message}.`)
    } finally {
      await store.close()
    }
    const verified = await verify(draft)
    const isUnchanged = JSON.stringify(before) === JSON.stringify(after)
    if (isUnchanged && !holds(verified, before)) {
      throw new StoreError(
        'BACKUP_FAILED',
        `The copy of ${from} does not hold what the database holds. Look at it with "plenum doctor --db sqlite:${from}".`,
      )
    }
    await finish(draft, to, overwriting)
    return verified
  } finally {
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(draft + suffix, { force: true })
  }
}

type Counts = Omit<Verified, 'layout'>

async function count({ db }: Store, layout: number): Promise<Counts> {
  // Before layout 2 each reference had a row of its own.
  const references =
    layout < 2
      ? sql`(select count(*) from reference)`
      : sql`(select coalesce(sum(json_array_length(citations)), 0) from claim)`
  // Before layout 7 no history was kept.
  const changes = layout < 7 ? sql`0` : sql`(select count(*) from change)`
  const { rows } = await sql<
    Record<'entities' | 'claims' | 'references' | 'changes', number> & { revision: string | null }
  >`
    select (select count(*) from entity) as entities, (select count(*) from claim) as claims,
      ${references} as "references", ${changes} as changes, (select revision from graph) as revision`.execute(db)
  const [row] = rows
  return {
    entities: Number(row?.entities),
    claims: Number(row?.claims),
    references: Number(row?.references),
    changes: Number(row?.changes),
    revision: row?.revision ?? '',
  }
}

function holds(verified: Verified, counted: Counts | undefined): boolean {
  return JSON.stringify({ ...counted, layout: verified.layout }) === JSON.stringify(verified)
}

/**
 * Brings what SQLite keeps beside a database into it, which succeeds only where nobody else has it open, so that no
 * log of the old database is taken for one of the new. A file that cannot be opened has no log worth keeping.
 */
async function retire(path: string): Promise<void> {
  try {
    if (existsSync(path)) await foldLog(path)
  } catch (error) {
    const code = (error as { errcode?: number }).errcode ?? 0
    if ([busy, locked].includes(code & 0xff)) {
      throw new StoreError('DATABASE_IN_USE', `${path} is open in another process: stop it, then restore.`)
    }
    // What is damaged, or no database, has no log that matters.
    const isLost = [corrupt, notDatabase].includes(code & 0xff)
    const isUseless = ['NOT_A_PLENUM_DATABASE', 'DAMAGED_DATABASE'].includes((error as StoreError).code)
    if (!isLost && !isUseless) throw error
  }
  for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true })
}

async function foldLog(path: string): Promise<void> {
  const store = await openSqlite(path)
  try {
    await sql`pragma journal_mode = delete`.execute(store.db)
  } finally {
    await store.close()
  }
}

/** SQLite's result codes. */
const busy = 5
const locked = 6
const corrupt = 11
const notDatabase = 26

function refuseMissing(path: string): void {
  if (!existsSync(path)) throw new StoreError('NO_DATABASE', `No database is at ${path}.`)
}

function damaged(path: string, fault: string): StoreError {
  return new StoreError(
    'DAMAGED_DATABASE',
    `${path} is damaged: ${fault}. Restore a backup, or import anew what it held.`,
  )
}
