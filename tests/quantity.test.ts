import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayQuantity, parseQuantity, QuantityError, quantitiesCanAgree } from '../src/model/quantity.ts'

const none = Number.POSITIVE_INFINITY

function persons(text: string) {
  return parseQuantity(text, 'person')
}

describe('reading a quantity', () => {
  it('takes parts of a day or of a year, and no part of a person', () => {
    expect(parseQuantity('2.5', 'day')).toMatchObject({ text: '2.5', amount: 2.5, lower: 2.5, upper: 2.5 })
    expect(parseQuantity('~2.5', 'year')).toMatchObject({ text: '~2.5', lower: 2.45, upper: 2.55 })
    expect(() => persons('2.5')).toThrow('"2.5" counts no persons: write a whole number up to 2,147,483,647.')
    expect(() => persons('3000000000')).toThrow('"3000000000" counts no persons')
  })

  it.each([
    ['5000', '5000', 5000, 5000, 5000],
    ['5,000', '5000', 5000, 5000, 5000],
    ['1,234,567', '1234567', 1_234_567, 1_234_567, 1_234_567],
    ['0', '0', 0, 0, 0],
    ['007', '7', 7, 7, 7],
    ['~5000', '~5000', 5000, 4500, 5500],
    ['~6175000', '~6175000', 6_175_000, 6_174_500, 6_175_500],
    ['~4750', '~4750', 4750, 4745, 4755],
    ['~0', '~0', 0, -0.5, 0.5],
    ['100..200', '100..200', 100, 100, 200],
    ['0100..0200', '100..200', 100, 100, 200],
    ['3000000..', '3000000..', 3_000_000, 3_000_000, none],
    ['..50', '..50', 50, 0, 50],
    ['5000 person', '5000', 5000, 5000, 5000],
    ['5000 persons', '5000', 5000, 5000, 5000],
  ])('takes %s for %s, with its bounds', (text, normal, amount, lower, upper) => {
    const approximate = text.startsWith('~')
    expect(persons(text)).toEqual({ text: normal, amount, unit: 'person', lower, upper, approximate })
  })

  it.each([
    ['10%', 0.1, 0.095, 0.105],
    ['10.0%', 0.1, 0.0995, 0.1005],
    ['~10%', 0.1, 0.05, 0.15],
    ['100%', 1, 0.995, 1.005],
  ])('takes the share %s for whatever rounds to it', (text, amount, lower, upper) => {
    const share = persons(text)
    expect(share).toMatchObject({ text, unit: 'share' })
    expect([share.amount, share.lower, share.upper].map((bound) => bound.toFixed(6))).toEqual(
      [amount, lower, upper].map((bound) => bound.toFixed(6)),
    )
  })

  it.each([
    '',
    ' 5',
    '-5',
    '5,00',
    '5,0000',
    '1,2',
    '1e3',
    '5.',
    '.5',
    '..',
    '5%%',
    '10% persons',
    '5  person',
    'five',
    '½',
  ])('refuses "%s", and says what to write', (text) => {
    expect(() => persons(text)).toThrow(
      new QuantityError(
        `"${text}" is no quantity: write a number (5000), a share (10%), about (~5000) or bounds (100..200, 100.., ..200).`,
      ),
    )
  })

  it.each([
    ['7 days', '"7 days" counts in days, but persons are expected here: leave the unit out.'],
    ['101%', '"101%" is more than the whole; a share goes from 0% to 100%.'],
    ['200..100', '"200..100" ends before it starts: write 100..200.'],
    ['9007199254740992', '"9007199254740992" is too large a number.'],
    ['1..9007199254740992', '"9007199254740992" is too large a number.'],
    ['9'.repeat(400), `"${'9'.repeat(400)}" is too large a number.`],
  ])('refuses %s, and says why', (text, message) => {
    expect(() => persons(text)).toThrow(new QuantityError(message))
  })

  it('gives a text that reads as the same quantity', () => {
    fc.assert(
      fc.property(quantities(), (text) => {
        const quantity = persons(text)
        expect(persons(quantity.text)).toEqual(quantity)
        expect(quantity.lower <= quantity.amount && quantity.amount <= quantity.upper).toBe(true)
      }),
    )
  })
})

describe('two quantities', () => {
  it.each([
    ['5000', '5,000', true],
    ['5000', '4750', false],
    ['~6175000', '6174600', true],
    ['~6175000', '6174000', false],
    ['3000..', '5000', true],
    ['..200', '200..', true],
    ['..199', '200..', false],
    ['10%', '10.02%', true],
    ['10%', '10.6%', false],
    ['10%', '500', false],
  ])('%s and %s agree where their bounds meet: %s', (a, b, agree) => {
    expect(quantitiesCanAgree(persons(a), persons(b))).toBe(agree)
  })

  it('agree both ways, and with themselves', () => {
    fc.assert(
      fc.property(quantities(), quantities(), (a, b) => {
        expect(quantitiesCanAgree(persons(a), persons(a))).toBe(true)
        expect(quantitiesCanAgree(persons(a), persons(b))).toBe(quantitiesCanAgree(persons(b), persons(a)))
      }),
    )
  })

  it('do not agree if they count in different units', () => {
    expect(quantitiesCanAgree(parseQuantity('7', 'day'), parseQuantity('7', 'year'))).toBe(false)
  })
})

describe('displaying a quantity', () => {
  it.each([
    ['5000', 'person', '5,000'],
    ['~6175000', 'person', 'about 6,175,000'],
    ['10%', 'person', '10%'],
    ['~10%', 'person', 'about 10%'],
    ['7', 'day', '7 days'],
    ['1', 'day', '1 day'],
    ['2.5', 'year', '2.5 years'],
    ['12', 'case', '12'],
    ['3000000..', 'person', 'at least 3,000,000'],
    ['..50', 'person', 'at most 50'],
    ['100..2000', 'person', '100 to 2,000'],
    ['1..7', 'day', '1 to 7 days'],
    ['1..', 'day', 'at least 1 day'],
  ] as const)('shows %s in the unit %s as %s', (text, unit, shown) => {
    expect(displayQuantity(parseQuantity(text, unit))).toBe(shown)
  })
})

function quantities(): fc.Arbitrary<string> {
  const number = fc.integer({ min: 0, max: 10_000_000 })
  const mark = fc.constantFrom('', '~')
  return fc.oneof(
    fc.tuple(mark, number).map((parts) => parts.join('')),
    fc.tuple(mark, fc.integer({ min: 0, max: 9999 })).map(([mark, n]) => `${mark}${(n / 100).toFixed(2)}%`),
    fc.tuple(number, number).map(([a, b]) => `${Math.min(a, b)}..${Math.max(a, b)}`),
    number.map((n) => `${n}..`),
    number.map((n) => `..${n}`),
  )
}
