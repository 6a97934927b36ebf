import { sql } from 'kysely'
import type { Store } from '../store.ts'

/** The last change after a number that touched an entity which another change touches, too: its number; null for none. */
export async function findTouchedSince({ db }: Store, key: string, number: number): Promise<number | null> {
  const { rows } = await sql<{ last: number | string | null }>`
    select max(later.number) as last from touched as own
    join touched as other on other.entity = own.entity
    join change as later on later.key = other.change and later.number > ${number}
    where own.change = ${key} and later.key <> ${key}`.execute(db)
  const last = rows[0]?.last ?? null
  return last === null ? null : Number(last)
}
