import { createReader } from './letters.ts'

/*
 * Latin letters in phones (see ../phones.ts), as the habits of three groups of languages have them, since a spelling does not
 * say whose it is.
 */

/** A lower-case word in phones, by each of the habits, in the same order for every word. */
export function latinPhones(word: string): string[] {
  const letters = word.normalize('NFC').replace(/(?<=[aeiouāēīōū])h$/, '')
  return habits.map((read) =>
    read(letters)
      .replace(/(?<=[čšž])i?e/g, 'ё')
      .replace(/t(?=č)/g, ''),
  )
}

/** What marks and strokes make of letters. */
const marked = `č č, ć č, ĉ č, ç č, š š, ś š, ş š, ș š, ŝ šč, ž ž, ź ž, ż ž, ǆ ĵ, ǰ ĵ, ǧ ĵ, dž ĵ, ţ c, ț c, ë ё, ö ö, ő ö, ø ö, œ ö,
  ü ü, ű ü, ů u, ū ů, ē ė, ä ä, æ ä, å å, â â, û û, ß s, þ t, ð d`

const everywhere = `${marked}, shch šč, sh š, zh ž, dzh ĵ, dj ĵ, kh h, gh g, ph f, th t, dh d, dz z, ts c, tz c, q k, w v, y i, oo ů`

/** English, and the romanizations made for it: BGN/PCGN, ALA-LC, ICAO, Hepburn. */
const english = `${everywhere}, tch č, ch č, j ĵ, x ks, c(?=[eiy]) s, c k, ck k, qu k, ow(?=[bdfghknz]) ou, ou ů, ee i, đ d`

/** German, Polish and the Slavic languages of the south, with ISO 9 and the Greek that scholars write. */
const continental = `${everywhere}, schtsch šč, tsch č, dsch ĵ, sch š, cz č, cs č, sz š, ds(?=[aeiou]) z, ch h, j i, x h, c c, đ ĵ`

const french = `${everywhere}, chtch šč, tch č, ch ɕ, j ž, x ks, c(?=[eiy]) s, c k, ck k, qu k, gu(?=[eiy]) g, ou ů, đ d`

const habits = [english, continental, french].map(createReader)
