import { defaultModel, Model, type Schema } from '@alephdata/followthemoney'
import type { FileRecord } from '../format.ts'
import type { Input } from '../input.ts'
import { type JsonLine, readJsonLines } from '../json/json-lines.ts'
import { isBlank, isObject, type JsonObject, listOf, textOf } from '../json/json-value.ts'
import { plainestName } from '../plain-name.ts'
import { faultOfDepth } from '../sound-record.ts'

/** FollowTheMoney's own model: which schemata there are, what they extend, and what their properties hold. */
export const model = new Model(defaultModel)

/** The properties of every schema, its own and those that it inherits: a schema gathers them anew whenever it is asked. */
const propertiesOfSchema = new Map(model.getSchemata().map((schema) => [schema, schema.getProperties()]))

/** The property that a schema has under a name, or none. */
export function propertyOf(schema: Schema, name: string) {
  return propertiesOfSchema.get(schema)?.get(name)
}

/** An entity of FollowTheMoney: a thing, or a relation between things. */
export interface FtmEntity {
  readonly id: string
  readonly schema: Schema
  readonly caption: string | null
  /** Values are texts; a nested entity is replaced by its id, unless it names this one itself. */
  readonly properties: Readonly<Record<string, readonly string[]>>
  readonly referents: readonly string[]
  readonly datasets: readonly string[]
  /** What of the record is none of these: fields that FollowTheMoney does not have, and values that are no texts. */
  readonly further: readonly string[]
}

/** Reads entities, one JSON object a line. Entities that are nested in others are given by themselves, after them. */
export async function* readFtm(input: Input, onBytes?: (read: number) => void): AsyncIterable<Iterable<FileRecord>> {
  for await (const lines of readJsonLines(input, onBytes)) yield recordsOf(lines)
}

function* recordsOf(lines: Iterable<JsonLine>): Iterable<FileRecord> {
  for (const { locator, text, value, fault: unread } of lines) {
    const fault = unread ?? faultOfDepth(value)
    // A bare entity has a schema of its own; a change has one in its entity.
    const op = isObject(value) && value.op !== undefined && value.schema === undefined ? value.op : null
    const change = op === null ? undefined : changes.get(String(op))
    const record = op !== null && isObject(value) ? value.entity : value
    if (fault !== null) yield faultOf(locator, fault)
    else if (op !== null && !change)
      yield faultOf(locator, `expected an op of ${[...changes.keys()].join(', ')}, got ${JSON.stringify(op)}.`)
    else if (!isObject(record)) yield faultOf(locator, `expected an entity, got ${text.slice(0, 60)}.`)
    else yield* entitiesOf(record, { locator, ...(change && { change }) }, 0)
  }
}

/** What changed, by the words of the files that tell only that. */
const changes: ReadonlyMap<string, NonNullable<FileRecord['change']>> = new Map([
  ['ADD', 'GIVEN'],
  ['MOD', 'GIVEN'],
  ['DEL', 'GONE'],
])

const deepestNesting = 16

type Place = Pick<FileRecord, 'locator' | 'change'>

function* entitiesOf(record: JsonObject, place: Place, depth: number): Iterable<FileRecord> {
  const { locator, change } = place
  const [id, name] = [textOf(record.id), textOf(record.schema)]
  const schema = name !== null && Object.hasOwn(model.schemata, name) ? model.schemata[name] : undefined
  if (!id) return yield faultOf(locator, 'expected an entity with an id, got one without.')
  // What is taken away needs no more than its id.
  if (change === 'GONE') return yield { sort: 'deletion', ...place, key: ftmKey(id), value: { id } }
  if (!schema) {
    const came = name === null ? 'none' : `"${name}", which FollowTheMoney's model does not have`
    return yield faultOf(locator, `expected a schema of the entity "${id}", got ${came}.`)
  }
  if (!isObject(record.properties))
    return yield faultOf(locator, `expected properties of the entity "${id}", got none.`)
  const nested: JsonObject[] = []
  const further: string[] = []
  const textsOf = (given: unknown, field: string): string[] =>
    listOf(given).flatMap((value) => {
      const text = textOf(value)
      if (text === null && !isBlank(value)) further.push(`${field}: a value that is no text`)
      return text ?? []
    })
  const properties: Record<string, string[]> = {}
  for (const [name, given] of Object.entries(record.properties)) {
    const values = listOf(given).flatMap((value) => {
      if (!isObject(value)) return textsOf(value, `${schema.name}.${name}`)
      nested.push(withReverse(value, schema, name, id))
      return propertyOf(schema, name)?.stub ? [] : (textOf(value.id) ?? [])
    })
    Object.defineProperty(properties, name, { value: [...new Set(values)], enumerable: true })
  }
  const { id: _id, schema: _schema, properties: _properties, caption, referents, datasets, ...others } = record
  for (const name in others) if (!isBlank(others[name])) further.push(`record.${name}`)
  const captions = textsOf(caption, 'record.caption')
  if (captions.length > 1) further.push('record.caption: several')
  const value: FtmEntity = {
    id,
    schema,
    properties,
    caption: plainestName(captions) ?? null,
    referents: textsOf(referents, 'record.referents'),
    datasets: textsOf(datasets, 'record.datasets'),
    further,
  }
  yield { sort: schema.name, ...place, key: ftmKey(id), value }
  for (const each of nested) {
    if (depth < deepestNesting) yield* entitiesOf(each, place, depth + 1)
    else yield faultOf(locator, `expected entities nested at most ${deepestNesting} deep, got more.`)
  }
}

/** A relation that is nested in one of its ends may leave that end out. */
function withReverse(nested: JsonObject, schema: Schema, name: string, id: string): JsonObject {
  const property = propertyOf(schema, name)
  if (!property?.stub || !property.hasReverse || !isObject(nested.properties)) return nested
  const reverse = property.getReverse().name
  if (nested.properties[reverse] !== undefined) return nested
  return { ...nested, properties: { ...nested.properties, [reverse]: [id] } }
}

/** The key of an entity among all that a file names. */
export function ftmKey(id: string): string {
  // As what is looked up by it will be.
  return `entity:${id.toWellFormed()}`
}

function faultOf(locator: string, fault: string): FileRecord {
  return { sort: 'record', locator, value: null, fault }
}
