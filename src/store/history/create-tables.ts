import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { decodeCitations } from '../citation.ts'
import type { Writing } from '../rows.ts'
import type { Tables } from '../tables.ts'
import { numberAuthor, programAuthor } from './author.ts'

/** Lays out the tables of the history. A layout that was released is never changed: a step changes it. */
export async function createHistory(db: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements: readonly string[] = [
  `create table author (number integer primary key, id text not null unique, kind text not null, name text)`,
  `create table change (
    key text primary key,
    number integer unique,
    at bigint not null,
    author integer not null,
    message text,
    state text not null,
    operations text,
    basis integer,
    idempotency_key text,
    input_hash text,
    reviewer integer,
    reviewed_at bigint,
    review_note text,
    origin text,
    run text,
    differences integer not null
  ) without rowid`,
  `create index change_by_time on change (at, key)`,
  `create unique index change_by_idempotency_key on change (author, idempotency_key) where idempotency_key is not null`,
  `create table touched (entity text not null, change text not null, primary key (entity, change)) without rowid`,
  `create index touched_by_change on touched (change, entity)`,
  `create table reversal (reverted text not null, change text not null, primary key (reverted, change)) without rowid`,
  `create index reversal_by_change on reversal (change)`,
  `create table entity_since (entity integer primary key, since integer not null)`,
  `create index entity_since_change on entity_since (since, entity)`,
  `create table claim_since (claim integer primary key, since integer not null)`,
  `create index claim_since_change on claim_since (since, claim)`,
  `create table past_entity (
    slug text not null,
    since integer not null,
    until integer not null,
    state text,
    held text,
    primary key (slug, since)
  ) without rowid`,
  `create index past_entity_by_end on past_entity (until, slug)`,
  `create index past_entity_by_beginning on past_entity (since, slug)`,
  `create table past_claim (
    id text not null,
    since integer not null,
    until integer not null,
    state text,
    held text,
    primary key (id, since)
  ) without rowid`,
  `create index past_claim_by_end on past_claim (until, id)`,
  `create index past_claim_by_beginning on past_claim (since, id)`,
  `create table redirect (
    slug text not null, entity text not null, since integer not null, until integer, primary key (slug, since)
  ) without rowid`,
  `create table claim_redirect (
    id text not null, claim text not null, since integer not null, until integer, primary key (id, since)
  ) without rowid`,
  `create table account (
    name text primary key, role text not null, token_hash text not null unique, expires bigint, added bigint not null
  ) without rowid`,
  `create table correction (
    slug text not null, field text not null, value text not null, primary key (slug, field)
  ) without rowid`,
  `create table judgement (claim integer primary key, rank text, rank_reason text, explanation text)`,
  `alter table run add column message text`,
  `alter table run add column busy_until bigint`,
]

/** Makes all that a database holds its first change, where it holds anything. */
export async function beginHistory(store: Writing): Promise<void> {
  const { db } = store
  const { rows } = await sql<{ revision: string }>`select revision from graph`.execute(db)
  const revision = rows[0]?.revision ?? ''
  if (revision === '') return
  const key = createHash('sha256').update(revision).digest('base64url').slice(0, 16)
  await db
    .insertInto('change')
    .values({
      key,
      number: 1,
      at: Date.now(),
      author: await numberAuthor(store, programAuthor),
      message: 'What the database held before its history was kept.',
      state: 'APPLIED',
      operations: null,
      basis: null,
      idempotency_key: null,
      input_hash: null,
      reviewer: null,
      reviewed_at: null,
      review_note: null,
      origin: null,
      run: null,
      differences: await countSaid(store),
    })
    .execute()
  await sql`insert into entity_since (entity, since) select number, 1 from entity`.execute(db)
  await sql`insert into claim_since (claim, since) select number, 1 from claim`.execute(db)
  await sql`insert into touched (entity, change) select slug, ${key} from entity`.execute(db)
}

/** How many entities and references there are. */
async function countSaid({ db }: Writing): Promise<number> {
  const { rows: entities } = await sql<{ count: number | string }>`select count(*) as count from entity`.execute(db)
  let count = Number(entities[0]?.count)
  for (let last = 0; ; ) {
    const rows = await db
      .selectFrom('claim')
      .select(['number', 'citations'])
      .where('number', '>', last)
      .orderBy('number')
      .limit(claimsAtOnce)
      .execute()
    for (const { citations } of rows) count += decodeCitations(citations).length
    if (rows.length < claimsAtOnce) return count
    last = Number(rows.at(-1)?.number)
  }
}

const claimsAtOnce = 5_000
