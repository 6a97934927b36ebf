import type { EntityKind } from '../../../model/kind.ts'
import type { Account } from '../account.ts'
import { isBlank, isObject, type JsonObject, listOf, objectsOf, textOf } from '../json-value.ts'
import { type InnerSource, pageSource, soleSource } from '../statement.ts'
import type { Survey } from '../survey.ts'
import { declaredFields } from './declared-field.ts'
import type { ClassName } from './records.ts'

/** How objects of one class are read. `within` is the object that they are embedded in, if they are. */
export interface PopoloClass {
  survey(value: JsonObject, locator: string, survey: Survey, within: Within): void
  tell(value: JsonObject, locator: string, account: Account, within: Within): void
  /** The fields in which objects of other classes can stand, one or a list. */
  readonly embeds: readonly Embedding[]
}

export interface Embedding {
  readonly field: string
  readonly sort: ClassName
  /** The field by which what is embedded would name this object, were it not inside it. */
  readonly outer?: keyof Within
}

/** The object that another one is embedded in, as that one would name it. */
export interface Within {
  readonly person_id?: string
  readonly organization_id?: string
  readonly post_id?: string
}

/** What every statement about an object has alike. */
export interface About {
  readonly subject: string
  readonly sources: readonly InnerSource[]
  readonly locator: string
}

/** The id of an object, or, where it has none, its place in the file. */
export function ownId(value: JsonObject, locator: string): string {
  return textOf(value.id) ?? locator
}

/** The id that an object gives of another one, in a field such as "parent_id", or by embedding it in "parent". */
export function idOf(value: JsonObject, field: string, embedding: string): string | null {
  const id = textOf(value[field])
  if (id !== null) return id
  const embedded = value[embedding]
  return isObject(embedded) ? textOf(embedded.id) : null
}

/** Notes the things that the declared fields of an object name, and the pages that it names as its sources. */
export function surveyFields(sort: ClassName, value: JsonObject, survey: Survey, ownKind: EntityKind): void {
  for (const { field, embedding, target, targetKind } of declaredFields(sort)) {
    const id = embedding === null ? null : idOf(value, field, embedding)
    if (id !== null) survey.mention(survey.key(target, id), targetKind ?? ownKind, id)
  }
  surveySources(value, survey)
}

/** Says what the declared fields of an object say. */
export function tellFields(sort: ClassName, value: JsonObject, account: Account, { subject, sources, locator }: About) {
  for (const { field, embedding, property, form, target } of declaredFields(sort)) {
    const text = embedding === null ? textOf(value[field]) : idOf(value, field, embedding)
    if (text === null) continue
    const told =
      form === 'entity'
        ? { entity: account.key(target, text) }
        : form === 'date'
          ? { date: text }
          : form === 'quantity'
            ? { quantity: text }
            : { text }
    account.say({ subject, sources, property, value: told, locator: `${locator}.${field}` })
  }
}

/** Notes the pages that an object names as its sources. */
export function surveySources(value: JsonObject, survey: Survey): void {
  for (const [, { url }] of objectsOf(value.sources)) {
    const address = textOf(url)
    if (address) survey.page(address)
  }
}

export function sourcesOf(value: JsonObject): readonly InnerSource[] {
  if (value.sources === undefined) return noSources
  const named = objectsOf(value.sources).flatMap(([, { url, note }]) => {
    const address = textOf(url)
    return address
      ? [{ ...pageSource(address), note: ['source of the record', textOf(note)].filter(Boolean).join(': ') }]
      : []
  })
  return soleSource(named)
}

const noSources: readonly InnerSource[] = []

/** The fields of a class of which something is said: those that are declared, those of every class, and its own. */
export function toldFields(sort: ClassName, own: readonly string[]): ReadonlySet<string> {
  const declared = declaredFields(sort).flatMap(({ field, embedding }) =>
    embedding === null ? [field] : [field, embedding],
  )
  return new Set([...common, ...declared, ...own])
}

const common = 'id image images links email contact_details sources identifiers @type _type'.split(' ')

/** Counts the fields that nothing was said of. */
export function countUnheld(word: string, value: JsonObject, account: Account, told: ReadonlySet<string>): void {
  for (const field in value) {
    const content = value[field]
    if (told.has(field) || isBlank(content)) continue
    account.unheld(`${word}.${field}`, Math.max(1, listOf(content).length))
  }
}
