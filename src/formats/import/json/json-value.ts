import { countKeyEnds, countKeys, renameRepeatedKeys } from './repeated-key.ts'

/** An object of a JSON document, of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Reads JSON. A number that would be written otherwise here (1.10, 1e5, one of more digits than a number can hold) is
 * given as the text that it is; a key that an object has twice is given under two names.
 */
export function parseJson(text: string): unknown {
  const value = parseWithDigits(text)
  return countKeyEnds(text) === countKeys(value) ? value : parseWithDigits(renameRepeatedKeys(text))
}

/** By far the most texts have no such number, and are read much faster so. */
function parseWithDigits(text: string): unknown {
  return unusual.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text)
}

/** After a mark of JSON or a space: sixteen digits, an exponent, a zero at the end of decimals, or the zero below zero. */
const unusual = /(?:^|[:,[\s])-?(?:\d[\d.]{15}|\d+(?:\.\d+)?e[+-]?\d|\d+\.\d*0(?!\d)|(?<=-)0(?![\d.]))/i

function keepDigits(_key: string, value: unknown, { source }: { source?: string } = {}): unknown {
  return typeof value !== 'number' || source === undefined || String(value) === source ? value : source
}

/** A text or a number as a text without spaces around it; null for anything else, and for an empty text. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  const text = typeof value === 'string' ? value.trim() : ''
  return text === '' ? null : text
}

/** A number, or a text that is one; null for anything else. */
export function numberOf(value: unknown): number | null {
  const text = textOf(value)
  return text !== null && /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null
}

/** What a list holds; a single value is a list of one, and null is none. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** Whether there is nothing in it that somebody could have meant. */
export function isBlank(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  if (Array.isArray(value)) return value.every(isBlank)
  return isObject(value) && Object.values(value).every(isBlank)
}
