import { distance } from 'fastest-levenshtein'
import { compare } from './compare.ts'
import { isOneSlip } from './slip.ts'
import { soundOf } from './sound.ts'

/** The end of a message about a word that is none of the candidates: what was meant, or else what there is. */
export function suggestWord(word: string, candidates: readonly string[]): string {
  return sayMeant(nearestTo(word, candidates), candidates)
}

/** The end of a message about a word that is none of the candidates: what was meant, where that is known, or else what there is. */
export function sayMeant(meant: string | undefined, candidates: readonly string[]): string {
  return meant === undefined ? `; it can be ${candidates.join(', ')}` : `; did you mean ${meant}?`
}

/** The end of a message about a word that is none of the candidates; empty if none of them is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const nearest = nearestTo(word, candidates)
  return nearest === undefined ? '' : `; did you mean ${nearest}?`
}

/** The candidate that is closest to the word, however both are cased and joined, if it is close at all. */
export function nearestTo(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > mostLetters) return undefined
  const folded = fold(word)
  let best: { candidate: string; edits: number } | undefined
  for (const candidate of candidates) {
    const edits = editsBetween(folded, fold(candidate))
    const order = best ? edits - best.edits || compare(candidate, best.candidate) : -1
    if (order < 0) best = { candidate, edits }
  }
  return best && best.edits <= toleratedEdits(folded) ? best.candidate : undefined
}

/**
 * The slug that was meant, if one is near indeed: written with a slip, in another romanization, with its words in another
 * order, or without the first of them. What differs in a number is something else, and not a slip: the 7th and the 8th.
 */
export function nearestSlug(text: string, slugs: Iterable<string>): string | undefined {
  const written = slugify(text)
  const near = [...slugs].filter((slug) => isNearSlug(written, slug))
  return (
    near.find((slug) => slug === written) ??
    near.find((slug) => soundAlike(written, slug)) ??
    nearestTo(written, near) ??
    near[0]
  )
}

function isNearSlug(written: string, slug: string): boolean {
  if (written === '' || written.length > mostLetters || numbersIn(written) !== numbersIn(slug)) return false
  const tolerated = Math.ceil(written.length / lettersToASlip)
  if (isOneSlip(fold(written), fold(slug)) || distance(fold(written), fold(slug)) <= tolerated) return true
  return soundAlike(written, slug) || (written.includes('-') && slug.endsWith(`-${written}`))
}

/** Of two persons' names, which have fewer, one letter can be all the difference. */
const lettersToASlip = 16

function numbersIn(slug: string): string {
  return String(slug.match(/\d+/g))
}

function soundAlike(a: string, b: string): boolean {
  return a.split('-').length === b.split('-').length && soundsIn(a) === soundsIn(b)
}

/** The words as they sound, in no order. */
function soundsIn(slug: string): string {
  return slug.split('-').map(soundOf).sort().join('-')
}

/** No candidate comes near to what is longer. */
const mostLetters = 200

/** The text as a slug, for who wrote a name instead. */
export function slugify(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
}

function fold(word: string): string {
  return slugify(word).replaceAll('-', '')
}

/** A beginning of some length counts as near: "start" for "startDate". */
function editsBetween(word: string, candidate: string): number {
  const edits = distance(word, candidate)
  return word.length >= 4 && candidate.startsWith(word) ? Math.min(edits, toleratedEdits(word)) : edits
}

/** One for a short word, and one more for every four letters, up to four: "location" is no slip of "duration". */
function toleratedEdits(word: string): number {
  return Math.min(4, Math.floor((word.length + 2) / 4))
}
