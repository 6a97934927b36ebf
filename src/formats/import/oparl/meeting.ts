import type { Account } from '../account.ts'
import type { Fields } from '../json/fields.ts'
import { tellAgenda } from './agenda.ts'
import {
  type About,
  aboutOf,
  mentionAll,
  type OparlClass,
  pathOf,
  surveyThing,
  tellCommon,
  tellEntities,
} from './common-fields.ts'
import { dateOf } from './date.ts'
import { learn } from './facts.ts'
import { surveyFiles, tellFiles } from './files.ts'
import { tellNames } from './names.ts'

const files = ['invitation', 'resultsProtocol', 'verbatimProtocol', 'auxiliaryFile']

export const meetingClass: OparlClass = {
  survey(fields, survey) {
    const id = surveyThing('meeting', fields, survey, { name: fields.text('name') })
    const bodies = fields.ids('organization').map((each) => each.id)
    const state = fields.text('meetingState')
    learn('meeting', id, { start: dateOf(fields.text('start')), state, bodies: bodies.join('\n') || null }, survey)
    mentionAll(fields, 'organization', 'organization', survey)
    mentionAll(fields, 'participant', 'person', survey)
    mentionAll(fields, 'location', 'location', survey)
    surveyFiles('meeting', fields, survey, files)
    for (const [index, { id: item }] of fields.ids('agendaItem').entries()) {
      survey.mention(survey.key('agenda item', item), 'AGENDA_ITEM', pathOf(item))
      learn('agenda item', item, { meeting: id, place: String(index + 1).padStart(6, '0') }, survey)
    }
  },
  tell(fields, account) {
    const about = aboutOf('meeting', fields, account)
    tellNames(fields, account, about)
    tellTimes(fields, account, about)
    tellBodies(fields, account, about)
    for (const { id, locator } of fields.ids('participant'))
      account.say({
        ...about,
        property: 'participant',
        value: { entity: account.key('person', id) },
        qualifiers: { role: 'ATTENDEE' },
        locator,
      })
    tellEntities(fields, account, about, ['location', 'place', 'location'])
    for (const { text, locator } of fields.texts('meetingState'))
      account.say({ ...about, property: 'describedAs', value: { text }, locator, note: 'state of the meeting' })
    tellFiles(fields, account, files)
    tellAgenda(fields.ids('agendaItem'), account, about)
    tellCommon(fields, account, about)
  },
}

/** When it begins and ends; of a meeting that was called off, that it was. */
function tellTimes(fields: Fields, account: Account, about: About): void {
  const cancelled = fields.peek('cancelled')
  const isTold = (['start', 'end'] as const).some((field) => fields.peek(field) !== null)
  if (cancelled === 'false' || (cancelled === 'true' && isTold)) fields.text('cancelled')
  const note = cancelled === 'true' ? 'the meeting was called off' : null
  for (const [field, property] of [
    ['start', 'startDate'],
    ['end', 'endDate'],
  ] as const)
    for (const { text, locator } of fields.texts(field))
      account.say({ ...about, property, value: { date: dateOf(text) ?? text }, locator, note })
}

/** Of several that meet together the first leads, and the others hold it with that one. */
function tellBodies(fields: Fields, account: Account, about: About): void {
  for (const [index, { id, locator }] of fields.ids('organization').entries())
    account.say({
      ...about,
      property: index === 0 ? 'organization' : 'organizer',
      value: { entity: account.key('organization', id) },
      locator,
    })
}
