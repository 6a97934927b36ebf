import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accord as accordAmong, refines } from '../src/model/accord.ts'
import type { Claim } from '../src/model/claim.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import { datesCanAgree } from '../src/model/edtf-days.ts'
import { parseQuantity } from '../src/model/quantity.ts'
import { relationsOf } from '../src/model/relation.ts'
import { createVoices } from '../src/model/voices.ts'
import { claim } from './claim-arbitrary.ts'
import { entity, told } from './claim-told.ts'

const noVoices = createVoices([])

function starting(date: string): Claim {
  return told({ start: parseEdtf(date) })
}

function guest(qualifiers: Record<string, string>): Claim {
  return told({ subject: 'congress', property: 'participant', value: entity('pak-yong-il'), qualifiers })
}

function counted(number: string, qualifiers: Record<string, string> = { counted: 'DELEGATES' }): Claim {
  const quantity = parseQuantity(number, 'person')
  return told({ subject: 'congress', property: 'headcount', value: { type: 'quantity', quantity }, qualifiers })
}

function ids(claims: readonly Claim[]): string[] {
  return claims.map(({ id }) => id).sort()
}

const accord = (a: Claim, b: Claim) => accordAmong(a, b, [])

describe('claims of an election at three precisions', () => {
  const elected = told({})
  const atTheCongress = starting('2021-01-05/2021-01-12')
  const onTheTenth = starting('2021-01-10')

  it('are three claims', () => {
    expect(new Set(ids([elected, atTheCongress, onTheTenth])).size).toBe(3)
  })

  it('accord, each with each', () => {
    expect([accord(elected, atTheCongress), accord(atTheCongress, onTheTenth), accord(onTheTenth, elected)]).toEqual([
      true,
      true,
      true,
    ])
  })

  it('are one relation: the most precise, which the vaguer ones support', () => {
    const relations = relationsOf([atTheCongress, elected, onTheTenth], noVoices)
    expect(relations.map(({ claim }) => claim)).toEqual([onTheTenth])
    expect(relations[0]?.claims[0]).toBe(onTheTenth)
    expect(ids(relations[0]?.claims ?? [])).toEqual(ids([elected, atTheCongress, onTheTenth]))
  })
})

describe('a vague claim', () => {
  const member = (role?: string) =>
    told({ property: 'memberOf', value: entity('wpk'), qualifiers: role === undefined ? {} : { role } })

  it('supports every position that it fits', () => {
    const [vague, chairman, secretary] = [member(), member('chairman'), member('secretary')]
    const relations = relationsOf([vague, chairman, secretary], noVoices)
    expect(ids(relations.map(({ claim }) => claim))).toEqual(ids([chairman, secretary]))
    for (const { claims } of relations) expect(claims).toContain(vague)
  })

  it('agrees with days that do not agree with each other, so that accord merges nothing', () => {
    const [january, fifth, sixth] = [starting('2021-01'), starting('2021-01-05'), starting('2021-01-06')]
    expect([accord(january, fifth), accord(january, sixth), accord(fifth, sixth)]).toEqual([true, true, false])
  })
})

