import { textOf } from '../json-value.ts'
import { tellCommon } from './common-fields.ts'
import {
  countUnheld,
  idOf,
  ownId,
  type PopoloClass,
  sourcesOf,
  surveyFields,
  tellFields,
  toldFields,
} from './popolo-class.ts'

const told = toldFields('speech', ['creator', 'creator_id', 'attribution_text', 'audio', 'video', 'type'])

/** A speech is a document that somebody delivers; its full text is not held. */
export const speechClass: PopoloClass = {
  embeds: [],
  survey(value, locator, survey) {
    const id = ownId(value, locator)
    const name = textOf(value.title) ?? `Speech ${id}`
    const key = survey.key('speech', id)
    survey.declare({ key, kind: 'DOCUMENT', word: 'speech', id, name, classification: 'SPEECH' })
    surveyFields('speech', value, survey, 'DOCUMENT')
    const creator = idOf(value, 'creator_id', 'creator')
    if (creator) survey.mention(survey.key('person', creator), 'PERSON', creator)
  },
  tell(value, locator, account) {
    const about = { subject: account.key('speech', ownId(value, locator)), locator, sources: sourcesOf(value) }
    const creator = idOf(value, 'creator_id', 'creator')
    const printedAs = textOf(value.attribution_text)
    if (creator)
      account.say({ ...about, property: 'presentedBy', value: { entity: account.key('person', creator) }, printedAs })
    for (const field of ['audio', 'video']) {
      const text = textOf(value[field])
      if (text)
        account.say({ ...about, property: 'link', value: { text }, locator: `${locator}.${field}`, note: field })
    }
    tellFields('speech', value, account, about)
    tellCommon(value, account, about)
    countUnheld('speech', value, account, told)
  },
}
