import type { Account, InnerSource, Statement } from '../account.ts'
import { pageSource, soleSource } from '../account.ts'
import { isBlank, isObject, type JsonObject, listOf, objectsOf, textOf } from '../json-value.ts'
import type { Survey } from '../survey.ts'
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

/** The key of an object: by its id, or, where it has none, by its place in the file. */
export function keyOf(word: string, value: JsonObject, locator: string): { key: string; id: string } {
  const id = textOf(value.id) ?? locator
  return { key: `${word}:${id}`, id }
}

/** The id that an object gives of another one, by reference or by embedding it. */
export function idOf(value: JsonObject, name: string): string | null {
  const embedded = value[name]
  return textOf(value[`${name}_id`]) ?? (isObject(embedded) ? textOf(embedded.id) : null)
}

/** Notes the pages that an object names as its sources. */
export function surveySources(value: JsonObject, survey: Survey): void {
  for (const [, { url }] of objectsOf(value.sources)) {
    const address = textOf(url)
    if (address) survey.page(address)
  }
}

export function sourcesOf(value: JsonObject): InnerSource[] {
  const named = objectsOf(value.sources).flatMap(([, { url, note }]) => {
    const address = textOf(url)
    return address
      ? [{ ...pageSource(address), note: ['source of the record', textOf(note)].filter(Boolean).join(': ') }]
      : []
  })
  return [...soleSource(named)]
}

/** Says texts of an object, each a property under the name of its field. */
export function tellTexts(
  value: JsonObject,
  account: Account,
  about: Pick<Statement, 'subject' | 'sources'> & { readonly locator: string },
  fields: Readonly<Record<string, Statement['property']>>,
): void {
  for (const [field, property] of Object.entries(fields)) {
    const text = textOf(value[field])
    if (text) account.say({ ...about, property, value: { text }, locator: `${about.locator}.${field}` })
  }
}

/** Says dates of an object. */
export function tellDates(
  value: JsonObject,
  account: Account,
  about: Pick<Statement, 'subject' | 'sources'> & { readonly locator: string },
  fields: Readonly<Record<string, Statement['property']>>,
): void {
  for (const [field, property] of Object.entries(fields)) {
    const date = textOf(value[field])
    if (date) account.say({ ...about, property, value: { date }, locator: `${about.locator}.${field}` })
  }
}

/** Says what most classes have alike: pictures, pages and ways to reach it. */
export function tellCommon(
  value: JsonObject,
  account: Account,
  about: Pick<Statement, 'subject' | 'sources'> & { readonly locator: string },
): void {
  const { subject, sources, locator } = about
  const say = (statement: Omit<Statement, 'subject' | 'sources'>) =>
    account.say({ subject, sources: sources ?? [], ...statement })
  const image = textOf(value.image)
  if (image) say({ property: 'image', value: { text: image }, locator: `${locator}.image` })
  for (const [index, each] of objectsOf(value.images)) {
    const text = textOf(each.url)
    if (text)
      say({ property: 'image', value: { text }, locator: `${locator}.images[${index}]`, note: textOf(each.note) })
  }
  for (const [index, each] of objectsOf(value.links)) {
    const text = textOf(each.url)
    if (text) say({ property: 'link', value: { text }, locator: `${locator}.links[${index}]`, note: textOf(each.note) })
  }
  for (const [index, each] of objectsOf(value.sources)) {
    const text = textOf(each.url)
    if (text)
      say({
        property: 'link',
        value: { text },
        locator: `${locator}.sources[${index}]`,
        note: textOf(each.note) ?? 'source',
      })
  }
  const email = textOf(value.email)
  if (email)
    say({ property: 'contact', value: { text: email }, qualifiers: { medium: 'email' }, locator: `${locator}.email` })
  for (const [index, each] of objectsOf(value.contact_details)) {
    const text = textOf(each.value)
    const note = [textOf(each.label), textOf(each.note)].filter(Boolean).join(': ') || null
    const spell = { start: textOf(each.valid_from ?? each.start_date), end: textOf(each.valid_until ?? each.end_date) }
    const qualifiers = { medium: textOf(each.type) }
    if (text)
      say({
        property: 'contact',
        value: { text },
        qualifiers,
        ...spell,
        locator: `${locator}.contact_details[${index}]`,
        note,
      })
  }
}

const commonFields = 'id image images links email contact_details sources identifiers @type _type'.split(' ')

/** Counts the fields that nothing was said of. */
export function countUnheld(word: string, value: JsonObject, account: Account, told: readonly string[]): void {
  for (const [field, content] of Object.entries(value)) {
    if (isBlank(content) || told.includes(field) || commonFields.includes(field)) continue
    account.unheld(`${word}.${field}`, Math.max(1, listOf(content).length))
  }
}
