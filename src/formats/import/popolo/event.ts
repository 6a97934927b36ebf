import type { EntityKind } from '../../../model/kind.ts'
import { type JsonObject, objectsOf, textOf } from '../json-value.ts'
import { tellCommon } from './common-fields.ts'
import { classificationOf, identifiersOf, isItem, plainName, tellNames } from './names.ts'
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

const told = toldFields('event', [
  'name',
  'other_names',
  'classification',
  'organization',
  'organization_id',
  'attendees',
  'wikidata',
])

export const eventClass: PopoloClass = {
  embeds: [{ field: 'organization', sort: 'organization' }],
  survey(value, locator, survey) {
    const id = ownId(value, locator)
    const identifiers = identifiersOf(value)
    if (isItem(id)) identifiers.push({ scheme: 'wikidata', value: id })
    survey.declare({
      key: survey.key('event', id),
      kind: kindOf(value),
      word: 'event',
      id,
      name: plainName(textOf(value.name) ?? id),
      classification: classificationOf(textOf(value.classification)),
      identifiers,
    })
    surveyFields('event', value, survey, kindOf(value))
    survey.keep('term', id, { start: textOf(value.start_date), end: textOf(value.end_date) })
    const organization = idOf(value, 'organization_id', 'organization')
    if (organization) survey.mention(survey.key('organization', organization), 'ORGANIZATION', organization)
    for (const [, attendee] of objectsOf(value.attendees)) {
      const person = textOf(attendee.id)
      if (person) survey.mention(survey.key('person', person), 'PERSON', textOf(attendee.name) ?? person)
    }
  },
  tell(value, locator, account) {
    const about = { subject: account.key('event', ownId(value, locator)), locator, sources: sourcesOf(value) }
    tellNames(value, account, about)
    tellFields('event', value, account, about)
    tellCommon(value, account, about)
    const organization = idOf(value, 'organization_id', 'organization')
    if (organization)
      account.say({
        ...about,
        property: kindOf(value) === 'MEETING' ? 'organization' : 'organizer',
        value: { entity: account.key('organization', organization) },
        locator: `${locator}.organization_id`,
      })
    for (const [index, attendee] of objectsOf(value.attendees)) {
      const person = textOf(attendee.id)
      if (!person) account.unheld('event.attendees without an id')
      else
        account.say({
          ...about,
          property: 'participant',
          value: { entity: account.key('person', person) },
          qualifiers: { role: 'ATTENDEE' },
          locator: `${locator}.attendees[${index}]`,
        })
    }
    countUnheld('event', value, account, told)
  },
}

/** Where a body meets, if only for a term, it is a meeting; an election, or what says nothing of itself, is an occasion. */
function kindOf({ classification }: JsonObject): EntityKind {
  return /legislat|parliament|session|sitting|meeting|plenar|congress|term|period/i.test(textOf(classification) ?? '')
    ? 'MEETING'
    : 'OCCASION'
}
