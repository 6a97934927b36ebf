import { sql } from 'kysely'
import type { Author, AuthorKind, ChangeState } from '../../model/change.ts'
import { textset } from '../dialect.ts'
import type { Store } from '../store.ts'

/** An entry of the history. */
export interface ChangeRecord {
  readonly key: string
  /** Null for one that has not taken effect. */
  readonly number: number | null
  /** In milliseconds since 1970. */
  readonly at: number
  readonly author: Author
  readonly message: string | null
  readonly state: ChangeState
  readonly reviewer: Author | null
  readonly reviewedAt: number | null
  readonly reviewNote: string | null
  /** How many differences it made. */
  readonly differences: number
  /** The keys of the changes that it undid, or would. */
  readonly reverts: readonly string[]
  /** The key of the newest change that undid it. */
  readonly revertedBy: string | null
}

/** The changes that have these keys, in no order. */
export async function findChanges({ db, dialect }: Store, keys: readonly string[]): Promise<ChangeRecord[]> {
  const { rows } = await sql<ChangeRow>`
    select change.key, change.number, change.at, change.message, change.state, change.reviewed_at, change.review_note,
      change.differences, author.id as author_id, author.kind as author_kind, author.name as author_name,
      reviewer.id as reviewer_id, reviewer.kind as reviewer_kind, reviewer.name as reviewer_name,
      (select ${dialect.joinTexts(sql`reversal.reverted`)} from reversal where reversal.change = change.key) as reverts,
      (select undoing.key from reversal join change as undoing on undoing.key = reversal.change
        where reversal.reverted = change.key and undoing.state = 'APPLIED' order by undoing.number desc limit 1
      ) as reverted_by
    from ${textset(dialect, keys)} as wanted
    join change on change.key = wanted.text
    join author on author.number = change.author
    left join author as reviewer on reviewer.number = change.reviewer`.execute(db)
  return rows.map(recordOf)
}

/** The numbers of the database, PostgreSQL gives as texts. */
interface ChangeRow {
  readonly key: string
  readonly number: number | string | null
  readonly at: number | string
  readonly message: string | null
  readonly state: ChangeState
  readonly reviewed_at: number | string | null
  readonly review_note: string | null
  readonly differences: number | string
  readonly author_id: string
  readonly author_kind: AuthorKind
  readonly author_name: string | null
  readonly reviewer_id: string | null
  readonly reviewer_kind: AuthorKind | null
  readonly reviewer_name: string | null
  readonly reverts: string | null
  readonly reverted_by: string | null
}

function recordOf(row: ChangeRow): ChangeRecord {
  const { reviewer_id: id, reviewer_kind: kind, reviewer_name: name } = row
  return {
    key: row.key,
    number: row.number === null ? null : Number(row.number),
    at: Number(row.at),
    author: { id: row.author_id, kind: row.author_kind, name: row.author_name },
    message: row.message,
    state: row.state,
    reviewer: id === null || kind === null ? null : { id, kind, name },
    reviewedAt: row.reviewed_at === null ? null : Number(row.reviewed_at),
    reviewNote: row.review_note,
    differences: Number(row.differences),
    reverts: row.reverts?.split(' ').sort() ?? [],
    revertedBy: row.reverted_by,
  }
}
