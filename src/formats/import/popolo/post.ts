import { type JsonObject, textOf } from '../json-value.ts'
import { identifiersOf, plainName, tellNames } from './names.ts'
import {
  countUnheld,
  idOf,
  keyOf,
  type PopoloClass,
  sourcesOf,
  surveySources,
  tellCommon,
  type Within,
} from './popolo-class.ts'

export const postClass: PopoloClass = {
  embeds: [
    { field: 'organization', sort: 'organization' },
    { field: 'memberships', sort: 'membership', outer: 'post_id' },
  ],
  survey(value, locator, survey, within) {
    const { key, id } = keyOf('post', value, locator)
    const name = plainName(textOf(value.label) ?? textOf(value.role) ?? id)
    survey.declare({ key, kind: 'POST', word: 'post', id, name, identifiers: identifiersOf(value) })
    surveySources(value, survey)
    const organization = bodyOf(value, within)
    if (organization) survey.mention(`organization:${organization}`, 'ORGANIZATION', organization)
  },
  tell(value, locator, account, within) {
    const { key } = keyOf('post', value, locator)
    const about = { subject: key, locator, sources: sourcesOf(value) }
    tellNames(value, account, about, 'label')
    tellCommon(value, account, about)
    const organization = bodyOf(value, within)
    if (organization) {
      const [start, end] = [textOf(value.start_date), textOf(value.end_date)]
      const entity = `organization:${organization}`
      account.say({
        ...about,
        property: 'postOf',
        value: { entity },
        start,
        end,
        locator: `${locator}.organization_id`,
      })
    }
    const dated = organization ? ['start_date', 'end_date'] : []
    countUnheld('post', value, account, [
      'label',
      'other_label',
      'organization',
      'organization_id',
      'memberships',
      ...dated,
    ])
  },
}

function bodyOf(value: JsonObject, within: Within): string | null {
  return idOf(value, 'organization') ?? within.organization_id ?? null
}
