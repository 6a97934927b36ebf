import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likeness } from '../src/model/likeness.ts'
import { type Lookup, lookupOf, wordsToMistake } from '../src/model/lookup.ts'
import { readNameQuery } from '../src/model/name-query.ts'
import { isOneSlip, leftBySlip } from '../src/model/slip.ts'
import { readSpelling } from '../src/model/spelling.ts'
import { decodeSpelling, encodeSpelling, wordsOfRecord } from '../src/model/spelling-record.ts'

function likenessOf(query: string, name: string): number {
  const asked = readNameQuery(query)
  if (!asked) throw new Error(`${query} has no words`)
  return likeness(asked, decodeSpelling(name, encodeSpelling(readSpelling(name))))
}

const words = (name: string) =>
  readSpelling(name)
    .stretches.filter(({ from, to }) => to - from === 1)
    .map(({ letters }) => letters)

describe('a name', () => {
  it.each([
    ['Kim Tok-hun', 'kim tok hun'],
    ['KIM  TOK, HUN', 'kim tok hun'],
    ["Ch'oe Ryŏng Hae", 'choe ryong hae'],
    ['김덕훈', '김 덕 훈'],
    ['김 덕훈', '김 덕 훈'],
    ['조선로동당 중앙위원회', '조선로동당 중앙위원회'],
    ['金德訓', '金 德 訓'],
    ['中央委員会', '中央委員会'],
    ['8th Congress (WPK)', '8th congress wpk'],
    ['Ｋｉｍ', 'kim'],
    ['', ''],
    [' – ´', ''],
  ])('is cut into words: %s', (name, expected) => {
    expect(words(name)).toEqual(expected === '' ? [] : expected.split(' '))
  })

  it('is kept on record without a loss', () => {
    const names = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom(...koreanWords), { maxLength: 7 }).map((all) => all.join(' ')),
    )
    fc.assert(
      fc.property(names, (name) => {
        const read = readSpelling(name)
        const { length, whole, stretches } = decodeSpelling(name, encodeSpelling(read))
        expect({ length, whole, stretches }).toEqual({
          length: read.length,
          whole: read.whole,
          stretches: read.stretches,
        })
        for (const { letters, sounds, heards, roughs } of stretches)
          for (const form of [letters, ...sounds, ...heards, ...roughs]) expect(form).not.toBe('')
      }),
    )
  })
})

