import { createFault, type Fault } from './fault.ts'
import { quote } from './quote.ts'

/** Reads a text for people: whatever its encoding in Unicode and the space around it, the same text is the same. */
export function asText(text: string, expected: string): string | Fault {
  const read = text.normalize('NFC').trim()
  return read === '' ? createFault('BAD_VALUE', `expected ${expected}, got an empty text`) : read
}

/** How long a text can be that a change gives, and how long a name or an identifier. */
export const longestText = 10_000
export const longestName = 1_000

/**
 * The same of a text that no person looks over in its file: with space around it, which somebody would see there, with
 * characters that a file or a database cannot hold, or without end, it is refused.
 */
export function asPlainText(text: string, expected: string, most: number = longestText): string | Fault {
  const read = asText(text, expected)
  if (typeof read !== 'string') return read
  const strange = /[^\P{Cc}\t\n]|\p{Cs}/u.exec(text)
  if (strange) {
    const code = strange[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    const what = strange[0].isWellFormed() ? 'a control character' : 'half a character'
    return createFault('BAD_VALUE', `expected ${expected}, got ${what}, U+${code}, in ${quote(text)}; leave it out`)
  }
  if (text.trim() !== text) {
    const message = `expected ${expected} without space around it, got ${quote(text)}; did you mean ${quote(read)}?`
    return createFault('BAD_VALUE', message, read)
  }
  if (read.length <= most) return read
  const [limit, length] = [most, read.length].map((number) => number.toLocaleString('en-US'))
  return createFault('BAD_VALUE', `expected ${expected} of at most ${limit} characters, got ${length}; shorten it`)
}

/** Reads an integer from 1. */
export function asCount(text: string, expected: string): number | Fault {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  return createFault('BAD_VALUE', `expected ${expected}, got ${quote(text)}; write an integer from 1`)
}
