import { type RawBuilder, sql } from 'kysely'
import { textset } from '../dialect.ts'
import { insertRows } from '../rows.ts'
import type { Store } from '../store.ts'

/** Where slugs and ids lead that merges gave up, each straight to the last one. */
export interface Redirects {
  /** Slug of an entity that was merged → slug of what it is now. */
  readonly entities: ReadonlyMap<string, string>
  /** Id that a claim had → the id that it has. */
  readonly claims: ReadonlyMap<string, string>
}

/** The redirects as they are, or as they were right after a change. */
export async function readRedirects({ db }: Pick<Store, 'db'>, number: number | null = null): Promise<Redirects> {
  const stood: RawBuilder<unknown> =
    number === null ? sql`until is null` : sql`since <= ${number} and (until is null or until > ${number})`
  const { rows } = await sql<{ kind: 'entity' | 'claim'; old: string; now: string }>`
    select 'entity' as kind, slug as old, entity as now from redirect where ${stood}
    union all select 'claim', id, claim from claim_redirect where ${stood}`.execute(db)
  const of = (kind: 'entity' | 'claim') =>
    flatten(new Map(rows.flatMap((row) => (row.kind === kind ? [[row.old, row.now] as const] : []))))
  return { entities: of('entity'), claims: of('claim') }
}

/** The redirects that a change ended. */
export async function findRedirectsEnded({ db }: Pick<Store, 'db'>, number: number) {
  return {
    entities: await db.selectFrom('redirect').select(['slug', 'entity']).where('until', '=', number).execute(),
    claims: await db.selectFrom('claim_redirect').select(['id', 'claim']).where('until', '=', number).execute(),
  }
}

/** Those of the slugs and of the ids of claims that lead on. */
export async function findLeading(
  { db, dialect }: Pick<Store, 'db' | 'dialect'>,
  { slugs, ids }: { readonly slugs: readonly string[]; readonly ids: readonly string[] },
): Promise<{ readonly slugs: readonly string[]; readonly ids: readonly string[] }> {
  const { rows } = await sql<{ kind: 'entity' | 'claim'; old: string }>`
    select 'entity' as kind, slug as old from ${textset(dialect, slugs)} as wanted
    join redirect on redirect.slug = wanted.text and redirect.until is null
    union all select 'claim', id from ${textset(dialect, ids)} as wanted
    join claim_redirect on claim_redirect.id = wanted.text and claim_redirect.until is null`.execute(db)
  const of = (wanted: 'entity' | 'claim') => rows.flatMap(({ kind, old }) => (kind === wanted ? [old] : []))
  return { slugs: of('entity'), ids: of('claim') }
}

/** Has slugs and ids lead on from a change on, and others no more. */
export async function writeRedirects(
  store: Store,
  number: number,
  made: { readonly slugs: ReadonlyMap<string, string>; readonly claims: ReadonlyMap<string, string> },
  ended: { readonly slugs: ReadonlySet<string>; readonly claims: ReadonlySet<string> },
): Promise<void> {
  const end = (table: 'redirect' | 'claim_redirect', key: 'slug' | 'id', keys: ReadonlySet<string>) =>
    sql`update ${sql.table(table)} set until = ${sql.lit(number)} where until is null
      and ${sql.ref(key)} in (select text from ${textset(store.dialect, [...keys])} as ended)`.execute(store.db)
  if (ended.slugs.size > 0) await end('redirect', 'slug', ended.slugs)
  if (ended.claims.size > 0) await end('claim_redirect', 'id', ended.claims)
  const plain = { since: number, until: null }
  const slugs = [...made.slugs].map(([slug, entity]) => ({ slug, entity, ...plain }))
  await insertRows(store, 'redirect', slugs)
  await insertRows(
    store,
    'claim_redirect',
    [...made.claims].map(([id, claim]) => ({ id, claim, ...plain })),
  )
}

/** What was merged into what was merged leads to the last of them. */
function flatten(steps: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    [...steps.keys()].map((old) => {
      let now = old
      // What goes in a circle is damaged, and ends.
      const passed = new Set([old])
      for (let next = steps.get(now); next !== undefined && !passed.has(next); next = steps.get(now)) {
        passed.add(next)
        now = next
      }
      return [old, now]
    }),
  )
}
