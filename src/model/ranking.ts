import { accord } from './accord.ts'
import { createCandidates } from './candidates.ts'
import { type Claim, standing, topicOf } from './claim.ts'
import { compareIds, comparePrecision } from './conflict.ts'
import type { Rank } from './vocabulary.ts'
import { countVoices, type Voices } from './voices.ts'

/**
 * By rank, then by how many voices say it or something in accord with it, then by precision, then by who published
 * first, then by id.
 */
export function bestFirst<Told extends Claim>(
  rivals: readonly Told[],
  context: readonly Claim[],
  voices: Voices,
): Told[] {
  if (rivals.length < 2) return [...rivals]
  const support = supportOf(rivals, context, voices)
  return [...rivals].sort(
    (a, b) =>
      ranking[a.rank] - ranking[b.rank] ||
      (support.get(b.id) ?? 0) - (support.get(a.id) ?? 0) ||
      comparePrecision(a, b) ||
      voices.compare(firstSource(a, voices), firstSource(b, voices)) ||
      compareIds(a, b),
  )
}

/**
 * How many voices say each of the claims, or something in accord with it. What is held to be wrong supports nothing, and
 * nothing else supports it.
 */
export function supportOf(
  claims: readonly Claim[],
  context: readonly Claim[],
  voices: Voices,
): ReadonlyMap<string, number> {
  const topics = Map.groupBy(standing(context), alikeOf)
  const lookups = new Map<string, (claim: Claim) => readonly Claim[]>()
  const candidatesOf = (claim: Claim) => {
    const key = alikeOf(claim)
    const topic = topics.get(key) ?? []
    if (topic.length < fewAlike || !topic.includes(claim)) return topic
    const lookup = lookups.get(key) ?? createCandidates(topic)
    lookups.set(key, lookup)
    return lookup(claim)
  }
  return new Map(
    claims.map((claim) => {
      const topic = claim.rank === 'DEPRECATED' ? [] : candidatesOf(claim)
      const accordant = topic.filter((other) => accord(claim, other, context))
      return [claim.id, countVoices([claim, ...accordant], voices)]
    }),
  )
}

/** So few are held against each other one by one. */
const fewAlike = 20

/** Only claims of which this is the same can accord. */
function alikeOf(claim: Claim): string {
  const { value } = claim
  return value.type === 'text' ? `${topicOf(claim)}\n${value.text}` : topicOf(claim)
}

const ranking = { PREFERRED: 0, NORMAL: 1, DEPRECATED: 2 } as const satisfies Record<Rank, number>

function firstSource({ references }: Claim, voices: Voices): string {
  return references.map(({ source }) => source).sort(voices.compare)[0] ?? ''
}
