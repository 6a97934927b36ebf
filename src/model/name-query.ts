import { foldName } from './display.ts'
import { carryFinal, isSyllabic } from './romanization.ts'
import { shortestSlipOfWord } from './slip.ts'
import { heardSoundOf, roughSoundOf } from './sound.ts'
import {
  mostWordsOfShortName,
  partsOf,
  readSpelling,
  type Spelling,
  type Stretch,
  toldSound,
  turnsOf,
} from './spelling.ts'

/** A name that is asked for, taken apart once for all the names that it is held against. */
export interface NameQuery {
  readonly folded: string
  readonly toldSound: string | null
  readonly whole: Stretch
  /** The same, as it can go on. */
  readonly beginning: Stretch
  /** The ways in which its words can be read. */
  readonly readings: readonly Reading[]
  /** All its words together, with the surname at the other end. */
  readonly turns: readonly Stretch[]
  /** Two to four neighbouring words of more, which may be the name that is meant. */
  readonly parts: readonly Stretch[]
}

export interface Reading {
  readonly words: readonly Stretch[]
  /** Its last word, as it can go on. */
  readonly beginning: Stretch
  /** Those of its words that are long enough to be found by a slip of them. */
  readonly mistakable: readonly Stretch[]
}

/** Takes apart what somebody asks for. Null where there is no letter or digit in it. */
export function readNameQuery(text: string): NameQuery | null {
  const spelling = readSpelling(text.trim())
  const { length } = spelling
  if (length === 0) return null
  const whole = length === 1 ? withLongForms(spelling.whole, { heard: 0, rough: fewestOfRough }) : spelling.whole
  const unfinished = length === 1 ? unfinishedWord : unfinishedName
  const readings = (length === 1 ? [[whole]] : readingsOf(spelling)).flatMap((words) => {
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
    parts: partsOf(text),
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

/** A word alone that is heard as one vowel begins too many names, and one of one or two sounds is roughly any other. */
const fewestOfHeardBeginning = 2
const fewestOfRough = 3
const fewestOfRoughBeginning = 4

function unfinishedWord(word: Stretch): Stretch {
  const next = withLongForms(unfinishedName(word), { heard: fewestOfHeardBeginning, rough: fewestOfRoughBeginning })
  return isSyllabic(word.letters) ? next : { ...next, sounds: longer(next.sounds, fewestOfHeardBeginning) }
}

function withLongForms(
  stretch: Stretch,
  { heard, rough }: { readonly heard: number; readonly rough: number },
): Stretch {
  return { ...stretch, heards: longer(stretch.heards, heard), roughs: longer(stretch.roughs, rough) }
}

function longer(forms: readonly string[], least: number): string[] {
  return forms.filter(({ length }) => length >= least)
}

/** The stretch with all sounds that it can yet become while somebody is typing. */
function unfinishedName(stretch: Stretch): Stretch {
  const { letters, sounds, heards, roughs } = stretch
  const next = [...sounds.flatMap((sound) => growths(letters, sound)), ...carried(letters)]
  const heardNext = next.map(heardSoundOf)
  return {
    ...stretch,
    sounds: [...new Set([...sounds, ...next])],
    heards: [...new Set([...heards, ...heardNext])],
    roughs: [...new Set([...roughs, ...heardNext.map(roughSoundOf)])],
  }
}

/** An e may yet become the eo of ㅓ, the eu of ㅡ or the ee of Lee; an o the oo of Hoon; a c the ch of Chol. */
function growths(letters: string, sound: string): string[] {
  const start = sound.slice(0, -1)
  if (/(?<![aeiouwy])e$/.test(letters)) return ['o', 'u', 'i'].map((vowel) => start + vowel)
  if (/(?<![aeiouwy])o$/.test(letters)) return [`${start}u`]
  return letters.endsWith('c') ? [`${start}j`] : []
}

function carried(letters: string): readonly string[] {
  const text = carryFinal(letters)
  return text === null ? [] : readSpelling(text).whole.sounds
}
