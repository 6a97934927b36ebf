import type { Account } from '../account.ts'
import type { Fields } from '../json/fields.ts'
import type { Survey } from '../survey.ts'
import type { Within } from './popolo-class.ts'

/*
 * Which decision a vote event is. One that names no motion is a decision itself; the only one on a motion is that motion;
 * of several on one motion each is a decision that is a part of it.
 */

/** The ids of a vote event and of the motion that it is on. */
export interface VotedOn {
  readonly vote: string
  readonly motion: string | null
}

const topic = 'popolo:voted on'

/** Notes which decision the votes of an event are on. */
export function surveyDecision(event: string, { vote, motion }: VotedOn, survey: Survey): void {
  survey.keep(topic, event, { vote, motion })
}

/** Whether the vote is one of several on its motion. */
export function isPartOfMotion(motion: string | null, account: Account): boolean {
  return motion !== null && account.kept<boolean>('votes', motion) === true
}

export function keyOfDecision({ vote, motion }: VotedOn, account: Account): string {
  return account.key('motion', isPartOfMotion(motion, account) ? vote : (motion ?? vote))
}

/** Whether a vote event of the file has this id. */
export function isVoteEvent(event: string, survey: Survey): boolean {
  return survey.kept<VotedOn>(topic, event) !== null
}

/** The decision that the vote event of an id is; null where there is none. */
export function keyOfVoteEvent(event: string, account: Account): string | null {
  const votedOn = account.kept<VotedOn>(topic, event)
  return votedOn && keyOfDecision(votedOn, account)
}

/** The decision that a single vote is on: that of the vote event around it, or of the one that it names. */
export function decisionOf(fields: Fields, account: Account, { vote_event_id }: Within): string | null {
  const event = fields.id('vote_event_id', 'vote_event') ?? vote_event_id ?? null
  return event === null ? null : keyOfVoteEvent(event, account)
}
