import { findAllClaims } from '../src/store/claims.ts'
import { findAllEntities } from '../src/store/entities.ts'
import { encodeClaimState, encodeEntityState } from '../src/store/history/state.ts'
import type { Store } from '../src/store/store.ts'

/** All that the graph says, as texts. */
export async function saidNow(store: Store): Promise<string[]> {
  const [entities, claims] = [await findAllEntities(store), await findAllClaims(store)]
  return [...entities.map(encodeEntityState), ...claims.map((claim) => `${claim.id} ${encodeClaimState(claim)}`)].sort()
}

/** All that the history has the graph say right after a change. */
export async function saidAt(store: Store, number: number): Promise<string[]> {
  const { db } = store
  const entitySince = new Map(
    (
      await db
        .selectFrom('entity_since')
        .innerJoin('entity', 'entity.number', 'entity_since.entity')
        .select(['entity.slug', 'since'])
        .execute()
    ).map(({ slug, since }) => [slug, Number(since)]),
  )
  const claimSince = new Map(
    (
      await db
        .selectFrom('claim_since')
        .innerJoin('claim', 'claim.number', 'claim_since.claim')
        .select(['claim.id', 'since'])
        .execute()
    ).map(({ id, since }) => [id, Number(since)]),
  )
  const entities = (await findAllEntities(store)).filter(({ slug }) => (entitySince.get(slug) ?? 0) <= number)
  const claims = (await findAllClaims(store)).filter(({ id }) => (claimSince.get(id) ?? 0) <= number)
  const held = <Row extends { since: number; until: number }>(row: Row) =>
    Number(row.since) <= number && Number(row.until) > number
  const pastEntities = (await db.selectFrom('past_entity').selectAll().execute()).filter(held)
  const pastClaims = (await db.selectFrom('past_claim').selectAll().execute()).filter(held)
  return [
    ...entities.map(encodeEntityState),
    ...pastEntities.map(({ state }) => state ?? ''),
    ...claims.map((claim) => `${claim.id} ${encodeClaimState(claim)}`),
    ...pastClaims.map(({ id, state }) => `${id} ${state}`),
  ].sort()
}
