import { isObject, textOf } from '../json-value.ts'
import { tellCommon } from './common-fields.ts'
import { classificationOf, identifiersOf } from './names.ts'
import {
  countUnheld,
  ownId,
  type PopoloClass,
  sourcesOf,
  surveyFields,
  tellFields,
  toldFields,
} from './popolo-class.ts'

const told = toldFields('motion', ['result', 'classification'])
const toldWithVotes: ReadonlySet<string> = new Set([...told, 'vote_events'])

/** A motion is a decision, whether it was carried or not: the vote says which. */
export const motionClass: PopoloClass = {
  embeds: [],
  survey(value, locator, survey) {
    const id = ownId(value, locator)
    survey.declare({
      key: survey.key('motion', id),
      kind: 'DECISION',
      word: 'motion',
      id: textOf(value.id) ?? textOf(value.identifier) ?? id,
      name: textOf(value.text) ?? `Motion ${id}`,
      classification: classificationOf(textOf(value.classification)) ?? 'MOTION',
      identifiers: identifiersOf(value),
    })
    surveyFields('motion', value, survey, 'DECISION')
  },
  tell(value, locator, account) {
    const about = { subject: account.key('motion', ownId(value, locator)), locator, sources: sourcesOf(value) }
    const result = textOf(value.result)
    if (result) account.say({ ...about, property: 'vote', value: { text: result }, locator: `${locator}.result` })
    tellFields('motion', value, account, about)
    tellCommon(value, account, about)
    countUnheld('motion', value, account, hasObjects(value.vote_events) ? told : toldWithVotes)
  },
}

/** Ids of vote events are no more than the way back from them. */
function hasObjects(value: unknown): boolean {
  return Array.isArray(value) && value.some(isObject)
}
