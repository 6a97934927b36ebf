import type { Outcome } from '../../model/vocabulary.ts'
import { outcomeOf, wordOfOutcome } from '../vote-word.ts'
import { type PopoloObject, textOf } from './popolo-object.ts'

/** Fills what a motion and the vote on it have alike: whose decision it is, where and when it was taken, and its result. */
export function tellDecided(object: PopoloObject, dateField: 'date' | 'start_date'): void {
  object.one('organization_id', ['adoptedBy'], { ids: ['ORGANIZATION'] })
  object.one('legislative_session_id', ['adoptedAt'], { ids: ['MEETING'] })
  object.one(dateField, ['date'], 'moment')
  tellResult(object)
}

/** The words of a source for how the vote went, where they tell what became of the motion as well; else what became of it. */
function tellResult(object: PopoloObject): void {
  const [outcome] = object.bestLeft('outcome')
  if (!outcome) {
    object.one('result', ['vote'], String)
    return
  }
  const word = textOf(outcome) as Outcome
  const worded = object.bestLeft('vote').find((claim) => outcomeOf(textOf(claim)) === word)
  const content = worded ? textOf(worded) : wordOfOutcome(word)
  for (const property of ['outcome', 'vote'] as const) object.fill('result', content, property)
  for (const claim of worded ? [outcome, worded] : [outcome]) object.tell(claim)
}
