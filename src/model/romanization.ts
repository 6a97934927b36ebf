/*
 * Hangul in Latin letters, syllable by syllable, in the way of North Korea: "Rules of the Latin Alphabetical Transcriptions
 * of the Korean Language" (DPRK, 1992, last 2012; UNGEGN working paper 46), as they are applied to the names of persons:
 * each syllable by itself, and ㅚ as oe, as in "Choe". The press leaves out the breves.
 * Unicode lays the 11,172 syllables out by arithmetic from U+AC00 (The Unicode Standard, chapter 3.12).
 */

/** The syllables of a text in Hangul, each in Latin letters. What is no Hangul is left out. */
export function romanize(text: string): string[] {
  return Array.from(text.normalize('NFKC'), romanizeLetter).filter((syllable) => syllable !== '')
}

/** Whether a text is all in Hangul, be it in whole syllables or in single letters, as when somebody is typing. */
export function isHangul(text: string): boolean {
  return /^[\uac00-\ud7a3\u1100-\u1112\u1161-\u1175]+$/.test(text.normalize('NFKC'))
}

/** Whether a text is all in Chinese characters. */
export function isHan(text: string): boolean {
  return /^\p{Script=Han}+$/u.test(text)
}

/** Whether each letter of a text is a syllable, as in Hangul and Chinese characters. */
export function isSyllabic(text: string): boolean {
  return isHangul(text) || isHan(text)
}

/**
 * A text in Hangul with the last consonant of its last syllable at the beginning of a next one, as it will be if a vowel
 * is typed next: 김옂 may become 김여저. Null where the last syllable ends in a vowel.
 */
export function carryFinal(text: string): string | null {
  const last = text.slice(-1)
  const final = isHangul(last) ? ((last.codePointAt(0) ?? 0) - firstSyllable) % finals.length : 0
  if (final <= 0) return null
  const kept = String.fromCodePoint((last.codePointAt(0) ?? 0) - final + (keptFinals[final] ?? 0))
  return text.slice(0, -1) + kept + String.fromCodePoint(firstInitial + (carriedInitials[final] ?? 0))
}

const initials = 'k kk n t tt r m p pp s ss - j jj ch kh th ph h'.split(' ').map(silent)
const vowels = 'a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i'.split(' ')
const finals = '- k k k n n n t l k m p l l p l m p p t t ng t t k t p -'.split(' ').map(silent)

/** Of each final: what stays of it, and which initial the rest becomes. */
const keptFinals = '0 0 0 1 0 4 4 0 0 8 8 8 8 8 8 8 0 0 17 0 0 0 0 0 0 0 0 0'.split(' ').map(Number)
const carriedInitials = '0 0 1 9 2 12 18 3 5 0 6 7 9 16 17 18 6 7 9 9 10 11 12 14 15 16 17 18'.split(' ').map(Number)

const firstSyllable = 0xac00
const lastSyllable = 0xd7a3
const firstInitial = 0x1100
const firstVowel = 0x1161

function romanizeLetter(letter: string): string {
  const code = letter.codePointAt(0) ?? 0
  if (code < firstSyllable || code > lastSyllable)
    return initials[code - firstInitial] ?? vowels[code - firstVowel] ?? ''
  const index = code - firstSyllable
  const initial = Math.floor(index / (vowels.length * finals.length))
  const vowel = Math.floor(index / finals.length) % vowels.length
  return `${initials[initial]}${vowels[vowel]}${finals[index % finals.length]}`
}

function silent(letters: string): string {
  return letters === '-' ? '' : letters
}
