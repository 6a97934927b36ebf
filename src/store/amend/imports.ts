import { sql } from 'kysely'
import { textset } from '../dialect.ts'
import { lockGraph } from '../revision.ts'
import { deleteRows, upsertRows } from '../rows.ts'
import type { Store } from '../store.ts'
import { countHeldClaims, type NumberedRun, numberRun, type Run } from './runs.ts'

/** The last run of an origin's import, and whether it came to its end. */
export interface KnownImport {
  readonly run: string
  readonly finished: boolean
}

/** Null where nothing was ever imported from the origin. */
export async function findImport({ db }: Store, origin: string): Promise<KnownImport | null> {
  const row = await db
    .selectFrom('run')
    .selectAll()
    .where('origin', '=', origin)
    .orderBy('finished', 'desc')
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return row ? { run: row.run, finished: Number(row.finished) === 1 } : null
}

/**
 * Records that an import began: until it is finished, the origin's file counts as read in part. One that tells only
 * `whatChanged` since another needs that one to have come to its end.
 */
export async function beginImport(
  store: Store,
  origin: string,
  run: string,
  { whatChanged = false, message = null }: { readonly whatChanged?: boolean; readonly message?: string | null } = {},
): Promise<void> {
  await store.db.transaction().execute(async (db) => {
    const inside = { ...store, db }
    await lockGraph(inside)
    const own = await numberRun(inside, { origin, run })
    const all = db.updateTable('run').where('origin', '=', origin)
    const others = all.where('number', '<>', own.number)
    if (whatChanged) await others.where('finished', '=', 1).set({ finished: 2 }).execute()
    else await others.set({ finished: 0 }).execute()
    await others.set({ held: null }).execute()
    const busy = { message, busy_until: Date.now() + importPause }
    await all
      .where('number', '=', own.number)
      .set({ finished: 0, ...busy })
      .execute()
    // One that was broken off and goes on knows already what there was.
    const begun = all.where('number', '=', own.number).where('held', 'is', null)
    await begun.set({ held: await countHeldClaims(inside, origin) }).execute()
  })
}

/** Records that an import came to its end. */
export async function finishImport(store: Store, origin: string, run: string): Promise<void> {
  await store.db.transaction().execute(async (db) => {
    const inside = { ...store, db }
    await lockGraph(inside)
    const { number } = await numberRun(inside, { origin, run })
    const all = db.updateTable('run').where('origin', '=', origin)
    await all.where('number', '<>', number).set({ finished: 0 }).execute()
    await all.where('number', '=', number).set({ finished: 1, busy_until: null }).execute()
  })
}

/** So long, in milliseconds, an import may take for one batch: after that it counts as killed, and holds up no other change. */
const importPause = 60_000

/** An import goes on: it stays under way. One that was not begun is none. Only while the graph is locked. */
export async function goOnWithImport({ db }: Store, { origin, run }: Run): Promise<void> {
  await db
    .updateTable('run')
    .set({ busy_until: Date.now() + importPause })
    .where('origin', '=', origin)
    .where('run', '=', run)
    .where('busy_until', 'is not', null)
    .execute()
}

/** Records that an import is no longer under way, though it did not come to its end. */
export async function leaveImport({ db }: Store, { origin, run }: Run): Promise<void> {
  const own = db.updateTable('run').where('origin', '=', origin).where('run', '=', run)
  await own.set({ busy_until: null }).execute()
}

/** The origin of an import that is under way; null where none is. */
export async function findImportUnderWay({ db }: Store): Promise<string | null> {
  const row = await db.selectFrom('run').select('origin').where('busy_until', '>', Date.now()).executeTakeFirst()
  return row?.origin ?? null
}

/** On what a file stands that tells only what changed since another. */
export type Footing = 'NOTHING' | 'WHOLE' | 'BROKEN_OFF'

/** Nothing was imported from the origin; or something whole; or what was last is to be imported once more. */
export async function findFooting({ db }: Store, { origin, run }: Run): Promise<Footing> {
  const rows = await db.selectFrom('run').select(['run', 'finished', 'held']).where('origin', '=', origin).execute()
  const others = rows.filter((row) => row.run !== run)
  if (others.length === 0) return 'NOTHING'
  // Where this very file was broken off, it goes on from what there was.
  const isBegun = rows.some((row) => row.run === run && Number(row.finished) === 0 && row.held !== null)
  const isWhole = rows.some(({ finished }) => Number(finished) === 1 || (isBegun && Number(finished) === 2))
  return isWhole ? 'WHOLE' : 'BROKEN_OFF'
}

/** The number of a run that began and has not come to its end; null where it did neither. */
export async function findBegun({ db }: Store, { origin, run }: Run): Promise<number | null> {
  const row = await db
    .selectFrom('run')
    .select(['number', 'finished', 'held'])
    .where('origin', '=', origin)
    .where('run', '=', run)
    .executeTakeFirst()
  return row && Number(row.finished) === 0 && row.held !== null ? Number(row.number) : null
}

/** Records under which slugs the graph knows what an origin calls otherwise: its own slug → that of the entity. */
export async function recordAliases(
  store: Store,
  origin: string,
  run: string,
  aliases: ReadonlyMap<string, string>,
): Promise<void> {
  if (aliases.size === 0) return
  await store.db.transaction().execute(async (db) => {
    const inside = { ...store, db }
    await lockGraph(inside)
    const { number } = await numberRun(inside, { origin, run })
    const rows = [...aliases].map(([slug, entity]) => ({ slug, entity, run: number }))
    await upsertRows(inside, 'alias', rows)
  })
}

/** The entities that an origin's own slugs were joined to, by its last run that joined them; a slug that was joined to none is left out. */
export async function findAliases(
  { db, dialect }: Store,
  origin: string,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ slug: string; entity: string }>`
    select alias.slug, alias.entity from ${textset(dialect, slugs)} as wanted cross join run
    join alias on alias.run = run.number and alias.slug = wanted.text
    where run.origin = ${origin}
    order by run.number, alias.slug`.execute(db)
  return new Map(rows.map(({ slug, entity }) => [slug, entity]))
}

/** Takes away, at most so many, the aliases that the origin's other runs gave; returns how many. */
export async function releaseAliases(store: Store, others: readonly NumberedRun[], limit: number): Promise<number> {
  if (others.length === 0 || limit === 0) return 0
  const rows = await store.db
    .selectFrom('alias')
    .select(['run', 'slug'])
    .where(
      'run',
      'in',
      others.map(({ number }) => number),
    )
    .limit(limit)
    .execute()
  await deleteRows(store, 'alias', rows)
  return rows.length
}
