import { aboutOf, mentionAll, type OparlClass, surveyThing, tellCommon } from './common-fields.ts'
import { dateOf } from './date.ts'
import { learn } from './facts.ts'
import { tellNames } from './names.ts'

export const legislativeTermClass: OparlClass = {
  survey(fields, survey) {
    const id = surveyThing('legislative term', fields, survey, {
      name: fields.text('name'),
      classification: 'LEGISLATIVE_PERIOD',
    })
    learn('legislative term', id, { isThere: 'true' }, survey)
    mentionAll(fields, 'body', 'body', survey)
  },
  tell(fields, account) {
    const about = aboutOf('legislative term', fields, account)
    tellNames(fields, account, about)
    for (const property of ['startDate', 'endDate'] as const)
      for (const { text, locator } of fields.texts(property))
        account.say({ ...about, property, value: { date: dateOf(text) ?? text }, locator })
    for (const { id, locator } of fields.ids('body'))
      account.say({ ...about, property: 'organization', value: { entity: account.key('body', id) }, locator })
    tellCommon(fields, account, about)
  },
}
