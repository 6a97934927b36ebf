import { sql } from 'kysely'
import { textset } from '../dialect.ts'
import type { Store } from '../store.ts'
import { decodeClaimState } from './state.ts'

/** Those of the entities that were changed after a change: by slug, with the number of the last change that did so. */
export async function findChangedEntities(
  { db, dialect }: Store,
  number: number,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const wanted = textset(dialect, slugs)
  const { rows } = await sql<{ slug: string; last: number | string }>`
    select slug, max(changed) as last from (
      select entity.slug, entity_since.since as changed from ${wanted} as wanted
      join entity on entity.slug = wanted.text
      join entity_since on entity_since.entity = entity.number where entity_since.since > ${number}
      union all select past_entity.slug, until from ${wanted} as wanted
      join past_entity on past_entity.slug = wanted.text where until > ${number}
    ) as changes group by slug`.execute(db)
  return new Map(rows.map(({ slug, last }) => [slug, Number(last)]))
}

/** The same of what is claimed of these subjects, by subject and property, a space between the two. */
export async function findChangedTopics(
  { db, dialect }: Store,
  number: number,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const wanted = textset(dialect, subjects)
  const { rows } = await sql<{ topic: string; last: number | string }>`
    select entity.slug || ' ' || claim.property as topic, max(claim_since.since) as last from ${wanted} as wanted
    join entity on entity.slug = wanted.text
    join claim on claim.subject = entity.number join claim_since on claim_since.claim = claim.number
    where claim_since.since > ${number} group by entity.slug, claim.property`.execute(db)
  const topics = new Map(rows.map(({ topic, last }) => [topic, Number(last)]))
  // What ended is found by its change alone: by those that touched a subject.
  const { rows: past } = await sql<{ state: string; until: number | string }>`
    select past_claim.state, past_claim.until from past_claim
    where past_claim.state is not null and past_claim.until in (
      select change.number from ${wanted} as wanted join touched on touched.entity = wanted.text
      join change on change.key = touched.change where change.number > ${number})`.execute(db)
  for (const { state, until } of past) {
    const { subject, property } = decodeClaimState(state)
    const topic = `${subject} ${property}`
    topics.set(topic, Math.max(topics.get(topic) ?? 0, Number(until)))
  }
  return topics
}
