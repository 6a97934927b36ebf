import { type RawBuilder, sql } from 'kysely'
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

/** What was merged into what was merged leads to the last of them. */
function flatten(steps: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    [...steps.keys()].map((old) => {
      let now = old
      for (let next = steps.get(now); next !== undefined && next !== old; next = steps.get(now)) now = next
      return [old, now]
    }),
  )
}
