import { foldName } from './display.ts'
import { shortestSlipOfWord } from './slip.ts'
import { mostWordsOfShortName, readSpelling, type Spelling, type Stretch, toldSound, turnsOf } from './spelling.ts'

/** A name that is asked for, taken apart once for all the names that it is held against. */
export interface Asked {
  readonly folded: string
  readonly toldSound: string | null
  readonly whole: Stretch
  /** The same, as it can go on. */
  readonly beginning: Stretch
  /** The ways in which its words can be read. */
  readonly readings: readonly Reading[]
  /** All its words together, with the surname at the other end. */
  readonly turns: readonly Stretch[]
}

export interface Reading {
  readonly words: readonly Stretch[]
  /** Its last word, as it can go on. */
  readonly beginning: Stretch
  /** Those of its words that are long enough to be found by a slip of them. */
  readonly mistakable: readonly Stretch[]
}

/** Takes apart what somebody asks for. Null where there is no letter or digit in it. */
export function readAsked(text: string): Asked | null {
  const spelling = readSpelling(text.trim())
  const { length, whole } = spelling
  if (length === 0) return null
  const readings = readingsOf(spelling).flatMap((words) => {
    const last = words.at(-1)
    const mistakable = words.filter(
      ({ letters, sounds }) => Math.max(letters.length, sounds[0]?.length ?? 0) >= shortestSlipOfWord,
    )
    return last ? [{ words, beginning: unfinished(last), mistakable }] : []
  })
  return {
    folded: foldName(spelling.text),
    toldSound: toldSound(text),
    whole,
    beginning: unfinished(whole),
    readings,
    turns: turnsOf(text),
  }
}

/** The ways to read the words of a name as fewer, longer ones; of a long name, only with what is joined, and without. */
function readingsOf({ length, stretches }: Spelling): Stretch[][] {
  if (length > mostWordsOfShortName) return readingsOfLong(stretches.filter(({ from, to }) => to - from < length))
  const readFrom = (start: number): Stretch[][] => {
    if (start === length) return [[]]
    const firsts = stretches.filter(({ from }) => from === start)
    return firsts.flatMap((first) => readFrom(first.to).map((rest) => [first, ...rest]))
  }
  return readFrom(0)
}

/** One reading of the single words, and one of as few as possible. */
function readingsOfLong(stretches: readonly Stretch[]): Stretch[][] {
  const single = stretches.filter(({ from, to }) => to - from === 1)
  const joined: Stretch[] = []
  for (const { from } of single) {
    if (from < (joined.at(-1)?.to ?? 0)) continue
    joined.push(...stretches.filter((each) => each.from === from).slice(-1))
  }
  return joined.length < single.length ? [single, joined] : [single]
}

/** The stretch as it can go on while somebody is typing: an e may yet become the eo of ㅓ or the eu of ㅡ. */
function unfinished(stretch: Stretch): Stretch {
  const opened = stretch.roughs.map((rough) => rough.replace(/(?<=[^aeiou])e$/, 'o'))
  return { ...stretch, roughs: [...new Set([...stretch.roughs, ...opened])] }
}
