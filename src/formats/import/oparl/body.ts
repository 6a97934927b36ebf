import { classificationIn } from '../classification.ts'
import type { Fields } from '../json/fields.ts'
import {
  aboutOf,
  mentionAll,
  type OparlClass,
  surveyThing,
  takeIds,
  tellCommon,
  tellEntities,
} from './common-fields.ts'
import { factsOf } from './facts.ts'
import { tellContacts, tellNames } from './names.ts'
import { surveySystem } from './sole-system.ts'

export const bodyClass: OparlClass = {
  survey(fields, survey) {
    surveyThing('body', fields, survey, {
      name: fields.firstText('name', 'shortName'),
      classification: classificationIn(fields) ?? 'BODY',
      identifiers: identifiersOf(fields),
    })
    mentionAll(fields, 'location', 'location', survey)
    mentionAll(fields, 'mainOrganization', 'organization', survey)
    for (const { id } of fields.ids('system')) {
      survey.page(id)
      surveySystem(id, survey)
    }
  },
  tell(fields, account) {
    const about = aboutOf('body', fields, account)
    tellNames(fields, account, about)
    tellContacts(fields, account, about)
    tellEntities(fields, account, about, ['location', 'place', 'location'])
    for (const { id, locator } of fields.ids('mainOrganization'))
      account.say({
        subject: account.key('organization', id),
        property: 'organOf',
        value: { entity: about.subject },
        qualifiers: { standing: 'HIGHEST' },
        locator,
        sources: about.sources,
      })
    identifiersOf(fields)
    classificationIn(fields)
    for (const field of ['system', ...lists]) takeIds(fields, field, account)
    takeIds(fields, 'legislativeTerm', account, (id) => factsOf('legislative term', id, account).isThere !== undefined)
    tellCommon(fields, account, about)
  },
}

/** Where its lists are is how it is asked; what they hold names the body itself. */
const lists = [
  ...['organization', 'person', 'meeting', 'paper', 'agendaItem', 'consultation', 'file'],
  ...['locationList', 'legislativeTermList', 'membership'],
]

/** What other catalogues call it: a key of official statistics, or an address, which tells itself of which it is. */
function identifiersOf(fields: Fields) {
  return [
    ['ags', 'ags'],
    ['rgs', 'rgs'],
    ['equivalent', 'equivalent'],
  ].flatMap(([field = '', scheme = '']) => fields.texts(field).map(({ text }) => ({ scheme, value: text })))
}
