import type { EntityKind } from '../../../model/kind.ts'
import type { Account } from '../account.ts'
import type { Fields } from '../json/fields.ts'
import { listOf, textOf } from '../json/json-value.ts'
import { type InnerSource, pageSource } from '../statement.ts'
import type { Survey, Surveyed } from '../survey.ts'
import type { ClassName } from './class-name.ts'

/** How objects of one class are read. */
export interface OparlClass {
  survey(fields: Fields, survey: Survey): void
  /** Says what it says. What it leaves in the fields is told to be left out. */
  tell(fields: Fields, account: Account): void
}

/** What every statement about an object has alike. */
export interface About {
  readonly subject: string
  readonly sources: readonly InnerSource[]
  readonly locator: string
}

/** What the objects of a class are here; those of the others are no things of their own. */
export const kindOfClass = {
  body: 'ORGANIZATION',
  'legislative term': 'MEETING',
  organization: 'ORGANIZATION',
  person: 'PERSON',
  meeting: 'MEETING',
  'agenda item': 'AGENDA_ITEM',
  paper: 'DOCUMENT',
  location: 'PLACE',
} as const satisfies Partial<Record<ClassName, EntityKind>>

export type ThingClass = keyof typeof kindOfClass

/** Notes the thing that an object is. */
export function surveyThing(
  sort: ThingClass,
  fields: Fields,
  survey: Survey,
  { name, identifiers = [], ...more }: Pick<Surveyed, 'identifiers' | 'classification'> & { name: string | null },
): string {
  const id = fields.ownId()
  const [kind, path] = [kindOfClass[sort], pathOf(id)]
  survey.declare({
    key: survey.key(sort, id),
    kind,
    word: sort.replace(' ', '-'),
    id: path,
    name: name ?? path,
    identifiers: [{ scheme: 'oparl', value: id }, ...identifiers],
    ...more,
  })
  return id
}

/** Notes the things that a field names. */
export function mentionAll(fields: Fields, field: string, sort: ThingClass, survey: Survey): void {
  for (const { id } of fields.ids(field)) survey.mention(survey.key(sort, id), kindOfClass[sort], pathOf(id))
}

export function aboutOf(sort: ThingClass, fields: Fields, account: Account): About {
  const id = fields.ownId()
  return { subject: account.key(sort, id), locator: id, sources: sourcesOf(id, account) }
}

/** The system that answered says it too, where it is known which one that is. */
export function sourcesOf(id: string, account: Account): readonly InnerSource[] {
  const system = account.kept<string>(soleSystem, '')
  return system === null ? [] : [{ ...pageSource(system), locator: id }]
}

export const soleSystem = 'oparl:sole system'

/** Says what most classes have alike, and takes what says no more than how the API is built. */
export function tellCommon(fields: Fields, account: Account, about: About): void {
  for (const { text, locator } of fields.texts('web'))
    account.say({ ...about, property: 'link', value: { text }, locator, note: 'page of the object' })
  takeForm(fields)
}

/** Its type is what it is read as, and its last change is why this state of it is read; when it was made tells of the record alone. */
export function takeForm(fields: Fields): void {
  for (const field of ['type', 'created', 'modified', 'deleted']) fields.text(field)
}

/** Takes the ids, or addresses, of a field: those that nothing tells of elsewhere are counted. */
export function takeIds(
  fields: Fields,
  field: string,
  account: Account,
  isTold: (id: string) => boolean = () => true,
): void {
  const ids = new Set(listOf(fields.raw(field)).map(textOf))
  for (const { text, locator } of fields.texts(field, (text) => ids.has(text)))
    if (!isTold(text)) account.unheld(`${fields.word}.${field}: one that nothing is told of`, 1, locator)
}

/** Says of an object what a field names, by a property whose value is of the field's class. */
export function tellEntities(
  fields: Fields,
  account: Account,
  about: About,
  ...named: readonly (readonly [field: string, property: 'place' | 'about' | 'author' | 'partOf', sort: ThingClass])[]
): void {
  for (const [field, property, sort] of named)
    for (const { id, locator } of fields.ids(field))
      account.say({ ...about, property, value: { entity: account.key(sort, id) }, locator })
}

/** The part of an id that tells it from others of its system: "https://ris.example/oparl/v1/body/0" is "body/0". */
export function pathOf(id: string): string {
  const path = id
    .replace(/^[a-z]+:\/\/[^/]*\//i, '')
    .replace(/^.*?oparl\/(?:api\/)?(?:v?\d[\d.]*\/)?/i, '')
    .replace(/\/+$/, '')
  return path === '' ? id : path
}
