import { asciiOf } from './scripts/letters.ts'

/*
 * What the romanizations of one Korean name have in common. Each writes the same sounds with other letters, and most
 * print them without the marks that tell ㅓ from ㅗ or ㅋ from ㄱ. So both sides of a comparison are folded to the
 * letters that are left when every such difference is given up. The equivalences were read from these tables:
 *
 * - "Rules of the Latin Alphabetical Transcriptions of the Korean Language", DPRK 1992, last 2012 (UNGEGN working paper 46)
 * - the Revised Romanization, notice 2000-8 of the Ministry of Culture and Tourism, Republic of Korea
 * - McCune and Reischauer, Transactions of the Korea Branch of the Royal Asiatic Society 29, 1939; BGN/PCGN 1945
 *
 * with the habits of the English-language press (Park, Lee, Choi, Noh, Young), the English bureau and the letters in which Slavic, Baltic,
 * Hungarian, Turkish and Albanian print ㅈ and ㅅ.
 */

/**
 * The sound of a word in lower-case Latin letters: the same for Tok, Deok and Tŏk, for Choe, Choi and Ch'oe. In letters
 * of other scripts a word is only itself.
 */
export function soundOf(word: string): string {
  const plain = withoutMarks(word.replace(/[^\0-\x7f]/g, (letter) => markedConsonants[letter] ?? letter))
  return (ordinals.get(plain) ?? plain)
    .replace(/(\d)(?:st|nd|rd|th)$/, '$1')
    .replace(/^([bgklmnp])j|([hr])j/g, '$1$2y')
    .replace(/(?<=[aeou])r(?=[bcdfgjkmnpqstvwxz]|$)/g, '')
    .replace(/(?<=[aeiouy])h(?![aeiouwy])/g, '')
    .replace(spellings, (letters) => sounds.get(letters) ?? letters)
    .replace(doubled, '$1')
}

/**
 * The same, for a word as it sounds, as it is heard elsewhere: as the South pronounces the beginning of a word (Ri and I,
 * Ryong and Yong, Ro and No), and with neighbouring consonants pronounced together (Kuk-ryol and Kung-nyol). Both are rules.
 */
export function heardSoundOf(sound: string): string {
  return heardSoundInside(sound.replace(/^r(?=[iy])|^n(?=[iy])/, '').replace(/^r(?=[aeou])/, 'n'))
}

/** The same inside a name, where nothing is lost of its beginning. */
export function heardSoundInside(sound: string): string {
  return sound
    .replace(/(?<=[aeiou])k(?=[mnr])/g, 'nk')
    .replace(/(?<=[aeiou])p(?=[mnr])/g, 'm')
    .replace(/(?<=[aeiou])t(?=[mn])/g, 'n')
    .replace(/(?<=nk|m)r/g, 'n')
    .replace(/nr|rn/g, 'r')
    .replace(/yi|ui/g, 'i')
    .replace(doubled, '$1')
}

/**
 * The same, more roughly, for a word as it is heard: where ㅓ is written u, as in Kim Il Sung and Park Chung Hee, and
 * where ng and n are one. This also makes one of names that are not: Kim Man Su and Kim Man So.
 */
export function roughSoundOf(heard: string): string {
  if (!heard.includes('u') && !heard.includes('nk')) return heard
  return heard
    .replace(/nk(?![aeiouwy])/g, 'n')
    .replace(doubled, '$1')
    .replace(/u/g, 'o')
}

/**
 * The sound of a name's words with ㅓ told from ㅗ and ㅡ from ㅜ, where a romanization tells them: by eo and eu, or by ŏ
 * and ŭ. Null where none of them is told, be it that the name has none or that its marks were left out.
 */
export function toldSoundOf(words: readonly string[]): string | null {
  const told = words.map((word) => word.normalize('NFC').replace(/eo|ŏ/g, 'ə').replace(/eu|ŭ/g, 'ɯ'))
  return told.some((word) => /[əɯ]/.test(word)) ? joinSounds(told.map(soundOf)) : null
}

/** Sounds put together, folded where they meet as they would be inside a word. */
export function joinSounds(parts: readonly string[]): string {
  const joined = parts.join('')
  const plain = joined.includes('h') ? joined.replace(/([jpst]|(?<!n)k)h/g, '$1') : joined
  return plain.replace(doubled, '$1')
}

/** A text without the marks on its Latin, Greek and Cyrillic letters. */
export function withoutMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\P{Script=Latin}\0-\x7f]/gu, (letter) => asciiOf(letter) || letter)
    .normalize('NFC')
}

/** Not m and n: Kim Myong Nam is not Kim Yong Nam. */
const doubled = /([a-lo-z])\1+/g

/** Letters whose mark makes another consonant or vowel of them. */
const markedConsonants: Readonly<Record<string, string>> = {
  č: 'ch',
  ć: 'ch',
  ç: 'ch',
  ĉ: 'ch',
  š: 'sh',
  ś: 'sh',
  ş: 'sh',
  ș: 'sh',
  ŝ: 'sh',
  ž: 'zh',
  ź: 'zh',
  ż: 'zh',
  ǆ: 'j',
  ĝ: 'j',
  ǧ: 'j',
  ǰ: 'j',
  ı: 'u',
}

/** English words for the numbers of congresses and committees. */
const ordinals: ReadonlyMap<string, string> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'
    .split(' ')
    .map((word, index): [string, string] => [word, String(index + 1)]),
)

/** Each sound, and how it is written. */
const writings: Readonly<Record<string, string>> = {
  k: 'g kk gg kh gh ck c q qu',
  nkh: 'ngh',
  t: 'd tt dd th dh',
  p: 'b pp bb ph bh f',
  j: 'jj ch chh tch tsh cs csh cz z zs zh dz dzs dzh dj tj xh',
  s: 'ss sh sz sch',
  r: 'l rr ll rh',
  w: 'v',
  ks: 'x',
  o: 'eo ou eau',
  u: 'eu oo wu woo',
  e: 'ae ai',
  i: 'ee yi',
  oi: 'oe oy we wae wai ve',
  wo: 'weo vo',
  ui: 'eui',
  ye: 'yae yai',
}

const sounds: ReadonlyMap<string, string> = new Map(
  Object.entries(writings).flatMap(([sound, ways]) => ways.split(' ').map((way): [string, string] => [way, sound])),
)

/** Any of the writings; of several that begin at the same letter, the longest. */
const spellings = new RegExp([...sounds.keys()].sort((a, b) => b.length - a.length).join('|'), 'g')
