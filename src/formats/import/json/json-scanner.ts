import { FormatError } from '../format-error.ts'
import { parseJson } from './json-value.ts'
import {
  brace,
  bracket,
  closingBrace,
  closingBracket,
  colon,
  comma,
  isSpace,
  JsonValueScan,
  quote,
  startsValue,
} from './json-value-scan.ts'

/** A value of a JSON document that is given as soon as it was read: one of the top, or an item of a list there. */
export interface JsonPart {
  /** The keys that lead to it: ["persons", 3], ["name"], [12]. */
  readonly path: readonly (string | number)[]
  readonly value: unknown
}

/**
 * Finds the parts of a JSON document that comes in chunks. What lies between them is read here, byte by byte; where a
 * part ends is told by its brackets and quotes, and what it says by `parseJson`.
 */
export class JsonScanner {
  /** How many bytes were scanned in earlier chunks. */
  bytes = 0
  readonly #path: string
  /** The object or list at the top, and a list in it, while they are open. */
  readonly #open: Container[] = []
  #expected: Expected = 'a value'
  #scan: JsonValueScan | null = null
  /** What earlier chunks had of the value that is being scanned. */
  #pieces: Uint8Array[] = []

  /** @param path what the document is called where it is no JSON */
  constructor(path: string) {
    this.#path = path
  }

  /** @throws {FormatError} BAD_FILE */
  *scan(chunk: Uint8Array): Iterable<JsonPart> {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
    let at = this.bytes === 0 && bytes.subarray(0, 3).equals(byteOrderMark) ? 3 : 0
    while (at < bytes.length) {
      if (this.#scan) {
        const end = this.#scan.advance(bytes, at)
        if (end === null) {
          this.#hold(bytes.subarray(at))
          break
        }
        const part = this.#take(bytes, at, end)
        at = end
        if (part) yield part
      } else {
        const byte = bytes[at] as number
        if (isSpace(byte) || this.#step(byte, this.bytes + at)) at += 1
      }
    }
    this.bytes += bytes.length
  }

  /** @throws {FormatError} BAD_FILE */
  *end(): Iterable<JsonPart> {
    if (this.#scan?.isBare) {
      const part = this.#take(Buffer.alloc(0), 0, 0)
      if (part) yield part
    }
    if (this.#expected !== 'nothing') throw this.#fault(`it breaks off after ${this.bytes} bytes`)
  }

  /** Takes one byte between values, or leaves it to the value that begins with it. */
  #step(byte: number, place: number): boolean {
    const container = this.#open.at(-1)
    const isEnd = byte === (container?.isList ? closingBracket : closingBrace)
    switch (this.#expected) {
      case 'a value':
      case 'a value or the end':
        if (isEnd && this.#expected === 'a value or the end') return this.#close()
        if (byte === bracket && this.#open.length < 2) return this.#enter({ isList: true, key: 0 })
        if (byte === brace && this.#open.length < 1) return this.#enter({ isList: false, key: '' })
        if (!startsValue(byte)) break
        this.#scan = new JsonValueScan()
        return false
      case 'a key':
      case 'a key or the end':
        if (isEnd && this.#expected === 'a key or the end') return this.#close()
        if (byte !== quote) break
        this.#scan = new JsonValueScan()
        return false
      case 'a colon':
        if (byte !== colon) break
        this.#expected = 'a value'
        return true
      case 'a comma or the end':
        if (isEnd) return this.#close()
        if (byte !== comma || !container) break
        if (typeof container.key === 'number') container.key += 1
        this.#expected = container.isList ? 'a value' : 'a key'
        return true
    }
    throw this.#fault(`unexpected ${JSON.stringify(String.fromCharCode(byte))} at byte ${place}`)
  }

  #enter(container: Container): true {
    this.#open.push(container)
    this.#expected = container.isList ? 'a value or the end' : 'a key or the end'
    return true
  }

  #close(): true {
    this.#open.pop()
    this.#expected = this.#open.length > 0 ? 'a comma or the end' : 'nothing'
    return true
  }

  #hold(bytes: Uint8Array): void {
    this.#pieces.push(bytes)
    if (this.#pieces.reduce((sum, { length }) => sum + length, 0) <= longestPart) return
    const message = `${this.#path} has a record of more than ${longestPart / 1024 / 1024} MB: split it.`
    throw new FormatError('BAD_FILE', message)
  }

  /** What was scanned: a part, or a key, which is kept. */
  #take(bytes: Buffer, from: number, to: number): JsonPart | null {
    const isWithin = this.#pieces.length === 0
    const text = isWithin ? bytes.toString('utf8', from, to) : this.#join(bytes.subarray(from, to))
    const value = this.#parse(text, this.bytes + to)
    this.#scan = null
    const top = this.#open[0]
    const list = this.#open[1]
    if (this.#expected === 'a key' || this.#expected === 'a key or the end') {
      if (top) top.key = value as string
      this.#expected = 'a colon'
      return null
    }
    this.#expected = top ? 'a comma or the end' : 'nothing'
    return { path: !top ? [] : list ? [top.key, list.key] : [top.key], value }
  }

  #join(rest: Uint8Array): string {
    const text = Buffer.concat([...this.#pieces, rest]).toString('utf8')
    this.#pieces = []
    return text
  }

  #parse(text: string, end: number): unknown {
    try {
      return parseJson(text)
    } catch (error) {
      const reason = (error as Error).message.replace(/^(\w)/, (letter) => letter.toLowerCase())
      throw this.#fault(`${reason}, in what ends at byte ${end}`)
    }
  }

  #fault(reason: string): FormatError {
    return new FormatError('BAD_FILE', `${this.#path} is no JSON: ${reason}.`)
  }
}

/** Far longer than any record of these formats. As values it takes many times as much memory, which is there by default. */
const longestPart = 64 * 1024 * 1024

const byteOrderMark = Buffer.from('\ufeff')

interface Container {
  readonly isList: boolean
  /** Of what is read in it now: its key in an object, its place in a list. */
  key: string | number
}

type Expected =
  | 'a value'
  | 'a value or the end'
  | 'a key'
  | 'a key or the end'
  | 'a colon'
  | 'a comma or the end'
  | 'nothing'
