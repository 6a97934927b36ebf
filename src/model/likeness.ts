import { type Agreement, agreementOf, isBeginningOutline } from './agreement.ts'
import { foldName } from './display.ts'
import type { NameQuery, Reading } from './name-query.ts'
import { isHan, isSyllabic } from './romanization.ts'
import { isOneSlip, isSlipOfName, shortestSlipOfWord } from './slip.ts'
import { type Spelling, type Stretch, toldSound } from './spelling.ts'
import type { RecordedSpelling } from './spelling-record.ts'

/**
 * How like a name is to what was asked for, from 0 (not at all) to 1 (the same): by how much has to be assumed if this
 * name is meant. What is written out without a mistake comes before what is unfinished, that before a part of a name,
 * and all of these before a mistake. A mistake is likelier in a whole name than a whole other name that only sounds so.
 *
 *   1            the same, but for case and compatibility forms
 *   0.95         the same letters, but for marks, hyphens and spaces
 *   0.94         and for the surname at the other end
 *   0.93         the same sound in another romanization or script, where both tell ㅓ from ㅗ or ㅡ from ㅜ
 *   0.91         the same letters, where only one of them tells these vowels apart
 *   0.90         the same sound in another romanization or script
 *   0.89         and the surname at the other end
 *   0.87         the same as it is heard elsewhere, by rule: I Yong-gil for Ri Yong Gil
 *   0.86         and the surname at the other end
 *   0.72 to 0.80 the name begins so
 *   0.66         the same sound, roughly: Kim Duk Hoon for Kim Tok Hun, Qasim Suleymany for Qassem Soleymani
 *   0.60 to 0.64 the same words in another order
 *   0.50 to 0.56 neighbouring words of the name
 *   0.42 to 0.48 the same, the last of them unfinished
 *   0.34 to 0.38 the same but for one slip of the pen
 *   0.33         the same but for one syllable, in a script that writes one with each letter
 *   0.32         one slip of the pen or roughly the same sound, and the surname at the other end
 *   0.30 to 0.31 the beginning of the name as it is heard elsewhere
 *   0.26 to 0.29 words from here and there in the name, the last of them perhaps unfinished
 *   0.24 to 0.25 roughly the beginning of the name
 *   0.22 to 0.23 roughly words of the name
 *   0.21         roughly the same, but for one slip of the pen
 *   0.16 to 0.20 the same words in another order, but for one slip
 *   0.08 to 0.14 words of the name, but for one slip
 *   0.05 to 0.07 more than the name: Premier Kim Tok Hun
 *
 * Inside a range, the same letters come before the same sound, and that before the same as it is heard elsewhere; then
 * those of which half or all is there come first.
 */
export function likeness(asked: NameQuery, name: RecordedSpelling): number {
  const { whole } = name
  const alike = nearness(asked.whole, whole, same)
  const written = alike === 2 ? 0.87 : alike === 0 || alike === 1 ? alikeInFull(asked, name, alike) : 0
  const turned = best(asked.turns, (turn) => pick(nearness(turn, whole, sameByRule), [0.94, 0.89, 0.86]))
  if (written > 0 || turned > 0) return Math.max(written, turned)
  const begun = nearness(asked.beginning, whole, begins)
  if (begun === 0 || begun === 1) return 0.76 - 0.04 * begun + 0.04 * share(lengthOf(asked.whole), name)
  if (alike === 3) return 0.66
  const among = best(asked.readings, (reading) => amongWords(reading, name))
  if (among >= leastOfNeighbours) return among
  const slip = bySlip(asked, whole)
  if (slip > 0) return slip
  const least = begun === 2 ? 0.3 : 0.24
  if (begun !== null) return Math.max(among, least + 0.01 * share(lengthOf(asked.whole), name))
  if (among > 0) return among
  if (nearness(asked.whole, whole, roughSlipOfName) !== null) return 0.21
  const amongWithSlip = best(asked.readings, (reading) => amongWordsWithSlip(reading, name))
  return amongWithSlip || best(asked.parts, (part) => pick(nearness(part, whole, sameByRule), [0.07, 0.06, 0.05]))
}

/** What neighbouring words of a name come to at least. */
const leastOfNeighbours = 0.42

