import { pinyin } from 'pinyin-pro'

/*
 * Chinese, syllable by syllable, in phones (see ../phones.ts): characters by pinyin-pro, and Latin letters in Hanyu pinyin
 * (ISO 7098:2015) or in Wade-Giles (H. A. Giles, 1912). That is mostly printed without the marks that tell p from p' and
 * u from ü, so one of its syllables can be several of pinyin.
 */

/** The phones of each character of a run, the first as surnames are read; empty for what is not known. */
export function hanPhones(characters: string): string[] {
  const syllables = pinyin(characters, { surname: 'head', toneType: 'none', type: 'array' })
  return syllables.map((syllable) => inPinyin.get(syllable.replace('ü', 'u'))?.[0] ?? '')
}

/** A word in plain lower-case Latin letters in phones, in every way in which it is so many syllables or fewer. */
export function syllablePhones(latin: string, atMost: number): string[] {
  const words = [latin, latin.replace(/(?<=[aeu])h$/, ''), latin.replace(/^ing$/, 'ying')]
  const read = [inPinyin, inWadeGiles].flatMap((syllables) =>
    words.flatMap((word) => readSyllables(word, syllables, atMost)),
  )
  return [...new Set(read)]
}

/** More ways to read a word than these are left out. */
const mostReadings = 4

type Syllables = ReadonlyMap<string, readonly string[]>

function readSyllables(word: string, syllables: Syllables, atMost: number): string[] {
  if (word === '') return ['']
  if (atMost === 0) return []
  for (let length = Math.min(word.length, longestSyllable); length > 0; length--) {
    const firsts = syllables.get(word.slice(0, length))
    // A vowel would begin a syllable only behind a mark: Xi'an.
    if (!firsts || /^[aeo]/.test(word.slice(length))) continue
    const rest = readSyllables(word.slice(length), syllables, atMost - 1)
    if (rest.length === 0) continue
    return firsts.flatMap((first) => rest.map((more) => first + more)).slice(0, mostReadings)
  }
  return []
}

const longestSyllable = 6

/** The syllables of Mandarin: initials in pinyin, and the finals that follow each of them. */
const table: readonly (readonly [initials: string, finals: string])[] = [
  ['b p', 'a ai an ang ao ei en eng i ian iao ie in ing o ou u'],
  ['m', 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u'],
  ['f', 'a an ang ei en eng o ou u'],
  ['d t', 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo'],
  ['n l', 'a ai an ang ao e ei en eng i ia ian iang iao ie in ing iu ong ou u ue uan un uo'],
  ['g k h', 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo'],
  ['zh ch sh r', 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo'],
  ['z c s', 'a ai an ang ao e ei en eng i ong ou u uan ui un uo'],
  ['j q x', 'i ia ian iang iao ie in ing iong iu u uan ue un'],
  ['y', 'a an ang ao e i in ing o ong ou u uan ue un'],
  ['w', 'a ai an ang ei en eng o u'],
  ['-', 'a ai an ang ao e ei en eng er o ou'],
]

const syllables = table.flatMap(([initials, finals]) =>
  initials
    .split(' ')
    .flatMap((initial) => finals.split(' ').map((final) => [initial.replace('-', ''), final] as const)),
)

const initialPhones = { zh: 'č', ch: 'č', j: 'č', q: 'č', z: 'c', sh: 'š', x: 'š', w: '', y: '' }
const unmarkedPhones = { ...initialPhones, b: 'π', p: 'π', d: 'τ', t: 'τ', g: 'ĸ', k: 'ĸ' }

const wadeGilesInitials: Readonly<Record<string, string>> = {
  ...{ b: 'p', d: 't', g: 'k', zh: 'ch', j: 'ch', q: 'ch', x: 'hs', z: 'ts', c: 'ts', r: 'j' },
}

const wholeWadeGiles: Readonly<Record<string, string>> = {
  ...{ zi: 'tzu', ci: 'tzu', si: 'ssu', yi: 'i', yan: 'yen', ye: 'yeh', you: 'yu', yong: 'yung', yue: 'yueh' },
}

const inPinyin: Syllables = new Map(
  syllables.map(([initial, final]) => [initial + final, [phonesOf(initial, final, initialPhones)]]),
)

const inWadeGiles: Syllables = new Map(
  [...Map.groupBy(syllables, ([initial, final]) => wadeGilesOf(initial, final))].map(([written, meant]) => [
    written,
    [...new Set(meant.map(([initial, final]) => phonesOf(initial, final, unmarkedPhones)))],
  ]),
)

function phonesOf(initial: string, final: string, phones: Readonly<Record<string, string>>): string {
  const start = phones[initial] ?? initial
  if (initial === 'y') return final.replace(/^(?=[aeo])/, 'i').replace(/^u/, 'iu')
  if (initial === 'w') return final.replace(/^(?=[aeio])/, 'u')
  if (final === 'i' && /[hrzcs]$/.test(initial)) return `${start}ɨ`
  return start + (/^[jqx]$/.test(initial) ? final.replace(/^u/, 'iu') : final)
}

function wadeGilesOf(initial: string, final: string): string {
  if (initial + final in wholeWadeGiles) return wholeWadeGiles[initial + final] ?? ''
  const written = final
    .replace(/^(i?)ong$/, '$1ung')
    .replace(/^([iu])e$/, '$1eh')
    .replace(/^ian$/, 'ien')
    .replace(/^er$/, 'erh')
  const start = wadeGilesInitials[initial] ?? initial
  if (written === 'i' && /^(?:[zcs]?h|r)$/.test(initial)) return `${start}ih`
  if (written === 'e' && /^[gkh]$/.test(initial)) return `${start}o`
  if (written === 'uo' && !/^(?:[gkh]|sh)$/.test(initial)) return `${start}o`
  return start + (written === 'ui' && /^[gk]$/.test(initial) ? 'uei' : written)
}
