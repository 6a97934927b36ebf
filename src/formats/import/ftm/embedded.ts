import { hash } from 'node:crypto'
import type { Schema } from '@alephdata/followthemoney'
import { contentOf, languagesOf } from '../json/field-form.ts'
import { isObject, type JsonObject, listOf, textOf } from '../json/json-value.ts'
import { plainestName } from '../plain-name.ts'
import { idByContent } from '../slug.ts'
import { propertyOf } from './model.ts'

/** Where an object stands in the values of a property. */
export interface Host {
  readonly schema: Schema
  readonly id: string
  /** The property. */
  readonly name: string
}

/** The texts of a map of languages that stands where texts do; null for anything else. */
export function textsOfLanguages(value: JsonObject, { schema, name }: Host): readonly string[] | null {
  if (propertyOf(schema, name)?.type.isEntity !== false) return null
  const texts = languagesOf(value).flatMap(([key]) => listOf(value[key]))
  const read = texts.flatMap((text) => textOf(text) ?? [])
  return read.length > 0 && read.length === texts.length ? read : null
}

/**
 * An entity that stands in another one, whole: with the end of a relation that it may leave out, and with an id where it
 * has none, by what it says and by what it stands in. Null where it is none.
 */
export function embeddedEntity(value: JsonObject, host: Host): (JsonObject & { readonly id: string }) | null {
  const whole = withReverse(value, host)
  const id = textOf(value.id)
  if (id !== null) return { ...whole, id }
  const [schema, { properties }] = [textOf(value.schema), value]
  if (schema === null || !isObject(properties)) return null
  const content = hash('sha256', `${host.id} ${host.name} ${contentOf(value)}`, 'hex')
  return { ...whole, id: idByContent(labelOf(properties) ?? schema, content, 1) }
}

/** A relation that is nested in one of its ends may leave that end out. */
function withReverse(nested: JsonObject, { schema, name, id }: Host): JsonObject {
  const property = propertyOf(schema, name)
  if (!property?.stub || !property.hasReverse || !isObject(nested.properties)) return nested
  const reverse = property.getReverse().name
  if (nested.properties[reverse] !== undefined) return nested
  return { ...nested, properties: { ...nested.properties, [reverse]: [id] } }
}

/** What people would call it by. */
function labelOf(properties: JsonObject): string | null {
  const labels = ['name', 'full', 'title'].flatMap((name) =>
    listOf(properties[name]).flatMap((each) => textOf(each) ?? []),
  )
  return plainestName(labels) ?? null
}
