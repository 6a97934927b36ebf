import type { Account } from '../account.ts'
import { classificationIn } from '../classification.ts'
import type { Fields } from '../json/fields.ts'
import {
  type About,
  aboutOf,
  mentionAll,
  type OparlClass,
  surveyThing,
  takeIds,
  tellCommon,
  tellEntities,
} from './common-fields.ts'
import { dateOf } from './date.ts'
import { factsOf, learn } from './facts.ts'
import { surveyMemberships, takeMemberships } from './membership.ts'
import { tellContacts, tellNames } from './names.ts'

export const organizationClass: OparlClass = {
  survey(fields, survey) {
    const id = surveyThing('organization', fields, survey, {
      name: fields.firstText('name', 'shortName'),
      classification: classificationIn(fields) ?? classificationIn(fields, 'organizationType'),
    })
    learn('organization', id, { body: fields.text('body') }, survey)
    for (const field of ['body', 'externalBody']) mentionAll(fields, field, 'body', survey)
    surveyMemberships('organization', fields, survey)
    mentionAll(fields, 'subOrganizationOf', 'organization', survey)
    mentionAll(fields, 'location', 'location', survey)
  },
  tell(fields, account) {
    const about = aboutOf('organization', fields, account)
    tellNames(fields, account, about)
    tellContacts(fields, account, about)
    tellSort(fields, account, about)
    tellAbove(fields, account, about)
    tellEntities(fields, account, about, ['location', 'place', 'location'])
    for (const [field, property] of [
      ['startDate', 'founded'],
      ['endDate', 'dissolved'],
    ] as const)
      for (const { text, locator } of fields.texts(field))
        account.say({ ...about, property, value: { date: dateOf(text) ?? text }, locator })
    for (const { text, locator } of fields.texts('memberCount')) {
      const note = 'as many as the law lays down, those without a vote among them'
      account.say({
        ...about,
        property: 'memberCount',
        value: { quantity: text },
        qualifiers: { counted: 'MEMBERS' },
        locator,
        note,
      })
    }
    for (const { id, locator } of fields.ids('externalBody'))
      account.say({
        ...about,
        property: 'linkedTo',
        value: { entity: account.key('body', id) },
        qualifiers: { role: 'external body' },
        locator,
      })
    // Where its meetings and consultations are listed is how it is asked.
    for (const field of ['meeting', 'consultation']) takeIds(fields, field, account)
    takeMemberships(fields, account)
    tellCommon(fields, account, about)
  },
}

/** The class of the entity is the closer of the two words; the other describes it. */
function tellSort(fields: Fields, account: Account, about: About): void {
  const closer = fields.peek('classification')
  if (classificationIn(fields) === null) return void classificationIn(fields, 'organizationType')
  const type = fields.text('organizationType')
  if (type === null || type === closer) return
  const locator = `${about.locator}.organizationType`
  account.say({ ...about, property: 'describedAs', value: { text: type }, locator, note: 'type of the organization' })
}

/** It belongs under another organization, or else under its body; of one whose organization above is of the same body, that is said already. */
function tellAbove(fields: Fields, account: Account, about: About): void {
  const above = fields.ids('subOrganizationOf')
  const say = (entity: string, locator: string) =>
    account.say({ ...about, property: 'parent', value: { entity }, locator })
  for (const { id, locator } of above) say(account.key('organization', id), locator)
  if (above.some(({ id }) => factsOf('organization', id, account).body === fields.peek('body'))) fields.ids('body')
  else if (above.length === 0) for (const { id, locator } of fields.ids('body')) say(account.key('body', id), locator)
}
