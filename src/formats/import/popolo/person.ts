import { type JsonObject, textOf } from '../json-value.ts'
import { identifiersOf, plainName, tellNames } from './names.ts'
import {
  countUnheld,
  keyOf,
  type PopoloClass,
  sourcesOf,
  surveySources,
  tellCommon,
  tellDates,
  tellTexts,
} from './popolo-class.ts'

const texts = {
  gender: 'gender',
  given_name: 'givenName',
  additional_name: 'givenName',
  family_name: 'familyName',
  patronymic_name: 'patronymic',
  honorific_prefix: 'honorific',
  honorific_suffix: 'honorific',
  national_identity: 'nationality',
  summary: 'describedAs',
  biography: 'describedAs',
} as const

const dates = { birth_date: 'birthDate', death_date: 'deathDate' } as const

export const personClass: PopoloClass = {
  embeds: [{ field: 'memberships', sort: 'membership', outer: 'person_id' }],
  survey(value, locator, survey) {
    const { key, id } = keyOf('person', value, locator)
    survey.declare({
      key,
      kind: 'PERSON',
      word: 'person',
      id,
      name: nameOf(value, id),
      identifiers: identifiersOf(value),
    })
    surveySources(value, survey)
  },
  tell(value, locator, account) {
    const { key } = keyOf('person', value, locator)
    const about = { subject: key, locator, sources: sourcesOf(value) }
    tellNames(value, account, about)
    tellTexts(value, account, about, texts)
    tellDates(value, account, about, dates)
    tellCommon(value, account, about)
    countUnheld('person', value, account, [
      ...Object.keys(texts),
      ...Object.keys(dates),
      ...['name', 'sort_name', 'other_names', 'memberships'],
    ])
  },
}

function nameOf(value: JsonObject, id: string): string {
  return plainName(
    textOf(value.name) ?? ([textOf(value.given_name), textOf(value.family_name)].filter(Boolean).join(' ') || id),
  )
}
