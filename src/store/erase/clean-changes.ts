import { type Selectable, sql } from 'kysely'
import { textset } from '../dialect.ts'
import { numberAuthor, programAuthor } from '../history/author.ts'
import type { ChangeTable } from '../history/tables.ts'
import type { Store } from '../store.ts'
import type { Doomed } from './doomed.ts'
import { jsonTellsOf, tellsOf } from './words.ts'

/**
 * Takes out of the entries of the history, and of proposals, what they tell of that which goes: what was asked, and the
 * words of author and reviewer. A proposal without what it asks for is declined. Returns of how many.
 */
export async function cleanChanges(store: Store, doomed: Doomed): Promise<number> {
  let cleaned = 0
  for (const change of await findTelling(store, doomed)) {
    const number = change.number === null ? null : Number(change.number)
    const isMaker = number !== null && doomed.madeBy.has(number)
    const words = Number(change.is_close) === 1 ? doomed.words.union(doomed.marks) : doomed.words
    const operations = isMaker || jsonTellsOf(words, change.operations) ? null : change.operations
    const message = tellsOf(words, change.message) ? null : change.message
    const review_note = tellsOf(words, change.review_note) ? null : change.review_note
    const isSame = operations === change.operations && message === change.message && review_note === change.review_note
    if (isSame) continue
    cleaned += 1
    const isVain = change.state === 'PROPOSED' && operations === null
    await store.db
      .updateTable('change')
      .set({ operations, message, review_note, ...(isVain ? await declining(store) : {}) })
      .where('key', '=', change.key)
      .execute()
  }
  return cleaned
}

/** What becomes of a proposal of which nothing is left. */
export async function declining(store: Store) {
  return {
    state: 'DECLINED' as const,
    reviewer: await numberAuthor(store, programAuthor),
    reviewed_at: Date.now(),
    review_note: 'What it asked for was erased by law.',
  }
}

interface Telling extends Selectable<ChangeTable> {
  /** Whether it touches a subject of what goes, and not only what others are told of by, too. */
  readonly is_close: number | string
}

/** The changes that touch what goes, or would. */
async function findTelling({ db, dialect }: Store, { around, subjects }: Doomed): Promise<Telling[]> {
  const touching = (slugs: ReadonlySet<string>) => sql`key in (
    select touched.change from ${textset(dialect, [...slugs])} as wanted
    join touched on touched.entity = wanted.text)`
  const { rows } = await sql<Telling>`
    select change.*, case when ${touching(subjects)} then 1 else 0 end as is_close from change
    where ${touching(around)} and (operations is not null or message is not null or review_note is not null)`.execute(
    db,
  )
  return rows
}
