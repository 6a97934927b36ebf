import { type JsonObject, textOf } from '../json-value.ts'
import { tellCommon } from './common-fields.ts'
import { identifiersOf, plainName, tellNames } from './names.ts'
import {
  countUnheld,
  idOf,
  ownId,
  type PopoloClass,
  sourcesOf,
  surveyFields,
  tellFields,
  toldFields,
  type Within,
} from './popolo-class.ts'

const told = toldFields('post', ['label', 'other_label', 'organization', 'organization_id', 'memberships'])
const toldWithDates: ReadonlySet<string> = new Set([...told, 'start_date', 'end_date'])

export const postClass: PopoloClass = {
  embeds: [
    { field: 'organization', sort: 'organization' },
    { field: 'memberships', sort: 'membership', outer: 'post_id' },
  ],
  survey(value, locator, survey, within) {
    const id = ownId(value, locator)
    const name = plainName(textOf(value.label) ?? textOf(value.role) ?? id)
    const key = survey.key('post', id)
    survey.declare({ key, kind: 'POST', word: 'post', id, name, identifiers: identifiersOf(value) })
    surveyFields('post', value, survey, 'POST')
    const organization = bodyOf(value, within)
    if (organization) survey.mention(survey.key('organization', organization), 'ORGANIZATION', organization)
  },
  tell(value, locator, account, within) {
    const about = { subject: account.key('post', ownId(value, locator)), locator, sources: sourcesOf(value) }
    tellNames(value, account, about, 'label')
    tellFields('post', value, account, about)
    tellCommon(value, account, about)
    const organization = bodyOf(value, within)
    if (organization)
      account.say({
        ...about,
        property: 'postOf',
        value: { entity: account.key('organization', organization) },
        start: textOf(value.start_date),
        end: textOf(value.end_date),
        locator: `${locator}.organization_id`,
      })
    countUnheld('post', value, account, organization ? toldWithDates : told)
  },
}

function bodyOf(value: JsonObject, within: Within): string | null {
  return idOf(value, 'organization_id', 'organization') ?? within.organization_id ?? null
}
