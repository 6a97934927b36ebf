import { defaultCertainties } from './certainty.ts'
import type { Claim, Reference } from './claim.ts'
import { compare } from './compare.ts'
import { firstDay } from './edtf-days.ts'

/**
 * Who counts as one voice, and who spoke first. A copy, a translation or a reprint is `basedOn` what it repeats: all
 * that hang together in that way are one voice, however many they are.
 */
export interface Voices {
  /** The voice that a source speaks with: the same for two sources exactly where one repeats the other. */
  voiceOf(source: string): string
  /** The source published first comes first; where that is unknown or the same, the smaller slug. */
  compare(a: string, b: string): number
  /** The day on which a source came out; infinite where that is unknown. */
  publishedOn(source: string): number
}

/** What voices are told by. */
export interface VoiceClaim extends Pick<Claim, 'subject' | 'property' | 'value' | 'rank'> {
  readonly references: readonly Pick<Reference, 'certainty'>[]
}

/**
 * Builds the voices from the claims that tell `basedOn` and `published` of sources; all others are ignored, and so is what is
 * only expected, or held to be wrong.
 */
export function createVoices(claims: Iterable<VoiceClaim>): Voices {
  const origin = new Map<string, string>()
  const published = new Map<string, number>()
  for (const { property, subject, value, rank, references } of claims) {
    if (rank === 'DEPRECATED' || !references.some(({ certainty }) => defaultCertainties.has(certainty))) continue
    if (property === 'basedOn' && value.type === 'entity') join(origin, subject, value.slug)
    if (property === 'published' && value.type === 'date') {
      published.set(subject, Math.min(published.get(subject) ?? Number.POSITIVE_INFINITY, firstDay(value.date)))
    }
  }
  const dayOf = (source: string) => published.get(source) ?? Number.POSITIVE_INFINITY
  return {
    voiceOf: (source) => rootOf(origin, source),
    publishedOn: dayOf,
    compare: (a, b) => compare(dayOf(a), dayOf(b)) || compare(a, b),
  }
}

/** How many voices say at least one of these claims. */
export function countVoices(claims: readonly Claim[], voices: Voices): number {
  return new Set(claims.flatMap(({ references }) => references.map(({ source }) => voices.voiceOf(source)))).size
}

function join(origin: Map<string, string>, a: string, b: string): void {
  const [first, second] = [rootOf(origin, a), rootOf(origin, b)].sort(compare) as [string, string]
  if (first !== second) origin.set(second, first)
}

function rootOf(origin: ReadonlyMap<string, string>, source: string): string {
  let root = source
  for (let next = origin.get(root); next !== undefined; next = origin.get(root)) root = next
  return root
}
