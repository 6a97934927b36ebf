import { isUtf8 } from 'node:buffer'
import type { Input } from './input.ts'

/** A line of a file, without its end; or why it cannot be read. */
export interface Line {
  /** From 1. */
  readonly number: number
  readonly text: string
  readonly isTooLong: boolean
  /** Whether it is the last one, and has no end. */
  readonly isOpen: boolean
  /** What was expected of it and what came; null where it can be read. Its text is then empty. */
  readonly fault: string | null
}

/** Far longer than any record of these formats. */
export const longestLine = 64 * 1024 * 1024

/** Reads a text in UTF-8 line by line, the lines of each chunk together. Of a line that is longer than the bound nothing is kept. */
export async function* readLines(
  input: Input,
  onBytes?: (read: number) => void,
  longest = longestLine,
): AsyncIterable<Iterable<Line>> {
  let number = 0
  let parts: Uint8Array[] = []
  let length = 0
  const take = (isOpen = false): Line => {
    number += 1
    const isTooLong = length > longest
    const bytes = Buffer.concat(parts)
    parts = []
    length = 0
    const fault = isTooLong ? tooLong : isUtf8(bytes) ? null : notUtf8
    const text = fault === null ? bytes.toString('utf8').replace(/\r$/, '') : ''
    return { number, isTooLong, isOpen, fault, text: number === 1 ? text.replace(/^\ufeff/, '') : text }
  }
  const linesOf = function* (chunk: Uint8Array): Iterable<Line> {
    let from = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      length += end - from
      if (length <= longest) parts.push(chunk.subarray(from, end))
      yield take()
      from = end + 1
    }
    length += chunk.length - from
    if (length <= longest) parts.push(chunk.subarray(from))
    else parts = []
  }
  for await (const chunk of input.chunks(onBytes)) yield linesOf(chunk)
  if (length > 0) yield [take(true)]
}

const tooLong = `expected a line of at most ${longestLine / 1024 / 1024} MB, got a longer one.`
const notUtf8 = 'expected a text in UTF-8, got bytes that are none.'

const newline = 10
