import anyAscii from 'any-ascii'

/**
 * Reads a word by a table of pairs: letters, of which a regular expression may say what stands around them, and their
 * phones; "-" for none. The longest are read first, and letters that the table lacks as any-ascii has them.
 */
export function createReader(table: string): (word: string) => string {
  const pairs = table
    .trim()
    .split(/,\s+/)
    .map((pair) => pair.split(' '))
    .sort(([a = ''], [b = '']) => b.length - a.length)
  const known = new RegExp(pairs.map(([letters]) => `(${letters})`).join('|'), 'gu')
  const phones = pairs.map(([, read = '']) => read.replace('-', ''))
  return (word) => {
    let read = ''
    let end = 0
    for (const match of word.matchAll(known)) {
      const [letters, ...groups] = match
      read += asciiOf(word.slice(end, match.index)) + phones[groups.findIndex((group) => group !== undefined)]
      end = match.index + letters.length
    }
    return read + asciiOf(word.slice(end))
  }
}

/** A word of any script in small ASCII letters, by the tables of any-ascii. */
export function asciiOf(word: string): string {
  return /^[a-z]*$/.test(word)
    ? word
    : anyAscii(word)
        .toLowerCase()
        .replace(/[^a-z]/g, '')
}
