import { standing } from '../../model/claim.ts'
import type { Extract } from '../../store/extract.ts'
import { bestClaim } from './best-value.ts'

/** Which decisions are votes in Popolo. */
export interface Voted {
  /** Whether there is a vote event for it. */
  hasVoteEvent(slug: string): boolean
  /** Whether it is nothing else: one of the votes on a motion, which is another decision. */
  isVoteOnly(slug: string): boolean
}

/**
 * Tells which decisions are votes: `cast` are those with ballots. Of several votes on one motion each is a decision that is
 * part of it, as an import has it: without parts of its own, of a decision that was not put to the vote itself. A single
 * part is told as a motion, for as the only vote on another it would be no decision beside that.
 */
export async function readVoted(extract: Extract, cast: ReadonlySet<string>): Promise<Voted> {
  const counted = new Set(cast)
  const wholes = new Map<string, string>()
  const decided = new Set<string>()
  const withParts = new Set<string>()
  for await (const page of extract.described(['DECISION'], { only: ['partOf', 'ballotCount', 'vote', 'outcome'] })) {
    for (const { entity, claims } of page) {
      const told = new Set(standing(claims).map(({ property }) => property))
      if (told.has('ballotCount')) counted.add(entity.slug)
      if (told.has('vote') || told.has('outcome')) decided.add(entity.slug)
      const whole = bestClaim(claims, 'partOf', extract.voices)?.value
      if (whole?.type !== 'entity') continue
      wholes.set(entity.slug, whole.slug)
      withParts.add(whole.slug)
    }
  }
  const votesOnly = [...wholes].filter(
    ([part, whole]) => (counted.has(part) || decided.has(part)) && !withParts.has(part) && !counted.has(whole),
  )
  const several = [...Map.groupBy(votesOnly, ([, whole]) => whole).values()].filter(({ length }) => length > 1)
  const parts = new Set(several.flatMap((votes) => votes.map(([part]) => part)))
  return { hasVoteEvent: (slug) => counted.has(slug) || parts.has(slug), isVoteOnly: (slug) => parts.has(slug) }
}
