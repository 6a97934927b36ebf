import { sql } from 'kysely'
import { insertRows } from '../rows.ts'
import type { Store } from '../store.ts'

/** What files call an entity that was merged, so that it can be told again which of the two they meant. */
export interface NamesMoved {
  /** The files' own slugs for it, each with its run. */
  readonly aliases: readonly { readonly run: number; readonly slug: string }[]
  /** The records that are about it. */
  readonly records: readonly number[]
  /** The runs in which its own slug was the file's. */
  readonly runs: readonly number[]
}

/** Takes what files call the one entity for names of the other, so that the next import of the same files does so too. */
export async function moveNames(
  store: Store,
  from: string,
  into: string,
  runs: readonly number[],
): Promise<NamesMoved> {
  const { db } = store
  const aliases = await db.selectFrom('alias').select(['run', 'slug']).where('entity', '=', from).execute()
  const records = await db.selectFrom('record').select('number').where('entity', '=', from).execute()
  await db.updateTable('alias').set({ entity: into }).where('entity', '=', from).execute()
  await db.updateTable('record').set({ entity: into }).where('entity', '=', from).execute()
  const named = new Set(aliases.flatMap(({ run, slug }) => (slug === from ? [Number(run)] : [])))
  const bare = runs.filter((run) => !named.has(run))
  await insertRows(
    store,
    'alias',
    bare.map((run) => ({ run, slug: from, entity: into })),
  )
  return {
    aliases: aliases.map(({ run, slug }) => ({ run: Number(run), slug })),
    records: records.map(({ number }) => Number(number)),
    runs: bare,
  }
}

/** Takes them for names of the first again. */
export async function moveNamesBack(
  { db }: Store,
  from: string,
  { aliases, records, runs }: NamesMoved,
): Promise<void> {
  for (const { run, slug } of aliases)
    await db.updateTable('alias').set({ entity: from }).where('run', '=', run).where('slug', '=', slug).execute()
  if (runs.length > 0)
    await db
      .deleteFrom('alias')
      .where('slug', '=', from)
      .where('run', 'in', [...runs])
      .execute()
  if (records.length > 0)
    await sql`update record set entity = ${from} where number in (${sql.join(records)})`.execute(db)
}
