import type { Input } from '../input.ts'
import { readJsonParts } from '../json/json-parts.ts'
import type { JsonPart } from '../json/json-scanner.ts'
import { isObject, type JsonObject } from '../json/json-value.ts'
import { again } from '../json/repeated-key.ts'

/** What stands in an answer where an object should, with its place; or what an answer says of itself. */
export interface Found {
  readonly place: string
  readonly value: unknown
  /** Set where it is what stands around the objects: where the list goes on, or what a mirror notes. */
  readonly isEnvelope?: true
}

/** Reads the objects of one answer: a single object, a page of a list, or a list of either. */
export async function* objectsOf(input: Input, onBytes?: (read: number) => void): AsyncIterable<Iterable<Found>> {
  const top: Top = { fields: new Map(), isPage: false }
  for await (const parts of readJsonParts(input, onBytes)) yield foundIn(parts, top)
  yield foundAround(top)
}

interface Top {
  readonly fields: Map<string, unknown>
  /** Whether objects stand in it as the items of its data. */
  isPage: boolean
}

function* foundIn(parts: Iterable<JsonPart>, top: Top): Iterable<Found> {
  for (const { path, value } of parts) {
    const [first, second] = path
    if (first === undefined) yield { place: '$', value }
    else if (typeof first === 'number')
      yield* second === undefined ? itemsOf(value, `[${first}]`) : itemsOf(value, `[${first}][${second}]`)
    else if (first === 'data' && typeof second === 'number') {
      top.isPage = true
      yield { place: `data[${second}]`, value }
    } else if (typeof second === 'number') {
      const list = top.fields.get(first)
      if (Array.isArray(list)) list.push(value)
      else top.fields.set(first, [value])
    } else top.fields.set(nameIn(top.fields, first), value)
  }
}

/** What is left once all was read: the object that the answer is, or what stands around its list. */
function* foundAround({ fields, isPage }: Top): Iterable<Found> {
  if (fields.size === 0) return
  const value = Object.fromEntries(fields)
  // Some servers put a single object where a list would stand.
  if (isObject(value.data) && 'type' in value.data) return yield { place: 'data', value: value.data }
  const isList = isPage || Array.isArray(value.data) || isEnvelope(value)
  yield isList ? { place: 'links', value, isEnvelope: true } : { place: '$', value }
}

/** A page without objects, or what a mirror notes of itself. */
function isEnvelope(value: JsonObject): boolean {
  if ('type' in value || 'id' in value) return false
  return [value.links, value.pagination, value.mirror].some(isObject)
}

/** A page that stands in a list, as where several were joined, or an object. */
function* itemsOf(value: unknown, place: string): Iterable<Found> {
  if (!isObject(value) || !Array.isArray(value.data) || 'type' in value) return yield { place, value }
  const { data, ...rest } = value
  for (const [index, item] of data.entries()) yield { place: `${place}.data[${index}]`, value: item }
  yield { place, value: rest, isEnvelope: true }
}

/** The name of a field, or another one where the object has it already. */
function nameIn(fields: ReadonlyMap<string, unknown>, name: string): string {
  return fields.has(name) ? nameIn(fields, again(name)) : name
}
