import { columnTypes } from '../rows.ts'
import type { Store } from '../store.ts'

/**
 * Writes the database's files anew, so that no byte of what was taken out of it is left in them. False where another
 * process reads on in the log of a database file, which therefore keeps it.
 */
export async function scrub({ db, dialect }: Store): Promise<boolean> {
  let isClean = true
  for (const statement of dialect.care.scrub(Object.keys(columnTypes))) {
    const { rows } = await statement.execute(db)
    if (Number(rows[0]?.busy ?? 0) !== 0) isClean = false
  }
  return isClean
}
