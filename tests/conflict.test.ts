import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accord } from '../src/model/accord.ts'
import type { Claim } from '../src/model/claim.ts'
import { conflict, slotOf } from '../src/model/conflict.ts'
import type { HeadcountGroup, Sector } from '../src/model/vocabulary.ts'
import { claim as arbitraryClaim } from './claim-arbitrary.ts'
import { claim, type Said } from './small-graph.ts'

const starting = (date: string, said: Said = {}) => claim('meeting', 'startDate', date, said)

function counting(amount: string, counted: HeadcountGroup, source = 'w', sector?: Sector): Claim {
  const qualifiers: Record<string, string> = sector ? { counted, sector } : { counted }
  return claim('meeting', 'headcount', amount, { qualifiers, source })
}

type Spell = [start: string | null, end: string | null]

/** Whether the first two conflict, seen among all of them; either way round. */
function conflicting(...claims: readonly [Claim, Claim, ...Claim[]]): boolean {
  const [a, b] = claims
  const found = conflict(a, b, claims)
  expect(conflict(b, a, claims.toReversed())).toBe(found)
  return found
}

describe('dates', () => {
  it.each([
    ['2021-01-05', '2021-01-06', true],
    ['2021-01-05', '2021-01', false],
    ['2021-01-05', '2021', false],
    ['2021-01-05', '2020', true],
    ['2021-01-01/2021-01-10', '2021-01-05', false],
    ['2021-01-06/2021-01-10', '2021-01-05', true],
    ['2021-01-01/2021-01-10', '2021-01-10/2021-01-31', false],
    ['2021-01-05/..', '2026', false],
    ['../2020-12-31', '2021-01-01', true],
    ['2021-01-05~', '2021-01-06', false],
    ['2021-01-05?', '2021-01-07', true],
    ['2016~', '2017', false],
    ['201X', '2016', false],
    ['2020-XX-XX', '2021-01-01', true],
  ])('of %s and %s conflict: %s', (a, b, expected) => {
    expect(conflicting(starting(a), starting(b, { source: 't' }))).toBe(expected)
  })

  it('conflict within one source, too', () => {
    expect(conflicting(starting('2021-01-05'), starting('2021-01-06'))).toBe(true)
  })

  it('of two events or of start and end do not', () => {
    expect(conflicting(starting('2021-01-05'), claim('meeting-2', 'startDate', '2021-01-06'))).toBe(false)
    expect(conflicting(starting('2021-01-05'), claim('meeting', 'endDate', '2021-01-06'))).toBe(false)
  })
})

describe('numbers', () => {
  it('conflict only where they count the same', () => {
    const [bare, other] = [counting('4,750', 'DELEGATES', 't'), counting('5,000', 'DELEGATES')]
    expect(conflicting(bare, other)).toBe(true)
    expect(conflicting(bare, counting('4750', 'DELEGATES'))).toBe(false)
    expect(conflicting(other, counting('4,750', 'ELECTED_DELEGATES'))).toBe(false)
    expect(conflicting(other, counting('250', 'EX_OFFICIO_DELEGATES', 't'))).toBe(false)
    expect(conflicting(bare, counting('1,455', 'DELEGATES', 'w', 'FIELD_LABOUR'))).toBe(false)
    expect(conflicting(other, counting('7,000', 'PARTICIPANTS'))).toBe(false)
  })

  it('of one sector conflict', () => {
    const military = (amount: string, source: string) => counting(amount, 'DELEGATES', source, 'MILITARY')
    expect(conflicting(military('408', 'w'), military('719', 't'))).toBe(true)
    expect(conflicting(military('408', 'w'), counting('719', 'DELEGATES', 't', 'FIELD_LABOUR'))).toBe(false)
  })

  it.each([
    ['~5000', '4,750', false],
    ['~5000', '4,400', true],
    ['4000..5000', '4,750', false],
    ['4000..5000', '5,001', true],
    ['3000..', '5,000', false],
    ['..3000', '5,000', true],
  ])('that leave something open, as %s and %s, conflict: %s', (a, b, expected) => {
    expect(conflicting(counting(a, 'DELEGATES'), counting(b, 'DELEGATES', 't'))).toBe(expected)
  })
})

