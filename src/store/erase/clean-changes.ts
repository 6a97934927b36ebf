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
    const operations = isMaker || jsonTellsOf(doomed.words, change.operations) ? null : change.operations
    const message = tellsOf(doomed.words, change.message) ? null : change.message
    const review_note = tellsOf(doomed.words, change.review_note) ? null : change.review_note
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

/** The changes that touch what goes, or would. */
async function findTelling({ db, dialect }: Store, { around }: Doomed): Promise<Selectable<ChangeTable>[]> {
  const { rows } = await sql<Selectable<ChangeTable>>`
    select change.* from change where key in (
      select touched.change from ${textset(dialect, [...around])} as wanted
      join touched on touched.entity = wanted.text)
    and (operations is not null or message is not null or review_note is not null)`.execute(db)
  return rows
}
