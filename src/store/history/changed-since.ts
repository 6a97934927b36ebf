import { sql } from 'kysely'
import type { PropertyName } from '../../model/properties.ts'
import { textset } from '../dialect.ts'
import type { Store } from '../store.ts'
import { decodeClaimState } from './state.ts'

/** Those of some entities that were changed after a change: by slug, with the number of the last change that did so. */
export async function findChangedEntities(
  { db, dialect }: Store,
  slugs: readonly string[],
  number: number,
): Promise<ReadonlyMap<string, number>> {
  if (slugs.length === 0) return new Map()
  const wanted = textset(dialect, slugs)
  const { rows } = await sql<{ slug: string; last: number | string }>`
    select slug, max(changed) as last from (
      select entity.slug, entity_since.since as changed from ${wanted} as wanted
      join entity on entity.slug = wanted.text
      join entity_since on entity_since.entity = entity.number where entity_since.since > ${number}
      union all select past_entity.slug, past_entity.until from ${wanted} as wanted
      join past_entity on past_entity.slug = wanted.text where past_entity.until > ${number}
    ) as changes group by slug`.execute(db)
  return new Map(rows.map(({ slug, last }) => [slug, Number(last)]))
}

/** What is claimed of an entity under a property. */
export interface Topic {
  readonly entity: string
  readonly property: PropertyName
}

/**
 * The same of topics, by `topicKey`. Claims that are gone are looked for among what the changes ended that touched the
 * entity, so that what a change costs does not grow with what else was changed.
 */
export async function findChangedTopics(
  { db, dialect }: Store,
  topics: readonly Topic[],
  number: number,
): Promise<ReadonlyMap<string, number>> {
  if (topics.length === 0) return new Map()
  const wanted = dialect.recordset(
    topics.map(({ entity, property }) => [entity, property]),
    { entity: 'text', property: 'text' },
  )
  const { rows } = await sql<Topic & { last: number | string }>`
    select wanted.entity, wanted.property, max(claim_since.since) as last from ${wanted} as wanted
    join entity on entity.slug = wanted.entity
    join claim on claim.subject = entity.number and claim.property = wanted.property
    join claim_since on claim_since.claim = claim.number
    where claim_since.since > ${number} group by wanted.entity, wanted.property`.execute(db)
  const last = new Map(rows.map((row) => [topicKey(row), Number(row.last)]))
  const subjects = [...new Set(topics.map(({ entity }) => entity))]
  const past = await sql<{ state: string; until: number | string }>`
    select past_claim.state, past_claim.until from (
      select distinct change.number from ${textset(dialect, subjects)} as wanted
      join touched on touched.entity = wanted.text
      join change on change.key = touched.change where change.number > ${number}
    ) as later join past_claim on past_claim.until = later.number where past_claim.state is not null`.execute(db)
  for (const { state, until } of past.rows) {
    const { subject: entity, property } = decodeClaimState(state)
    const key = topicKey({ entity, property })
    last.set(key, Math.max(last.get(key) ?? 0, Number(until)))
  }
  return last
}

export function topicKey({ entity, property }: Topic): string {
  return `${entity} ${property}`
}
