import type { FileRecord } from '../format.ts'
import { FormatError } from '../format-error.ts'
import type { Input } from '../input.ts'
import { type JsonLine, readJsonLines } from '../json/json-lines.ts'
import { readJsonParts } from '../json/json-parts.ts'
import type { JsonPart } from '../json/json-scanner.ts'
import { isObject, type JsonObject, textOf } from '../json/json-value.ts'
import { longestLine, readLines } from '../lines.ts'
import { shown } from './snak.ts'

/**
 * Reads the entities of Wikidata: one a line, with the dump's brackets around them and commas between them or without,
 * or as one JSON document, be it a list or an answer of Wikidata's API.
 */
export async function* readWikidata(
  input: Input,
  onBytes?: (read: number) => void,
): AsyncIterable<Iterable<FileRecord>> {
  if (!(await hasLines(input))) yield* readDocument(input, onBytes)
  else for await (const lines of readJsonLines(input, onBytes)) yield recordsOfLines(lines, input.path)
}

function* recordsOfLines(lines: Iterable<JsonLine>, path: string): Iterable<FileRecord> {
  for (const { locator, value, fault } of lines) {
    if (fault !== null) yield faultOf(locator, fault)
    else yield* recordsOf(value, locator, path)
  }
}

async function* readDocument(input: Input, onBytes?: (read: number) => void): AsyncIterable<Iterable<FileRecord>> {
  const whole = new Map<string, unknown>()
  for await (const parts of readJsonParts(input, onBytes)) yield recordsOfParts(parts, whole, input.path)
  const top = Object.fromEntries(whole)
  // What stands beside a list of entities is an answer of which they are a part.
  if (whole.size > 0) yield recordsOf(whole.has('id') ? top : { entities: {}, ...top }, '$', input.path)
}

/** The items of a list; what stands under a key of the top is added to `whole`. */
function* recordsOfParts(parts: Iterable<JsonPart>, whole: Map<string, unknown>, file: string): Iterable<FileRecord> {
  for (const { path, value } of parts) {
    const [first, ...rest] = path
    if (typeof first === 'number' && rest.length === 0) yield* recordsOf(value, `[${first}]`, file)
    else if (typeof first === 'string' && rest.length === 0) whole.set(first, value)
    else if (first === 'entities' && rest.length === 1) yield* recordsOf(value, `entities[${rest[0]}]`, file)
    else yield faultOf(path.join('.'), 'expected an entity, got a list.')
  }
}

function* recordsOf(value: unknown, locator: string, path: string): Iterable<FileRecord> {
  if (Array.isArray(value)) yield faultOf(locator, 'expected an entity, got a list.')
  else if (!isObject(value)) yield faultOf(locator, `expected an entity, got ${JSON.stringify(value).slice(0, 60)}.`)
  else if (isObject(value.entities) && value.claims === undefined) {
    const error = value.error ?? value.errors
    if (error !== undefined) throw withError(path, error)
    for (const each of Object.values(value.entities)) yield* recordsOf(each, locator, path)
    for (const key of Object.keys(value))
      if (!['entities', 'success'].includes(key)) yield { sort: key, locator: key, value: value[key], isAside: true }
  } else yield recordOf(value, locator)
}

function recordOf(value: JsonObject, locator: string): FileRecord {
  const id = textOf(value.id)
  if (!id) return faultOf(locator, 'expected an entity with an id, got one without.')
  if (!/^[A-Z]\d/i.test(id)) return faultOf(locator, `expected an id of Wikidata such as Q42, got ${id.slice(0, 60)}.`)
  if (value.missing !== undefined)
    return faultOf(locator, `expected the entity ${id}, got the word that it is missing.`)
  return { sort: textOf(value.type) ?? 'entity', locator: `${locator}, ${id}`, value }
}

/** Whether the first line can be read by itself. */
async function hasLines(input: Input): Promise<boolean> {
  for await (const lines of readLines(input, undefined, sniffed)) {
    for (const { text, isTooLong } of lines) {
      const json = text.trim().replace(/,$/, '')
      if (isTooLong) return text.trimStart().startsWith('{')
      if (json === '' || json === '[') continue
      if (!json.startsWith('{')) return false
      return isJson(json) || json.length > 2
    }
  }
  return true
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const sniffed = longestLine

/** Such an answer may have a part of what was asked for, or nothing. */
function withError(path: string, error: unknown): FormatError {
  const message = `${path} is an answer with an error of the API: ${shown(error)}. Nothing was changed; fetch it again.`
  return new FormatError('BAD_FILE', message)
}

function faultOf(locator: string, fault: string): FileRecord {
  return { sort: 'entity', locator, value: null, fault }
}
