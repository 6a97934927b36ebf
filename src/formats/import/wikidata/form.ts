import { isBlank, isObject, type JsonObject } from '../json/json-value.ts'

/** What of an entity is not read: where in it, and what was expected and came, or the field that nobody asks for. */
export interface Fault {
  readonly place: string
  readonly message: string
  readonly field?: string
}

/**
 * The fields of Wikibase's JSON that are read, by the object that has them, and those that only say how it is written: the
 * type of an object, hashes, orders, and what stands in the key as well. See its documentation, "JSON".
 */
const fields = {
  entity: 'id type labels descriptions aliases claims sitelinks redirects',
  statement: 'id type mainsnak rank qualifiers qualifiers-order references',
  reference: 'hash snaks snaks-order',
  snak: 'hash snaktype property datatype datavalue',
  datavalue: 'type value',
  time: 'time precision calendarmodel before after timezone',
  quantity: 'amount unit upperBound lowerBound',
  item: 'id entity-type numeric-id',
  text: 'text language',
  term: 'value language',
  sitelink: 'site title url',
} as const

const known = new Map(Object.entries(fields).map(([word, names]) => [word, new Set(names.split(' '))]))

/** Notes the fields of an object that nobody asks for. */
export function noteFurther(value: unknown, word: keyof typeof fields, place: string, faults: Fault[]): void {
  if (!isObject(value)) return
  for (const name of furtherOf(value, word)) {
    const field = `${word}.${name}`
    faults.push({ place: place === '' ? name : `${place}.${name}`, message: field, field })
  }
}

function furtherOf(value: JsonObject, word: string): string[] {
  return Object.keys(value).filter((name) => !known.get(word)?.has(name) && !isBlank(value[name]))
}
