import type { Schema } from '@alephdata/followthemoney'
import { brief } from '../brief.ts'
import type { FileRecord } from '../format.ts'
import type { Input } from '../input.ts'
import { type JsonLine, readJsonLines } from '../json/json-lines.ts'
import { isBlank, isObject, type JsonObject, listOf, textOf } from '../json/json-value.ts'
import { plainestName } from '../plain-name.ts'
import { faultOfDepth } from '../sound-record.ts'
import { embeddedEntity, type Host, textsOfLanguages } from './embedded.ts'
import { model, propertyOf } from './model.ts'

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

/** Where an entity stands; what stands in another one without an id of its own has that one's key, and goes with it. */
type Place = Pick<FileRecord, 'locator' | 'change' | 'key'>

function* entitiesOf(record: JsonObject, place: Place, depth: number): Iterable<FileRecord> {
  const { locator, change } = place
  const [id, name] = [textOf(record.id), textOf(record.schema)]
  const schema = name !== null && Object.hasOwn(model.schemata, name) ? model.schemata[name] : undefined
  if (!id) {
    const came = isBlank(record.id) ? 'one without' : `${brief(record.id)} as its id`
    return yield faultOf(locator, `expected an entity with an id, got ${came}.`)
  }
  // What is taken away needs no more than its id.
  if (change === 'GONE') return yield { sort: 'deletion', ...place, key: ftmKey(id), value: { id } }
  if (!schema) {
    const isName = name !== null || isBlank(record.schema)
    const came = name === null ? cameAs(record.schema) : `"${name}", which FollowTheMoney's model does not have`
    return yield faultOf(
      locator,
      `expected ${isName ? 'a' : 'the name of a'} schema of the entity "${id}", got ${came}.`,
    )
  }
  if (!isObject(record.properties))
    return yield faultOf(locator, `expected properties of the entity "${id}", got ${cameAs(record.properties)}.`)
  const nested: { readonly entity: JsonObject; readonly hasId: boolean }[] = []
  const faults: string[] = []
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
      const host = { schema, id, name }
      const texts = textsOfLanguages(value, host)
      if (texts) return texts
      const entity = isBlank(value) ? null : embeddedEntity(value, host)
      if (entity) nested.push({ entity, hasId: textOf(value.id) !== null })
      else if (!isBlank(value)) faults.push(faultOfValue(value, host))
      return entity && !propertyOf(schema, name)?.stub ? [entity.id] : []
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
  const key = place.key ?? ftmKey(id)
  yield { sort: schema.name, ...place, key, value }
  for (const fault of faults) yield faultOf(locator, fault)
  for (const { entity, hasId } of nested) {
    const { key: _key, ...free } = place
    if (depth < deepestNesting) yield* entitiesOf(entity, hasId ? free : { ...place, key }, depth + 1)
    else yield faultOf(locator, `expected entities nested at most ${deepestNesting} deep, got more.`)
  }
}

/** The key of an entity among all that a file names. */
export function ftmKey(id: string): string {
  // As what is looked up by it will be.
  return `entity:${id.toWellFormed()}`
}

function cameAs(value: unknown): string {
  return isBlank(value) ? 'none' : brief(value)
}

function faultOfValue(value: JsonObject, { schema, id, name }: Host): string {
  const expected = propertyOf(schema, name)?.type.isEntity ? 'ids, or entities with a schema and properties,' : 'texts'
  return `expected ${expected} as ${schema.name}.${name} of "${id}", got ${brief(value)}.`
}

function faultOf(locator: string, fault: string): FileRecord {
  return { sort: 'record', locator, value: null, fault }
}
