import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Claim, citedSources, createClaim, mergeClaims, type Reference } from '../src/model/claim.ts'
import { conflict } from '../src/model/conflict.ts'
import { anyDifferAtATime, conflictsAmong } from '../src/model/conflicts.ts'
import { parseEdtf } from '../src/model/edtf.ts'

const dates = [
  '2001',
  '2001-05',
  '2001-05-03',
  '2001-05-04',
  '2001-06',
  '2002-01-01',
  '2003',
  '2001-05-03~',
  '2001/2002',
]
const date = fc.option(fc.constantFrom(...dates).map(parseEdtf))

const reference = (source: string, attested: Reference['attested']): Reference => ({
  source,
  locator: null,
  order: null,
  printedAs: null,
  attributedTo: null,
  attribution: null,
  certainty: 'STATED',
  attested,
  note: null,
})

const membership = fc
  .record({
    status: fc.constantFrom(undefined, 'FULL', 'CANDIDATE'),
    start: date,
    end: date,
    sources: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1, maxLength: 2 }),
    attested: date,
    isWrong: fc.boolean(),
  })
  .map(({ status, start, end, sources, attested, isWrong }): Claim => {
    const value = { type: 'entity', slug: 'body' } as const
    const qualifiers = status === undefined ? {} : { membershipStatus: status }
    const content = { subject: 'ann', property: 'memberOf', value, qualifiers, start, end } as const
    const claim = createClaim(
      content,
      sources.map((source) => reference(source, attested)),
    )
    return isWrong ? { ...claim, rank: 'DEPRECATED' } : claim
  })

const memberships = fc.array(membership, { maxLength: 7 }).map((claims) => mergeClaims(claims))

/** The same, each held against each. */
function pairByPair(rivals: readonly Claim[], context: readonly Claim[]) {
  const pairs = rivals.flatMap((a, index) =>
    rivals
      .slice(index + 1)
      .flatMap((b) => (conflict(a, b, context) ? [[citedSources(a), citedSources(b)] as const] : [])),
  )
  const isShared = ([a = [], b = []]: (readonly string[])[]) => a.some((source) => b.includes(source))
  return {
    others: pairs.some((pair) => !isShared([...pair]) || pair.some((sources) => sources.length > 1)),
    themselves: pairs.some((pair) => isShared([...pair])),
  }
}

describe('conflicts among claims of one pair', () => {
  it('are those that come of holding each against each', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(memberships, (claims) => {
        const found = conflictsAmong(claims, claims)
        met.add(JSON.stringify(found))
        expect(found).toEqual(pairByPair(claims, claims))
      }),
      { numRuns: 3_000 },
    )
    expect(met.size).toBe(4)
  })

  it('can be wherever two values are told', () => {
    fc.assert(
      fc.property(memberships, (claims) => {
        const statuses = new Set(claims.flatMap(({ qualifiers }) => qualifiers.membershipStatus ?? []))
        expect(anyDifferAtATime(claims)).toBe(statuses.size > 1)
      }),
    )
  })
})
