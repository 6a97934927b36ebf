/*
 * Whether two names can be one by what is spoken in them (see phones.ts). Romanizations of one name differ in vowels more than
 * in consonants, and some writings leave vowels out; so a name is looked up by its outline, the kinds of its
 * consonants, and then each vowel and consonant is held against the other's.
 */

/** The kinds of consonants that are taken for each other, each by the letter that stands for it in an outline. */
const kinds: Readonly<Record<string, string>> = {
  k: 'kghqгκĸ',
  s: 'szšžčcĵʃɕ',
  t: 'tdτ',
  p: 'pbfvπφβ',
  l: 'l',
  r: 'r',
  m: 'm',
  n: 'n',
}

/** Consonants that a writing leaves open: which ones each can be. */
const openConsonants: Readonly<Record<string, string>> = {
  ...{ г: 'gh', κ: 'kh', ĸ: 'kg', q: 'kg', τ: 'td', π: 'pb', φ: 'pf', β: 'bv', ʃ: 'sš' },
}

/** Vowels that are written in several ways. */
const openVowels: Readonly<Record<string, readonly string[]>> = {
  ё: ['e', 'o', 'io'],
  ä: ['a', 'e', 'ae'],
  å: ['a', 'o'],
  ö: ['o', 'e', 'oe'],
  ü: ['u', 'ue'],
  ů: ['u'],
  ė: ['e', 'i'],
  â: ['a', 'ia'],
  û: ['u', 'iu'],
  ĭ: ['', 'i'],
}

/** Vowels of which only the kind is told, and an untold one or none. */
const toldKinds: Readonly<Record<string, string>> = { ə: '[aeiou]?', A: '[aeo]', I: '[ie]', U: '[ouů]' }

/**
 * Vowels and consonants of which one is written for the other, but not by rule: short vowels of Arabic, consonants that
 * lost a mark, and what is voiced in one place and not in another.
 */
const nearVowels = pairsOf('ae ei ou iɨ ɛe ɛi')
const nearConsonants = pairsOf('fv bv dt kg kh gh sz zc sš zž cč šž žĵ ɕš')

function pairsOf(pairs: string): ReadonlySet<string> {
  return new Set(pairs.split(' ').flatMap((pair) => [pair, [...pair].reverse().join('')]))
}

/** A name of no consonant is not looked up by its outline, and the beginning of one needs several. */
const fewestConsonants = 1
const fewestOfBeginning = 3
/** With fewer consonants than these, what is only near is as well another name; and so is what only begins so. */
const fewestOfNear = 2
const fewestOfNearBeginning = 4

const fewestOfLong = 5

/** What the last consonant of somebody who is typing can yet become. */
const goesOnAs: Readonly<Record<string, string>> = {
  s: 'šɕčzž',
  z: 'ž',
  c: 'čk',
  k: 'h',
  g: 'h',
  p: 'f',
  š: 'č',
  ž: 'ĵ',
}

/** Distinguishes outlines from the other forms that names are looked up by. */
const outlineMark = '0'

/** The outline under which a name is looked up by its phones; null if it has too few consonants. */
export function outlineOf(phones: string): string | null {
  const { kinds } = cut(phones)
  return kinds.length < fewestConsonants ? null : outlineMark + kinds
}

/** Whether an outline is long enough to be looked up as the beginning of another. */
export function isBeginningOutline(outline: string): boolean {
  return outline.length >= outlineMark.length + fewestOfBeginning
}

/** SAME if nothing but the way of writing tells two names apart, or leaves it open; NEAR if vowels or kindred consonants differ. */
export type Agreement = 'SAME' | 'NEAR'

/** Whether the phones of what is asked for agree with those of a name, or with its beginning. */
export function agreementOf(asked: string, name: string, isBeginning: boolean): Agreement | null {
  const [a, b] = [cut(asked), cut(name)]
  if (isBeginning ? !b.kinds.startsWith(a.kinds) : a.kinds !== b.kinds) return null
  let near = 0
  for (const [index, cluster] of a.clusters.entries()) {
    const isLast = isBeginning && index === a.clusters.length - 1 && a.vowels.at(-1) === ''
    const other = b.clusters[index] ?? ''
    const found = isLast && goesOn(cluster, other) ? 'SAME' : clustersAgree(cluster, other)
    if (found === null) return null
    if (found === 'NEAR') near++
  }
  for (const [index, vowels] of a.vowels.entries()) {
    const others = b.vowels[index] ?? ''
    // Of a name with one consonant a vowel is half: none is not an untold one.
    if (a.clusters.length === 1 && (vowels === '') !== (others === '')) return null
    const found =
      isBeginning && index === a.vowels.length - 1 ? vowelsBegin(vowels, others) : vowelsAgree(vowels, others)
    if (found === null) return null
    if (found === 'NEAR') near++
  }
  if (near > 0 && a.clusters.length < (isBeginning ? fewestOfNearBeginning : fewestOfNear)) return null
  if (near > mostNear(a.clusters.length)) return null
  return near === 0 ? 'SAME' : 'NEAR'
}

/** In how many places two names of so many clusters of consonants can differ; in a short one in no more than half. */
function mostNear(clusters: number): number {
  return clusters < fewestOfLong ? Math.floor(clusters / 2) : Math.ceil(clusters / 2)
}

