import { type JsonObject, textOf } from '../json-value.ts'
import { tellCommon } from './common-fields.ts'
import { identifiersOf, plainName, tellNames } from './names.ts'
import {
  countUnheld,
  ownId,
  type PopoloClass,
  sourcesOf,
  surveyFields,
  tellFields,
  toldFields,
} from './popolo-class.ts'

const told = toldFields('person', ['name', 'sort_name', 'other_names', 'memberships'])

export const personClass: PopoloClass = {
  embeds: [{ field: 'memberships', sort: 'membership', outer: 'person_id' }],
  survey(value, locator, survey) {
    const id = ownId(value, locator)
    survey.declare({
      key: survey.key('person', id),
      kind: 'PERSON',
      word: 'person',
      id,
      name: nameOf(value, id),
      identifiers: identifiersOf(value),
    })
    surveyFields('person', value, survey, 'PERSON')
  },
  tell(value, locator, account) {
    const about = { subject: account.key('person', ownId(value, locator)), locator, sources: sourcesOf(value) }
    tellNames(value, account, about)
    tellFields('person', value, account, about)
    tellCommon(value, account, about)
    countUnheld('person', value, account, told)
  },
}

function nameOf(value: JsonObject, id: string): string {
  return plainName(
    textOf(value.name) ?? ([textOf(value.given_name), textOf(value.family_name)].filter(Boolean).join(' ') || id),
  )
}
