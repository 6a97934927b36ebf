import { textOf } from '../json-value.ts'
import { classificationOf, identifiersOf, plainName, tellNames } from './names.ts'
import {
  countUnheld,
  idOf,
  keyOf,
  type PopoloClass,
  sourcesOf,
  surveySources,
  tellCommon,
  tellDates,
  tellTexts,
} from './popolo-class.ts'

const texts = { abstract: 'describedAs', description: 'describedAs' } as const
const dates = { founding_date: 'founded', dissolution_date: 'dissolved' } as const

export const organizationClass: PopoloClass = {
  embeds: [
    { field: 'parent', sort: 'organization' },
    { field: 'memberships', sort: 'membership', outer: 'organization_id' },
    { field: 'posts', sort: 'post', outer: 'organization_id' },
  ],
  survey(value, locator, survey) {
    const { key, id } = keyOf('organization', value, locator)
    if (isPlaceholder(id)) return
    survey.declare({
      key,
      kind: 'ORGANIZATION',
      word: 'organization',
      id,
      name: plainName(textOf(value.name) ?? id),
      classification: classificationOf(textOf(value.classification)),
      identifiers: identifiersOf(value),
    })
    surveySources(value, survey)
    const parent = idOf(value, 'parent')
    if (parent) survey.mention(`organization:${parent}`, 'ORGANIZATION', parent)
  },
  tell(value, locator, account) {
    const { key, id } = keyOf('organization', value, locator)
    if (isPlaceholder(id)) return account.unheld(`organization "${id}": a placeholder for one that is not known`)
    const about = { subject: key, locator, sources: sourcesOf(value) }
    tellNames(value, account, about)
    tellTexts(value, account, about, texts)
    tellDates(value, account, about, dates)
    tellCommon(value, account, about)
    const parent = idOf(value, 'parent')
    if (parent)
      account.say({
        ...about,
        property: 'parent',
        value: { entity: `organization:${parent}` },
        locator: `${locator}.parent_id`,
      })
    const seats = textOf(value.seats)
    if (seats) account.say({ ...about, property: 'seats', value: { quantity: seats }, locator: `${locator}.seats` })
    countUnheld('organization', value, account, [
      ...Object.keys(texts),
      ...Object.keys(dates),
      ...['name', 'other_names', 'classification', 'parent', 'parent_id', 'seats', 'memberships', 'posts', 'wikidata'],
    ])
  },
}

/** EveryPolitician's "party/unknown" is no party. */
export function isPlaceholder(id: string): boolean {
  return /(?:^|[/_-])unknown$/i.test(id)
}