/** Clusters of neighbouring consonants of one kind, and the vowels before, between and behind them, empty ones too. */
interface Cut {
  readonly kinds: string
  readonly clusters: readonly string[]
  readonly vowels: readonly string[]
}

const kindOf = new Map(Object.entries(kinds).flatMap(([kind, all]) => Array.from(all, (each) => [each, kind] as const)))

function cut(phones: string): Cut {
  let kinds = ''
  const clusters: string[] = []
  const vowels = ['']
  for (const phone of phones) {
    const kind = kindOf.get(phone)
    const last = clusters.length - 1
    if (kind === undefined) vowels[last + 1] += phone
    else if (vowels[last + 1] === '' && kinds.at(-1) === kind) {
      if (!shareOne(clusters[last]?.at(-1) ?? '', phone)) clusters[last] += phone
    } else {
      kinds += kind
      clusters.push(phone)
      vowels.push('')
    }
  }
  return { kinds, clusters, vowels: vowels.map(plainVowels) }
}

/** A y before an e is not always written, nor is it told whether ei is an ai. */
function plainVowels(vowels: string): string {
  if (vowels.length < 2) return vowels
  return vowels
    .replace(/i+(?=[eё])/g, '')
    .replace(/([^ə])\1+/g, '$1')
    .replace(/ei/g, 'ai')
}

function clustersAgree(a: string, b: string): Agreement | null {
  if (a === b) return 'SAME'
  const [first, second] = [[...a], [...b]]
  const pairs = first.map((each, index) => [each, second[index] ?? ''] as const)
  if (first.length === second.length && pairs.every(([one, other]) => shareOne(one, other))) return 'SAME'
  if (first.length === second.length) return pairs.every(([one, other]) => areNear(one, other)) ? 'NEAR' : null
  return shch.test(a + b) ? 'NEAR' : null
}

/** Whether the cluster begins the other one, or will once its last consonant is written out. */
function goesOn(begun: string, cluster: string): boolean {
  const others = [...cluster]
  return Array.from(begun).every((each, index) => {
    const other = others[index] ?? ''
    return shareOne(each, other) || (index === begun.length - 1 && (goesOnAs[each] ?? '').includes(other))
  })
}

/** A shch of which only a sh is written. */
const shch = /^(?:šč[šɕ]|[šɕ]šč)$/

function shareOne(one: string, other: string): boolean {
  const others = openConsonants[other] ?? other
  return Array.from(openConsonants[one] ?? one).some((each) => others.includes(each))
}

function areNear(one: string, other: string): boolean {
  return shareOne(one, other) || nearConsonants.has(one + other)
}

function vowelsAgree(a: string, b: string): Agreement | null {
  if (a === b) return 'SAME'
  if (isKindOnly(a) && isKindOnly(b)) return 'SAME'
  if (isKindOnly(a) || isKindOnly(b)) {
    const [told, written] = isKindOnly(a) ? [a, longWays(b)] : [b, longWays(a)]
    const pattern = new RegExp(`^${Array.from(told, (each) => toldKinds[each] ?? each).join('')}$`)
    if (written.some((each) => pattern.test(each))) return 'SAME'
    return written.some((each) => pattern.test(each.replaceAll('ů', 'u'))) ? 'NEAR' : null
  }
  const [inA, inB] = [waysToWrite(a), waysToWrite(b)]
  if (inA.some((way) => inB.includes(way))) return 'SAME'
  return inA.some((one) => inB.some((other) => areNearVowels(one, other))) ? 'NEAR' : null
}

function vowelsBegin(begun: string, vowels: string): Agreement | null {
  if (begun === '') return 'SAME'
  if (isKindOnly(begun) || isKindOnly(vowels)) return vowelsAgree(begun, vowels)
  const found = waysToWrite(vowels).some((vowel) => waysToWrite(begun).some((each) => vowel.startsWith(each)))
  return found ? 'SAME' : vowelsAgree(begun, vowels)
}

function isKindOnly(vowels: string): boolean {
  return /[əAIU]/.test(vowels)
}

function waysToWrite(vowels: string): string[] {
  return Array.from(vowels, (vowel) => openVowels[vowel] ?? [vowel]).reduce<string[]>(
    (ways, next) => ways.flatMap((way) => next.map((each) => plainVowels(way + each))),
    [''],
  )
}

/** The same, with a u that is written as a long one told from others. */
function longWays(vowels: string): string[] {
  return vowels
    .split('ů')
    .reduce<string[]>(
      (ways, part) => ways.flatMap((way) => waysToWrite(part).map((each) => (way === '-' ? each : `${way}ů${each}`))),
      ['-'],
    )
}

function areNearVowels(a: string, b: string): boolean {
  if (['e', 'i', 'eio', 'ioe'].includes(a + b)) return true
  const [one, other] = [oneVowel(a), oneVowel(b)]
  const pairs = Array.from(one, (each, index) => [each, other[index] ?? ''] as const)
  return one.length === other.length && pairs.every(([each, next]) => each === next || nearVowels.has(each + next))
}

function oneVowel(vowels: string): string {
  return vowels
    .replace(/[aeo]i/g, 'ɛ')
    .replace(/ae/g, 'e')
    .replace(/[aio]u|ue/g, 'u')
    .replace(/io|oe/g, 'o')
}
