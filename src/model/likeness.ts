import type { Asked, Reading } from './asked.ts'
import { foldName } from './display.ts'
import { isOneSlip, shortestSlip, shortestSlipOfWord } from './slip.ts'
import { type Spelling, type Stretch, toldSound } from './spelling.ts'
import type { RecordedSpelling } from './spelling-record.ts'

/**
 * How like a name is to what was asked for, from 0 (not at all) to 1 (the same).
 *
 *   1            the same, but for case and compatibility forms
 *   0.95         the same letters, but for marks, hyphens and spaces
 *   0.93         the same sound in another romanization or script, where both tell ㅓ from ㅗ or ㅡ from ㅜ
 *   0.91         the same letters, where only one of them tells these vowels apart
 *   0.90         the same sound in another romanization or script
 *   0.85         the same sound, more roughly
 *   0.60 to 0.80 the name begins so: the more of it is there, the better
 *   0.50 to 0.58 the same words in another order
 *   0.46 to 0.50 the name begins with the same sound, more roughly
 *   0.30 to 0.46 words of the name, the last of them perhaps unfinished
 *   0.20 to 0.28 the same but for one slip of the pen
 *   0.10 to 0.18 words of the name, but for one slip
 *
 * Inside a range, the same letters come before the same sound, and that before the same sound more roughly.
 */
export function likeness(asked: Asked, name: RecordedSpelling): number {
  const { whole } = name
  const alike = nearness(asked.whole, whole, same)
  if (alike === 2) return 0.85
  if (alike !== null) return alikeInFull(asked, name, alike)
  const begun = nearness(asked.beginning, whole, begins)
  const begunShare = begun === null ? 0 : share(lengthOf(asked.whole), name)
  if (begun !== null && begun < 2) return 0.64 - 0.02 * begun + 0.16 * begunShare
  const found = best(asked.readings, (reading) => amongWords(reading, name))
  if (begun !== null) return Math.max(found, 0.46 + 0.04 * begunShare)
  if (found > 0) return found
  const slip = nearness(asked.whole, whole, slipOfName)
  if (slip !== null) return 0.28 - 0.02 * slip
  if (asked.turns.some((turn) => nearness(turn, whole, slipOfTurn) !== null)) return 0.2
  return best(asked.readings, (reading) => amongWordsWithSlip(reading, name))
}

function alikeInFull({ folded, toldSound: told }: Asked, { text }: Spelling, alike: 0 | 1): number {
  if (folded === foldName(text)) return 1
  const toldThere = toldSound(text)
  if (told === toldThere && (told !== null || alike === 0)) return alike === 0 ? 0.95 : 0.93
  return alike === 0 && (told === null || toldThere === null) ? 0.91 : 0.9
}

/** 0 for the same letters, 1 for the same sound, 2 for the same sound more roughly. */
type Nearness = 0 | 1 | 2

/** How two forms can fit, and whether rough sounds count. With a slip in another order, or in a part, they would be too little. */
interface Fit {
  fits(asked: string, name: string): boolean
  readonly countsRough: boolean
}

const same: Fit = { fits: (asked, name) => asked === name, countsRough: true }
const begins: Fit = { fits: (asked, name) => name.startsWith(asked), countsRough: true }
const slipOfName: Fit = { fits: (asked, name) => isSlip(asked, name, shortestSlip), countsRough: true }
const slipOfTurn: Fit = { ...slipOfName, countsRough: false }
const slipOfWord: Fit = { fits: (asked, name) => isSlip(asked, name, shortestSlipOfWord), countsRough: false }

function isSlip(asked: string, name: string, shortest: number): boolean {
  return asked.length >= shortest && name.length >= shortest && isOneSlip(asked, name)
}

/** By which forms the one fits the other, the strictest first; null where by none. */
function nearness(asked: Stretch, name: Stretch, fit: Fit): Nearness | null {
  if (fit.fits(asked.letters, name.letters)) return 0
  if (someFit(asked.sounds, name.sounds, fit)) return 1
  return fit.countsRough && someFit(asked.roughs, name.roughs, fit) ? 2 : null
}

function someFit(asked: readonly string[], name: readonly string[], fit: Fit): boolean {
  for (const one of asked) for (const other of name) if (fit.fits(one, other)) return true
  return false
}

function amongWords(reading: Reading, name: RecordedSpelling): number {
  const found = findWords(reading, name, null)
  if (!found) return 0
  if (isAll(found, name)) return 0.58 - 0.04 * found.nearness
  return 0.34 - 0.02 * found.nearness + 0.12 * share(found.length, name)
}

function amongWordsWithSlip(reading: Reading, name: RecordedSpelling): number {
  return best(reading.mistakable, (word) => {
    const found = findWords(reading, name, word)
    if (!found) return 0
    if (isAll(found, name)) return 0.24 - 0.02 * found.nearness
    return 0.14 - 0.02 * found.nearness + 0.04 * share(found.length, name)
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

function mayHave(name: RecordedSpelling, { letters, sounds, roughs }: Stretch): boolean {
  const has = (form: string) => name.mayHave(form)
  return has(letters) || sounds.some(has) || roughs.some(has)
}

/** Of the stretches that hold no word of those taken, the one that the word is nearest to. */
function nearest(word: Stretch, { stretches }: Spelling, taken: readonly Stretch[], fit: Fit) {
  let best: { readonly stretch: Stretch; readonly nearness: Nearness } | null = null
  for (const stretch of stretches) {
    const found = nearness(word, stretch, fit)
    if (found === null || (best && found >= best.nearness)) continue
    if (taken.some(({ from, to }) => stretch.to > from && stretch.from < to)) continue
    best = { stretch, nearness: found }
  }
  return best
}

function isAll({ stretches, inFull }: Found, { length }: Spelling): boolean {
  return inFull && stretches.reduce((sum, { from, to }) => sum + to - from, 0) === length
}

function share(length: number, { whole }: Spelling): number {
  return Math.min(1, length / lengthOf(whole))
}

/** In sounds, so that a name in Hangul is as long as its romanization. */
function lengthOf({ sounds: [sound = ''] }: Stretch): number {
  return sound.length
}

function best<Item>(items: readonly Item[], rate: (item: Item) => number): number {
  return items.reduce((most, item) => Math.max(most, rate(item)), 0)
}
