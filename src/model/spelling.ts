import { outlineOf } from './agreement.ts'
import { latinOf } from './cyrillic.ts'
import { joinPhones, type Phones, phonesOf, phonesOfSyllable } from './phones.ts'
import { isHan, isHangul, isSyllabic, romanize } from './romanization.ts'
import { hanPhones } from './scripts/chinese.ts'
import {
  heardSoundInside,
  heardSoundOf,
  joinSounds,
  roughSoundOf,
  soundOf,
  toldSoundOf,
  withoutMarks,
} from './sound.ts'

/**
 * A name as it is compared with others: in words, so that it is found with its given name first or last, and in all the
 * ways in which neighbouring words can be written as one, so that it is found as "Tok Hun", "Tok-hun" and "Tokhun".
 */
export interface Spelling {
  readonly text: string
  /** How many words it has. A text without a letter or digit has none. */
  readonly length: number
  /** All words together. */
  readonly whole: Stretch
  /** By where they begin, then by where they end: the single words, every run of words that can be written as one, and the whole. */
  readonly stretches: readonly Stretch[]
}

/** One word, or several neighbouring words written as one, in all its forms. */
export interface Stretch {
  /** It holds the words from this one, and ends before that one. */
  readonly from: number
  readonly to: number
  readonly letters: string
  readonly sounds: readonly string[]
  /** How it is heard elsewhere, by rule. */
  readonly heards: readonly string[]
  /** The same, more roughly. */
  readonly roughs: readonly string[]
  /** What is spoken in it, in each way to read it, and under which outlines that is looked up; none of a name of Korea. */
  readonly phones: readonly string[]
  readonly outlines: readonly string[]
}

/** In names of so many words any neighbours can be written as one; in longer ones only what is joined already. */
export const mostWordsOfShortName = 4

/** A longer name is not also read as one word. */
const mostLettersTogether = 200

export function readSpelling(text: string, cut: (word: string) => Word = cutWord): Spelling {
  const words = wordsOf(text, cut)
  const stretches = stretchesOf(words)
  return { text, length: words.length, whole: wholeOf(words.length, stretches), stretches }
}

/** A short name with its last word first, and with its first word last: the surname where others put it. */
export function turnsOf(text: string): Stretch[] {
  const words = wordsOf(text, cutWord)
  if (words.length < 2 || words.length > mostWordsOfShortName) return []
  const turned = [
    [...words.slice(-1), ...words.slice(0, -1)],
    [...words.slice(1), ...words.slice(0, 1)],
  ]
  return turned.map((each) => joinWords(each, 0, each.length))
}

/** Every two to four neighbouring words of a text that has more: short names that may stand in it. */
export function partsOf(text: string): Stretch[] {
  const words = wordsOf(text, cutWord)
  const lengths = [2, 3, 4].filter((length) => length < words.length)
  return words.flatMap((_, from) =>
    lengths.flatMap((length) => (from + length <= words.length ? [joinWords(words, from, from + length)] : [])),
  )
}

/** How a name sounds with the vowels told apart that mostly are not; null where no vowel is told. */
export function toldSound(text: string): string | null {
  return toldSoundOf(wordsOf(text, cutWord).map(({ latin }) => latin))
}

/** What is spoken in a text from one word to another, in each way to read them. */
export function phonesWithin(text: string): (from: number, to: number) => readonly string[] {
  const words = wordsOf(text, cutWord)
  return (from, to) => spokenIn(words.slice(from, to))
}

/** All forms under which a stretch is looked up but its outlines: equal ones make two names alike. */
export function formsOf(stretch: Stretch): string[] {
  return [...new Set([...strictFormsOf(stretch), ...stretch.roughs])]
}

/** Those of them that are not rough. */
export function strictFormsOf({ letters, sounds, heards }: Stretch): string[] {
  return [...new Set([letters, ...sounds, ...heards])]
}

/** All words together; put together from the single words where they are too many for a stretch of their own. */
export function wholeOf(length: number, stretches: readonly Stretch[]): Stretch {
  const whole = stretches.find(({ from, to }) => from === 0 && to === length)
  if (whole) return whole
  const words = stretches.filter(({ from, to }) => to - from === 1)
  const join = (formsOf: (word: Stretch) => readonly string[]) => [
    joinSounds(words.flatMap((word) => formsOf(word).slice(0, 1))),
  ]
  return {
    from: 0,
    to: length,
    letters: words.map(({ letters }) => letters).join(''),
    sounds: join(({ sounds }) => sounds),
    heards: join(({ heards }) => heards),
    roughs: join(({ roughs }) => roughs),
    phones: [],
    outlines: [],
  }
}