describe('accord', () => {
  it('needs the same required qualifiers', () => {
    expect(accord(guest({ role: 'GUEST' }), guest({ role: 'SPEAKER' }))).toBe(false)
    expect(accord(guest({ role: 'GUEST' }), guest({}))).toBe(false)
    expect(accord(guest({}), guest({ role: 'GUEST' }))).toBe(false)
  })

  it('takes an optional qualifier that is absent for any, and two that differ for a contradiction', () => {
    const [party, mission, bare] = [{ onBehalfOf: 'csdp' }, { onBehalfOf: 'aindf' }, {}].map((more) =>
      guest({ role: 'GUEST', ...more }),
    ) as [Claim, Claim, Claim]
    expect([accord(party, bare), accord(bare, mission), accord(party, mission)]).toEqual([true, true, false])
  })

  it('needs values that can both be right', () => {
    expect(accord(told({}), told({ value: entity('chairman') }))).toBe(false)
    expect(accord(counted('5000'), counted('~5000'))).toBe(true)
    expect(accord(counted('5000'), counted('4750'))).toBe(false)
    expect(accord(counted('408'), counted('408', { counted: 'DELEGATES', sector: 'MILITARY' }))).toBe(true)
  })

  it('needs the same text in the same language', () => {
    const titled = (text: string, language: string | null) =>
      told({ subject: 'report', property: 'title', value: { type: 'text', text, language } })
    expect(accord(titled('Report', 'en'), titled('Report', 'en'))).toBe(true)
    expect(accord(titled('Report', 'en'), titled('The Report', 'en'))).toBe(false)
    expect(accord(titled('Report', 'en'), titled('Report', null))).toBe(false)
  })

  it('needs a spell that does not end before it starts', () => {
    const until = told({ end: parseEdtf('2020-12') })
    expect(accord(starting('2021-01'), until)).toBe(false)
    expect(accord(starting('2020'), until)).toBe(true)
  })

  it.each([
    ['2021-01', '2021-01-05', true],
    ['2021-01-05', '2021-01-06', false],
    ['2021-01-05~', '2021-01-06', true],
    ['2021-01-05?', '2021-01-07', false],
    ['2020~', '2021', true],
    ['../2020', '2021', false],
    ['2021/..', '2030', true],
  ])('of %s and %s is decided by the days that they can mean', (a, b, agree) => {
    expect(datesCanAgree(parseEdtf(a), parseEdtf(b))).toBe(agree)
    expect(datesCanAgree(parseEdtf(b), parseEdtf(a))).toBe(agree)
  })

  it('is between a claim and itself, and goes both ways', () => {
    fc.assert(
      fc.property(claim(), claim(), (a, b) => {
        expect(accord(a, a)).toBe(true)
        expect(accord(a, b)).toBe(accord(b, a))
      }),
    )
  })
})

describe('refining', () => {
  const claims = fc.array(claim(), { minLength: 3, maxLength: 20 })

  it.each([
    ['2021-01', '2021'],
    ['2021-01-05', '2021-01-05/2021-01-12'],
    ['2021-01-12', '2021-01-05/2021-01-12'],
    ['2021-01-05/2021-01-12', '2021-01'],
  ])('goes from %s to %s, and not back', (precise, vague) => {
    expect(refines(starting(precise), starting(vague))).toBe(true)
    expect(refines(starting(vague), starting(precise))).toBe(false)
  })

  it.each([
    ['5000', '~5000'],
    ['3000..5000', '3000..'],
    ['4000..5000', '3000..5000'],
    ['3000..4000', '3000..5000'],
    ['10.0%', '10%'],
  ])('goes from %s to %s delegates, and not back', (precise, vague) => {
    expect(refines(counted(precise), counted(vague))).toBe(true)
    expect(refines(counted(vague), counted(precise))).toBe(false)
  })

  it('goes from more qualifiers to fewer, and from neither to the other where each tells something more', () => {
    const more = guest({ role: 'GUEST', onBehalfOf: 'csdp' })
    expect(refines(more, guest({ role: 'GUEST' }))).toBe(true)
    const [member, since] = [{ qualifiers: { role: 'secretary' } }, { start: parseEdtf('2021') }].map((rest) =>
      told({ property: 'memberOf', value: entity('wpk'), ...rest }),
    ) as [Claim, Claim]
    expect([accord(member, since), refines(member, since), refines(since, member)]).toEqual([true, false, false])
  })

  it('is a strict partial order among claims that accord', () => {
    fc.assert(
      fc.property(claims, (list) => {
        for (const a of list) {
          expect(refines(a, a)).toBe(false)
          for (const b of list.filter((b) => refines(a, b))) {
            expect(accord(a, b)).toBe(true)
            expect(refines(b, a)).toBe(false)
            for (const c of list.filter((c) => refines(b, c))) expect(refines(a, c)).toBe(true)
          }
        }
      }),
    )
  })

  it('leaves every claim a relation, or the support of one', () => {
    fc.assert(
      fc.property(claims, (list) => {
        const relations = relationsOf(list, noVoices)
        const left = list.filter(({ rank }) => rank !== 'DEPRECATED')
        expect(new Set(relations.flatMap(({ claims }) => ids(claims)))).toEqual(new Set(ids(left)))
        // A day for which something is said, and that fits no spell, is one of its own.
        const spells = relations.filter(({ attested }) => attested.length === 0)
        for (const { claim } of spells) expect(left.some((other) => refines(other, claim))).toBe(false)
      }),
    )
  })
})
