import { sql } from 'kysely'
import { referenceId } from '../../model/claim.ts'
import { type ClaimRow, decodeClaim, referencesOf } from '../claim-row.ts'
import { insertRows, upsertRows } from '../rows.ts'
import type { Store } from '../store.ts'
import { holdingOf } from './holdings.ts'

/** The origin of what a database was filled with before anything was imported. */
export const firstOrigin = ''

/**
 * Records once that what the database was filled with at first is held too, so that no import takes it away. `revision`
 * is the graph's.
 */
export async function adoptWritten(store: Store, revision: string): Promise<void> {
  const run = { origin: firstOrigin, run: revision }
  const known = await store.db.selectFrom('import').select('run').where('origin', '=', firstOrigin).executeTakeFirst()
  if (known) return
  await upsertRows(store, 'import', [{ ...run, finished: 1 }])
  await sql`
    insert into held_entity (slug, origin, run, kind, name, description, classification, ordinal, enlarged, identifiers)
    select slug, ${run.origin}, ${run.run}, kind, name, description, classification, ordinal, enlarged, identifiers
    from entity`.execute(store.db)
  let last = ''
  for (;;) {
    const { rows } = await sql<ClaimRow>`
      select claim.*, ${referencesOf(store)} as "references" from claim where claim.id > ${last}
      order by claim.id limit ${claimsAtOnce}`.execute(store.db)
    const holdings = rows.flatMap((row) => {
      const claim = decodeClaim(row, store)
      return claim.references.map((reference) => holdingOf(claim, referenceId(reference), run))
    })
    await insertRows(store, 'holding', holdings, (holding) => holding)
    if (rows.length < claimsAtOnce) return
    last = rows.at(-1)?.id ?? last
  }
}

const claimsAtOnce = 2_000
