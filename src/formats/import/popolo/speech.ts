import { textOf } from '../json-value.ts'
import { countUnheld, idOf, keyOf, type PopoloClass, sourcesOf, surveySources, tellCommon } from './popolo-class.ts'

/** A speech is a document that somebody delivers; its full text is not held. */
export const speechClass: PopoloClass = {
  embeds: [],
  survey(value, locator, survey) {
    const { key, id } = keyOf('speech', value, locator)
    const name = textOf(value.title) ?? `Speech ${id}`
    survey.declare({ key, kind: 'DOCUMENT', word: 'speech', id, name, classification: 'SPEECH' })
    surveySources(value, survey)
    const [creator, event] = [idOf(value, 'creator'), idOf(value, 'event')]
    if (creator) survey.mention(`person:${creator}`, 'PERSON', creator)
    if (event) survey.mention(`event:${event}`, 'MEETING', event)
  },
  tell(value, locator, account) {
    const { key } = keyOf('speech', value, locator)
    const about = { subject: key, locator, sources: sourcesOf(value) }
    const [title, date] = [textOf(value.title), textOf(value.date)]
    if (title) account.say({ ...about, property: 'title', value: { text: title }, locator: `${locator}.title` })
    if (date) account.say({ ...about, property: 'date', value: { date }, locator: `${locator}.date` })
    const [creator, event] = [idOf(value, 'creator'), idOf(value, 'event')]
    const printedAs = textOf(value.attribution_text)
    if (creator) account.say({ ...about, property: 'presentedBy', value: { entity: `person:${creator}` }, printedAs })
    if (event) account.say({ ...about, property: 'presentedAt', value: { entity: `event:${event}` } })
    for (const field of ['audio', 'video']) {
      const text = textOf(value[field])
      if (text)
        account.say({ ...about, property: 'link', value: { text }, locator: `${locator}.${field}`, note: field })
    }
    tellCommon(value, account, about)
    const told = [
      'title',
      'date',
      'creator',
      'creator_id',
      'event',
      'event_id',
      'attribution_text',
      'audio',
      'video',
      'type',
    ]
    countUnheld('speech', value, account, told)
  },
}
