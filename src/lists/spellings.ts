import { type Claim, compareTexts } from '../model/claim.ts'
import type { Entity } from '../model/entity.ts'
import { cutWord, readSpelling, type Word } from '../model/spelling.ts'
import { encodeSpelling, wordsOfRecord } from '../model/spelling-record.ts'

/** One spelling of an entity. */
export interface Spelled {
  readonly entity: string
  readonly text: string
  /** Whether the whole graph shows it: a claim that is not only expected prints it, or names the entity that is so called. */
  readonly isShown: boolean
  /** The forms in which it is compared and looked up. */
  readonly forms: string
}

/** Every name of every entity: as it is preferred, and as claims print it, be it only expected of them. */
export function deriveSpellings(
  entities: readonly Entity[],
  { claims, kept }: { readonly claims: readonly Claim[]; readonly kept: readonly Claim[] },
  named: ReadonlySet<string>,
): Spelled[] {
  const texts = new Map<string, Map<string, boolean>>()
  const add = (entity: string, text: string, isShown: boolean) => {
    const known = texts.get(entity) ?? new Map<string, boolean>()
    texts.set(entity, known.set(text, isShown || (known.get(text) ?? false)))
  }
  for (const { slug, name } of entities) add(slug, name, named.has(slug))
  for (const { subject, text } of printed(claims)) add(subject, text, false)
  for (const { subject, text } of printed(kept)) add(subject, text, true)
  const cut = remembering(cutWord)
  return [...texts].sort(byKey).flatMap(([entity, spellings]) =>
    [...spellings].sort(byKey).map(([text, isShown]) => {
      return { entity, text, isShown, forms: encodeSpelling(readSpelling(text, cut)) }
    }),
  )
}

/** A word under which spellings are looked up. */
export interface SpelledWord {
  readonly word: string
  readonly length: number
  readonly reversed: string
  /** How many spellings have it. */
  readonly uses: number
}

/** Each word once, also backwards: so those that end alike are found as fast as those that begin alike. */
export function wordsOfSpellings(spellings: readonly Pick<Spelled, 'forms'>[]): SpelledWord[] {
  const uses = new Map<string, number>()
  for (const { forms } of spellings) {
    for (const word of new Set(wordsOfRecord(forms))) uses.set(word, (uses.get(word) ?? 0) + 1)
  }
  return [...uses]
    .sort(byKey)
    .map(([word, count]) => ({ word, length: word.length, reversed: reverse(word), uses: count }))
}

export function reverse(word: string): string {
  return [...word].reverse().join('')
}

/** Names have few different words, so each is taken apart once. */
function remembering(cut: (word: string) => Word): (word: string) => Word {
  const known = new Map<string, Word>()
  return (word) => {
    const cutBefore = known.get(word) ?? cut(word)
    known.set(word, cutBefore)
    return cutBefore
  }
}

function printed(claims: readonly Claim[]): { subject: string; text: string }[] {
  return claims.flatMap(({ subject, property, value }) =>
    property === 'name' && value.type === 'text' ? [{ subject, text: value.text }] : [],
  )
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return compareTexts(a, b)
}
