import { FormatError } from '../format-error.ts'
import type { Input } from '../input.ts'
import { Utf8Watch } from '../utf8-watch.ts'

/** How the bytes of a table are read as text. */
export interface Encoding {
  /** By the name that the WHATWG's standard gives it: "windows-1252". */
  readonly name: string
  /** What was guessed, and by what, where nobody told it and the bytes do not; null otherwise. */
  readonly guess: string | null
}

/**
 * The encoding that is told, or that the bytes tell: by their mark, or as UTF-8 all through. What is neither is guessed.
 * @throws {FormatError} BAD_MAP for a name of none
 */
export async function findEncoding(input: Input, told: string | null): Promise<Encoding> {
  if (told !== null) return { name: encodingNamed(told), guess: null }
  const watch = new Utf8Watch()
  let [isFirst, passes, hasControls] = [true, true, false]
  let sample = Buffer.alloc(0)
  for await (const chunk of input.chunks()) {
    const mark = isFirst ? markOf(chunk) : null
    if (mark) return { name: mark, guess: null }
    isFirst = false
    passes &&= watch.passes(chunk)
    hasControls ||= chunk.some((byte) => byte >= 0x80 && byte < 0xa0)
    if (sample.length < sampleSize) sample = Buffer.concat([sample, foreignLines(chunk)]).subarray(0, sampleSize)
  }
  if (passes && watch.isWhole) return { name: 'utf-8', guess: null }
  return guessed(sample, hasControls)
}

const sampleSize = 256 * 1024

/**
 * The encoding that a label names: "Latin-1", "cp1252", "euc-kr".
 * @throws {FormatError} BAD_MAP
 */
export function encodingNamed(label: string): string {
  const known = label
    .trim()
    .toLowerCase()
    .replace(/^(?:latin|iso)[ _-]?(\d+)$/, 'latin$1')
    .replace(/^(?:win|ansi)[ _-]?(?=125\d$)/, 'cp')
  try {
    return new TextDecoder(known === 'ansi' ? 'windows-1252' : known).encoding
  } catch {
    const message = `expected the name of an encoding, such as utf-8, windows-1252, latin1 or euc-kr, got ${JSON.stringify(label)}.`
    throw new FormatError('BAD_MAP', `--encoding: ${message}`)
  }
}

function markOf(chunk: Uint8Array): string | null {
  const [a, b, c] = chunk
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

/** The lines that say anything about the encoding. */
function foreignLines(chunk: Uint8Array): Uint8Array {
  const lines: Uint8Array[] = []
  for (let from = 0; from < chunk.length; ) {
    const end = chunk.indexOf(10, from)
    const line = chunk.subarray(from, end < 0 ? chunk.length : end + 1)
    if (line.some((byte) => byte >= 0x80)) lines.push(line)
    from += line.length
  }
  return Buffer.concat(lines)
}

/** Korean is hardly ever met by accident: its characters are pairs of bytes, most of them of one part of the code. */
function guessed(sample: Uint8Array, hasControls: boolean): Encoding {
  const korean = new TextDecoder('euc-kr').decode(sample.subarray(0, lastBreak(sample)))
  const foreign = korean.match(/[^\0-\x7f]/gu) ?? []
  const isKorean =
    foreign.length > 0 && foreign.filter((each) => /\p{Script=Hangul}/u.test(each)).length >= foreign.length * 0.9
  const [name, title, reason] = isKorean
    ? ['euc-kr', 'the Korean of Windows (euc-kr)', 'they are Hangul so']
    : [
        'windows-1252',
        'Windows-1252',
        hasControls ? 'some of them are none in Latin-1' : 'Latin-1 would read them alike',
      ]
  return {
    name,
    guess: `its bytes are no UTF-8, and are read as ${title}: ${reason}. If letters look wrong, tell which it is with --encoding.`,
  }
}

function lastBreak(bytes: Uint8Array): number {
  const end = bytes.lastIndexOf(10)
  return end < 0 ? bytes.length : end
}