describe('the likeness of a name', () => {
  it.each([
    ['Kim Tok-hun', 1],
    ['KIM TOK-HUN', 1],
    ['Kim Tok Hun', 0.95],
    ['KimTokHun', 0.95],
    ['Kim, Tok-hún', 0.95],
    ['Kim Tŏk-hun', 0.91],
    ['Kim Deok-hun', 0.9],
    ['김덕훈', 0.9],
    ['Ким Док Хун', 0.9],
    ['Tok Hun Kim', 0.94],
    ['Deokhun Gim', 0.89],
    ['Kim Duk Hoon', 0.66],
  ])('is that of the same letters or sound: %s', (query, expected) => {
    expect(likenessOf(query, 'Kim Tok-hun')).toBeCloseTo(expected)
  })

  it.each([
    ['Yi Yong-gil', 0.87],
    ['I Yong Gil', 0.87],
    ['Yong-gil Lee', 0.89],
    ['Yong-gil Yi', 0.86],
  ])('is that of the name as it is heard elsewhere: %s', (query, expected) => {
    expect(likenessOf(query, 'Ri Yong Gil')).toBeCloseTo(expected)
  })

  it('prefers what tells the same vowels', () => {
    expect(likenessOf('Kim Yeong-cheol', '김영철')).toBeCloseTo(0.93)
    expect(likenessOf('Kim Yŏng-ch’ŏl', '김영철')).toBeCloseTo(0.93)
    expect(likenessOf('Kim Yŏng-ch’ŏl', 'Kim Yong-chol')).toBeCloseTo(0.91)
    expect(likenessOf('Kim Yŏng-ch’ŏl', 'Kim Yong-ch’ŏl')).toBeCloseTo(0.9)
    expect(likenessOf('Kim Yeong-cheol', '김용철')).toBeCloseTo(0.9)
    expect(likenessOf('Kim Yong Chol', '김영철')).toBeCloseTo(0.9)
  })

  it.each([
    ['beginning', 'Kim To', 0.76, 0.8],
    ['beginning in another romanization', 'Kim Deo', 0.72, 0.76],
    ['beginning that is to become eo', 'Kim De', 0.72, 0.76],
    ['beginning, more roughly', 'Kim Du', 0.24, 0.25],
    ['words in another order', 'Tok Kim Hun', 0.6, 0.64],
    ['part', 'Tok Hun', 0.5, 0.56],
    ['part', 'hun', 0.5, 0.56],
    ['part in another romanization', 'Deok Hun', 0.5, 0.56],
    ['unfinished part', 'Tok Hu', 0.42, 0.48],
    ['words from here and there', 'Kim Hun', 0.26, 0.29],
    ['slip, a wrong letter', 'Kim Tok Hum', 0.34, 0.38],
    ['slip, a letter too many', 'Kiim Tok Hun', 0.34, 0.9],
    ['slip, a letter too few', 'Kim Tok Hn', 0.34, 0.38],
    ['slip, two letters swapped', 'Kmi Tok Hun', 0.34, 0.38],
    ['slip in another order', 'Tok Hun Kin', 0.32, 0.32],
    ['slip in another romanization', 'Kim Deok Hum', 0.34, 0.38],
    ['slip, roughly', 'Ким Дек Хун', 0.21, 0.38],
    ['name within a longer text', 'Premier Kim Deok-hun spoke', 0.05, 0.07],
  ])('is that of the %s: %s', (_, query, least, most) => {
    const score = likenessOf(query, 'Kim Tok-hun')
    expect(score).toBeGreaterThanOrEqual(least)
    expect(score).toBeLessThanOrEqual(most)
  })

  it.each([
    ['김덕문', 0.36],
    ['김넉훈', 0.36],
    ['김덕길', 0.33],
    ['김훈', 0.28],
    ['김덕영훈', 0.33],
  ])('is that of a name in Hangul with one slip, a letter before a whole syllable: %s', (query, expected) => {
    expect(likenessOf(query, '김덕훈')).toBeCloseTo(expected, 1)
  })

  it('is that of a name in Hangul while it is typed', () => {
    for (const typed of ['기', '김', '김ㄷ', '김더', '김덕', '김덕ㅎ', '김덕후']) {
      expect([typed, likenessOf(typed, '김덕훈') >= 0.72]).toEqual([typed, true])
      expect([typed, likenessOf(typed, 'Kim Tok Hun') >= 0.72]).toEqual([typed, true])
    }
    for (const typed of ['김옂', '김여저', '김여정']) expect(likenessOf(typed, '김여정')).toBeGreaterThanOrEqual(0.72)
  })

  it('puts a slip of the whole name before another name that only sounds so', () => {
    expect(likenessOf('Kim Tok Hn', 'Kim Tok Hun')).toBeGreaterThan(likenessOf('Kim Tok Hn', 'Kim Tong Il'))
    expect(likenessOf('Ri Su ong', 'Ri Su Yong')).toBeGreaterThan(likenessOf('Ri Su ong', 'Ri Song Guk'))
    const speech = 'Speech of Kim Tok Hun to the Assembly'
    expect(likenessOf('Kim To Hun', 'Kim Tok Hun')).toBeGreaterThan(likenessOf('Kim To Hun', speech))
  })

  it('is that of a part with a slip, in a long name', () => {
    const score = likenessOf('Central Commitete', "7th Central Committee of the Workers' Party of Korea")
    expect(score).toBeGreaterThanOrEqual(0.1)
    expect(score).toBeLessThanOrEqual(0.18)
  })

  it('is that of what is joined, in a long name too', () => {
    const name = 'Chairman of the Anti-Imperialist National Front'
    expect(likenessOf('Antiimperialist National Fr', name)).toBeGreaterThanOrEqual(0.42)
    expect(likenessOf('National Antiimperialist Front of the Chairman', name)).toBeGreaterThanOrEqual(0.6)
    expect(
      likenessOf('National Anti-Imperialist Front of the Chairman', 'Chairman of the Antiimperialist National Front'),
    ).toBeGreaterThanOrEqual(0.6)
  })

  it.each(['Kim Jong Un', 'Pak Tok', 'Hun Tok Kim Il', 'Tok Tok', 'Tol', '金德訓'])('is none: %s', (query) => {
    expect(likenessOf(query, 'Kim Tok-hun')).toBe(0)
  })

  it('takes Chinese and Japanese characters as they are', () => {
    expect(likenessOf('金德訓', '金德訓')).toBe(1)
    expect(likenessOf('金德', '金德訓')).toBeGreaterThan(0.6)
    expect(likenessOf('德訓', '金德訓')).toBeGreaterThanOrEqual(0.5)
    expect(likenessOf('金徳訓', '金德訓')).toBeCloseTo(0.66)
    expect(likenessOf('金成訓', '金德訓')).toBeCloseTo(0.36)
    expect(likenessOf('金正恩', '金德訓')).toBe(0)
  })

  it('lies between 0 and 1, and is 1 for the name itself', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        (query, name) => {
          if (!readNameQuery(query)) return
          const score = likenessOf(query, name)
          expect(score >= 0 && score <= 1).toBe(true)
          expect(likenessOf(query, query.trim())).toBe(1)
        },
      ),
    )
  })
})

