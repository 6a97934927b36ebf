import { isObject, type JsonObject, listOf, textOf } from '../json-value.ts'
import { type ReadTime, readTime } from './time.ts'

/** What a snak says, whatever its property: an item, a time, a quantity, a text; or that the value is unknown or none. */
export type SnakValue =
  | { readonly type: 'item'; readonly item: string }
  | ({ readonly type: 'time' } & ReadTime)
  | { readonly type: 'quantity'; readonly amount: string; readonly unit: string | null }
  | { readonly type: 'text'; readonly text: string; readonly language: string | null; readonly datatype: string | null }
  | { readonly type: 'unknown' }
  | { readonly type: 'none' }
  | { readonly type: 'fault'; readonly fault: string }

export interface Statement {
  readonly id: string | null
  readonly property: string
  readonly rank: string
  readonly main: SnakValue
  readonly qualifiers: Readonly<Record<string, readonly SnakValue[]>>
  readonly references: readonly Readonly<Record<string, readonly SnakValue[]>>[]
}

/** The statements of an entity. An empty list stands for an empty object in some dumps. */
export function statementsOf(entity: JsonObject): Statement[] {
  return Object.entries(objectOf(entity.claims)).flatMap(([property, statements]) =>
    listOf(statements)
      .filter(isObject)
      .map((statement) => readStatement(property, statement)),
  )
}

function readStatement(property: string, { id, rank, mainsnak, qualifiers, references }: JsonObject): Statement {
  return {
    id: textOf(id),
    property,
    rank: textOf(rank) ?? 'normal',
    main: readSnak(mainsnak),
    qualifiers: readSnaks(qualifiers),
    references: listOf(references)
      .filter(isObject)
      .map(({ snaks }) => readSnaks(snaks)),
  }
}

function readSnaks(value: unknown): Record<string, SnakValue[]> {
  return Object.fromEntries(
    Object.entries(objectOf(value)).map(([property, snaks]) => [property, listOf(snaks).map(readSnak)]),
  )
}

/** PHP writes an empty map as an empty list. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}

function readSnak(snak: unknown): SnakValue {
  const { snaktype, datavalue, datatype } = objectOf(snak)
  if (snaktype === 'somevalue') return { type: 'unknown' }
  if (snaktype === 'novalue') return { type: 'none' }
  const { type, value } = objectOf(datavalue)
  if (type === 'time') {
    const read = readTime(value)
    return 'fault' in read ? { type: 'fault', fault: read.fault } : { type: 'time', ...read }
  }
  const told = objectOf(value)
  if (type === 'wikibase-entityid') {
    const item = textOf(told.id) ?? itemOf(told)
    return item ? { type: 'item', item } : { type: 'fault', fault: 'expected an entity with an id, got none' }
  }
  if (type === 'quantity') {
    const unit = textOf(told.unit)?.replace(/^.*\//, '') ?? null
    return {
      type: 'quantity',
      amount: (textOf(told.amount) ?? '').replace(/^\+/, ''),
      unit: unit === '1' ? null : unit,
    }
  }
  const text = type === 'monolingualtext' ? textOf(told.text) : type === 'string' ? textOf(value) : null
  if (text === null)
    return { type: 'fault', fault: `expected a value, got one of the type ${JSON.stringify(type ?? null)}` }
  return { type: 'text', text, language: textOf(told.language), datatype: textOf(datatype) }
}

/** Old dumps give the number alone. */
function itemOf({ 'entity-type': type, 'numeric-id': number }: JsonObject): string | null {
  const digits = textOf(number)
  return digits ? `${type === 'property' ? 'P' : 'Q'}${digits}` : null
}
