import { classificationIn } from '../classification.ts'
import { tellCommon } from './common-fields.ts'
import { surveyBody } from './group.ts'
import { identifiersOf, labelOf, tellNames } from './names.ts'
import { type PopoloClass, sourcesOf, surveyFields, tellFields } from './popolo-class.ts'

export const organizationClass: PopoloClass = {
  embeds: [
    { field: 'parent', sort: 'organization' },
    { field: 'area', sort: 'area' },
    { field: 'memberships', sort: 'membership', outer: 'organization_id' },
    { field: 'posts', sort: 'post', outer: 'organization_id' },
  ],
  survey(fields, survey) {
    const id = fields.ownId()
    if (isPlaceholder(id)) return
    const name = labelOf(fields)
    if (name !== null) surveyBody(name, id, survey)
    survey.declare({
      key: survey.key('organization', id),
      kind: 'ORGANIZATION',
      word: 'organization',
      id,
      name: name ?? id,
      classification: classificationIn(fields),
      identifiers: identifiersOf(fields),
    })
    surveyFields('organization', fields, survey, 'ORGANIZATION')
  },
  tell(fields, account) {
    const id = fields.ownId()
    if (isPlaceholder(id)) {
      fields.dismiss()
      account.unheld(`organization "${id}": a placeholder for one that is not known`, 1, fields.locator)
      return
    }
    const about = { subject: account.key('organization', id), locator: fields.locator, sources: sourcesOf(fields) }
    classificationIn(fields)
    identifiersOf(fields)
    tellNames(fields, account, about)
    tellFields('organization', fields, account, about)
    tellCommon(fields, account, about)
  },
}

/** EveryPolitician's "party/unknown" is no party. */
export function isPlaceholder(id: string): boolean {
  return /(?:^|[/_-])unknown$/i.test(id)
}