describe('a slip of the pen', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 8 })

  it('is a letter too many, too few, wrong, or two swapped', () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        expect(isOneSlip(a, b)).toBe(slipsOf(a).has(b) && a !== b)
      }),
      { numRuns: 2_000 },
    )
  })

  it('leaves of a word what it is looked up by', () => {
    fc.assert(
      fc.property(letters, (word) => {
        const left = leftBySlip(word)
        for (const slip of slipsOf(word)) {
          const byHead =
            slip.startsWith(left.head) && (slip.endsWith(left.lastPart) || slip.startsWith(left.allButLast))
          const byTail =
            slip.endsWith(left.tail) && (slip.startsWith(left.firstPart) || slip.endsWith(left.allButFirst))
          expect([word, slip, byHead || byTail]).toEqual([word, slip, true])
        }
      }),
    )
  })
})

describe('a lookup', () => {
  it('misses no name that is at all like what is asked for', () => {
    const names = fc.array(fc.constantFrom(...koreanWords), { minLength: 1, maxLength: 6 }).map((all) => all.join(' '))
    const change = fc.tuple(fc.nat(), fc.constantFrom('none', 'swap', 'drop', 'double', 'cut', 'turn', 'join', 'part'))
    fc.assert(
      fc.property(names, change, fc.option(names, { freq: 3 }), (name, [at, kind], other) => {
        const query = changed(name, kind, at)
        const asked = readNameQuery(query)
        const held = other ?? name
        const record = encodeSpelling(readSpelling(held))
        if (!asked || likeness(asked, decodeSpelling(held, record)) === 0) return
        const onRecord = wordsOfRecord(record)
        const slips = new Map(
          wordsToMistake(asked).map((word) => [word, onRecord.filter((each) => isOneSlip(word, each))]),
        )
        expect([query, held, meets(onRecord, lookupOf(asked, slips))]).toEqual([query, held, true])
      }),
      { numRuns: 3_000 },
    )
  })
})

const koreanWords =
  'Kim Ri Choe Pak Jong Tok-hun Tokhun Deok-hun Ryong-hae 김덕훈 리 영철 Yŏng-ch’ŏl Central Committee of the 8th Se-ok O Kŭng-nyŏl 조선로동당 金德訓 Чхве Хрущёв Chruschtschow قاسم Qassem Qasim al-Asad Assad Jörg Mueller Mao Tse-tung Zedong ゆきお Yukio'.split(
    ' ',
  )

function meets(words: readonly string[], lookup: Lookup): boolean {
  return lookup.some((all) =>
    all.every((any) =>
      any.some(({ word, isBeginning }) => words.some((each) => (isBeginning ? each.startsWith(word) : each === word))),
    ),
  )
}

function changed(name: string, kind: string, place: number): string {
  const at = place % Math.max(1, name.length - 1)
  if (kind === 'swap') return name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2)
  if (kind === 'drop') return name.slice(0, at) + name.slice(at + 1)
  if (kind === 'double') return name.slice(0, at) + (name[at] ?? '') + name.slice(at)
  if (kind === 'cut') return name.slice(0, at + 1)
  if (kind === 'turn') return name.split(' ').reverse().join(' ')
  if (kind === 'join') return name.replaceAll(/[ -]/g, '')
  if (kind === 'part')
    return name
      .split(' ')
      .slice(at % 3)
      .join(' ')
  return name
}

function slipsOf(word: string): Set<string> {
  const slips = new Set<string>()
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)]
    slips.add(before + after.slice(1))
    if (after.length > 1) slips.add(before + after[1] + after[0] + after.slice(2))
    for (const letter of 'abc') {
      slips.add(before + letter + after)
      if (after !== '') slips.add(before + letter + after.slice(1))
    }
  }
  slips.delete(word)
  return slips
}