function alikeInFull({ folded, toldSound: told }: NameQuery, { text }: Spelling, alike: 0 | 1): number {
  if (folded === foldName(text)) return 1
  const toldThere = toldSound(text)
  if (told === toldThere && (told !== null || alike === 0)) return alike === 0 ? 0.95 : 0.93
  return alike === 0 && (told === null || toldThere === null) ? 0.91 : 0.9
}

/** 0 for the same letters, 1 for the same sound, 2 for the same as it is heard elsewhere, 3 for the same roughly. */
type Nearness = 0 | 1 | 2 | 3

/** How two forms can fit, and which forms count. */
interface Fit {
  fits(asked: string, name: string): boolean
  readonly furthest: Nearness
  /** How what is spoken is compared: as a whole, as a beginning, or not at all. */
  readonly spoken: 'WHOLE' | 'BEGINNING' | null
}

const same: Fit = { fits: (asked, name) => asked === name, furthest: 3, spoken: 'WHOLE' }
const sameByRule: Fit = { ...same, furthest: 2 }
const begins: Fit = { fits: (asked, name) => name.startsWith(asked), furthest: 3, spoken: 'BEGINNING' }
const slipOfName: Fit = { fits: isSlipOfName, furthest: 2, spoken: null }
const roughSlipOfName: Fit = { ...slipOfName, furthest: 3 }
const slipOfWord: Fit = {
  fits: (asked, name) =>
    asked.length >= shortestSlipOfWord && name.length >= shortestSlipOfWord && isOneSlip(asked, name),
  furthest: 1,
  spoken: null,
}

/** By which forms the one fits the other, the strictest first; null where by none. */
function nearness(asked: Stretch, name: Stretch, fit: Fit): Nearness | null {
  if (fit.fits(asked.letters, name.letters)) return 0
  const spoken = agreement(asked, name, fit)
  if (spoken === 'SAME') return 1
  if (fit.spoken === null || mayBeKorean(asked) || mayBeKorean(name)) {
    if (someFit(asked.sounds, name.sounds, fit)) return 1
    if (fit.furthest >= 2 && someFit(asked.heards, name.heards, fit)) return 2
    if (fit.furthest >= 3 && someFit(asked.roughs, name.roughs, fit)) return 3
  }
  return fit.furthest >= 3 && spoken ? 3 : null
}

/** Whether it has no phones, or sounds like syllables of Korean; if neither, its sound by the rules of Korean says nothing. */
function mayBeKorean({ sounds, outlines }: Stretch): boolean {
  return outlines.length === 0 || sounds.some((sound) => syllablesOfSound.test(sound))
}

const syllablesOfSound = /^(?:[ktpjsrmnh]?h?[yw]?[aeiou]+(?:nk|[ktprmns])?)+$/

/** How what is spoken in the one agrees with the other, in the ways to read them that agree best. */
function agreement(asked: Stretch, name: Stretch, { spoken }: Fit): Agreement | null {
  if (spoken === null || name.outlines.length === 0) return null
  const isBeginning = spoken === 'BEGINNING'
  const met = asked.outlines.some((outline) =>
    name.outlines.some((other) =>
      isBeginning ? isBeginningOutline(outline) && other.startsWith(outline) : outline === other,
    ),
  )
  if (!met) return null
  const held = name.phones
  const found = asked.phones.flatMap((one) => held.map((other) => agreementOf(one, other, isBeginning)))
  if (!found.some(Boolean)) return null
  // Other characters that are read alike are as often another name.
  return found.includes('SAME') && !(isHan(asked.letters) && isHan(name.letters)) ? 'SAME' : 'NEAR'
}

function someFit(asked: readonly string[], name: readonly string[], fit: Fit): boolean {
  for (const one of asked) for (const other of name) if (fit.fits(one, other)) return true
  return false
}

function pick(nearness: Nearness | null, scores: readonly number[]): number {
  return nearness === null ? 0 : (scores[nearness] ?? 0)
}

function bySlip(asked: NameQuery, whole: Stretch): number {
  const slip = nearness(asked.whole, whole, slipOfName)
  if (slip === 0 && isSyllabic(whole.letters))
    return someFit(asked.whole.sounds, whole.sounds, slipOfName) ? 0.36 : 0.33
  if (slip !== null) return 0.38 - 0.02 * slip
  const isTurned = (turn: Stretch) =>
    nearness(turn, whole, slipOfName) !== null || agreement(turn, whole, same) !== null
  return asked.turns.some(isTurned) ? 0.32 : 0
}

