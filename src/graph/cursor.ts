import { createHash } from 'node:crypto'
import type { EntryKey } from '../store/entries.ts'
import { shorten } from './id.ts'
import { InputError } from './input-error.ts'

/**
 * A cursor says where in its list an item stands, and which list that is. A list is told by what it is made of: its
 * owner, its filters and order, and the lens; so a cursor that was made for other arguments is refused, not misread.
 */
export function encodeCursor(list: string, { place, start, name, item }: EntryKey): string {
  return Buffer.from(JSON.stringify([fingerprint(list), place, start, name, item])).toString('base64url')
}

/** Reads a cursor of this list back. @throws InputError if it is malformed, or another list's. */
export function decodeCursor(list: string, cursor: string, argument: 'after' | 'before'): EntryKey {
  const [made, place, start, name, item] = parse(cursor)
  const key = { place, start, name, item } as EntryKey
  const wellFormed =
    Number.isSafeInteger(place) && Number.isSafeInteger(start) && typeof name === 'string' && typeof item === 'string'
  if (!wellFormed || typeof made !== 'string' || !/^[\w-]{8}$/.test(made)) throw malformed(cursor, argument)
  if (made !== fingerprint(list)) {
    throw new InputError(
      `"${argument}" is a cursor of another list, or of this one with other arguments: give a cursor from the same field with the same filter, order and lens.`,
    )
  }
  if (encodeCursor(list, key) !== cursor) throw malformed(cursor, argument)
  return key
}

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(value) && value.length === 5 ? value : []
  } catch {
    return []
  }
}

function malformed(cursor: string, argument: string): InputError {
  return new InputError(
    `"${argument}" is no cursor: expected endCursor or a cursor of an edge, got "${shorten(cursor)}".`,
  )
}

function fingerprint(list: string): string {
  return createHash('sha256').update(list).digest('base64url').slice(0, 8)
}
