import type { Author } from '../../model/change.ts'
import type { Store } from '../store.ts'
import type { ChangeTable } from './tables.ts'

/** A change as it is on record, and who made it. */
export interface StoredChange extends Omit<ChangeTable, 'author'> {
  readonly author: Author
}

/** The change of a key; null where none has it. */
export async function findChange(store: Store, key: string): Promise<StoredChange | null> {
  return toChange(await changes(store).where('change.key', '=', key).executeTakeFirst())
}

/** The change of a number; null where none has it. */
export async function findNumbered(store: Store, number: number): Promise<StoredChange | null> {
  return toChange(await changes(store).where('change.number', '=', number).executeTakeFirst())
}

/** What an author made or proposed under an idempotency key; null where that was nothing. */
export async function findKeyed(store: Store, author: Author, key: string): Promise<StoredChange | null> {
  const keyed = changes(store).where('change.idempotency_key', '=', key).where('author.id', '=', author.id)
  return toChange(await keyed.executeTakeFirst())
}

function changes({ db }: Store) {
  return db
    .selectFrom('change')
    .innerJoin('author', 'author.number', 'change.author')
    .selectAll('change')
    .select(['author.id as author_id', 'author.kind as author_kind', 'author.name as author_name'])
}

type ChangeRow = NonNullable<Awaited<ReturnType<ReturnType<typeof changes>['executeTakeFirst']>>>

function toChange(row: ChangeRow | undefined): StoredChange | null {
  if (!row) return null
  const { author_id: id, author_kind: kind, author_name: name, ...change } = row
  const number = change.number === null ? null : Number(change.number)
  return { ...change, number, at: Number(change.at), author: { id, kind, name } }
}
