import type { Fields } from '../json/fields.ts'
import {
  aboutOf,
  type kindOfClass,
  mentionAll,
  type OparlClass,
  surveyThing,
  type ThingClass,
  tellCommon,
} from './common-fields.ts'
import { learn } from './facts.ts'

export const locationClass: OparlClass = {
  survey(fields, survey) {
    const address = addressOf(fields)
    const name = fields.text('description') ?? address
    const id = surveyThing('location', fields, survey, { name: name?.split('\n')[0] ?? null })
    learn('location', id, { address: address ?? name }, survey)
    for (const [field, sort] of backwards) mentionAll(fields, field, sort, survey)
    mentionAll(fields, 'persons', 'person', survey)
  },
  tell(fields, account) {
    const about = aboutOf('location', fields, account)
    const address = addressOf(fields)
    for (const { text, language, locator } of fields.texts('description'))
      account.say({ ...about, property: 'name', value: { text, language }, locator })
    if (address) account.say({ ...about, property: 'address', value: { text: address } })
    for (const [field, sort, property] of backwards)
      for (const { id, locator } of fields.ids(field))
        account.say({ ...about, subject: account.key(sort, id), property, value: { entity: about.subject }, locator })
    // A person need not live where letters are taken: the address is that of it in words.
    const words = address ?? fields.peek('description')
    if (words !== null)
      for (const { id, locator } of fields.ids('persons'))
        account.say({
          ...about,
          subject: account.key('person', id),
          property: 'address',
          value: { text: words },
          locator,
        })
    tellCommon(fields, account, about)
  },
}

/** The fields by which a place names what is there, or is about it. */
const backwards = [
  ['bodies', 'body', 'place'],
  ['organizations', 'organization', 'place'],
  ['meetings', 'meeting', 'place'],
  ['papers', 'paper', 'about'],
] as const satisfies readonly (readonly [string, ThingClass & keyof typeof kindOfClass, string])[]

/** "Plenarsaal, Platz der Republik 1, 11011 Berlin". */
function addressOf(fields: Fields): string | null {
  const [room, street, part] = ['room', 'streetAddress', 'subLocality'].map((field) => fields.text(field))
  const town = ['postalCode', 'locality'].flatMap((field) => fields.text(field) ?? []).join(' ')
  return [room, street, part, town].filter(Boolean).join(', ') || null
}
