import { isObject, type JsonObject, textOf } from '../json/json-value.ts'
import { type Fault, noteFurther } from './form.ts'
import { type GivenQuantity, readQuantity } from './quantity.ts'
import { type ReadTime, readTime } from './time.ts'

/** What a snak says, whatever its property: an item, a time, a quantity, a text; or that the value is unknown or none. */
export type SnakValue =
  | { readonly type: 'item'; readonly item: string }
  | ({ readonly type: 'time' } & ReadTime)
  | ({ readonly type: 'quantity' } & GivenQuantity)
  | { readonly type: 'text'; readonly text: string; readonly language: string | null; readonly datatype: string | null }
  | { readonly type: 'unknown' }
  | { readonly type: 'none' }
  | { readonly type: 'fault'; readonly fault: string }

/** The words of Wikibase for the types of values that are read. */
const forms = { time: 'time', quantity: 'quantity', 'wikibase-entityid': 'item', monolingualtext: 'text' } as const

/** Reads a snak; what is none says what was expected and what came. */
export function readSnak(snak: unknown, place: string, faults: Fault[]): SnakValue {
  if (!isObject(snak)) return { type: 'fault', fault: `expected a snak, got ${shown(snak)}` }
  noteFurther(snak, 'snak', place, faults)
  const { snaktype, datavalue, datatype } = snak
  if (snaktype === 'somevalue') return { type: 'unknown' }
  if (snaktype === 'novalue') return { type: 'none' }
  const { type, value } = isObject(datavalue) ? datavalue : ({} as JsonObject)
  noteFurther(datavalue, 'datavalue', `${place}.datavalue`, faults)
  const form = typeof type === 'string' && Object.hasOwn(forms, type) ? forms[type as keyof typeof forms] : null
  if (form !== null) noteFurther(value, form, `${place}.datavalue.value`, faults)
  if (type === 'time') {
    const read = readTime(value)
    return 'fault' in read ? { type: 'fault', fault: read.fault } : { type: 'time', ...read }
  }
  if (type === 'wikibase-entityid') {
    const item = itemOf(value)
    return item
      ? { type: 'item', item }
      : { type: 'fault', fault: `expected an entity with an id, got ${shown(value)}` }
  }
  if (type === 'quantity') {
    const read = readQuantity(value)
    return 'fault' in read ? { type: 'fault', fault: read.fault } : { type: 'quantity', ...read }
  }
  const told = isObject(value) ? value : ({} as JsonObject)
  const text = type === 'monolingualtext' ? textOf(told.text) : type === 'string' ? textOf(value) : null
  if (text === null) {
    const came =
      type === 'monolingualtext' || type === 'string' ? shown(value) : `one of the type ${shown(type ?? null)}`
    return { type: 'fault', fault: `expected a value, got ${came}` }
  }
  return { type: 'text', text, language: textOf(told.language), datatype: textOf(datatype) }
}

/** Old dumps give the number alone; the id alone says it too. */
function itemOf(value: unknown): string | null {
  if (typeof value === 'string') return /^[QPL]\d+(?:-[FS]\d+)?$/.test(value) ? value : null
  if (!isObject(value)) return null
  const { id, 'entity-type': type, 'numeric-id': number } = value
  const digits = textOf(number)
  return textOf(id) ?? (digits ? `${type === 'property' ? 'P' : 'Q'}${digits}` : null)
}

/** What came, short enough to be told. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
