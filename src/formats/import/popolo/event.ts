import type { EntityKind } from '../../../model/kind.ts'
import { classificationIn } from '../classification.ts'
import type { Fields } from '../json/fields.ts'
import { tellCommon } from './common-fields.ts'
import { identifiersOf, isItem, labelOf, tellNames } from './names.ts'
import { type PopoloClass, sourcesOf, surveyFields, tellFields } from './popolo-class.ts'

export const eventClass: PopoloClass = {
  embeds: [
    { field: 'organization', sort: 'organization' },
    { field: 'attendees', sort: 'person' },
  ],
  survey(fields, survey) {
    const id = fields.ownId()
    const identifiers = identifiersOf(fields)
    if (isItem(id)) identifiers.push({ scheme: 'wikidata', value: id })
    const kind = kindOf(fields)
    survey.declare({
      key: survey.key('event', id),
      kind,
      word: 'event',
      id,
      name: labelOf(fields) ?? id,
      classification: classificationIn(fields),
      identifiers,
    })
    surveyFields('event', fields, survey, kind)
    survey.keep('term', id, { start: fields.text('start_date'), end: fields.text('end_date') })
    for (const body of bodiesOf(fields)) survey.mention(survey.key('organization', body.id), 'ORGANIZATION', body.id)
    for (const { id } of attendeesOf(fields)) survey.mention(survey.key('person', id), 'PERSON', id)
  },
  tell(fields, account) {
    const { locator } = fields
    const about = { subject: account.key('event', fields.ownId()), locator, sources: sourcesOf(fields) }
    const property = kindOf(fields) === 'MEETING' ? 'organization' : 'organizer'
    classificationIn(fields)
    identifiersOf(fields)
    tellNames(fields, account, about)
    tellFields('event', fields, account, about)
    tellCommon(fields, account, about)
    for (const { id, locator } of bodiesOf(fields))
      account.say({ ...about, property, value: { entity: account.key('organization', id) }, locator })
    for (const { id, locator } of attendeesOf(fields))
      account.say({
        ...about,
        property: 'participant',
        value: { entity: account.key('person', id) },
        qualifiers: { role: 'ATTENDEE' },
        locator,
      })
  },
}

function bodiesOf(fields: Fields) {
  return fields.ids('organization_id', 'organization')
}

function attendeesOf(fields: Fields) {
  return fields.ids('attendees')
}

/** Where a body meets, if only for a term, it is a meeting; an election, or what says nothing of itself, is an occasion. */
function kindOf(fields: Fields): EntityKind {
  const words = /legislat|parliament|session|sitting|meeting|plenar|congress|term|period/i
  return words.test(fields.peek('classification') ?? '') ? 'MEETING' : 'OCCASION'
}
