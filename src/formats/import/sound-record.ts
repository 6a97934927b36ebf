import type { FileRecord } from './format.ts'
import { isSoundText, soundText } from './sound-text.ts'

/** Far deeper than any record of these formats. */
const deepestRecord = 100

/**
 * Makes of a record what every part of the import can rely on. Half a character (a lone surrogate, as "\ud800" in JSON)
 * becomes the sign of a character that was lost: databases do that too, and texts would no longer be told apart by what
 * they are. So does U+0000, of which PostgreSQL keeps none, and any other control that is no tab and no end of a line. A record that is nested too deeply to be gone through is none.
 */
export function soundRecord(record: FileRecord): FileRecord {
  if (record.fault !== undefined) return record
  const { sort, locator, key } = record
  const isSoundPlace = isSoundText(locator) && (key === undefined || isSoundText(key))
  if (isSoundPlace && isSound(record.value, deepestRecord)) return record
  const place = { locator: soundText(locator), ...(key !== undefined && { key: soundText(key) }) }
  const value = soundValue(record.value, deepestRecord)
  if (value !== tooDeep) return { ...record, ...place, value, isMended: true }
  return { sort, locator: place.locator, value: null, fault: tooDeepFault }
}

const tooDeepFault = `expected a record of at most ${deepestRecord} levels of lists and objects, got a deeper one.`

/** What is wrong with a record that is too deep, for a reader that goes through it before it is sound; null for any other. */
export function faultOfDepth(value: unknown): string | null {
  return isWithin(value, deepestRecord) ? null : tooDeepFault
}

function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (levels === 0) return false
  for (const part of Object.values(value)) if (!isWithin(part, levels - 1)) return false
  return true
}

/** Whether nothing of a value has to change: by far the most often, so that it is asked first and makes nothing. */
function isSound(value: unknown, levels: number): boolean {
  if (typeof value === 'string') return isSoundText(value)
  if (Array.isArray(value)) return levels > 0 && value.every((part) => isSound(part, levels - 1))
  if (!isPlain(value)) return true
  if (levels === 0) return false
  for (const key in value) if (!isSoundText(key) || !isSound(value[key], levels - 1)) return false
  return true
}

const tooDeep = Symbol('nested too deeply')

/** The value itself, where nothing of it has to change. */
function soundValue(value: unknown, levels: number): unknown {
  if (typeof value === 'string') return soundText(value)
  if (Array.isArray(value)) return soundParts(value, value, levels, (parts) => parts)
  if (!isPlain(value)) return value
  const keys = Object.keys(value).map(soundText)
  const make = (parts: unknown[]) => Object.fromEntries(parts.map((part, place) => [keys[place], part]))
  return soundParts(value, Object.values(value), levels, make)
}

function soundParts(
  value: object,
  parts: readonly unknown[],
  levels: number,
  make: (parts: unknown[]) => unknown,
): unknown {
  if (levels === 0) return tooDeep
  let changed: unknown[] | undefined =
    Array.isArray(value) || Object.keys(value).every(isSoundText) ? undefined : [...parts]
  for (const [place, part] of parts.entries()) {
    const sound = soundValue(part, levels - 1)
    if (sound === tooDeep) return tooDeep
    if (sound === part) continue
    changed ??= [...parts]
    changed[place] = sound
  }
  return changed ? make(changed) : value
}

/** What a format adds of its own to a record, such as a schema, is no part of the file. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
