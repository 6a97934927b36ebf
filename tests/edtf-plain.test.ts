import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSingle } from '../src/model/edtf-grammar.ts'
import { readPlain } from '../src/model/edtf-plain.ts'
import { mutated, outOfRange, singleDate } from './edtf-arbitrary.ts'

describe('a plain date', () => {
  it('is read as the grammar reads it, or left to the grammar', () => {
    const plain = fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    const written = fc
      .tuple(plain, fc.constantFrom(4, 7, 10))
      .map(([date, length]) => date.toISOString().slice(0, length))
    fc.assert(
      fc.property(fc.oneof(written, mutated(written), singleDate(), mutated(singleDate()), outOfRange()), (text) => {
        const read = readPlain(text)
        if (read) expect(read).toEqual(readSingle(text))
      }),
      { numRuns: 3_000 },
    )
  })

  it.each(['2001', '0000', '2001-02', '2004-02-29', '1900-12-31'])('is %s', (text) => {
    expect(readPlain(text)).toEqual(readSingle(text))
  })

  it.each(['2001-13', '2001-02-29', '2001-21', '201X', '2001-05-00', '2001~', '-001', '2001/05', 'Y10000'])(
    'is not %s',
    (text) => {
      expect(readPlain(text)).toBeUndefined()
    },
  )
})
