import { tellCommon } from './common-fields.ts'
import { identifiersOf, labelOf, tellNames } from './names.ts'
import { type PopoloClass, sourcesOf, surveyFields, tellFields } from './popolo-class.ts'
import { surveyBearer } from './vote.ts'

export const personClass: PopoloClass = {
  embeds: [{ field: 'memberships', sort: 'membership', outer: 'person_id' }],
  survey(fields, survey) {
    const id = fields.ownId()
    const identifiers = identifiersOf(fields)
    const key = survey.key('person', id)
    const name = labelOf(fields)
    if (name !== null) surveyBearer(name, id, survey)
    survey.declare({ key, kind: 'PERSON', word: 'person', id, name: name ?? id, identifiers })
    surveyFields('person', fields, survey, 'PERSON')
  },
  tell(fields, account) {
    const about = {
      subject: account.key('person', fields.ownId()),
      locator: fields.locator,
      sources: sourcesOf(fields),
    }
    identifiersOf(fields)
    tellNames(fields, account, about)
    tellFields('person', fields, account, about)
    tellCommon(fields, account, about)
  },
}
