import type { EntityKind } from '../../../model/kind.ts'
import type { Account } from '../account.ts'
import type { Plain } from '../json/field-form.ts'
import type { Fields } from '../json/fields.ts'
import { type InnerSource, pageSource, soleSource } from '../statement.ts'
import type { Survey } from '../survey.ts'
import type { ClassName } from './class-name.ts'
import { declaredFields } from './declared-field.ts'

/** How objects of one class are read. `within` is the object that they are embedded in, if they are. */
export interface PopoloClass {
  survey(fields: Fields, survey: Survey, within: Within): void
  /** Says what it says. What it leaves in the fields is told to be left out. */
  tell(fields: Fields, account: Account, within: Within): void
  /** The fields in which objects of other classes can stand, one or a list. */
  readonly embeds: readonly Embedding[]
}

export interface Embedding {
  readonly field: string
  /** The class, or how an object tells it; what tells none is not read. */
  readonly sort: ClassName | ((fields: Fields) => ClassName | null)
  /** The field by which what is embedded would name this object, were it not inside it. */
  readonly outer?: keyof Within
}

/** The object that another one is embedded in, as that one would name it. */
export interface Within {
  readonly person_id?: string
  readonly organization_id?: string
  readonly post_id?: string
  readonly motion_id?: string
  readonly vote_event_id?: string
}

/** What every statement about an object has alike. */
export interface About {
  readonly subject: string
  readonly sources: readonly InnerSource[]
  readonly locator: string
}

/** Notes the things that the declared fields of an object name, and the pages that it names as its sources. */
export function surveyFields(sort: ClassName, fields: Fields, survey: Survey, ownKind: EntityKind): void {
  for (const { field, embedding, target, targetKind } of declaredFields(sort)) {
    if (embedding === null) continue
    for (const { id } of fields.ids(field, embedding)) survey.mention(survey.key(target, id), targetKind ?? ownKind, id)
  }
  surveySources(fields, survey)
}

/** Says what the declared fields of an object say. */
export function tellFields(sort: ClassName, fields: Fields, account: Account, about: About): void {
  const { subject, sources } = about
  for (const { field, embedding, property, form, target } of declaredFields(sort)) {
    if (embedding !== null)
      for (const { id, locator } of fields.ids(field, embedding))
        account.say({ subject, sources, property, value: { entity: account.key(target, id) }, locator })
    else
      for (const { text, language, locator } of fields.texts(field)) {
        const value = form === 'date' ? { date: text } : form === 'quantity' ? { quantity: text } : { text, language }
        account.say({ subject, sources, property, value, locator })
      }
  }
}

/** Notes the pages that an object names as its sources. */
export function surveySources(fields: Fields, survey: Survey): void {
  for (const source of sourcesIn(fields)) for (const { text } of source.texts('url')) survey.page(text)
}

export function sourcesOf(fields: Fields): readonly InnerSource[] {
  const addresses = sourcesIn(fields).flatMap((source) => source.texts('url').map(({ text }) => ({ source, text })))
  return soleSource(addresses).map(({ source, text }) => {
    const notes = source.texts('note').map((note) => note.text)
    return { ...pageSource(text), note: ['source of the record', ...notes].join(': ') }
  })
}

function sourcesIn(fields: Fields): readonly Fields[] {
  return fields.inside('sources', undefined, address)
}

/** An address may stand for the object that has it, or under the note that it bears. */
export const address: Plain = { text: 'url', key: 'note', isKey: (key) => key !== 'title' }
