import fc from 'fast-check'
import { type Claim, type ClaimContent, createClaim, type Reference } from '../src/model/claim.ts'
import { type Edtf, parseEdtf } from '../src/model/edtf.ts'
import { firstDay, lastDay } from '../src/model/edtf-days.ts'
import { parseQuantity } from '../src/model/quantity.ts'
import type { Certainty, Rank } from '../src/model/vocabulary.ts'

/** With the prototype that objects have by nature, so that two with the same content are the same. */
const plain = { noNullPrototype: true } as const

/** Claims from few values, so that many of them are the same, accord or refine each other. */
export function claim(): fc.Arbitrary<Claim> {
  const references = fc.array(reference(), { minLength: 1, maxLength: 3 })
  return fc.tuple(claimContent(), references, judgement()).map(([content, references, judgement]) => ({
    ...createClaim(content, references),
    ...judgement,
  }))
}

/** What is said of spells, dates and numbers. No spell ends before it starts. */
export function claimContent(): fc.Arbitrary<ClaimContent> {
  return fc.oneof(membership(), dated(), counted())
}

function membership(): fc.Arbitrary<ClaimContent> {
  const content = fc.record(
    {
      subject: fc.constantFrom('kim-jong-un', 'ri-son-gwon'),
      property: fc.constant('memberOf' as const),
      value: fc.constantFrom('wpk', 'politburo').map((slug) => ({ type: 'entity' as const, slug })),
      qualifiers: qualifiers({ role: ['chairman', 'secretary'], membershipStatus: ['FULL', 'CANDIDATE'] }),
      start: fc.option(date()),
      end: fc.option(date()),
    },
    plain,
  )
  return content.filter(({ start, end }) => firstDay(start) <= lastDay(end))
}

function dated(): fc.Arbitrary<ClaimContent> {
  return fc.record(
    {
      subject: fc.constant('congress'),
      property: fc.constantFrom('startDate', 'endDate'),
      value: date().map((date) => ({ type: 'date' as const, date })),
      qualifiers: fc.constant({}),
      start: fc.constant(null),
      end: fc.constant(null),
    },
    plain,
  )
}

function counted(): fc.Arbitrary<ClaimContent> {
  const numbers = fc.constantFrom('5000', '4750', '~5000', '4000..5000', '3000..', '10%', '10.02%')
  const required = fc.constantFrom('DELEGATES', 'GUESTS').map((counted) => ({ counted }))
  return fc.record(
    {
      subject: fc.constant('congress'),
      property: fc.constant('headcount' as const),
      value: numbers.map((text) => ({ type: 'quantity' as const, quantity: parseQuantity(text, 'person') })),
      qualifiers: fc.tuple(required, qualifiers({ sector: ['MILITARY'] })).map(([a, b]) => ({ ...a, ...b })),
      start: fc.constant(null),
      end: fc.constant(null),
    },
    plain,
  )
}

function date(): fc.Arbitrary<Edtf> {
  const texts = [
    '2020',
    '2021',
    '2021-01',
    '2021-01-05',
    '2021-01-05~',
    '2021-01-06?',
    '2021-01-05/2021-01-12',
    '../2021',
  ]
  return fc.constantFrom(...texts).map(parseEdtf)
}

/** Any of them or none, in any order. */
function qualifiers(words: Record<string, string[]>): fc.Arbitrary<Record<string, string>> {
  const all = Object.entries(words).map(([name, values]) => fc.constantFrom(...values).map((value) => [name, value]))
  return fc.tuple(...all).chain((entries) => fc.shuffledSubarray(entries).map((chosen) => Object.fromEntries(chosen)))
}

function reference(): fc.Arbitrary<Reference> {
  return fc.record(
    {
      source: fc.constantFrom('t', 'w'),
      locator: fc.constantFrom('Infobox', 'Text'),
      order: fc.option(fc.integer({ min: 1, max: 12 })),
      printedAs: fc.constant(null),
      attributedTo: fc.constant(null),
      attribution: fc.option(fc.constant('analysts')),
      certainty: fc.constantFrom<Certainty>('STATED', 'REPORTED'),
      attested: fc.option(date()),
      note: fc.constant(null),
    },
    plain,
  )
}

function judgement(): fc.Arbitrary<{ rank: Rank; rankReason: string | null }> {
  const ranked = fc.record(
    {
      rank: fc.constantFrom<Rank>('PREFERRED', 'DEPRECATED'),
      rankReason: fc.constantFrom('one reason', 'another'),
    },
    plain,
  )
  return fc.oneof(fc.constant({ rank: 'NORMAL' as const, rankReason: null }), ranked)
}
