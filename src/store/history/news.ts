import { type RawBuilder, sql } from 'kysely'
import type { ChangeState } from '../../model/change.ts'
import { textset } from '../dialect.ts'
import type { Store } from '../store.ts'

/** That a change took effect, was proposed, or was declined. */
export interface News {
  readonly key: string
  /** Null for one that has not taken effect. */
  readonly number: number | null
  readonly state: ChangeState
  /** The id of its author. */
  readonly author: string
}

export interface NewsRange {
  /** The number of the change that is known already. */
  readonly after: number
  readonly upTo?: number
  /** Only of changes that touched one of these. */
  readonly touching?: readonly string[] | null
  readonly limit: number
}

/** The changes that took effect after another one, in their order. */
export async function findApplied(
  store: Pick<Store, 'db' | 'dialect'>,
  { after, upTo, touching = null, limit }: NewsRange,
): Promise<News[]> {
  const last = upTo === undefined ? sql`` : sql`and change.number <= ${upTo}`
  const touched = isTouching(store, touching)
  return read(store, sql`change.number > ${after} ${last} and ${touched} order by change.number limit ${limit}`)
}

function isTouching({ dialect }: Pick<Store, 'dialect'>, slugs: readonly string[] | null): RawBuilder<unknown> {
  if (slugs === null) return sql`1 = 1`
  return sql`exists (
    select 1 from ${textset(dialect, slugs)} as wanted join touched on touched.entity = wanted.text
    where touched.change = change.key)`
}

/** The proposals that wait to be reviewed, in the order in which they were made. */
export async function findProposed(store: Pick<Store, 'db'>): Promise<News[]> {
  return read(store, sql`change.number is null and change.state = 'PROPOSED' order by change.at, change.key`)
}

/** What was proposed, and what was declined, after a change took effect. */
export async function findUnapplied(
  store: Pick<Store, 'db' | 'dialect'>,
  { after, touching = null }: Pick<NewsRange, 'after' | 'touching'>,
): Promise<News[]> {
  const moment = sql`coalesce((select at from change where number = ${after}), 0)`
  return read(
    store,
    sql`change.number is null and coalesce(change.reviewed_at, change.at) > ${moment} and ${isTouching(store, touching)}
      order by coalesce(change.reviewed_at, change.at), change.key`,
  )
}

/** Changes by their keys, as they are now, in no order. */
export async function findNews(store: Pick<Store, 'db' | 'dialect'>, keys: readonly string[]): Promise<News[]> {
  if (keys.length === 0) return []
  return read(store, sql`change.key in (select text from ${textset(store.dialect, keys)} as wanted)`)
}

/** Which of these entities each of these changes touched, by the key of the change. */
export async function findTouched(
  { db, dialect }: Pick<Store, 'db' | 'dialect'>,
  keys: readonly string[],
  slugs: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (keys.length === 0 || slugs.length === 0) return new Map()
  const { rows } = await sql<{ change: string; entity: string }>`
    select touched.change, touched.entity from ${textset(dialect, slugs)} as wanted
    join touched on touched.entity = wanted.text
    where touched.change in (select text from ${textset(dialect, keys)} as given)`.execute(db)
  const touched = new Map<string, Set<string>>()
  for (const { change, entity } of rows) touched.set(change, (touched.get(change) ?? new Set()).add(entity))
  return touched
}

/** What is told is told at once: the primary is asked, and no replica has to keep up first. */
async function read({ db }: Pick<Store, 'db'>, condition: RawBuilder<unknown>): Promise<News[]> {
  const { rows } = await sql<{ key: string; number: number | string | null; state: ChangeState; author: string }>`
    /* asks the primary */ select change.key, change.number, change.state, author.id as author
    from change join author on author.number = change.author where ${condition}`.execute(db)
  return rows.map(({ number, ...rest }) => ({ ...rest, number: number === null ? null : Number(number) }))
}
