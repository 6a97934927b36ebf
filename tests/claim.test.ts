import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClaimContent, claimId, createClaim, mergeClaims, type Reference } from '../src/model/claim.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import { parseQuantity } from '../src/model/quantity.ts'
import { claim, claimContent } from './claim-arbitrary.ts'

const content: ClaimContent = {
  subject: 'kim-tok-hun',
  property: 'memberOf',
  value: { type: 'entity', slug: 'politburo' },
  qualifiers: { role: 'member', membershipStatus: 'FULL' },
  start: parseEdtf('2021-01-10'),
  end: null,
}

const reference: Reference = {
  source: 'w',
  locator: 'Delegates',
  order: 2,
  printedAs: 'Kim Tok-hun',
  attributedTo: null,
  attribution: null,
  certainty: 'STATED',
  attested: null,
  note: null,
}

const text = (text: string, language: string | null = 'en') => ({ type: 'text', text, language }) as const
const headcount = (text: string) => ({ type: 'quantity', quantity: parseQuantity(text, 'person') }) as const
const day = (text: string) => ({ type: 'date', date: parseEdtf(text) }) as const

describe('the id of a claim', () => {
  it('stays what it is, whatever becomes of the code', () => {
    expect(claimId(content)).toBe('boDQlbDSP7UYCSo0q3_J')
  })

  it('does not depend on the order of the qualifiers, nor on who says it', () => {
    const { role, membershipStatus } = content.qualifiers as Record<'role' | 'membershipStatus', string>
    expect(claimId({ ...content, qualifiers: { membershipStatus, role } })).toBe(claimId(content))
    expect(createClaim(content, [reference]).id).toBe(createClaim(content, []).id)
  })

  it.each<[string, Partial<ClaimContent>]>([
    ['another subject', { subject: 'kim-jong-un' }],
    ['another property', { property: 'organOf' }],
    ['another value', { value: { type: 'entity', slug: 'secretariat' } }],
    ['a text in place of an entity', { value: text('politburo') }],
    ['another qualifier', { qualifiers: { role: 'member', membershipStatus: 'CANDIDATE' } }],
    ['a qualifier less', { qualifiers: { role: 'member' } }],
    ['another start', { start: parseEdtf('2021-01') }],
    ['a start less', { start: null }],
    ['the start for an end', { start: null, end: parseEdtf('2021-01-10') }],
  ])('differs with %s', (_, change) => {
    expect(claimId({ ...content, ...change })).not.toBe(claimId(content))
  })

  it.each([
    ['texts in two languages', text('Congress', 'en'), text('Congress', 'fr')],
    ['a text in a language and one in none', text('Congress'), text('Congress', null)],
    ['dates of two precisions', day('2021-01'), day('2021-01-05')],
    ['a date and an approximate one', day('2021'), day('2021~')],
    ['a number and an approximate one', headcount('5000'), headcount('~5000')],
  ])('tells %s apart', (_, a, b) => {
    expect(claimId({ ...content, value: a })).not.toBe(claimId({ ...content, value: b }))
  })

  it('does not tell two ways of writing a number apart', () => {
    expect(claimId({ ...content, value: headcount('5,000') })).toBe(claimId({ ...content, value: headcount('5000') }))
  })

  it('is the same exactly where the content is', () => {
    fc.assert(
      fc.property(claimContent(), claimContent(), (a, b) => {
        expect(claimId(a) === claimId(b)).toBe(isDeepStrictEqual(a, b))
      }),
    )
  })
})

describe('merging claims', () => {
  const claims = fc.array(claim(), { maxLength: 12 })

  it('makes one claim of what two sources say, with both references in one order', () => {
    const other = { ...reference, source: 't', order: null }
    const [a, b] = [createClaim(content, [reference]), createClaim(content, [other, other])]
    expect(mergeClaims([a, b])).toEqual([{ ...a, references: [other, reference] }])
  })

  it('keeps what differs apart', () => {
    const later = { ...content, start: parseEdtf('2021-01-11') }
    expect(mergeClaims([createClaim(content, [reference]), createClaim(later, [reference])])).toHaveLength(2)
  })

  it('keeps the judgement of an editor', () => {
    const judged = { ...createClaim(content, [reference]), rank: 'DEPRECATED' as const, rankReason: 'a misprint' }
    expect(mergeClaims([createClaim(content, []), judged])).toEqual([judged])
  })

  it('puts the references of a source in the order of its list', () => {
    const numbered = [10, 9, 2].map((order) => ({ ...reference, order }))
    const [merged] = mergeClaims(numbered.map((reference) => createClaim(content, [reference])))
    expect(merged?.references.map(({ order }) => order)).toEqual([2, 9, 10])
  })

  it('gives the same in whatever order claims come', () => {
    const shuffled = claims.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(mergeClaims(other)).toEqual(mergeClaims(list))
      }),
    )
  })

  it('gives the same however often it is done', () => {
    fc.assert(
      fc.property(claims, (list) => {
        const merged = mergeClaims(list)
        expect(mergeClaims(merged)).toEqual(merged)
        expect(mergeClaims([...list, ...merged, ...list])).toEqual(merged)
      }),
    )
  })

  it('gives the same whichever are merged first', () => {
    fc.assert(
      fc.property(claims, claims, claims, (a, b, c) => {
        const left = mergeClaims([...mergeClaims([...a, ...b]), ...c])
        const right = mergeClaims([...a, ...mergeClaims([...b, ...c])])
        expect(left).toEqual(right)
      }),
    )
  })

  it('loses no claim and no reference', () => {
    const said = (list: Iterable<{ id: string; references: readonly Reference[] }>) =>
      new Set([...list].flatMap(({ id, references }) => references.map((reference) => JSON.stringify([id, reference]))))
    fc.assert(
      fc.property(claims, (list) => {
        expect(said(mergeClaims(list))).toEqual(said(list))
      }),
    )
  })
})
