import { sql } from 'kysely'
import { insertRows } from '../rows.ts'
import type { Store } from '../store.ts'
import { readStoredClaims } from '../stored-claims.ts'
import { holdingOf } from './holdings.ts'
import { numberRun } from './runs.ts'

/** The origin of what a database was filled with before anything was imported. */
const firstOrigin = ''

/**
 * Records once that what the database was filled with at first is held too, so that no import takes it away. `revision`
 * is the graph's.
 */
export async function adoptWritten(store: Store, revision: string): Promise<void> {
  const { db } = store
  const known = await db.selectFrom('run').select('number').where('origin', '=', firstOrigin).executeTakeFirst()
  if (known) return
  const { number } = await numberRun(store, { origin: firstOrigin, run: revision })
  await db.updateTable('run').set({ finished: 1 }).where('number', '=', number).execute()
  await sql`
    insert into held_entity (run, slug, kind, name, description, classification, ordinal, enlarged, identifiers)
    select ${sql.lit(number)}, slug, kind, name, description, classification, ordinal, enlarged, identifiers
    from entity`.execute(db)
  for (let last = 0; ; ) {
    const page = sql`where claim.number > ${last} order by claim.number limit ${claimsAtOnce}`
    const claims = await readStoredClaims(store, sql`claim`, page)
    await insertRows(
      store,
      'holding',
      claims.map(({ number: claim, claim: held }) => holdingOf(held, claim, number)),
    )
    if (claims.length < claimsAtOnce) return
    last = claims.at(-1)?.number ?? last
  }
}

const claimsAtOnce = 2_000
