import type { Fields } from '../json/fields.ts'
import { tellCommon } from './common-fields.ts'
import { identifiersOf, labelOf, tellNames } from './names.ts'
import { type PopoloClass, sourcesOf, surveyFields, tellFields, type Within } from './popolo-class.ts'

export const postClass: PopoloClass = {
  embeds: [
    { field: 'organization', sort: 'organization' },
    { field: 'memberships', sort: 'membership', outer: 'post_id' },
  ],
  survey(fields, survey, within) {
    const id = fields.ownId()
    const name = labelOf(fields, 'label') ?? fields.text('role') ?? id
    const key = survey.key('post', id)
    survey.declare({ key, kind: 'POST', word: 'post', id, name, identifiers: identifiersOf(fields) })
    surveyFields('post', fields, survey, 'POST')
    for (const body of bodiesOf(fields, within)) survey.mention(survey.key('organization', body), 'ORGANIZATION', body)
  },
  tell(fields, account, within) {
    const { locator } = fields
    const about = { subject: account.key('post', fields.ownId()), locator, sources: sourcesOf(fields) }
    identifiersOf(fields)
    tellNames(fields, account, about, 'label')
    tellFields('post', fields, account, about)
    tellCommon(fields, account, about)
    const bodies = bodiesOf(fields, within)
    if (bodies.length === 0) return
    // A post is there for as long as it is one of the body.
    const spell = { start: fields.text('start_date'), end: fields.text('end_date') }
    for (const body of bodies)
      account.say({
        ...about,
        ...spell,
        property: 'postOf',
        value: { entity: account.key('organization', body) },
        locator: `${locator}.organization_id`,
      })
  },
}

function bodiesOf(fields: Fields, { organization_id }: Within): readonly string[] {
  const bodies = fields.ids('organization_id', 'organization').map(({ id }) => id)
  return bodies.length === 0 && organization_id !== undefined ? [organization_id] : bodies
}
