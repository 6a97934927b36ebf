import anyAscii from 'any-ascii'
import type { EntityKind } from './kind.ts'
import { isHangul, romanize } from './romanization.ts'
import { slugify } from './suggestion.ts'

/** Room is left for a number at the end, where the slug is another entity's. */
const longest = 112

/**
 * The slug that a name makes: in Latin letters, whatever script it is in. Names of persons in Hangul are written a
 * syllable at a time, as the press does ("kim-tok-hun"); other scripts as any-ascii has them.
 */
export function slugOfName(name: string, kind: EntityKind): string {
  const words = name.normalize('NFC').split(/\s+/)
  const latin = words.map((word) =>
    isHangul(word) ? romanize(word).join(kind === 'PERSON' ? '-' : '') : anyAscii(word),
  )
  return slugify(latin.join(' ')).slice(0, longest).replace(/-+$/, '') || slugify(kind)
}
