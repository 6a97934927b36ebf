import { textOf } from '../json-value.ts'
import { tellCommon } from './common-fields.ts'
import { classificationOf, identifiersOf, plainName, tellNames } from './names.ts'
import {
  countUnheld,
  ownId,
  type PopoloClass,
  sourcesOf,
  surveyFields,
  tellFields,
  toldFields,
} from './popolo-class.ts'

const told = toldFields('organization', ['name', 'other_names', 'classification', 'memberships', 'posts', 'wikidata'])

export const organizationClass: PopoloClass = {
  embeds: [
    { field: 'parent', sort: 'organization' },
    { field: 'memberships', sort: 'membership', outer: 'organization_id' },
    { field: 'posts', sort: 'post', outer: 'organization_id' },
  ],
  survey(value, locator, survey) {
    const id = ownId(value, locator)
    if (isPlaceholder(id)) return
    survey.declare({
      key: survey.key('organization', id),
      kind: 'ORGANIZATION',
      word: 'organization',
      id,
      name: plainName(textOf(value.name) ?? id),
      classification: classificationOf(textOf(value.classification)),
      identifiers: identifiersOf(value),
    })
    surveyFields('organization', value, survey, 'ORGANIZATION')
  },
  tell(value, locator, account) {
    const id = ownId(value, locator)
    if (isPlaceholder(id)) return account.unheld(`organization "${id}": a placeholder for one that is not known`)
    const about = { subject: account.key('organization', id), locator, sources: sourcesOf(value) }
    tellNames(value, account, about)
    tellFields('organization', value, account, about)
    tellCommon(value, account, about)
    countUnheld('organization', value, account, told)
  },
}

/** EveryPolitician's "party/unknown" is no party. */
export function isPlaceholder(id: string): boolean {
  return /(?:^|[/_-])unknown$/i.test(id)
}
