import { createReader } from './letters.ts'

/*
 * Arabic, Persian and Hebrew in phones (see ../phones.ts). Short vowels are not written, so that between any two letters
 * there can be one, and a letter for a long vowel tells only its kind. Arabic letters after ALA-LC (2012), Persian ones
 * after BGN/PCGN (2019), Egyptian ones as they are printed (Gamal); Hebrew ones after the Academy of the Hebrew Language
 * (2006), which tells b from v, k from kh and p from f where the letters do not.
 */

/** A lower-case word in phones: by Arabic, Persian and Egyptian values, and with waw as a consonant; without its article. */
export function arabicPhones(word: string): string[] {
  const letters = word
    .replace(/ه\u200c/g, 'ة')
    .replace(/[\u064b-\u065f\u0670\u0640\u200c]/g, '')
    .replace(/^(عبد|)ال(?=..)(?!له)/, '$1')
    .replace(/^ابن$/, 'بن')
    .replace(/لله/g, 'له')
    .replace(/اآ/g, 'آ')
    .replace(/^[اأإ]/, 'ء')
    .replace(/(?<=.)[هح]$/, 'ة')
    .replace(/^و(?=.)|و(?=[اىيی])|(?<=[اآ])و/g, 'ڤ')
  const read = [readArabic, readPersian, readEgyptian].map((read) => readEach(letters, read))
  return [...new Set([...read, readEach(letters.replaceAll('و', 'ڤ'), readArabic)])]
}

/** A lower-case word in phones: with vav as a vowel, and as v. */
export function hebrewPhones(word: string): string[] {
  const letters = word
    .replace(/[\u0591-\u05c7]/g, '')
    .replace(/(?<=.)ה$/, 'א')
    .replace(/יי/g, 'י')
    .replace(/וו|^ו/g, 'װ')
  return [...new Set([letters, letters.replaceAll('ו', 'װ')].map((each) => readEach(each, readHebrew)))]
}

function readEach(word: string, read: (letter: string) => string): string {
  return Array.from(word, read).join('ə')
}

const shared = `ا A, آ A, ى A, أ ə, إ ə, ٱ ə, ء ə, ئ ə, ؤ ə, ع ə, ة ə, ۀ ə, ب b, ت t, ح h, خ h, د d, ر r, ز z, س s, ش š, ص s, ط t, ظ z,
  غ g, ف f, ق q, ك k, ک k, گ g, ل l, م m, ن n, ں n, ه h, ہ h, و U, ڤ v, ي I, ی I, پ p, چ č, ژ ž`

const readArabic = createReader(`${shared}, ث t, ج ĵ, ذ d, ض d`)
const readPersian = createReader(`${shared}, ث s, ج ĵ, ذ z, ض z`)
const readEgyptian = createReader(`${shared}, ث t, ج g, ذ d, ض d`)

const readHebrew =
  createReader(`א ə, ב β, ג g, ד d, ה h, ו U, װ v, ז z, ח h, ט t, י I, כ κ, ך κ, ל l, מ m, ם m, נ n, ן n, ס s, ע ə,
  פ φ, ף φ, צ c, ץ c, ק k, ר r, ש ʃ, ת t`)
