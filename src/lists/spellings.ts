import type { Claim } from '../model/claim.ts'
import { compare } from '../model/compare.ts'
import type { Entity } from '../model/entity.ts'
import { cutWord, readSpelling, type Word } from '../model/spelling.ts'
import { encodeSpelling, wordsOfRecord } from '../model/spelling-record.ts'

/** One spelling of an entity. */
export interface Spelled {
  readonly entity: string
  readonly text: string
  /** Whether the whole graph shows it: a claim that is not only expected prints it, or names the entity that is so called. */
  readonly isShown: boolean
}

/** Every name of every entity: as it is preferred, and as claims print it, be it only expected of them. */
export function deriveSpellings(
  entities: Iterable<Pick<Entity, 'slug' | 'name'>>,
  { claims, kept }: { readonly claims: readonly Claim[]; readonly kept: readonly Claim[] },
  isNamed: (slug: string) => boolean,
): Spelled[] {
  const found = new Map<string, Map<string, boolean>>()
  const add = (entity: string, text: string, isShown: boolean) => {
    const known = found.get(entity)
    if (known) known.set(text, isShown || (known.get(text) ?? false))
    else found.set(entity, new Map([[text, isShown]]))
  }
  for (const { slug, name } of entities) add(slug, name, isNamed(slug))
  for (const { subject, property, value } of claims) if (isPrinted(property, value)) add(subject, value.text, false)
  for (const { subject, property, value } of kept) if (isPrinted(property, value)) add(subject, value.text, true)
  const spellings: Spelled[] = []
  for (const [entity, texts] of found) for (const [text, isShown] of texts) spellings.push({ entity, text, isShown })
  return spellings
}

/** Gives the forms in which a spelling is compared and looked up. Names have few different words, so each is taken apart once. */
export function createSpeller(): (text: string) => string {
  const known = new Map<string, Word>()
  const cut = (word: string) => {
    const cutBefore = known.get(word) ?? cutWord(word)
    known.set(word, cutBefore)
    return cutBefore
  }
  return (text) => encodeSpelling(readSpelling(text, cut))
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
export function wordsOfSpellings(spellings: readonly { readonly forms: string }[]): SpelledWord[] {
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

function isPrinted(property: Claim['property'], value: Claim['value']): value is Claim['value'] & { type: 'text' } {
  return property === 'name' && value.type === 'text'
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return compare(a, b)
}
