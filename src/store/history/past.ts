import { sql } from 'kysely'
import type { Claim } from '../../model/claim.ts'
import type { Entity } from '../../model/entity.ts'
import type { EntityKind } from '../../model/kind.ts'
import { textset } from '../dialect.ts'
import type { Store } from '../store.ts'
import { findNumberedClaims } from '../stored-claims.ts'
import { decodeClaimState, decodeEntityState } from './state.ts'

/** What held right after a change, and no longer holds. What was erased since is in neither. */
export interface Past {
  readonly claims: readonly Claim[]
  readonly entities: readonly PastEntity[]
}

export interface PastEntity {
  readonly entity: Entity
  /** The kind of what bears the slug now; null where nothing does. */
  readonly kindNow: EntityKind | null
}

export async function readPast({ db }: Pick<Store, 'db'>, number: number): Promise<Past> {
  const heldThen = sql`past.since <= ${number} and past.until > ${number} and past.state is not null`
  const claims = await sql<{ state: string }>`select past.state from past_claim as past where ${heldThen}`.execute(db)
  const entities = await sql<{ state: string; now: EntityKind | null }>`
    select past.state, entity.kind as now from past_entity as past left join entity on entity.slug = past.slug
    where ${heldThen}`.execute(db)
  return {
    claims: claims.rows.map(({ state }) => decodeClaimState(state)),
    entities: entities.rows.map(({ state, now }) => ({ entity: decodeEntityState(state), kindNow: now })),
  }
}

/** The claims about these entities, as the subject or the value, that came to be as they are after a change. */
export async function findClaimsSince(store: Store, number: number, about: readonly string[]): Promise<Claim[]> {
  const wanted = sql`${textset(store.dialect, about)} as wanted join entity as node on node.slug = wanted.text`
  const { rows } = await sql<{ number: number | string }>`
    select claim.number from ${wanted} join claim on claim.subject = node.number
    join claim_since on claim_since.claim = claim.number and claim_since.since > ${number}
    union select claim.number from ${wanted} join claim on claim.object = node.number
    join claim_since on claim_since.claim = claim.number and claim_since.since > ${number}`.execute(store.db)
  if (rows.length === 0) return []
  const numbers = rows.map((row) => Number(row.number))
  return (await findNumberedClaims(store, numbers)).map(({ claim }) => claim)
}
