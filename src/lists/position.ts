/**
 * Where an item stands in its list: lists are ordered by the parts of it, one after the other, and no two items of a list
 * have the same. Its last part is the item itself: a slug, or the id of a claim.
 */
export type Position = readonly (number | string)[]

/** What is unknown comes last: as a place in a source's list, and as a day. */
export const unknown = 9_007_199_254_740_000

export function comparePositions(a: Position, b: Position): number {
  for (let index = 0; index < a.length; index += 1) {
    const [x, y] = [a[index], b[index]]
    if (x === y) continue
    return typeof x === 'string' ? compareByCodePoint(x, String(y)) : Number(x) - Number(y)
  }
  return 0
}

/** The item that stands there. */
export function itemAt(position: Position): string {
  return String(position.at(-1))
}

/** A day as positions have it. */
export function knownDay(day: number): number {
  return Number.isFinite(day) ? day : unknown
}

/** As both databases compare: by code unit, what lies beyond U+FFFF would come before U+E000. */
function compareByCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index += 1) {
    const [x, y] = [a.charCodeAt(index), b.charCodeAt(index)]
    if (x !== y)
      return isSurrogate(x) === isSurrogate(y) ? x - y : (a.codePointAt(index) ?? 0) - (b.codePointAt(index) ?? 0)
  }
  return a.length - b.length
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}
