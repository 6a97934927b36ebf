import type { Claim } from '../../model/claim.ts'
import type { Entity } from '../../model/entity.ts'
import type { EntityKind } from '../../model/kind.ts'
import { withArticle } from '../../model/kind.ts'
import type { VoteOption } from '../../model/vocabulary.ts'
import { optionOf, wordForAll, wordOfOption } from '../vote-word.ts'
import { notesOf } from './popolo-note.ts'

/** What a vote or a count is of, in Popolo's words. */
export interface Choice {
  readonly option: string
  readonly candidate_id?: string
}

/** What can be voted for that has an object of its own in Popolo. */
const withoutObject: readonly EntityKind[] = ['AGENDA_ITEM', 'SOURCE']

/**
 * The option, and what is voted for. Popolo has an option for each: where votes have none, it is the word of the source
 * for it, the name of the candidate or, for a count, the word for all.
 */
export function choiceOf(
  { option, candidate }: Claim['qualifiers'],
  claims: readonly Claim[],
  named: ReadonlyMap<string, Entity>,
): Choice {
  const word =
    option !== undefined && option !== 'OTHER'
      ? wordOfOption(option as VoteOption)
      : (wordNoted(claims) ??
        (option !== undefined ? wordOfOption('OTHER') : candidate && (named.get(candidate)?.name ?? candidate)))
  return { option: word ?? wordForAll, ...(candidate !== undefined && { candidate_id: candidate }) }
}

/** The word of a source for an option that is none known, as an import notes it. */
function wordNoted(claims: readonly Claim[]): string | undefined {
  const words = notesOf(claims).flatMap((note) => /^option: (.+)$/s.exec(note)?.[1] ?? [])
  return words.find((word) => optionOf(word) === null)
}

/** Whether the notes on claims are no more than the word that stands as the option. */
export function isToldByOption(claim: Claim, { option }: Choice): boolean {
  return notesOf([claim]).every((note) => note === `option: ${option}`)
}

/** Why something that is voted for cannot be told; null where it can. */
export function faultOfCandidate(
  { property, qualifiers: { candidate } }: Claim,
  named: ReadonlyMap<string, Entity>,
): string | null {
  const kind = candidate === undefined ? undefined : named.get(candidate)?.kind
  return kind && withoutObject.includes(kind) ? `a ${property} for ${withArticle(kind)}` : null
}
