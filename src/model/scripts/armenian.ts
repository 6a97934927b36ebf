import { latinPhones } from './latin.ts'
import { asciiOf, createReader } from './letters.ts'

/*
 * Armenian and Georgian in phones (see ../phones.ts): by the tables of any-ascii, which have BGN/PCGN's romanization of Armenian
 * (1981) letter by letter and the national one of Georgian (2002), both made for readers of English.
 */

/** A lower-case word in phones, as it is read in the east and in the west. */
export function armenianPhones(word: string): string[] {
  return [...new Set([readTogether, readWestern].map((read) => inEnglish(read(word))))]
}

/** A lower-case word in phones. */
export function georgianPhones(word: string): string[] {
  return [inEnglish(asciiOf(word))]
}

function inEnglish(latin: string): string {
  return latinPhones(latin)[0] ?? ''
}

/** Letters that any-ascii would read one by one. */
const together = 'ու u, եւ ev, և ev, ռ r'

const readTogether = createReader(together)

/** Where what is voiced in the east is not, and the other way about: Boghos for Poghos. */
const readWestern = createReader(`${together}, պ b, բ p, կ g, գ k, տ d, դ t, ծ dz, ձ ts, ճ j, ջ ch`)
