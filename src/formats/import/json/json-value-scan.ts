/** Follows one value of a JSON document to its end, by its brackets and quotes alone, chunk by chunk. */
export class JsonValueScan {
  #depth = 0
  #form: 'open' | 'text' | 'bare' | null = null
  #isInText = false
  #isEscaped = false

  /** Whether the end of the document ends it: it is a number, or a word. */
  get isBare(): boolean {
    return this.#form === 'bare'
  }

  /** The place after the value, or null where it goes on beyond the bytes. */
  advance(bytes: Uint8Array, from: number): number | null {
    const first = bytes[from]
    this.#form ??= first === quote ? 'text' : first === brace || first === bracket ? 'open' : 'bare'
    return this.#form === 'bare' ? endOfWord(bytes, from) : this.#endOfText(bytes, from)
  }

  #endOfText(bytes: Uint8Array, from: number): number | null {
    let [depth, isInText, isEscaped] = [this.#depth, this.#isInText, this.#isEscaped]
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at]
      if (isInText) {
        if (isEscaped) isEscaped = false
        else if (byte === backslash) isEscaped = true
        else if (byte === quote) {
          isInText = false
          if (depth === 0) return at + 1
        }
      } else if (byte === quote) isInText = true
      else if (byte === brace || byte === bracket) depth += 1
      else if (byte === closingBrace || byte === closingBracket) {
        depth -= 1
        if (depth === 0) return at + 1
      }
    }
    this.#depth = depth
    this.#isInText = isInText
    this.#isEscaped = isEscaped
    return null
  }
}

/** Whether a value can begin with the byte, as far as that matters: what it is, JSON.parse will say. */
export function startsValue(byte: number): boolean {
  return !isDelimiter(byte)
}

export function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

function endOfWord(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] as number
    if (isDelimiter(byte) || isSpace(byte)) return at
  }
  return null
}

function isDelimiter(byte: number): boolean {
  return byte === comma || byte === colon || byte === closingBrace || byte === closingBracket
}

export const quote = 0x22
export const brace = 0x7b
export const closingBrace = 0x7d
export const bracket = 0x5b
export const closingBracket = 0x5d
export const comma = 0x2c
export const colon = 0x3a
const backslash = 0x5c
