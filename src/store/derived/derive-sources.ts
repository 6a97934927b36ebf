import type { Claim } from '../../model/claim.ts'
import type { Entity } from '../../model/entity.ts'
import type { Voices } from '../../model/voices.ts'
import type { Entry } from '../entries.ts'
import { sourcesOf } from '../list.ts'
import { sourceKey } from './entity-key.ts'

/** How many claims of each source are about an entity: by entity, then by source. */
export type SourceCounts = Map<string, Map<string, number>>

/** Who says anything about an entity: the sources of the claims in which it is subject or value. */
export function countSources(claims: readonly Claim[]): SourceCounts {
  const counts: SourceCounts = new Map()
  for (const { subject, value, references } of claims) {
    const about = new Set([subject, ...(value.type === 'entity' ? [value.slug] : [])])
    for (const source of new Set(references.map((reference) => reference.source))) {
      for (const entity of about) addCount(counts, entity, source, 1)
    }
  }
  return counts
}

export function addCount(counts: SourceCounts, entity: string, source: string, count: number): void {
  const bySource = counts.get(entity) ?? new Map<string, number>()
  counts.set(entity, bySource.set(source, (bySource.get(source) ?? 0) + count))
}

/** The lists of who says most about each entity. */
export function sourceEntries(counts: SourceCounts, entities: ReadonlyMap<string, Entity>, voices: Voices): Entry[] {
  return [...counts].flatMap(([owner, bySource]) =>
    [...bySource].flatMap(([source, count]) => {
      const entity = entities.get(source)
      const key = entity && count > 0 && sourceKey(entity, count, voices)
      return key ? [{ owner, list: sourcesOf, ...key, tag: 'SOURCE', claims: [] }] : []
    }),
  )
}
