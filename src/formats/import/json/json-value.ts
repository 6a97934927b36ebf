/** An object of a JSON document, of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads JSON. A number of more digits than a number can hold here is given as the text that it is. */
export function parseJson(text: string): unknown {
  // By far the most texts have none, and are read much faster so.
  return manyDigits.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text)
}

const manyDigits = /(?:\d\.?){16}|\de[+-]?\d{3}/i

function keepDigits(_key: string, value: unknown, { source }: { source?: string } = {}): unknown {
  if (typeof value !== 'number' || source === undefined) return value
  const digits = source.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '')
  return Number.isFinite(value) && digits.length < 16 ? value : source
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
