import type { Account } from '../account.ts'
import type { Fields } from '../json/fields.ts'
import { tellCommon } from './common-fields.ts'
import { type PopoloClass, sourcesOf, surveyFields, tellFields } from './popolo-class.ts'

/** A speech is a document that somebody delivers. */
export const speechClass: PopoloClass = {
  embeds: [{ field: 'creator', sort: 'person' }],
  survey(fields, survey) {
    const id = fields.ownId()
    const name = fields.texts('title')[0]?.text ?? `Speech ${id}`
    survey.declare({
      key: survey.key('speech', id),
      kind: 'DOCUMENT',
      word: 'speech',
      id,
      name,
      classification: 'SPEECH',
    })
    surveyFields('speech', fields, survey, 'DOCUMENT')
    for (const { id } of creatorsOf(fields)) survey.mention(survey.key('person', id), 'PERSON', id)
  },
  tell(fields, account) {
    const { locator } = fields
    const about = { subject: account.key('speech', fields.ownId()), locator, sources: sourcesOf(fields) }
    const creators = creatorsOf(fields)
    const printedAs = creators.length === 1 ? fields.text('attribution_text') : null
    for (const { id } of creators)
      account.say({ ...about, property: 'presentedBy', value: { entity: account.key('person', id) }, printedAs })
    for (const field of ['audio', 'video'])
      for (const { text, locator } of fields.texts(field))
        account.say({ ...about, property: 'link', value: { text }, locator, note: field })
    tellFields('speech', fields, account, about)
    tellCommon(fields, account, about)
  },
}

/** What is said in a speech describes it in the words of the file, where whoever imports asks for that; its existence is always held. */
export function tellSpoken(fields: Fields, account: Account, isKept: boolean): void {
  const subject = account.key('speech', fields.ownId())
  for (const { text, language, locator } of fields.texts('text'))
    if (!isKept) account.unheld('speech.text: kept with --texts alone', 1, locator)
    else
      account.say({
        subject,
        property: 'describedAs',
        value: { text, language },
        locator,
        sources: sourcesOf(fields),
      })
}

function creatorsOf(fields: Fields) {
  return fields.ids('creator_id', 'creator')
}
