import { sql } from 'kysely'
import type { Claim } from '../../model/claim.ts'
import type { Entity } from '../../model/entity.ts'
import { decodeEntity } from '../entities.ts'
import type { Store } from '../store.ts'
import { readStoredClaims } from '../stored-claims.ts'
import { decodeClaimState, decodeEntityState } from './state.ts'

/** What a change did to one entity or claim, as the history has it. */
export interface ChangedItem<State> {
  /** The slug, or the claim's id. */
  readonly key: string
  readonly before: State | null
  readonly after: State | null
  /** Who held it before, where that was kept. */
  readonly held: string | null
  /** Whether its content was erased, so that nobody can tell what it was. */
  readonly isErased: boolean
}

/** All that a change did to entities. */
export async function readChangedEntities({ db }: Store, number: number): Promise<ChangedItem<Entity>[]> {
  const now = await db
    .selectFrom('entity')
    .innerJoin('entity_since', 'entity_since.entity', 'entity.number')
    .selectAll('entity')
    .where('entity_since.since', '=', number)
    .execute()
  const past = await db
    .selectFrom('past_entity')
    .selectAll()
    .where((is) => is.or([is('since', '=', number), is('until', '=', number)]))
    .execute()
  const standing = new Map(now.map((row) => [row.slug, decodeEntity(row)]))
  return pair(
    past.map(({ slug, ...row }) => ({ key: slug, ...row })),
    { number, standing, decode: decodeEntityState },
  )
}

/** All that a change did to claims. */
export async function readChangedClaims(store: Store, number: number): Promise<ChangedItem<Claim>[]> {
  const since = sql`claim_since join claim on claim.number = claim_since.claim`
  const now = await readStoredClaims(store, since, sql`where claim_since.since = ${number}`)
  const past = await store.db
    .selectFrom('past_claim')
    .selectAll()
    .where((is) => is.or([is('since', '=', number), is('until', '=', number)]))
    .execute()
  const standing = new Map(now.map(({ claim }) => [claim.id, claim]))
  return pair(
    past.map(({ id, ...row }) => ({ key: id, ...row })),
    { number, standing, decode: decodeClaimState },
  )
}

/** The first change after a given one that changed any of these: its number; null where none did. */
export async function findFirstSince(
  { db }: Store,
  kind: 'entity' | 'claim',
  key: string,
  number: number,
): Promise<number | null> {
  const [column, table] = kind === 'entity' ? ['slug', 'past_entity'] : ['id', 'past_claim']
  const { rows } = await sql<{ first: number | string | null }>`
    select min(changed) as first from (
      select since as changed from ${sql.table(table)} where ${sql.ref(column)} = ${key}
      union select until from ${sql.table(table)} where ${sql.ref(column)} = ${key}
      union select since from ${sql.table(kind)} join ${sql.table(`${kind}_since`)}
        on ${sql.ref(`${kind}_since.${kind}`)} = ${sql.ref(`${kind}.number`)} where ${sql.ref(`${kind}.${column}`)} = ${key}
    ) as changes where changed > ${number}`.execute(db)
  const first = rows[0]?.first ?? null
  return first === null ? null : Number(first)
}

interface PastRow {
  readonly key: string
  readonly since: number
  readonly until: number
  readonly state: string | null
  readonly held: string | null
}

function pair<State>(
  past: readonly PastRow[],
  context: { readonly number: number; readonly standing: ReadonlyMap<string, State>; decode(text: string): State },
): ChangedItem<State>[] {
  const { number, standing, decode } = context
  const ended = new Map(past.flatMap((row) => (Number(row.until) === number ? [[row.key, row] as const] : [])))
  const begun = new Map(past.flatMap((row) => (Number(row.since) === number ? [[row.key, row] as const] : [])))
  const stateOf = (row: PastRow | undefined) => (row?.state ? decode(row.state) : null)
  return [...new Set([...standing.keys(), ...ended.keys(), ...begun.keys()])].map((key) => {
    const [before, after] = [ended.get(key), begun.get(key)]
    return {
      key,
      before: stateOf(before),
      after: standing.get(key) ?? stateOf(after),
      held: before?.held ?? null,
      isErased: before?.state === null || after?.state === null,
    }
  })
}
