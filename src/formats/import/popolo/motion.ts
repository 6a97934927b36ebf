import { outcomeOf } from '../../vote-word.ts'
import type { Account } from '../account.ts'
import { classificationIn } from '../classification.ts'
import type { Fields } from '../json/fields.ts'
import type { Survey } from '../survey.ts'
import { tellCommon } from './common-fields.ts'
import { identifiersOf } from './names.ts'
import { type PopoloClass, sourcesOf, surveyFields, tellFields } from './popolo-class.ts'

/** A motion is a decision, whether it was carried or not: the vote says which. */
export const motionClass: PopoloClass = {
  embeds: [{ field: 'vote_events', sort: 'vote event', outer: 'motion_id' }],
  survey: (fields, survey) => surveyMotion(fields, fields.ownId(), survey),
  tell: (fields, account) => tellMotion(fields, fields.ownId(), account),
}

/** Notes a motion under an id, which it need not have itself. */
export function surveyMotion(fields: Fields, id: string, survey: Survey): void {
  const { own, ...thing } = thingOf(fields)
  const [text] = fields.texts('text')
  survey.declare({
    key: survey.key('motion', id),
    kind: 'DECISION',
    word: 'motion',
    id: fields.text('id') ?? own ?? id,
    name: text?.text ?? `Motion ${id}`,
    ...thing,
  })
  surveyFields('motion', fields, survey, 'DECISION')
}

export function tellMotion(fields: Fields, id: string, account: Account): void {
  const about = { subject: account.key('motion', id), locator: fields.locator, sources: sourcesOf(fields) }
  thingOf(fields)
  for (const { text, language, locator } of fields.texts('result')) {
    account.say({ ...about, property: 'vote', value: { text, language }, locator })
    const outcome = outcomeOf(text)
    if (outcome) account.say({ ...about, property: 'outcome', value: { text: outcome }, locator })
  }
  tellFields('motion', fields, account, about)
  tellCommon(fields, account, about)
  // The id of a vote event is no more than the way back from it.
  fields.texts('vote_events', (vote) => account.kept('vote event', vote) !== null)
}

function thingOf(fields: Fields) {
  const own = fields.text('identifier')
  return {
    own,
    classification: classificationIn(fields) ?? 'MOTION',
    identifiers: [...identifiersOf(fields), ...(own ? [{ scheme: 'identifier', value: own }] : [])],
  }
}
