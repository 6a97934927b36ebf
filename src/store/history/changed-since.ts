import { sql } from 'kysely'
import type { Store } from '../store.ts'
import { decodeClaimState } from './state.ts'

/** The entities that were changed after a change: by slug, with the number of the last change that did so. */
export async function findChangedEntities({ db }: Store, number: number): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ slug: string; last: number | string }>`
    select slug, max(changed) as last from (
      select entity.slug, entity_since.since as changed from entity_since
      join entity on entity.number = entity_since.entity where entity_since.since > ${number}
      union all select slug, until from past_entity where until > ${number}
    ) as changes group by slug`.execute(db)
  return new Map(rows.map(({ slug, last }) => [slug, Number(last)]))
}

/** The same of what is claimed, by subject and property, a space between the two. */
export async function findChangedTopics({ db }: Store, number: number): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ topic: string; last: number | string }>`
    select entity.slug || ' ' || claim.property as topic, max(claim_since.since) as last from claim_since
    join claim on claim.number = claim_since.claim join entity on entity.number = claim.subject
    where claim_since.since > ${number} group by entity.slug, claim.property`.execute(db)
  const topics = new Map(rows.map(({ topic, last }) => [topic, Number(last)]))
  const past = await db.selectFrom('past_claim').select(['state', 'until']).where('until', '>', number).execute()
  for (const { state, until } of past) {
    if (state === null) continue
    const { subject, property } = decodeClaimState(state)
    const topic = `${subject} ${property}`
    topics.set(topic, Math.max(topics.get(topic) ?? 0, Number(until)))
  }
  return topics
}
