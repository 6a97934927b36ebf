import { FormatError } from '../format-error.ts'
import type { Input } from '../input.ts'
import { Utf8Watch } from '../utf8-watch.ts'
import { type JsonPart, JsonScanner } from './json-scanner.ts'

/**
 * Reads a JSON document without ever holding more of it than a chunk and one part. An item of a list at the top is a
 * part, and so is an item of a list that stands under a key of the top; everything else at the top is a part as a whole.
 * The parts of a chunk are read as they are asked for, and are to be asked for before the next ones.
 * @throws {FormatError} BAD_FILE where it is no JSON, or a part is too long
 */
export async function* readJsonParts(
  input: Input,
  onBytes?: (read: number) => void,
): AsyncIterable<Iterable<JsonPart>> {
  const scanner = new JsonScanner(input.path)
  const watch = new Utf8Watch()
  for await (const chunk of input.chunks(onBytes)) {
    if (!watch.passes(chunk)) throw notUtf8(input, scanner.bytes)
    yield scanner.scan(chunk)
  }
  if (!watch.isWhole) throw notUtf8(input, scanner.bytes)
  yield scanner.end()
}

/** `after` so many bytes, which could be read. */
function notUtf8({ path }: Input, after: number): FormatError {
  const message = `${path} is no text in UTF-8: beyond byte ${after} are bytes that are none. Convert it, or fetch it again.`
  return new FormatError('BAD_FILE', message)
}
