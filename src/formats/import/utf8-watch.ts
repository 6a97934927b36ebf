import { isUtf8 } from 'node:buffer'

/** Looks whether bytes that come in chunks are a text in UTF-8. */
export class Utf8Watch {
  /** The beginning of a character whose end is in the next chunk. */
  #cut: Uint8Array = new Uint8Array()

  passes(chunk: Uint8Array): boolean {
    const bytes = this.#cut.length > 0 ? Buffer.concat([this.#cut, chunk]) : chunk
    const end = endOfCharacters(bytes)
    this.#cut = bytes.subarray(end)
    return isUtf8(bytes.subarray(0, end))
  }

  /** Whether it does not end in the midst of a character. */
  get isWhole(): boolean {
    return this.#cut.length === 0
  }
}

/** Where the last character begins, if bytes of it are missing. */
function endOfCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    const isLater = (byte & 0b1100_0000) === 0b1000_0000
    if (isLater) continue
    const length = byte < 0b1100_0000 ? 1 : byte < 0b1110_0000 ? 2 : byte < 0b1111_0000 ? 3 : 4
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}
