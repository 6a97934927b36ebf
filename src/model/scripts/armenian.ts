import { latinPhones } from './latin.ts'
import { createReader } from './letters.ts'

/*
 * Armenian and Georgian in phones (see ../phones.ts): by the tables of any-ascii, which have BGN/PCGN's romanization of Armenian
 * (1981) letter by letter and the national one of Georgian (2002), both made for readers of English.
 */

/** A lower-case word in phones. */
export function armenianPhones(word: string): string[] {
  return latinPhones(readTogether(word)).slice(0, 1)
}

/** A lower-case word in phones. */
export const georgianPhones = armenianPhones

/** Letters that any-ascii would read one by one. */
const readTogether = createReader('ու u, եւ ev, և ev, ռ r')
