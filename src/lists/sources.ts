import { type Claim, citedSources, standing } from '../model/claim.ts'
import { foldName } from '../model/display.ts'
import type { Entity } from '../model/entity.ts'
import type { Voices } from '../model/voices.ts'
import { knownDay, type Position } from './position.ts'

/** How many claims about an entity a source makes: claims in which the entity is the subject or the value. */
export interface SourceCount {
  readonly entity: string
  readonly source: string
  readonly claims: number
}

export function countSources(claims: readonly Claim[]): SourceCount[] {
  const counts = new Map<string, { entity: string; source: string; claims: number }>()
  for (const claim of claims) {
    const { subject, value } = claim
    const about = value.type === 'entity' && value.slug !== subject ? [subject, value.slug] : [subject]
    for (const source of citedSources(claim)) {
      for (const entity of about) {
        const key = `${entity} ${source}`
        const count = counts.get(key)
        if (count) count.claims += 1
        else counts.set(key, { entity, source, claims: 1 })
      }
    }
  }
  return [...counts.values()]
}

/** Of how many claims that stand each entity is the subject or the value. */
export function countClaims(claims: readonly Claim[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { subject, value } of standing(claims)) {
    for (const slug of value.type === 'entity' && value.slug !== subject ? [subject, value.slug] : [subject])
      counts.set(slug, (counts.get(slug) ?? 0) + 1)
  }
  return counts
}

/** Who says most comes first, then who came out first, whoever tells that. */
export function sourcePosition({ slug, name }: Entity, claims: number, voices: Voices): Position {
  return [-claims, knownDay(voices.publishedOn(slug)), foldName(name), slug]
}
