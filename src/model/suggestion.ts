import { distance } from 'fastest-levenshtein'

/** The known word that an unknown one was most likely meant to be, if any is near enough. */
export function suggest(word: string, known: Iterable<string>): string | undefined {
  const folded = word.toLowerCase()
  let best: { word: string; distance: number } | undefined
  for (const candidate of known) {
    const steps = distance(folded, candidate.toLowerCase())
    if (!best || steps < best.distance) best = { word: candidate, distance: steps }
  }
  return best && best.distance <= Math.max(2, word.length / 3) ? best.word : undefined
}

/** The same as an addition to a sentence: `; did you mean "startDate"?`, or nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const meant = suggest(word, known)
  return meant === undefined ? '' : `; did you mean "${meant}"?`
}
