import type { Fields } from '../json/fields.ts'
import { tellCommon } from './common-fields.ts'
import { identifiersOf, labelOf, tellNames } from './names.ts'
import { type PopoloClass, sourcesOf, surveyFields, tellFields } from './popolo-class.ts'

export const areaClass: PopoloClass = {
  embeds: [{ field: 'parent', sort: 'area' }],
  survey(fields, survey) {
    const { key, ...own } = ownOf(fields)
    survey.declare({ key: survey.key('area', key), kind: 'PLACE', word: 'area', name: labelOf(fields) ?? key, ...own })
    surveyFields('area', fields, survey, 'PLACE')
  },
  tell(fields, account) {
    const { key } = ownOf(fields)
    const about = { subject: account.key('area', key), locator: fields.locator, sources: sourcesOf(fields) }
    tellNames(fields, account, about)
    tellFields('area', fields, account, about)
    tellCommon(fields, account, about)
  },
}

function ownOf(fields: Fields) {
  const own = fields.text('identifier')
  const key = fields.ownId()
  return {
    key,
    id: fields.text('id') ?? own ?? key,
    identifiers: [...identifiersOf(fields), ...(own ? [{ scheme: 'identifier', value: own }] : [])],
    description: fields.firstText('type', 'classification'),
  }
}