function amongWords(reading: Reading, name: RecordedSpelling): number {
  const found = findWords(reading, name, null)
  if (!found) return 0
  const held = share(found.length, name)
  if (found.nearness === 3) return 0.22 + 0.01 * held
  if (isAll(found, name)) return 0.64 - 0.02 * found.nearness
  if (areNeighbours(found)) return (found.inFull ? 0.54 : 0.46) - 0.02 * (found.nearness - held)
  return (found.inFull ? 0.28 : 0.27) - 0.005 * found.nearness + 0.01 * held
}

function amongWordsWithSlip(reading: Reading, name: RecordedSpelling): number {
  return best(reading.mistakable, (word) => {
    const found = findWords(reading, name, word)
    if (!found || found.nearness === 3) return 0
    if (isAll(found, name)) return 0.2 - 0.02 * found.nearness
    return 0.12 - 0.02 * found.nearness + 0.02 * share(found.length, name)
  })
}

/** Words, each found in a stretch of the name. */
interface Found {
  readonly stretches: readonly Stretch[]
  readonly length: number
  /** Whether none of them is only the beginning of a word. */
  readonly inFull: boolean
  readonly nearness: Nearness
}

/**
 * Finds each word in a stretch of its own, the last perhaps as the beginning of one, and `slip` only as a slip of one.
 * Null if one of them is not there.
 */
function findWords({ words, beginning }: Reading, name: RecordedSpelling, slip: Stretch | null): Found | null {
  if (!words.every((word) => word === slip || mayHave(name, word === words.at(-1) ? beginning : word))) return null
  const stretches: Stretch[] = []
  let length = 0
  let inFull = true
  let worst: Nearness = 0
  for (const word of words) {
    let found = nearest(word, name, stretches, word === slip ? slipOfWord : same)
    if (!found && word !== slip && word === words.at(-1)) {
      found = nearest(beginning, name, stretches, begins)
      inFull = false
    }
    if (!found) return null
    stretches.push(found.stretch)
    length += Math.min(lengthOf(word), lengthOf(found.stretch))
    if (found.nearness > worst) worst = found.nearness
  }
  return { stretches, length, inFull, nearness: worst }
}

function mayHave(name: RecordedSpelling, word: Stretch): boolean {
  const has = (form: string) => name.mayHave(form)
  return (
    has(word.letters) ||
    word.sounds.some(has) ||
    word.heards.some(has) ||
    word.roughs.some(has) ||
    word.outlines.some(has)
  )
}

/** Of the stretches that hold no word of those taken, the one that the word is nearest to, the next one if it can be. */
function nearest(word: Stretch, { stretches }: Spelling, taken: readonly Stretch[], fit: Fit) {
  let best: { readonly stretch: Stretch; readonly nearness: Nearness } | null = null
  const next = taken.at(-1)?.to
  for (const stretch of stretches) {
    const found = nearness(word, stretch, fit)
    if (found === null || (best && found > best.nearness)) continue
    if (best && found === best.nearness && stretch.from !== next) continue
    if (taken.some(({ from, to }) => stretch.to > from && stretch.from < to)) continue
    best = { stretch, nearness: found }
  }
  return best
}

function isAll({ stretches, inFull }: Found, { length }: Spelling): boolean {
  return inFull && stretches.reduce((sum, { from, to }) => sum + to - from, 0) === length
}

function areNeighbours({ stretches }: Found): boolean {
  const from = Math.min(...stretches.map((each) => each.from))
  const to = Math.max(...stretches.map((each) => each.to))
  return to - from === stretches.reduce((sum, each) => sum + each.to - each.from, 0)
}

/** By halves: of names that go on, it matters little how long they are. */
function share(length: number, { whole }: Spelling): number {
  return Math.floor(Math.min(1, length / lengthOf(whole)) * 2) / 2
}

/** In sounds, so that a name in Hangul is as long as its romanization. */
function lengthOf({ sounds: [sound = ''] }: Stretch): number {
  return sound.length
}

function best<Item>(items: readonly Item[], rate: (item: Item) => number): number {
  return items.reduce((most, item) => Math.max(most, rate(item)), 0)
}
