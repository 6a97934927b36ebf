/** The word of the open list of classifications that a text gives: "legislative period" is LEGISLATIVE_PERIOD. What leaves no Latin letter of it is none. */
export function classificationWord(text: string): string | null {
  const word = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^[_\d]+|_$/g, '')
  return word === '' ? null : word
}
