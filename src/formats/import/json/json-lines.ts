import { FormatError } from '../format-error.ts'
import type { Input } from '../input.ts'
import { type Line, readLines } from '../lines.ts'
import { parseJson } from './json-value.ts'

/** What a line has: a value, or what is wrong with it. */
export interface JsonLine {
  /** "line 12" */
  readonly locator: string
  readonly text: string
  readonly value: unknown
  /** What was expected and what came; null where there is a value. */
  readonly fault: string | null
}

/**
 * Reads JSON values, one a line: each by itself, or as the items of one list whose brackets stand in lines of their own
 * and whose commas at the ends of lines, as Wikidata's dumps have them.
 * @throws {FormatError} BAD_FILE where it breaks off in its last line, or before the end of its list, and where it is one
 *   document whose objects go over many lines
 */
export async function* readJsonLines(
  input: Input,
  onBytes?: (read: number) => void,
): AsyncIterable<Iterable<JsonLine>> {
  const list: List = { state: null, isRead: false, isAtObject: null }
  for await (const lines of readLines(input, onBytes)) yield valuesOf(lines, list, input.path)
  if (list.state === 'open' && list.isRead) throw breaksOff(input.path, 'its list has no end')
}

interface List {
  state: 'open' | 'closed' | null
  /** Whether any value was read. */
  isRead: boolean
  /** Whether the file begins with a line that has nothing but the bracket of an object; null before its first line. */
  isAtObject: boolean | null
}

function* valuesOf(lines: Iterable<Line>, list: List, path: string): Iterable<JsonLine> {
  for (const line of lines) {
    const found = readValue(line, list)
    if (!found) continue
    if (list.isAtObject && /^"[^"]*"\s*:/.test(found.text)) throw oneDocument(path)
    list.isAtObject = list.isAtObject === null && /^\[?\s*\{$/.test(found.text)
    if (found.fault === null) list.isRead = true
    // What no value was read of is another format, and not one that breaks off.
    else if (line.isOpen && list.isRead) throw breaksOff(path, `${found.locator} has no end and cannot be read`)
    yield found
  }
}

/** Nothing of a line that holds but brackets. */
function readValue({ number, text, fault }: Line, list: List): JsonLine | null {
  const locator = `line ${number}`
  if (fault !== null) return { locator, text, value: null, fault }
  const json = ownText(text.trim().replace(/^,|,$/g, ''), list)
  if (json === '') return null
  try {
    return { locator, text: json, value: parseJson(json), fault: null }
  } catch (error) {
    const fault = `expected a JSON object, got what cannot be read as JSON: ${(error as Error).message}.`
    return { locator, text: json, value: null, fault }
  }
}

/** What a line has besides the brackets of the list. */
function ownText(json: string, list: List): string {
  if (json === '[' && !list.isRead) list.state = 'open'
  else if (list.state !== 'open' || !/^(?:\{.*\})?\]$/s.test(json)) return json
  else list.state = 'closed'
  return json === '[' ? '' : json.slice(0, -1)
}

function oneDocument(path: string): FormatError {
  const message = `${path} is one JSON document of many lines: expected one object a line. Nothing was changed; look whether it is of this format, and if so write each object on one line, as jq -c does.`
  return new FormatError('BAD_FILE', message)
}

function breaksOff(path: string, reason: string): FormatError {
  return new FormatError('BAD_FILE', `${path} breaks off: ${reason}. Nothing was changed; fetch it again.`)
}
