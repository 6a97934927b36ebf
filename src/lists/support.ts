import type { Claim } from '../model/claim.ts'
import { firstDay } from '../model/edtf-days.ts'
import { lastingOf } from '../model/lasting.ts'
import type { PropertyName } from '../model/properties.ts'
import { supportOf } from '../model/ranking.ts'
import type { Voices } from '../model/voices.ts'
import type { EntityKey } from './entity-key.ts'
import { knownDay, unknown } from './position.ts'

/** A claim that the whole graph shows: how many voices support it, and when what it says began. */
export interface Supported {
  readonly claim: string
  readonly property: PropertyName
  readonly day: number
  readonly voices: number
}

/** Of claims that are given with all that can accord with them. */
export function deriveSupport(
  claims: readonly Claim[],
  keyOf: (slug: string) => EntityKey | undefined,
  voices: Voices,
): Supported[] {
  const topics = Map.groupBy(claims, ({ subject, property }) => `${subject} ${property}`)
  const support = [...topics.values()].map((topic) => supportOf(topic, topic, voices))
  const counts = new Map(support.flatMap((each) => [...each]))
  return claims.map((claim) => ({
    claim: claim.id,
    property: claim.property,
    day: beginningDay(claim, keyOf),
    voices: counts.get(claim.id) ?? 0,
  }))
}

/**
 * The first day of what a claim says: of its spell; else of the date that is its value; else of the event or decision with
 * which what it says begins.
 */
export function beginningDay(claim: Claim, keyOf: (slug: string) => EntityKey | undefined): number {
  const own = knownDay(firstDay(claim.start))
  if (own !== unknown) return own
  if (claim.value.type === 'date') return knownDay(firstDay(claim.value.date))
  const begunBy = begunWith(claim, keyOf)
  return begunBy === null ? unknown : (keyOf(begunBy)?.day ?? unknown)
}

/** What begins what the claim says: the slug of an event or a decision. */
export function begunWith(claim: Claim, keyOf: (slug: string) => Pick<EntityKey, 'kind'> | undefined): string | null {
  const lasting = lastingOf(claim, (slug) => keyOf(slug)?.kind)
  return typeof lasting === 'string' ? null : lasting.begunBy
}
