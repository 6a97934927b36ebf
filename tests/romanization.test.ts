import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latinOf } from '../src/model/cyrillic.ts'
import { carryFinal, isHangul, romanize } from '../src/model/romanization.ts'
import { heardSoundOf, joinSounds, roughSoundOf, soundOf, toldSoundOf, withoutMarks } from '../src/model/sound.ts'

describe('Hangul', () => {
  it.each([
    ['김덕훈', 'kim tŏk hun'],
    ['최룡해', 'choe ryong hae'],
    ['김정은', 'kim jŏng ŭn'],
    ['박봉주', 'pak pong ju'],
    ['오극렬', 'o kŭk ryŏl'],
    ['태형철', 'thae hyŏng chŏl'],
    ['조선로동당', 'jo sŏn ro tong tang'],
    ['꽃', 'kkot'],
    ['닭', 'tak'],
    ['값', 'kap'],
    ['훼궤괘귀의', 'hwe kwe kwae kwi ŭi'],
  ])('is romanized syllable by syllable: %s', (hangul, latin) => {
    expect(romanize(hangul)).toEqual(latin.split(' '))
  })

  it('is romanized in every one of its 11,172 syllables, and no two vowels or initials are written alike', () => {
    const syllables = Array.from({ length: 11_172 }, (_, index) => String.fromCodePoint(0xac00 + index))
    for (const syllable of syllables) expect(romanize(syllable).join()).toMatch(/^[a-zŏŭ]{1,7}$/)
    expect(new Set(syllables.filter((_, index) => index % 28 === 0).flatMap(romanize)).size).toBe(19 * 21)
  })

  it('is the same to it whether it comes in syllables or in their letters', () => {
    expect(romanize('김덕훈'.normalize('NFD'))).toEqual(['kim', 'tŏk', 'hun'])
  })

  it('is read while it is being typed', () => {
    expect(romanize('김ㄷ')).toEqual(['kim', 't'])
    expect(isHangul('김ㄷ')).toBe(true)
  })

  it('carries its last consonant over to the next syllable', () => {
    expect(['김옂', '김연', '잆', '여', 'Kim'].map(carryFinal)).toEqual(['김여ᄌ', '김여ᄂ', '입ᄉ', null, null])
  })

  it('is told from other scripts', () => {
    expect(['Kim', '金德訓', '김 Kim', '', 'キム'].map(isHangul)).toEqual([false, false, false, false, false])
  })
})

describe('a sound', () => {
  it.each([
    ['김', 'kim gim'],
    ['덕', 'tok deok tŏk dŏk dog'],
    ['훈', 'hun hoon'],
    ['최', 'choe choi ch’oe choy'],
    ['리', 'ri li lee rhee ree'],
    ['박', 'pak bak park bag'],
    ['정', 'jong jeong chong chŏng džong'],
    ['은', 'un eun ŭn'],
    ['태', 'thae tae t’ae'],
    ['철', 'chol cheol ch’ŏl'],
    ['영', 'yong yeong yŏng young'],
    ['렬', 'ryol ryeol lyol'],
    ['황', 'hwang hvang'],
    ['성', 'song seong sŏng szong šong'],
    ['백', 'paek baek paik'],
    ['원', 'won weon wŏn'],
    ['희', 'hui hŭi heui'],
    ['노', 'no noh'],
    ['우', 'u woo wu oo'],
  ])('is one in all romanizations of %s: %s', (hangul, romanizations) => {
    const [sound] = romanize(hangul).map(soundOf)
    for (const word of romanizations.replaceAll('’', '').split(' '))
      expect([word, soundOf(word)]).toEqual([word, sound])
  })

  it('differs where the syllables do in every romanization', () => {
    const sounds = '김 님 심 곡 고 공 강 경 교 구 갑 말 밀 멜 호 소 조 로 료 이 의'
      .split(' ')
      .map((syllable) => romanize(syllable).map(soundOf).join())
    expect(new Set(sounds).size).toBe(sounds.length)
  })

  it.each([
    ['ri', 'yi i lee rhee'],
    ['ryong', 'yong young'],
    ['ro', 'no noh roh'],
    ['rim', 'im yim lim'],
    ['kukryol', 'kungnyol geungnyeol'],
    ['jongrin', 'chongnin'],
    ['hui', 'hi'],
  ])('is heard the same elsewhere: %s and %s', (word, others) => {
    for (const other of others.split(' '))
      expect([other, heardSoundOf(soundOf(other))]).toEqual([other, heardSoundOf(soundOf(word))])
  })

  it.each([
    ['song', 'sung seung'],
    ['tok', 'duk'],
    ['jong', 'jung jon'],
    ['ho', 'hur huh heo'],
  ])('is roughly the same, and not heard the same: %s and %s', (word, others) => {
    const rough = (other: string) => roughSoundOf(heardSoundOf(soundOf(other)))
    for (const other of others.split(' ')) expect([other, rough(other)]).toEqual([other, rough(word)])
    expect(heardSoundOf(soundOf(others.split(' ')[0] ?? ''))).not.toBe(heardSoundOf(soundOf(word)))
  })

  it('keeps two m and two n, and an h behind ng', () => {
    expect(joinSounds(['kim', 'myong'].map(soundOf))).not.toBe(joinSounds(['kim', 'yong'].map(soundOf)))
    expect(soundOf('yongho')).not.toBe(soundOf('yongo'))
    expect(soundOf('yongho')).toBe(joinSounds(['yong', 'ho'].map(soundOf)))
  })

  it('tells the vowels apart where the writing does', () => {
    expect(toldSoundOf(['yong', 'cheol'])).toBe(toldSoundOf(['yongchŏl']))
    expect(toldSoundOf(['yeong', 'cheol'])).not.toBe(toldSoundOf(['yong', 'cheol']))
    expect(toldSoundOf(['yong', 'chol'])).toBeNull()
  })

  it('is the same for syllables apart and together, but for the vowels that meet', () => {
    const words = ['kuk', 'hun', 'tok', 'il', 'hwan', 'ryong', 'pok', 'ju', 'jong']
    for (const a of words) for (const b of words) expect(joinSounds([soundOf(a), soundOf(b)])).toBe(soundOf(a + b))
  })

  it('leaves other scripts alone', () => {
    expect(soundOf('金德訓')).toBe('金德訓')
    expect(soundOf('キム')).toBe('キム')
  })

  it('is read from Cyrillic letters', () => {
    expect(['чхве', 'рён', 'хэ', 'ыль', 'соль', 'чжу'].map((word) => soundOf(latinOf(word)))).toEqual(
      ['choe', 'ryon', 'hae', 'ŭl', 'sol', 'ju'].map(soundOf),
    )
  })

  it('is the same for a number as it is said', () => {
    expect(soundOf('8th')).toBe('8')
    expect(soundOf('2011')).toBe('2011')
    expect(soundOf('eighth')).toBe('8')
  })
})

describe('marks', () => {
  it('are taken from Latin, Greek and Cyrillic letters, and from no others', () => {
    expect(withoutMarks('chŏng-ŭn çžø łóß ё ά')).toBe('chong-un czo loss е α')
    expect(withoutMarks('ジ')).toBe('ジ')
    expect(withoutMarks('김')).toBe('김')
  })

  it('are never left over', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => !/[\u0300-\u036f]/.test(withoutMarks(text).normalize('NFD')),
      ),
    )
  })
})
