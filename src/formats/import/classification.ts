import type { Fields } from './json/fields.ts'

/** The word of the open list of classifications that a field gives. One that gives none stays. */
export function classificationIn(fields: Fields, field = 'classification'): string | null {
  const word = classificationWord(fields.peek(field) ?? '')
  if (word !== null) fields.text(field)
  return word
}

/** "legislative period" is LEGISLATIVE_PERIOD. What leaves no Latin letter of it is none. */
function classificationWord(text: string): string | null {
  const word = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^[_\d]+|_$/g, '')
  return word === '' ? null : word
}
