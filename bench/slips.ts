/*
 * Every name with one slip of the pen of each kind at each place, and every beginning of it. What is wrong is always the
 * same for the same name, so that two runs can be compared.
 */

export type SlipKind = 'insert' | 'delete' | 'replace' | 'transpose'

export const slipKinds: readonly SlipKind[] = ['insert', 'delete', 'replace', 'transpose']

/** A name with a slip of one kind, once for each place at which it can happen to a letter. */
export function slipsOf(name: string, kind: SlipKind): string[] {
  const slips: string[] = []
  for (let at = 0; at < name.length; at++) {
    const [before, letter = '', next = '', after] = [name.slice(0, at), name[at], name[at + 1], name.slice(at + 1)]
    if (!/\p{L}/u.test(letter)) continue
    if (kind === 'insert') slips.push(before + letter + wrongLetter(name, at) + after)
    if (kind === 'delete') slips.push(before + after)
    if (kind === 'replace') slips.push(before + wrongLetter(name, at) + after)
    if (kind === 'transpose' && /\p{L}/u.test(next) && next !== letter)
      slips.push(before + next + letter + name.slice(at + 2))
  }
  return slips
}

/** A name in Hangul with one wrong syllable, once for each place. */
export function wrongSyllables(name: string): string[] {
  return [...name].map((syllable, at) => {
    const others = [...'강길남동렬무상영옥철태희'].filter((other) => other !== syllable)
    const wrong = others[(name.length * 7 + at * 5 + (name.codePointAt(0) ?? 0)) % others.length] ?? ''
    return name.slice(0, at) + wrong + name.slice(at + 1)
  })
}

/** A name in Hangul with one wrong vowel, or one wrong initial, once for each place: the next one in the alphabet. */
export function wrongHangulLetters(name: string): string[] {
  return [...name].flatMap((syllable, at) => {
    const index = (syllable.codePointAt(0) ?? 0) - 0xac00
    const [initial, vowel, final] = [Math.floor(index / 588), Math.floor(index / 28) % 21, index % 28]
    const wrong = [
      [(initial + 1) % 19, vowel],
      [initial, (vowel + 2) % 21],
    ]
    return wrong.map(([first = 0, second = 0]) => {
      const written = String.fromCodePoint(0xac00 + first * 588 + second * 28 + final)
      return name.slice(0, at) + written + name.slice(at + 1)
    })
  })
}

/** Each beginning of at least three letters that is not yet the name itself. */
export function beginningsOf(name: string): string[] {
  const lengths = Array.from({ length: Math.max(0, name.length - 3) }, (_, index) => index + 3)
  return lengths.filter((length) => /\S/.test(name[length - 1] ?? '')).map((length) => name.slice(0, length))
}

/**
 * What is seen while a name in Hangul is typed on its keyboard, where a consonant ends its syllable until a vowel follows
 * it, from the second letter on; and the letters that were typed.
 */
export function typedHangul(name: string): { readonly seen: string; readonly letters: string }[] {
  const all = [...name.normalize('NFD')]
  return all.slice(1, -1).map((letter, index) => {
    const before = all.slice(0, index + 1).join('')
    const last = before.normalize('NFC').at(-1) ?? ''
    const initial = (letter.codePointAt(0) ?? 0) - 0x1100
    const isOpen = ((last.codePointAt(0) ?? 0) - 0xac00) % 28 === 0
    const final = initial >= 0 && initial < 19 && isOpen ? (finalOfInitial[initial] ?? 0) : 0
    const seen = final > 0 ? before + String.fromCodePoint(0x11a7 + final) : before + letter
    return { seen: seen.normalize('NFC'), letters: before + letter }
  })
}

/** Which final an initial is written as, where it can be one. */
const finalOfInitial = [1, 2, 4, 7, 0, 8, 16, 17, 0, 19, 20, 21, 22, 0, 23, 24, 25, 26, 27]

function wrongLetter(name: string, at: number): string {
  const letters = [...'aeioubdghklmnprsty'].filter((letter) => letter !== name[at]?.toLowerCase())
  return letters[(name.length * 7 + at * 5 + (name.codePointAt(at) ?? 0)) % letters.length] ?? ''
}
