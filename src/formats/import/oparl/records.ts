import { brief } from '../brief.ts'
import type { FileRecord } from '../format.ts'
import type { Input } from '../input.ts'
import { isObject, textOf } from '../json/json-value.ts'
import { faultOfDepth } from '../sound-record.ts'
import { AnswersInput } from './answers.ts'
import { classOf, classOfType } from './class-name.ts'
import { type Flat, flatten } from './flatten.ts'
import { type Found, objectsOf } from './objects.ts'
import { openStates, type States } from './states.ts'

/**
 * Reads the objects of answers one by one; those that stand in others are given by themselves, after them. The answers
 * are gone through before, for which state of each object holds: so it makes no difference in which order they are read.
 */
export async function* readOparl(input: Input, onBytes?: (read: number) => void): AsyncIterable<Iterable<FileRecord>> {
  const files = input instanceof AnswersInput ? input.files : [input]
  const states = openStates()
  try {
    for (const file of files)
      for await (const found of objectsOf(file)) for (const each of found) noteStates(each, states)
    let before = 0
    for (const file of files) {
      const place = files.length === 1 ? '' : `${file.path.replace(/^.*[/\\]/, '')}: `
      for await (const found of objectsOf(file, (read) => onBytes?.(before + read)))
        yield recordsOf(found, place, states)
      before += file.size
    }
  } finally {
    states.close()
  }
}

function noteStates({ value, isEnvelope }: Found, states: States): void {
  if (isEnvelope || faultOf(value) !== null) return
  for (const { id, value: object } of flatten(value as Record<string, unknown>))
    states.note(id, textOf(object.modified), isDeleted(object))
}

function* recordsOf(found: Iterable<Found>, before: string, states: States): Iterable<FileRecord> {
  for (const { place, value, isEnvelope } of found) {
    const locator = before + place
    const fault = isEnvelope ? null : faultOf(value)
    if (isEnvelope) yield { sort: 'page', locator, value, isAside: true }
    else if (fault !== null) yield { sort: 'record', locator, value, fault }
    else yield* recordsIn(flatten(value as Record<string, unknown>), states)
  }
}

/** The records of an object and of what stands in it. What stands in a state that no longer holds does not hold either. */
function* recordsIn(objects: Iterable<Flat>, states: States): Iterable<FileRecord> {
  const past = new Set<Flat>()
  for (const object of objects) {
    const { id, sort, value, outer } = object
    if (outer && past.has(outer)) past.add(object)
    else if (states.isGone(id)) {
      past.add(object)
      if (isDeleted(value)) yield { sort: 'deleted object', locator: id, value: id, isAside: true }
    } else if (isDeleted(value) || !states.holds(id, textOf(value.modified))) {
      past.add(object)
      yield { sort: 'earlier state', locator: id, value: id, isAside: true }
    } else {
      const { kept, gone } = withoutGone(value, states)
      const content = JSON.stringify(kept)
      if (states.isNew(id, `${sort} ${content}`)) {
        yield { sort, locator: id, value: kept }
        for (const field of gone)
          yield { sort: 'deleted reference', locator: `${id}.${field}`, value: field, isAside: true }
      }
    }
  }
}

/** An object without the ids of others that are deleted. */
function withoutGone(value: Flat['value'], states: States) {
  const gone: string[] = []
  const isGone = (field: string, item: unknown) => {
    const isIt = field !== 'id' && typeof item === 'string' && states.isGone(item)
    if (isIt) gone.push(field)
    return isIt
  }
  const kept = Object.entries(value).flatMap(([field, item]) =>
    isGone(field, item)
      ? []
      : [[field, Array.isArray(item) ? item.filter((each) => !isGone(field, each)) : item] as const],
  )
  return { kept: Object.fromEntries(kept), gone }
}

function isDeleted(value: Flat['value']): boolean {
  return value.deleted === true || value.deleted === 'true'
}

/** Why a value is no object of OParl; null where it is one. */
function faultOf(value: unknown): string | null {
  if (!isObject(value)) return `expected an object of OParl, got ${brief(value ?? null)}.`
  const type = textOf(value.type)
  if (type !== null && /\/Error$/i.test(type))
    return `expected an object of OParl, got what a server says of an error: ${brief(value.message ?? value.debug ?? null)}.`
  if (type === null || classOf(type) === null) {
    const came =
      type === null ? `one with ${Object.keys(value).slice(0, 8).join(', ') || 'nothing in it'}` : brief(type)
    return `expected an object whose type is one of OParl's (${Object.keys(classOfType).join(', ')}), got ${came}.`
  }
  if (textOf(value.id) === null) return `expected the id of the ${classOf(type)}, got ${brief(value.id ?? null)}.`
  return faultOfDepth(value)
}
