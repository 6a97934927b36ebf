import { isLanguage } from '../../../model/language.ts'
import { isBlank, isObject, type JsonObject, listOf, textOf } from './json-value.ts'

/** How to read a text where an object is asked for. */
export interface Plain {
  readonly text: string
  readonly key: string
  /** Whether a key is one of such a map, and no field of an object that lacks its text. */
  readonly isKey: (key: string) => boolean
}

/** What stands in a field, be it one or a list, each with its path. */
export function* itemsOf(value: unknown, path: string): Iterable<readonly [item: unknown, path: string]> {
  if (!Array.isArray(value)) yield [value, path]
  else for (const [index, item] of value.entries()) yield [item, `${path}[${index}]`]
}

/** The keys of a map of languages with their tags; JSON-LD has a language beside its value. Of any other object none. */
export function languagesOf(value: JsonObject): readonly (readonly [key: string, tag: string | null])[] {
  if (Object.hasOwn(value, '@value')) return [['@value', textOf(value['@language'])]]
  const keys = Object.keys(value).filter((key) => !isBlank(value[key]))
  // One that has the form of a tag and is none stays, and is told; the others need not be lost for it.
  const known = keys.filter(isLanguage)
  const isMap = keys.every((key) => tagForm.test(key) && isTexts(value[key]))
  // An object that has an id alone is no text in Indonesian.
  return isMap && keys.join() !== 'id' ? known.map((key) => [key, key]) : []
}

/** The texts of a map, each as an object; null where it is such an object itself. */
export function textsByKey(
  value: JsonObject,
  { text, key, isKey }: Plain,
): readonly (readonly [string, JsonObject])[] | null {
  if (Object.hasOwn(value, text) || Object.hasOwn(value, key)) return null
  const entries = Object.entries(value).filter(([, content]) => !isBlank(content))
  const isMap = entries.every(([name, content]) => isKey(name) && isTexts(content))
  if (entries.length === 0 || !isMap) return null
  return entries.flatMap(([name, content]) =>
    listOf(content).map((each) => [name, { [key]: name, [text]: each }] as const),
  )
}

/** One text for all orders in which a value can be written. */
export function contentOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(contentOf).sort().join()}]`
  if (!isObject(value)) return JSON.stringify(value)
  const fields = Object.keys(value).map((key) => `${JSON.stringify(key)}:${contentOf(value[key])}`)
  return `{${fields.sort().join()}}`
}

function isTexts(value: unknown): boolean {
  return listOf(value).every((each) => textOf(each) !== null)
}

const tagForm = /^[a-z]{2,3}(?:[-_][a-z\d]+)*$/i
