import type { Outcome, VoteOption } from '../model/vocabulary.ts'

/*
 * The words by which files tell how somebody voted and what came of it: Popolo's own first, then what parliaments write
 * instead.
 */

const options: Readonly<Record<VoteOption, readonly string[]>> = {
  YES: ['yes', 'aye', 'yea', 'for', 'pro'],
  NO: ['no', 'nay', 'noe', 'against', 'contra'],
  ABSTAIN: ['abstain', 'abstained', 'abstention'],
  PRESENT: ['present'],
  ABSENT: ['absent', 'not present'],
  EXCUSED: ['excused', 'leave'],
  NOT_VOTING: ['not voting', 'did not vote'],
  PAIRED: ['paired', 'pair'],
  INVALID: ['invalid', 'spoiled', 'spoilt'],
  OTHER: ['other'],
}

const outcomes: Readonly<Record<Outcome, readonly string[]>> = {
  ADOPTED: ['pass', 'passed', 'adopted', 'agreed', 'carried', 'approved', 'accepted'],
  REJECTED: ['fail', 'failed', 'rejected', 'lost', 'defeated', 'negatived'],
  TIED: ['tie', 'tied'],
  REFERRED: ['referred'],
  POSTPONED: ['postponed', 'adjourned', 'tabled'],
  WITHDRAWN: ['withdrawn'],
}

/** The option that a word means; null for a word of which that is not known. */
export function optionOf(text: string): VoteOption | null {
  return meant(options, text)
}

/** What became of what was put to the vote; null where the word does not tell. */
export function outcomeOf(text: string): Outcome | null {
  return meant(outcomes, text)
}

/** Popolo's word for an option. */
export function wordOfOption(option: VoteOption): string {
  return options[option][0] ?? option
}

/** Popolo's word for what became of what was put to the vote; of what it has none for, this graph's own. */
export function wordOfOutcome(outcome: Outcome): string {
  return outcomes[outcome][0] ?? outcome
}

/** The word for a count of all votes, whatever their option: in Popolo a count has one. */
export const wordForAll = 'total'

function meant<Word extends string>(words: Readonly<Record<Word, readonly string[]>>, text: string): Word | null {
  const said = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
  const known = Object.entries<readonly string[]>(words) as [Word, readonly string[]][]
  return known.find(([, all]) => all.includes(said))?.[0] ?? null
}
