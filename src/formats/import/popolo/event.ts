import type { EntityKind } from '../../../model/kind.ts'
import { type JsonObject, objectsOf, textOf } from '../json-value.ts'
import { classificationOf, identifiersOf, isItem, plainName, tellNames } from './names.ts'
import {
  countUnheld,
  idOf,
  keyOf,
  type PopoloClass,
  sourcesOf,
  surveySources,
  tellCommon,
  tellDates,
  tellTexts,
} from './popolo-class.ts'

const texts = { description: 'describedAs', location: 'address' } as const
const dates = { start_date: 'startDate', end_date: 'endDate' } as const

export const eventClass: PopoloClass = {
  embeds: [{ field: 'organization', sort: 'organization' }],
  survey(value, locator, survey) {
    const { key, id } = keyOf('event', value, locator)
    const identifiers = identifiersOf(value)
    if (isItem(id)) identifiers.push({ scheme: 'wikidata', value: id })
    survey.declare({
      key,
      kind: kindOf(value),
      word: 'event',
      id,
      name: plainName(textOf(value.name) ?? id),
      classification: classificationOf(textOf(value.classification)),
      identifiers,
    })
    surveySources(value, survey)
    survey.keep('term', id, { start: textOf(value.start_date), end: textOf(value.end_date) })
    const [organization, parent] = [idOf(value, 'organization'), idOf(value, 'parent')]
    if (organization) survey.mention(`organization:${organization}`, 'ORGANIZATION', organization)
    if (parent) survey.mention(`event:${parent}`, kindOf(value), parent)
    for (const [, attendee] of objectsOf(value.attendees)) {
      const person = textOf(attendee.id)
      if (person) survey.mention(`person:${person}`, 'PERSON', textOf(attendee.name) ?? person)
    }
  },
  tell(value, locator, account) {
    const { key } = keyOf('event', value, locator)
    const about = { subject: key, locator, sources: sourcesOf(value) }
    tellNames(value, account, about)
    tellTexts(value, account, about, texts)
    tellDates(value, account, about, dates)
    tellCommon(value, account, about)
    const [organization, parent] = [idOf(value, 'organization'), idOf(value, 'parent')]
    if (organization) {
      const property = kindOf(value) === 'MEETING' ? 'organization' : 'organizer'
      account.say({
        ...about,
        property,
        value: { entity: `organization:${organization}` },
        locator: `${locator}.organization_id`,
      })
    }
    if (parent)
      account.say({
        ...about,
        property: 'partOf',
        value: { entity: `event:${parent}` },
        locator: `${locator}.parent_id`,
      })
    for (const [index, attendee] of objectsOf(value.attendees)) {
      const person = textOf(attendee.id)
      if (!person) account.unheld('event.attendees without an id')
      else
        account.say({
          ...about,
          property: 'participant',
          value: { entity: `person:${person}` },
          qualifiers: { role: 'ATTENDEE' },
          locator: `${locator}.attendees[${index}]`,
        })
    }
    countUnheld('event', value, account, [
      ...Object.keys(texts),
      ...Object.keys(dates),
      ...[
        'name',
        'other_names',
        'classification',
        'organization',
        'organization_id',
        'parent',
        'parent_id',
        'attendees',
        'wikidata',
      ],
    ])
  },
}

/** Where a body meets, if only for a term, it is a meeting; an election, or what says nothing of itself, is an occasion. */
function kindOf({ classification }: JsonObject): EntityKind {
  return /legislat|parliament|session|sitting|meeting|plenar|congress|term|period/i.test(String(classification ?? ''))
    ? 'MEETING'
    : 'OCCASION'
}
