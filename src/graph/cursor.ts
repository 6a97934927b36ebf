import { createHash } from 'node:crypto'
import type { Position } from '../lists/position.ts'
import { shorten } from './id.ts'
import { InputError } from './input-error.ts'

/**
 * A cursor says where in its list an item stands, and which list that is. A list is told by what it is made of: its
 * owner, its filters and order, and the lens; so a cursor that was made for other arguments is refused, not misread.
 */
export function encodeCursor(list: string, position: Position): string {
  return Buffer.from(JSON.stringify([fingerprint(list), ...position])).toString('base64url')
}

/** Reads a cursor of this list back. @throws InputError if it is malformed, or another list's. */
export function decodeCursor(list: string, cursor: string, argument: 'after' | 'before'): Position {
  const [made, ...position] = parse(cursor)
  const isWellFormed = position.every((part) => typeof part === 'string' || Number.isSafeInteger(part))
  if (!isWellFormed || position.length === 0 || typeof made !== 'string' || !/^[\w-]{8}$/.test(made))
    throw malformed(cursor, argument)
  if (made !== fingerprint(list)) {
    throw new InputError(
      `"${argument}" is a cursor of another list, or of this one with other arguments: give a cursor from the same field with the same filter, order and lens.`,
    )
  }
  if (encodeCursor(list, position as Position) !== cursor) throw malformed(cursor, argument)
  return position as Position
}

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(value) && value.length <= 6 ? value : []
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
