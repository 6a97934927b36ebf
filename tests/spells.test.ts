import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accord } from '../src/model/accord.ts'
import { createCandidates } from '../src/model/candidates.ts'
import { type Claim, mergeClaims, topicOf } from '../src/model/claim.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import { datesCanAgree, firstDay, lastDay } from '../src/model/edtf-days.ts'
import { relationsOf } from '../src/model/relation.ts'
import { createVoices } from '../src/model/voices.ts'
import { claim as claimArbitrary } from './claim-arbitrary.ts'
import { claim, type Said } from './small-graph.ts'

const member = (said: Said & { attested?: string; status?: string; role?: string; party?: string } = {}) => {
  const { attested, status, role, party, ...rest } = said
  const qualifiers = {
    ...(role && { role }),
    ...(status && { membershipStatus: status }),
    ...(party && { onBehalfOf: party }),
  }
  const reference = attested === undefined ? {} : { attested: parseEdtf(attested) }
  return claim('person', 'memberOf', 'organization', { qualifiers, reference, ...rest })
}

/** The spells of claims between two entities: from when to when, and what else is told of them. */
function spells(claims: readonly Claim[]): string[] {
  const inOrder = relationsOf(claims, createVoices([]))
  const reversed = relationsOf(claims.toReversed(), createVoices([]))
  expect(reversed.map((each) => each.claims.map(({ id }) => id))).toEqual(
    inOrder.map((each) => each.claims.map(({ id }) => id)),
  )
  return inOrder.map(({ start, end, qualifiers }) =>
    [`${start?.text ?? ''}–${end?.text ?? ''}`, ...Object.values(qualifiers)].join(' '),
  )
}

describe('a relation', () => {
  it.each<[string, readonly Claim[], readonly string[]]>([
    [
      'is one spell, of which one source tells the start and another the end',
      [member({ start: '2021-01-10', source: 't' }), member({ end: '2021-06-29', source: 'w' })],
      ['2021-01-10–2021-06-29'],
    ],
    [
      'has the most precise dates that its claims tell together',
      [
        member({ start: '2021', source: 't' }),
        member({ start: '2021-01-10', role: 'chairman' }),
        member({ end: '2022' }),
      ],
      ['2021-01-10–2022 chairman'],
    ],
    [
      'ends where the end is the first after its start, where there are two',
      [member({ start: '2010' }), member({ start: '2015' }), member({ end: '2018' })],
      ['2010–', '2015–2018'],
    ],
    [
      'ends by what ends it, where a start is told twice with one end',
      [member({ start: '2010', source: 't' }), member({ start: '2010-05-01', source: 'w' }), member({ end: '2012' })],
      ['2010-05-01–2012'],
    ],
    [
      'is another one after a resignation and a return',
      [member({ start: '2010' }), member({ end: '2012' }), member({ start: '2015' }), member({ end: '2018' })],
      ['2010–2012', '2015–2018'],
    ],
    [
      'takes no end of a later spell that has its own',
      [member({ start: '2010' }), member({ start: '2015', end: '2018' }), member({ end: '2020' })],
      ['2010–', '2015–2018', '–2020'],
    ],
    [
      'is told as two spells by one source and as one by another',
      [
        member({ start: '2011', end: '2015', source: 't' }),
        member({ start: '2015', end: '2019', source: 't' }),
        member({ start: '2011', end: '2019', source: 'w' }),
      ],
      ['2011–2015', '2011–2019', '2015–2019'],
    ],
    [
      'is another one where sources give two ends',
      [member({ start: '2010' }), member({ end: '2012', source: 't' }), member({ end: '2014', source: 'w' })],
      ['2010–2012', '2010–2014'],
    ],
    [
      'is another one for another party, from the day on which the first one ended',
      [
        member({ party: 'organization-a', end: '2013-06-01', source: 't' }),
        member({ party: 'organization-b', start: '2013-06-01', source: 'w' }),
      ],
      ['–2013-06-01 organization-a', '2013-06-01– organization-b'],
    ],
    [
      'is another one for a candidate who became a full member',
      [
        member({ status: 'CANDIDATE', start: '2016-05-09' }),
        member({ status: 'FULL', start: '2017-10-07' }),
        member({ end: '2021-01-10' }),
      ],
      ['2016-05-09– CANDIDATE', '2017-10-07–2021-01-10 FULL'],
    ],
    [
      'is none where an editor holds it to be wrong',
      [member({ start: '2010' }), member({ start: '2015', rank: 'DEPRECATED' })],
      ['2010–'],
    ],
    [
      'is not joined with what is said for a day after its end',
      [member({ start: '2021-01-10' }), member({ end: '2021-06-29' }), member({ attested: '2021-10-01' })],
      ['2021-01-10–2021-06-29', '–'],
    ],
    [
      'is another one on a day for which one source says it, where all others that say the same fit',
      [
        member({ end: '2016' }),
        {
          ...member(),
          references: [
            ...member({ source: 't' }).references,
            ...member({ source: 'x', attested: '2017-06-01' }).references,
          ],
        },
      ],
      ['–2016', '–'],
    ],
    [
      'ends before the start on whose day it ends, which begins another',
      [member({ start: '2015-06-01' }), member({ start: '2018-06-01' }), member({ end: '2018-06-01' })],
      ['2015-06-01–2018-06-01', '2018-06-01–'],
    ],
    [
      'ends before the start in whose year it ends, too',
      [member({ start: '2015' }), member({ start: '2018' }), member({ end: '2018' })],
      ['2015–2018', '2018–'],
    ],
    [
      'is not put together in more ways than there are claims',
      [
        member({ role: 'chairman' }),
        member({ role: 'secretary' }),
        member({ role: 'treasurer' }),
        member({ start: '2010', end: '2012' }),
        member({ start: '2015', end: '2018' }),
      ],
      ['2010–2012', '2015–2018', '– secretary', '– chairman', '– treasurer'],
    ],
  ])('%s', (_, claims, expected) => {
    expect(spells(claims).sort()).toEqual([...expected].sort())
  })

  it('is joined in time that grows with its claims, not with the ways to put them together', () => {
    const claims = Array.from({ length: 40 }, (_, index) => [
      member({ start: `${1900 + 2 * index}` }),
      member({ end: `${1901 + 2 * index}` }),
      member({ role: `role ${index}` }),
    ])
    expect(relationsOf(claims.flat(), createVoices([])).length).toBeLessThanOrEqual(120)
  })
})

