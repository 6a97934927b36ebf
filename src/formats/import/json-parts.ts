import { JSONParser } from '@streamparser/json'
import { FormatError } from './format-error.ts'
import type { Input } from './input.ts'

/** A value of a JSON document that is given as soon as it was read: one of the top, or an item of a list there. */
export interface JsonPart {
  /** The keys that lead to it: ["persons", 3], ["name"], [12]. */
  readonly path: readonly (string | number)[]
  readonly value: unknown
}

/**
 * Reads a JSON document without ever holding more of it than one part. An item of a list at the top is a part, and so
 * is an item of a list that stands under a key of the top; everything else at the top is a part as a whole.
 * @throws {FormatError} BAD_FILE where it is no JSON, or a part is too long
 */
export async function* readJsonParts(input: Input, onBytes?: (read: number) => void): AsyncIterable<JsonPart> {
  const parts: JsonPart[] = []
  let isWhole = false
  const parser = new JSONParser({ paths: ['$', '$.*', '$.*.*'] })
  parser.onValue = ({ value = null, key, parent, stack }) => {
    const above = stack[1]?.key
    if (stack.length === 0) {
      isWhole = true
      if (value === null || typeof value !== 'object') parts.push({ path: [], value })
    } else if (stack.length === 1) {
      if (!Array.isArray(value)) parts.push({ path: [key as string | number], value })
      takeOut(parent, key)
    } else if (Array.isArray(parent)) {
      parts.push({ path: [above as string | number, key as number], value })
      takeOut(parent, key)
    }
  }
  let bytes = 0
  let bytesOfPart = 0
  try {
    for await (const chunk of input.chunks(onBytes)) {
      parser.write(chunk)
      bytes += chunk.length
      bytesOfPart = parts.length > 0 ? 0 : bytesOfPart + chunk.length
      if (bytesOfPart > longestPart) throw tooLong(input)
      yield* parts.splice(0)
    }
    if (!parser.isEnded) parser.end()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw notUtf8(input, bytes)
    if (error instanceof FormatError || 'code' in (error as object)) throw error
    throw new FormatError('BAD_FILE', `${input.path} is no JSON: ${reasonOf(error as Error)}.`)
  }
  yield* parts.splice(0)
  if (!isWhole) throw new FormatError('BAD_FILE', `${input.path} is no JSON: it breaks off after ${bytes} bytes.`)
}

/** What was given is taken out of its parent, so that the parent stays small. The parser counts the items itself. */
function takeOut(parent: unknown, key: string | number | undefined): void {
  if (Array.isArray(parent)) parent.length -= 1
  else delete (parent as Record<string, unknown>)[String(key)]
}

/** Far longer than any record of these formats. As values it takes thirty times as much memory, which is there by default. */
const longestPart = 64 * 1024 * 1024

function tooLong({ path }: Input): FormatError {
  return new FormatError('BAD_FILE', `${path} has a record of more than ${longestPart / 1024 / 1024} MB: split it.`)
}

/** `after` so many bytes, which could be read. */
function notUtf8({ path }: Input, after: number): FormatError {
  const message = `${path} is no text in UTF-8: beyond byte ${after} are bytes that are none. Convert it, or fetch it again.`
  return new FormatError('BAD_FILE', message)
}

function reasonOf({ message }: Error): string {
  return message.replace(/\.$/, '').replace(/^(\w)/, (letter) => letter.toLowerCase())
}
