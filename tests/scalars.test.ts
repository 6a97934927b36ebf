import { GraphQLError, GraphQLScalarType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { buildSchema } from '../schema/schema.ts'
import { parseEdtf } from '../src/model/edtf.ts'

const schema = buildSchema()

function scalar(name: string): GraphQLScalarType {
  const type = schema.getType(name)
  if (!(type instanceof GraphQLScalarType)) throw new Error(`${name} is no scalar.`)
  return type
}

const texts = ['2021-01-05', '2021-01', '198X', '2021-01-05~', '2020-10-12/2020-12-30', '2021-01-05/..']

describe('a date of the API', () => {
  it.each(texts)('is written as it was read: %s', (text) => {
    const read = scalar('EDTF').coerceInputValue(text)
    expect(read).toEqual(parseEdtf(text))
    expect(scalar('EDTF').coerceOutputValue(read)).toBe(text)
    expect(scalar('EDTF').coerceOutputValue(text)).toBe(text)
  })

  it.each([
    ['a number', 2021],
    ['nothing', undefined],
    ['an object', {}],
    ['a quantity', { text: '4,750', lower: 4750, upper: 4750 }],
    ['a day of JavaScript', new Date(0)],
    ['a list', ['2021']],
    ['a list in an object', { text: ['2021'] }],
  ])('is a fault of the server where it is %s', (_, value) => {
    for (const name of ['EDTF', 'Date']) {
      const write = () => scalar(name).coerceOutputValue(value)
      expect(write).toThrow(new RegExp(`^A field of the type ${name} gives .*: give a text`, 's'))
      expect(write).not.toThrow(GraphQLError)
    }
  })

  it('is a text where it is a day', () => {
    expect(scalar('Date').coerceOutputValue('2021-01-05')).toBe('2021-01-05')
    expect(() => scalar('Date').coerceOutputValue(parseEdtf('2021-01-05'))).toThrow('give a text.')
  })
})

describe('a moment of the API', () => {
  const read = (text: unknown) => scalar('DateTime').coerceInputValue(text)

  it.each([
    ['2026-03-03T12:00:00Z', Date.UTC(2026, 2, 3, 12)],
    ['2026-03-03t12:00:00.5z', Date.UTC(2026, 2, 3, 12, 0, 0, 500)],
    ['2026-03-03T00:30:00+01:00', Date.UTC(2026, 2, 2, 23, 30)],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ])('is read, whatever its offset is: %s', (text, moment) => {
    expect(read(text)).toBe(moment)
  })

  it.each(['2026-02-30T00:00:00Z', '2023-02-29T12:00:00+01:00', '2026-04-31T00:00:00Z', '2026-13-01T00:00:00Z'])(
    'is none on a day that its month has not: %s',
    (text) => {
      expect(() => read(text)).toThrow('expected a moment with its offset')
    },
  )

  it.each(['2026-03-03T12:00:00', '2026-03-03', '2026-03-03T25:00:00Z', 'now', 1772539200000])(
    'is none without an offset, an hour or a text: %s',
    (value) => {
      expect(() => read(value)).toThrow('expected a moment with its offset')
    },
  )
})
