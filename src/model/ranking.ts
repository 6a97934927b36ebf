import { accord } from './accord.ts'
import type { Claim } from './claim.ts'
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
  const support = new Map(
    rivals.map((claim) => [
      claim.id,
      countVoices(
        context.filter((other) => accord(claim, other)),
        voices,
      ),
    ]),
  )
  return [...rivals].sort(
    (a, b) =>
      ranking[a.rank] - ranking[b.rank] ||
      (support.get(b.id) ?? 0) - (support.get(a.id) ?? 0) ||
      comparePrecision(a, b) ||
      voices.compare(firstSource(a, voices), firstSource(b, voices)) ||
      compareIds(a, b),
  )
}

const ranking = { PREFERRED: 0, NORMAL: 1, DEPRECATED: 2 } as const satisfies Record<Rank, number>

function firstSource({ references }: Claim, voices: Voices): string {
  return references.map(({ source }) => source).sort(voices.compare)[0] ?? ''
}
