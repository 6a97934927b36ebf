import { armenianPhones, georgianPhones } from './scripts/armenian.ts'
import { syllablePhones } from './scripts/chinese.ts'
import { cyrillicPhones } from './scripts/cyrillic.ts'
import { greekPhones } from './scripts/greek.ts'
import { kanaPhones, moraPhones } from './scripts/japanese.ts'
import { latinPhones } from './scripts/latin.ts'
import { asciiOf } from './scripts/letters.ts'
import { arabicPhones, hebrewPhones } from './scripts/semitic.ts'

/*
 * What is spoken in a name of any script, one sign a phone, so that a name and its romanizations can be held against each
 * other (see agreement.ts). Each script has its table in scripts/. c is a ts, ĵ a dzh, and y and j are an i.
 */

/** What is spoken in a word, in each way in which it can be read. */
export interface Phones {
  /** By the values of its script, or by the habits of several languages: those of one habit stand in one place. */
  readonly general: readonly string[]
  /** As syllables of Chinese, and as morae of Japanese; none if it cannot be. */
  readonly chinese: readonly string[]
  readonly japanese: readonly string[]
  /** Whether it is a syllable as the names of Korea have them, which sound.ts compares. */
  readonly isKorean: boolean
}

/** Of a lower-case word of one script but Chinese, whose characters are read together (see hanPhones). */
export function phonesOf(word: string): Phones {
  const kana = kanaPhones(word)
  if (kana !== null) {
    const read = withVowels(japaneseVowels, kana)
    return { ...none, general: [read], japanese: [read] }
  }
  const script = scripts.find(({ letters }) => letters.test(word))
  if (script) return { ...none, general: script.read(word) }
  if (!/^\p{Script=Latin}[\p{Script=Latin}\p{M}]*$/u.test(word)) return none
  const plain = asciiOf(word)
  const japanese = moraPhones(plain)
  const isKorean = koreanSyllable.test(plain)
  return {
    general: latinPhones(word).map(withoutArticle),
    chinese: syllablePhones(plain, isKorean ? 1 : mostSyllables).map((read) => withVowels(chineseVowels, read)),
    japanese: japanese === null ? [] : [withVowels(japaneseVowels, japanese)],
    isKorean,
  }
}

/** Of a Chinese character that is read so. */
export function phonesOfSyllable(syllable: string): Phones {
  const read = withVowels(chineseVowels, syllable)
  return { ...none, general: [read], chinese: [read] }
}

/** What is spoken in neighbouring words: each way to read all of them. */
export function joinPhones(words: readonly { readonly letters: string; readonly phones: Phones }[]): string[] {
  const held = words.filter(({ letters }, index) => !isArticle(letters, index, words[index + 1]?.letters))
  const chinese = joinEach(held.map(({ phones }) => phones.chinese))
  if (held.every(({ phones }) => phones.isKorean)) return held.length > 1 ? chinese : []
  const general = alignEach(held.map(({ phones }) => phones.general))
  return [...new Set([...general, ...chinese, ...joinEach(held.map(({ phones }) => phones.japanese))])]
}

/** What has one vowel for another is another syllable of Chinese or Japanese, and not another way to write it. */
function withVowels(vowels: string, phones: string): string {
  return phones.replace(/[aeiou]/g, (vowel) => vowels['aeiou'.indexOf(vowel)] ?? vowel)
}

/** Two sets of signs, since what is read as the one language is no spelling of the other: Xi is not Shi. */
const chineseVowels = 'ᴀᴇɪᴏᴜ'
const japaneseVowels = 'ɑɜɩɔʊ'

/** A surname or a given name of Chinese has no more. */
const mostSyllables = 3

const none: Phones = { general: [], chinese: [], japanese: [], isKorean: false }

const scripts: readonly { readonly letters: RegExp; read(word: string): string[] }[] = [
  { letters: /^[\p{Script=Cyrillic}\p{M}]+$/u, read: cyrillicPhones },
  { letters: /^[\p{Script=Greek}\p{M}]+$/u, read: greekPhones },
  { letters: /^[\p{Script=Arabic}\p{M}\u0640\u200c]+$/u, read: arabicPhones },
  { letters: /^[\p{Script=Hebrew}\p{M}]+$/u, read: hebrewPhones },
  { letters: /^[\p{Script=Armenian}\p{M}]+$/u, read: armenianPhones },
  { letters: /^[\p{Script=Georgian}\p{M}]+$/u, read: georgianPhones },
]

const koreanSyllable =
  /^(?:kk|gg|tt|dd|pp|bb|ss|jj|tch|[kgtdpcj]h|[kgntdrlmpbsjh])?[yw]?(?:ae|ai|eo|eu|oe|oi|ou|oo|ee|ui|[aeiou])(?:ng|ck|[kgntdrlmpbh])?$/

/** Abdel, Abdul, Abdur and Abd al- before another name; ibn, bin and ben. */
function withoutArticle(phones: string): string {
  if (/^(?:ibn|b[ei]n)$/.test(phones)) return 'bən'
  return phones.replace(/^abd[aeiou](?:l(?!l?ah?$))?(?!$(?<=abd[aeiou]i))/, 'abdə')
}

/** al-, el-, and as-, ash-, ar-, before a letter like theirs. */
function isArticle(letters: string, index: number, next: string | undefined): boolean {
  if (next === undefined) return false
  const [, consonants] = /^[aeu](l|[dnrtzs]|sc?h)$/.exec(letters) ?? []
  return consonants !== undefined && (consonants === 'l' ? index > 0 || letters !== 'ul' : next.startsWith(consonants))
}

/** Every way to read the first with every way to read the next, up to some. */
function joinEach(words: readonly (readonly string[])[]): string[] {
  return words.reduce<string[]>(
    (joined, ways) => joined.flatMap((start) => ways.map((way) => start + way)).slice(0, mostWays),
    [''],
  )
}

const mostWays = 8

/** A name is written by one habit, so that the first ways go together, and the second ones. */
function alignEach(words: readonly (readonly string[])[]): string[] {
  if (words.some((ways) => ways.length === 0)) return []
  const count = Math.max(...words.map((ways) => ways.length))
  return Array.from({ length: count }, (_, index) => words.map((ways) => ways[index] ?? ways[0]).join(''))
}