describe('joined claims', () => {
  it('never contradict each other, and lose none of what stands', () => {
    const memberships = fc
      .array(claimArbitrary(), { maxLength: 10 })
      .map((all) => mergeClaims(all).filter(({ property }) => property === 'memberOf'))
    fc.assert(
      fc.property(memberships, fc.infiniteStream(fc.nat()), (claims, keys) => {
        const relations = relationsOf(claims, createVoices([]))
        const shuffled = claims.toSorted(() => ((keys.next().value ?? 0) % 3) - 1)
        expect(relationsOf(shuffled, createVoices([]))).toEqual(relations)
        const standing = claims.filter(({ rank }) => rank !== 'DEPRECATED')
        expect(new Set(relations.flatMap((each) => each.claims))).toEqual(new Set(standing))
        // Besides, a day for which one is said that fits no spell is one of its own.
        expect(relations.length).toBeLessThanOrEqual(2 * standing.length)
        for (const { claims: told, start, end, qualifiers } of relations) {
          for (const a of told) {
            for (const b of told) expect(accord(a, b, [])).toBe(true)
            expect([datesCanAgree(a.start, start), datesCanAgree(a.end, end)]).toEqual([true, true])
            expect(qualifiers).toMatchObject(a.qualifiers)
          }
          expect(firstDay(start)).toBeLessThanOrEqual(lastDay(end))
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('candidates', () => {
  it('are all claims of the topic that can accord with one', () => {
    const topics = fc
      .array(claimArbitrary(), { maxLength: 40 })
      .map((all) => [...Map.groupBy(mergeClaims(all), topicOf).values()])
    fc.assert(
      fc.property(topics, (topics) => {
        for (const claims of topics) {
          const candidates = createCandidates(claims)
          for (const claim of claims) {
            const according = claims.filter((other) => accord(other, claim, []))
            expect(candidates(claim)).toEqual(expect.arrayContaining(according))
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('are few where spells follow each other', () => {
    const claims = Array.from({ length: 200 }, (_, year) => member({ start: `${1800 + year}-05-01` }))
    const candidates = createCandidates(claims)
    for (const claim of claims) expect(candidates(claim).length).toBeLessThanOrEqual(4)
  })
})
