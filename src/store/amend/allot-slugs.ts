import type { TemporaryDatabase } from '../sqlite/temporary.ts'

/**
 * Gives each thing of a register its slug. Of several that want the same, the least by key has it, those of which the
 * file has a record before all others; each other one has it with a hash. So no slug hangs on the order of records.
 */
export function allotSlugs(database: TemporaryDatabase, hashed: (slug: string, key: string) => string): void {
  // The plus keeps SQLite from going through all that have no slug yet, for each of them.
  database.run(`update thing set own = wanted, slug = wanted where own is null and place = (
      select place from thing as first where first.wanted = thing.wanted and +first.own is null
      order by stands_in, key limit 1)
    and not exists (select 1 from thing as other where other.own = thing.wanted)`)
  for (;;) {
    const rows = database.all(
      'select key, wanted from thing where own is null order by wanted, stands_in, key limit 1000',
    ) as { key: string; wanted: string }[]
    if (rows.length === 0) return
    for (const { key, wanted } of rows) {
      const slug = freeSlug(database, wanted, key, hashed)
      database.run('update thing set own = ?, slug = ? where key = ?', [slug, slug, key])
    }
  }
}

/** An id can be made to look like a slug with a hash: then it is hashed once more. */
function freeSlug(
  database: TemporaryDatabase,
  wanted: string,
  key: string,
  hashed: (slug: string, key: string) => string,
): string {
  const slug = hashed(wanted, key)
  const taken = database.get('select 1 as taken from thing where own = ?', [slug])
  return taken === undefined ? slug : freeSlug(database, slug, key, hashed)
}
