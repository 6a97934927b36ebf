import { textOf } from '../json-value.ts'
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

const told = toldFields('area', ['name', 'other_names', 'type', 'classification', 'identifier', 'wikidata'])

export const areaClass: PopoloClass = {
  embeds: [{ field: 'parent', sort: 'area' }],
  survey(value, locator, survey) {
    const id = ownId(value, locator)
    const own = textOf(value.identifier)
    survey.declare({
      key: survey.key('area', id),
      kind: 'PLACE',
      word: 'area',
      id: textOf(value.id) ?? own ?? id,
      name: plainName(textOf(value.name) ?? id),
      description: textOf(value.type) ?? textOf(value.classification),
      identifiers: [...identifiersOf(value), ...(own ? [{ scheme: 'identifier', value: own }] : [])],
    })
    surveyFields('area', value, survey, 'PLACE')
  },
  tell(value, locator, account) {
    const about = { subject: account.key('area', ownId(value, locator)), locator, sources: sourcesOf(value) }
    tellNames(value, account, about)
    tellFields('area', value, account, about)
    tellCommon(value, account, about)
    countUnheld('area', value, account, told)
  },
}