/** A word: so much of a name as is always written together. Of a short name in Hangul or Chinese characters, one of them. */
export interface Word {
  readonly letters: string
  /** The letters in which its sound is told: those of a romanization, where it has another script. */
  readonly latin: string
  readonly sound: string
  readonly heard: string
  readonly rough: string
  /** How it is heard inside a name, where nothing is lost of its beginning. */
  readonly inside: string
  readonly roughInside: string
  readonly phones: Phones
}

/** Takes a word apart that has no marks but its own. */
export function cutWord(written: string): Word {
  const plain = written.replaceAll(nonJoiner, '')
  const letters = withoutMarks(plain)
  const syllables = isHangul(plain) ? romanize(plain) : [latinOf(plain)]
  const sound = joinSounds(syllables.map(soundOf)) || letters
  const [heard, inside] = [heardSoundOf(sound), heardSoundInside(sound)]
  const latin = syllables.join('')
  const [rough, roughInside] = [roughSoundOf(heard), roughSoundOf(inside)]
  return { letters, latin, sound, heard, rough, inside, roughInside, phones: phonesOf(written) }
}

/** A word in its place; `joined` to the one before it by a hyphen, or as a syllable of the same run of Hangul. */
type PlacedWord = Word & { readonly joined: boolean }

function wordsOf(text: string, cut: (word: string) => Word): PlacedWord[] {
  const plain = text.normalize('NFKC').toLowerCase().replace(ties, '').replace(apostrophes, '')
  const words: PlacedWord[] = []
  for (const { 0: written, index } of plain.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200c]*/gu)) {
    const joined = words.length > 0 && hyphens.test(plain[index - 1] ?? '')
    for (const run of syllabic.test(written) ? written.split(syllabicRuns).filter(Boolean) : [written]) {
      const letters = [...run]
      const parts = isSyllabic(run) && letters.length <= mostWordsOfShortName ? letters : [run]
      const syllables = isHan(run) ? hanPhones(run) : []
      parts.forEach((part, place) => {
        const word = { ...cut(part), joined: joined || place > 0 }
        const syllable = parts.length === 1 ? syllables.join('') : syllables[place]
        words.push(syllable ? { ...word, phones: phonesOfSyllable(syllable) } : word)
      })
    }
  }
  return words
}

/** Keeps two letters of one Persian word apart, where a keyboard has it. */
const nonJoiner = '\u200c'
/** What libraries write over or under two letters that stand for one: whole, or in halves, each over one of them. */
const ties = /[\u035c-\u0362\ufe20-\ufe2f]/g
const apostrophes = /['’‘ʼʻʹʺʾʿ`´′″׳״]/g
const hyphens = /[-‐‑–־]/
const syllabic = /[\uac00-\ud7a3\u1100-\u11ff]|\p{Script=Han}/u
const syllabicRuns = /([\uac00-\ud7a3\u1100-\u11ff]+|\p{Script=Han}+)/u

function stretchesOf(words: readonly PlacedWord[]): Stretch[] {
  const isShort = words.length <= mostWordsOfShortName
  const stretches: Stretch[] = []
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= words.length; to++) {
      if (!isShort && to - from > 1 && (to - from > mostWordsOfShortName || !words[to - 1]?.joined)) break
      stretches.push(joinWords(words, from, to))
    }
    if (from === 0 && stretches.at(-1)?.to !== words.length) {
      const whole = joinWords(words, 0, words.length)
      if (whole.letters.length <= mostLettersTogether) stretches.push(whole)
    }
  }
  return stretches
}

function joinWords(words: readonly Word[], from: number, to: number): Stretch {
  const held = words.slice(from, to)
  const letters = held.map((word) => word.letters).join('')
  const phones = spokenIn(held)
  const outlines = distinct(phones.flatMap((each) => outlineOf(each) ?? []))
  const [first] = held
  if (first && held.length === 1) {
    const { sound, heard, rough } = first
    return { from, to, letters, sounds: [sound], heards: [heard], roughs: [rough], phones, outlines }
  }
  const sounds = distinct([
    joinSounds(held.map(({ sound }) => sound)),
    soundOf(held.map(({ latin }) => latin).join('')),
  ])
  // Only a surname or a given name loses its beginning, not what follows inside a given name.
  const heardApart = held.map(({ heard, inside }, index) => (index < 2 ? heard : inside))
  const roughApart = held.map(({ rough, roughInside }, index) => (index < 2 ? rough : roughInside))
  const heards = distinct([...sounds.map(heardSoundOf), joinSounds(heardApart)])
  const roughs = distinct([...heards.map(roughSoundOf), joinSounds(roughApart)])
  return { from, to, letters, sounds, heards, roughs, phones, outlines }
}

/** What is too short for an outline is not compared by what is spoken in it. */
function spokenIn(words: readonly Word[]): string[] {
  return joinPhones(words).filter((phones) => outlineOf(phones) !== null)
}

function distinct(forms: readonly string[]): readonly string[] {
  return forms.every((form) => form === forms[0]) ? forms.slice(0, 1) : [...new Set(forms)]
}
