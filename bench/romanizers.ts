/*
 * Other ways to write a Korean name in Latin letters than the one in src/model/romanization.ts, by the tables of their
 * own rules and not by ours, so that search is asked for what it did not make itself.
 */

/** The way in which a name of a surname of one syllable and a given name is written. */
export type Romanizer = (surname: string, given: readonly string[]) => string

/** The Revised Romanization of 2000, letter by letter within a syllable: Gim Deok-hun. */
const revised: Romanizer = (surname, given) => {
  const write = (syllable: string) => syllableOf(syllable, revisedLetters)
  return hyphened(write(surname), given.map(write))
}

/** McCune and Reischauer of 1939, voiced between voiced sounds: Kim Tŏk-hun, Ch’oe Ryong-hae, Pak Pong-ju. */
const mcCuneReischauer: Romanizer = (surname, given) => {
  const write = (syllables: readonly string[]) => {
    const parts = syllables.map((syllable) => syllableOf(syllable, mcCuneLetters))
    return parts.map((part, index) => (/[aeiouŏŭnml]$|ng$/.test(parts[index - 1] ?? '') ? voiced(part) : part))
  }
  return hyphened(write([surname]).join(''), write(given))
}

/** The same without its marks, as it is mostly printed. */
const mcCuneReischauerBare: Romanizer = (surname, given) =>
  mcCuneReischauer(surname, given)
    .normalize('NFD')
    .replace(/[\u0300-\u036f’]/g, '')

/** As English-language papers of the South write the names of the North: Lee, Park, Choi, and Roh. */
const southernPress: Romanizer = (surname, given) => {
  const family = pressSurnames[surname] ?? syllableOf(surname, revisedLetters)
  return hyphened(
    family,
    given.map((syllable) => syllableOf(syllable, revisedLetters)),
  )
}

/** The same by ear: ㅓ as u, ㅜ as oo, ㅡ as eu, in three words: Kim Duk Hoon, Park Jung Chun. */
const byEar: Romanizer = (surname, given) => {
  const family = pressSurnames[surname] ?? syllableOf(surname, revisedLetters)
  const hear = (syllable: string) =>
    syllableOf(syllable, revisedLetters)
      .replace(/eo/, 'u')
      .replace(/^([bcdfghjklmnprst]*)u([nl])$/, (all, start, end) =>
        hasVowel(syllable, 'ㅜ') ? `${start}oo${end}` : all,
      )
  return [family, ...given.map(hear)].map(capital).join(' ')
}

interface Letters {
  readonly initials: readonly string[]
  readonly vowels: readonly string[]
  readonly finals: readonly string[]
}

const revisedLetters: Letters = {
  initials: 'g kk n d tt r m b pp s ss - j jj ch k t p h'.split(' '),
  vowels: 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' '),
  finals: '- k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' '),
}

const mcCuneLetters: Letters = {
  initials: 'k kk n t tt r m p pp s ss - ch tch ch’ k’ t’ p’ h'.split(' '),
  vowels: 'a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i'.split(' '),
  finals: revisedLetters.finals,
}

const pressSurnames: Readonly<Record<string, string>> = {
  김: 'Kim',
  리: 'Lee',
  이: 'Lee',
  박: 'Park',
  최: 'Choi',
  정: 'Jung',
  조: 'Cho',
  강: 'Kang',
  오: 'Oh',
  로: 'Roh',
  노: 'Noh',
  태: 'Tae',
  림: 'Lim',
  렴: 'Yeom',
  우: 'Woo',
  고: 'Koh',
  곽: 'Kwak',
  권: 'Kwon',
  서: 'Suh',
  신: 'Shin',
  안: 'Ahn',
  전: 'Jeon',
  허: 'Huh',
}

/** Which vowel letters stand where in the order of Unicode. */
const vowelLetters = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'

function hasVowel(syllable: string, vowel: string): boolean {
  return vowelLetters[partsOf(syllable)[1]] === vowel
}

function syllableOf(syllable: string, { initials, vowels, finals }: Letters): string {
  const [initial, vowel, final] = partsOf(syllable)
  return `${initials[initial]}${vowels[vowel]}${finals[final]}`.replaceAll('-', '')
}

function partsOf(syllable: string): [initial: number, vowel: number, final: number] {
  const index = (syllable.codePointAt(0) ?? 0) - 0xac00
  return [Math.floor(index / 588), Math.floor(index / 28) % 21, index % 28]
}

function voiced(syllable: string): string {
  return syllable.replace(/^(?:k(?![k’])|t(?![t’c])|p(?![p’])|ch(?!’))/, (letters) => voicedLetters[letters] ?? letters)
}

const voicedLetters: Readonly<Record<string, string>> = { k: 'g', t: 'd', p: 'b', ch: 'j' }

function hyphened(surname: string, given: readonly string[]): string {
  return `${capital(surname)} ${capital(given.join('-'))}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** By what they are called. */
export const romanizers: Readonly<Record<string, Romanizer>> = {
  'in Revised Romanization': revised,
  'in McCune-Reischauer': mcCuneReischauer,
  'in McCune-Reischauer without marks': mcCuneReischauerBare,
  "as the South's press writes": southernPress,
  'by ear': byEar,
}
