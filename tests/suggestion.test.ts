import { describe, expect, it } from 'vitest'
import { nearestTo } from '../src/model/suggestion.ts'

describe('the word that was meant', () => {
  const candidates = ['memberOf', 'startDate']

  it('is the nearest of what there is, however it is cased, and where only its beginning is given', () => {
    expect([nearestTo('member_off', candidates), nearestTo('start', candidates)]).toEqual(['memberOf', 'startDate'])
  })

  it('is none where none is near', () => {
    expect(nearestTo('abracadabra', candidates)).toBeUndefined()
  })

  it('is not looked for where a word is longer than any could be', () => {
    // The candidates are not even read.
    const unread: Iterable<string> = {
      [Symbol.iterator]() {
        throw new Error('They were read.')
      },
    }
    expect(nearestTo('kim'.repeat(100), unread)).toBeUndefined()
    expect(() => nearestTo('kim', unread)).toThrow('They were read.')
  })
})
