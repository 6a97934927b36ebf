import { sql } from 'kysely'
import { textset } from '../dialect.ts'
import { deleteRows, upsertRows } from '../rows.ts'
import type { Store } from '../store.ts'
import type { Run } from './held-entities.ts'

/** The last run of an origin's import, and whether it came to its end. */
export interface KnownImport {
  readonly run: string
  readonly finished: boolean
}

/** Null where nothing was ever imported from the origin. */
export async function findImport({ db }: Store, origin: string): Promise<KnownImport | null> {
  const row = await db.selectFrom('import').selectAll().where('origin', '=', origin).executeTakeFirst()
  return row ? { run: row.run, finished: Number(row.finished) === 1 } : null
}

/** Records that an import began: until it is finished, the origin's file counts as read in part. */
export async function beginImport(store: Store, origin: string, run: string): Promise<void> {
  await upsertRows(store, 'import', [{ origin, run, finished: 0 }])
}

/** Records that an import came to its end. */
export async function finishImport(store: Store, origin: string, run: string): Promise<void> {
  await upsertRows(store, 'import', [{ origin, run, finished: 1 }])
}

/** Records under which slugs the graph knows what an origin calls otherwise: its own slug → that of the entity. */
export async function recordAliases(
  store: Store,
  origin: string,
  run: string,
  aliases: ReadonlyMap<string, string>,
): Promise<void> {
  await upsertRows(
    store,
    'alias',
    [...aliases].map(([slug, entity]) => ({ origin, slug, entity, run })),
  )
}

/** The entities that an origin's own slugs were joined to; a slug that was joined to none is left out. */
export async function findAliases(
  { db, dialect }: Store,
  origin: string,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ slug: string; entity: string }>`
    select alias.slug, alias.entity from ${textset(dialect, slugs)} as wanted
    join alias on alias.origin = ${origin} and alias.slug = wanted.text`.execute(db)
  return new Map(rows.map(({ slug, entity }) => [slug, entity]))
}

/** Takes away, at most so many, the aliases that the origin gave in other runs; returns how many. */
export async function releaseAliases(store: Store, { origin, run }: Run, limit: number): Promise<number> {
  const { rows } = await sql<{ origin: string; slug: string }>`
    select origin, slug from alias where origin = ${origin} and run <> ${run} limit ${limit}`.execute(store.db)
  await deleteRows(store, 'alias', rows)
  return rows.length
}
