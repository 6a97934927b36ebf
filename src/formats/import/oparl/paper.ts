import { classificationIn } from '../classification.ts'
import {
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
import { surveyFiles, tellFiles } from './files.ts'
import { placeOnWay } from './way.ts'

const files = ['mainFile', 'auxiliaryFile']

export const paperClass: OparlClass = {
  survey(fields, survey) {
    const reference = fields.text('reference')
    const id = surveyThing('paper', fields, survey, {
      name: fields.text('name') ?? reference,
      classification: classificationIn(fields, 'paperType'),
      identifiers: reference === null ? [] : [{ scheme: 'reference', value: reference }],
    })
    for (const field of ['superordinatedPaper', 'subordinatedPaper']) mentionAll(fields, field, 'paper', survey)
    mentionAll(fields, 'originatorPerson', 'person', survey)
    mentionAll(fields, 'originatorOrganization', 'organization', survey)
    mentionAll(fields, 'location', 'location', survey)
    surveyFiles('paper', fields, survey, files)
    for (const [index, { id: consultation }] of fields.ids('consultation').entries())
      learn('consultation', consultation, { paper: id, place: placeOnWay(index) }, survey)
  },
  tell(fields, account) {
    const about = aboutOf('paper', fields, account)
    for (const { text, language, locator } of fields.texts('name'))
      account.say({ ...about, property: 'title', value: { text, language }, locator })
    for (const { text, locator } of fields.texts('date'))
      account.say({ ...about, property: 'date', value: { date: dateOf(text) ?? text }, locator })
    tellEntities(
      fields,
      account,
      about,
      ['superordinatedPaper', 'partOf', 'paper'],
      ['originatorPerson', 'author', 'person'],
      ['originatorOrganization', 'author', 'organization'],
      ['location', 'about', 'location'],
    )
    for (const { id, locator } of fields.ids('subordinatedPaper'))
      account.say({
        ...about,
        subject: account.key('paper', id),
        property: 'partOf',
        value: { entity: about.subject },
        locator,
      })
    fields.text('reference')
    classificationIn(fields, 'paperType')
    // A consultation is told with its own record.
    takeIds(fields, 'consultation', account, (id) => factsOf('consultation', id, account).isThere !== undefined)
    tellFiles(fields, account, files)
    tellCommon(fields, account, about)
  },
}