describe('a share and an amount', () => {
  const women = (amount: string, source: string) => counting(amount, 'WOMEN_DELEGATES', source)

  it.each([
    ['501', '10%', false],
    ['475', '10%', false],
    ['474', '10%', true],
    ['525', '10%', false],
    ['526', '10%', true],
    ['501', '10.0%', false],
    ['503', '10.0%', true],
    ['501', '10.02%', false],
    ['501', '11%', true],
    ['600', '~10%', false],
    ['0', '0%', false],
  ])('of %s women out of 5,000 and %s conflict: %s', (amount, share, expected) => {
    expect(conflicting(women(amount, 'w'), women(share, 't'), counting('5,000', 'DELEGATES'))).toBe(expected)
  })

  it('are compared through the whole that the source of the amount gives, and through no other', () => {
    const [amount, share] = [women('600', 'w'), women('10%', 't')]
    expect(conflicting(amount, share, counting('5,000', 'DELEGATES', 'w'))).toBe(true)
    expect(conflicting(amount, share, counting('5,000', 'DELEGATES', 't'))).toBe(false)
    expect(conflicting(amount, share, counting('5,000', 'DELEGATES', 'w'), counting('6,000', 'DELEGATES', 't'))).toBe(
      true,
    )
    expect(conflicting(amount, share)).toBe(false)
  })

  it('agree where any whole of that source makes them agree', () => {
    const wholes = [counting('5,000', 'DELEGATES'), counting('6,000', 'DELEGATES')] as const
    expect(conflicting(women('600', 'w'), women('10%', 't'), ...wholes)).toBe(false)
    expect(conflicting(women('700', 'w'), women('10%', 't'), ...wholes)).toBe(true)
  })

  it('are compared through a whole of the right kind', () => {
    const [amount, share] = [women('600', 'w'), women('10%', 't')]
    expect(conflicting(amount, share, counting('5,000', 'PARTICIPANTS'))).toBe(false)
    expect(conflicting(amount, share, counting('5,000', 'DELEGATES', 'w', 'MILITARY'))).toBe(false)
    expect(conflicting(amount, share, counting('50%', 'DELEGATES'))).toBe(false)
  })

  it('of a sector are compared through the group that the sector is of', () => {
    const military = (amount: string, source: string) => counting(amount, 'DELEGATES', source, 'MILITARY')
    const whole = counting('5,000', 'DELEGATES')
    expect(conflicting(military('408', 'w'), military('8%', 't'), whole)).toBe(false)
    expect(conflicting(military('408', 'w'), military('10%', 't'), whole)).toBe(true)
  })
})

describe('what holds at a time', () => {
  const under = (body: string, start: string | null, end: string | null) =>
    claim('organization', 'parent', `organization-${body}`, { start, end })

  it.each<[Spell, Spell, boolean]>([
    [['2010', '2015'], ['2012', '2020'], true],
    [['2010', '2015'], ['2016', '2020'], false],
    [['2010', '2015'], ['2015', '2020'], false],
    [['2010-01-01', '2015-06-30'], ['2015-06-29', '2020'], true],
    // One began on the day on which the other ended: that is a handover.
    [['2010-01-01', '2015-06-30'], ['2015-06-30', '2020'], false],
    // What is not told is not known: neither need have held with the other.
    [[null, '2015'], ['2012', null], false],
    [['2010', null], ['2012', null], false],
    [['2012-03-01', null], ['2012-03-01', null], true],
    [['2010', '2015'], ['2012-03-01', null], true],
    [['2010', '2015'], [null, '2012-03-01'], true],
    [['2010', null], [null, null], true],
    [[null, null], [null, null], true],
  ])('from and to %j, and %j, conflicts: %s', (a, b, expected) => {
    expect(conflicting(under('a', ...a), under('b', ...b))).toBe(expected)
    expect(conflicting(under('a', ...a), under('a', ...b))).toBe(false)
  })
})

describe('no conflict', () => {
  it('is there with what an editor holds to be wrong', () => {
    const [right, wrong] = [starting('2021-01-05'), starting('2021-01-06', { source: 't' })]
    expect(conflicting(right, wrong)).toBe(true)
    expect(conflicting(right, { ...wrong, rank: 'DEPRECATED' })).toBe(false)
    expect(conflicting({ ...right, rank: 'PREFERRED' }, wrong)).toBe(true)
  })

  it('is there for a property that can have many values', () => {
    const [a, b] = ['place-a', 'place-b'].map((place) => claim('meeting', 'place', place)) as [Claim, Claim]
    expect(conflicting(a, b)).toBe(false)
    expect(slotOf(a)).toBeNull()
  })

  it('is there between texts in two languages', () => {
    const vote = claim('decision', 'vote', 'unanimous')
    const inFrench = {
      ...claim('decision', 'vote', "à l'unanimité"),
      value: { type: 'text', text: "à l'unanimité", language: 'fr' },
    } as const
    expect(conflicting(vote, claim('decision', 'vote', 'by a majority'))).toBe(true)
    expect(conflicting(vote, inFrench)).toBe(false)
  })

  it('is there with itself, or between claims that accord', () => {
    fc.assert(
      fc.property(fc.array(arbitraryClaim(), { minLength: 2, maxLength: 8 }), (claims) => {
        for (const a of claims) {
          expect(conflict(a, a, claims)).toBe(false)
          for (const b of claims) {
            expect(conflict(a, b, claims)).toBe(conflict(b, a, claims))
            if (accord(a, b, claims)) expect(conflict(a, b, claims)).toBe(false)
          }
        }
      }),
    )
  })
})
