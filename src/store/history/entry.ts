import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Author } from '../../model/change.ts'
import type { Store } from '../store.ts'
import { numberAuthor } from './author.ts'
import type { ChangeTable } from './tables.ts'

/** What the history is told of a change besides what it did. */
export interface Entry {
  /** Of a proposal that takes effect. A new entry has a key of its own. */
  readonly key?: string
  readonly author: Author
  readonly message: string | null
  /** Of an import: what several transactions of one run do is one change, as long as no other comes between them. */
  readonly origin?: string
  readonly run?: string
  /** What was asked, and how it is told from what was asked before. */
  readonly asked?: Pick<ChangeTable, 'operations' | 'basis' | 'idempotency_key' | 'input_hash'>
  readonly review?: { readonly by: Author; readonly note: string | null }
}

/** A change that took effect. */
export interface Entered {
  readonly key: string
  readonly number: number
  /** Whether a part of it was entered before: what an import does in several transactions is one change. */
  readonly goesOn: boolean
}

/** Enters a change that takes effect, as the newest; a further part of an import goes to the entry that it has. Only while the graph is locked. */
export async function enterChange(store: Store, entry: Entry): Promise<Entered> {
  const { db } = store
  const newest = await findNewest(store)
  const isOfSameRun =
    entry.origin !== undefined && newest?.origin === entry.origin && newest.run === (entry.run ?? null)
  if (newest && isOfSameRun) return { key: newest.key, number: Number(newest.number), goesOn: true }
  const number = Number(newest?.number ?? 0) + 1
  const at = Math.max(Date.now(), Number(newest?.at ?? 0) + 1)
  const applied = { number, at, state: 'APPLIED' as const }
  if (entry.key !== undefined) {
    const reviewer = entry.review ? await numberAuthor(store, entry.review.by) : null
    const review = { reviewer, reviewed_at: at, review_note: entry.review?.note ?? null }
    await db
      .updateTable('change')
      .set({ ...applied, ...review, ...(entry.asked && { operations: entry.asked.operations }) })
      .where('key', '=', entry.key)
      .execute()
    return { key: entry.key, number, goesOn: false }
  }
  const key = createKey()
  await db
    .insertInto('change')
    .values({ ...(await blankChange(store, entry)), key, ...applied })
    .execute()
  return { key, number, goesOn: false }
}

/** Enters a proposal. It has no number, and no effect. Only while the graph is locked. */
export async function enterProposal(store: Store, entry: Entry): Promise<string> {
  const key = createKey()
  const row = { ...(await blankChange(store, entry)), key, number: null, at: Date.now(), state: 'PROPOSED' as const }
  await store.db.insertInto('change').values(row).execute()
  return key
}

/** The number of the newest change; 0 where none was made. */
export async function findLastNumber({ db }: Pick<Store, 'db'>): Promise<number> {
  const { rows } = await sql<{ last: number | string | null }>`select max(number) as last from change`.execute(db)
  return Number(rows[0]?.last ?? 0)
}

/** The number of the newest change at or before a moment, in milliseconds; 0 where none was. */
export async function findNumberAt({ db }: Pick<Store, 'db'>, moment: number): Promise<number> {
  const { rows } = await sql<{ last: number | string | null }>`
    select max(number) as last from change where number is not null and at <= ${moment}`.execute(db)
  return Number(rows[0]?.last ?? 0)
}

/** The key of the change that has a number; empty where none has. */
export async function findKeyOf({ db }: Pick<Store, 'db'>, number: number): Promise<string> {
  const row = await db.selectFrom('change').select('key').where('number', '=', number).executeTakeFirst()
  return row?.key ?? ''
}

function createKey(): string {
  return randomBytes(12).toString('base64url')
}

async function findNewest({ db }: Store): Promise<ChangeTable | undefined> {
  return db
    .selectFrom('change')
    .selectAll()
    .where('number', 'is not', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

async function blankChange(store: Store, { author, message, origin, run, asked }: Entry) {
  return {
    author: await numberAuthor(store, author),
    message: message ?? (await messageOfRun(store, origin, run)),
    operations: asked?.operations ?? null,
    basis: asked?.basis ?? null,
    idempotency_key: asked?.idempotency_key ?? null,
    input_hash: asked?.input_hash ?? null,
    reviewer: null,
    reviewed_at: null,
    review_note: null,
    origin: origin ?? null,
    run: run ?? null,
    differences: 0,
  }
}

/** What an import said of itself when it began. */
async function messageOfRun({ db }: Store, origin?: string, run?: string): Promise<string | null> {
  if (origin === undefined || run === undefined) return null
  const row = await db
    .selectFrom('run')
    .select('message')
    .where('origin', '=', origin)
    .where('run', '=', run)
    .executeTakeFirst()
  return row?.message ?? null
}
