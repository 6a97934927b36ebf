import { describe, expect, it } from 'vitest'
import { nearestSlug, nearestTo } from '../src/model/suggestion.ts'

describe('the word that was meant', () => {
  const candidates = ['memberOf', 'startDate']

  it('is the nearest of what there is, however it is cased, and where only its beginning is given', () => {
    expect([nearestTo('member_off', candidates), nearestTo('start', candidates)]).toEqual(['memberOf', 'startDate'])
  })

  it('is none where none is near', () => {
    expect(nearestTo('abracadabra', candidates)).toBeUndefined()
  })

  it.each([
    ['location', 'duration'],
    ['role', 'note'],
    ['renamed', 'name'],
  ])('is not, of %s, %s, which only has letters of it', (word, candidate) => {
    expect(nearestTo(word, [candidate])).toBeUndefined()
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

describe('the slug that was meant', () => {
  const slugs = ['kim-jong-un', 'x', 'ri-son-gwon', 'wpk-general-secretary', 'wpk-congress-8']

  it.each([
    ['with a slip', 'kim-jong-unn', 'kim-jong-un'],
    ['with two letters swapped', 'ri-sno-gwon', 'ri-son-gwon'],
    ['with two slips in a long one', 'wpk-genral-secretery', 'wpk-general-secretary'],
    ['in another romanization', 'ri-seon-gwon', 'ri-son-gwon'],
    ['as it is said elsewhere', 'jong-un-kim', 'kim-jong-un'],
    ['without its first word', 'general-secretary', 'wpk-general-secretary'],
    ['as a name', 'Ri Son Gwon', 'ri-son-gwon'],
  ])('is known where it is written %s', (_, text, slug) => {
    expect(nearestSlug(text, slugs)).toBe(slug)
  })

  it.each([
    ['another person', 'kim-jong-il'],
    ['another number', 'wpk-congress-9'],
    ['a part of a name', 'kim'],
    ['in letters of no slug', '김'],
    ['the beginning of a slug', 'wpk-general'],
    ['what is longer than any', 'kim-jong-un'.repeat(50)],
  ])('is none where it is %s', (_, text) => {
    expect(nearestSlug(text, slugs)).toBeUndefined()
  })

  it('is the one that sounds alike before one that has another letter', () => {
    expect(nearestSlug('ri-chol-su', ['ri-chol-so', 'ri-cheol-su'])).toBe('ri-cheol-su')
  })
})
