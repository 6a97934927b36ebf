/** A name shorter than this is too easily another name to be a slip of it. Where each letter is a syllable, fewer will do. */
const shortestSlip = 4
const fewestSyllables = 2
const syllable = /[\uac00-\ud7a3]|\p{Script=Han}/u

/** Whether a name is long enough to be known by a slip of it. */
export function isMistakable(name: string): boolean {
  return name.length >= (syllable.test(name) ? fewestSyllables : shortestSlip)
}

/** Whether the one whole name is a slip of the other; of names of two syllables, one that leaves both of them. */
export function isSlipOfName(a: string, b: string): boolean {
  if (!isMistakable(a) || !isMistakable(b)) return false
  return (a.length !== fewestSyllables || b.length !== fewestSyllables) && isOneSlip(a, b)
}

/** The same of a word among others, of which no syllable of a Korean name should be a slip of another. */
export const shortestSlipOfWord = 7

/** Whether one slip of the pen makes the one word of the other: a letter too many, too few, wrong, or two swapped. */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  let [endOfA, endOfB] = [a.length, b.length]
  while (endOfA > from && endOfB > from && a[endOfA - 1] === b[endOfB - 1]) {
    endOfA--
    endOfB--
  }
  const [inA, inB] = [endOfA - from, endOfB - from]
  if (inA <= 1 && inB <= 1) return true
  return inA === 2 && inB === 2 && a[from] === b[from + 1] && a[from + 1] === b[from]
}

/**
 * What is left of a word by a slip: of the four parts that three letters between them make, one slip touches only one,
 * or one letter between them. So a word that is one slip away has the same head or the same tail; and with the same
 * head, the last part too or all but the last part; and so with the tail.
 */
interface LeftBySlip {
  readonly head: string
  readonly tail: string
  readonly firstPart: string
  readonly lastPart: string
  readonly allButFirst: string
  readonly allButLast: string
}

export function leftBySlip(word: string): LeftBySlip {
  const middle = Math.ceil((word.length - 1) / 2)
  const early = Math.floor(middle / 2)
  const late = Math.ceil((middle + word.length) / 2)
  return {
    head: word.slice(0, middle),
    tail: word.slice(middle + 1),
    firstPart: word.slice(0, early),
    lastPart: word.slice(late + 1),
    allButFirst: word.slice(early + 1),
    allButLast: word.slice(0, late),
  }
}
