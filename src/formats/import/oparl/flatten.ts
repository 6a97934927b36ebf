import { hash } from 'node:crypto'
import { contentOf } from '../json/field-form.ts'
import { isBlank, isObject, type JsonObject, textOf } from '../json/json-value.ts'
import { type ClassName, classOf, classOfField, fieldOfOuter } from './class-name.ts'

/** An object in which no others stand: where they did, their ids do. */
export interface Flat {
  readonly id: string
  readonly sort: ClassName
  readonly value: JsonObject
  /** The object that it stood in, which comes before it. */
  readonly outer: Flat | null
}

/** Takes apart an object that has a type and an id: itself, and all that stand in it. */
export function flatten(object: JsonObject): Flat[] {
  const sort = classOf(textOf(object.type) ?? '')
  return sort === null ? [] : partsOf(object, sort, textOf(object.id) ?? '', null)
}

function partsOf(object: JsonObject, sort: ClassName, id: string, outer: Flat | null): Flat[] {
  const inner: { readonly object: JsonObject; readonly sort: ClassName; readonly id: string }[] = []
  const idOf = (field: string, value: unknown): unknown => {
    if (typeof value === 'boolean') return String(value)
    if (!isObject(value) || isBlank(value)) return value
    const type = textOf(value.type)
    const own = type === null ? (classOfField.get(field) ?? null) : classOf(type)
    if (own === null || field === 'geojson') return value
    const innerId = textOf(value.id) ?? `${id}#${field}-${hash('sha256', contentOf(value), 'hex').slice(0, 16)}`
    inner.push({ object: value, sort: own, id: innerId })
    return innerId
  }
  const entries = Object.entries(object).map(
    ([field, value]) =>
      [field, Array.isArray(value) ? value.map((item) => idOf(field, item)) : idOf(field, value)] as const,
  )
  const back = outer && fieldOfOuter(sort, outer.sort)
  const isNamed = back === null || entries.some(([field, value]) => field === back && !isBlank(value))
  const value = Object.fromEntries([
    ...entries.filter(([field]) => field !== 'id' && (isNamed || field !== back)),
    ['id', id],
    ...(isNamed || outer === null ? [] : [[back, outer.id] as const]),
  ])
  const flat = { id, sort, value, outer }
  return [flat, ...inner.flatMap((each) => partsOf(each.object, each.sort, each.id, flat))]
}
