import fc from 'fast-check'
import type { Claim } from '../src/model/claim.ts'
import type { PropertyName } from '../src/model/properties.ts'
import { type Told, toldGraph } from './lens-arbitrary.ts'
import { claim } from './small-graph.ts'
import { type Asked, type AskedFilter, askedFilter } from './where-arbitrary.ts'

/** A key as a query gives it. */
export interface AskedKey {
  readonly property?: string
  readonly inverse?: string
  readonly qualifier?: { readonly property: string; readonly name: string; readonly direction?: 'OUT' | 'IN' }
  readonly year?: string
  readonly decade?: string
  readonly startYear?: string
  readonly attribute?: 'KIND' | 'CLASSIFICATION' | 'SOURCE'
}

/** A list that is grouped: how it is asked for, and the conditions by which its entities are listed. */
export interface AskedList {
  /** With @ in the place of what is asked of the connection. */
  readonly query: string
  readonly filter: AskedFilter
}

/** A graph whose entities are not named as they are called, with dates and texts that are told in many ways. */
export function groupedGraph(): fc.Arbitrary<Told> {
  const more = fc.array(fc.oneof(dated(), dated(), written(), begun()), { minLength: 2, maxLength: 10 })
  return fc.tuple(toldGraph(), more).map(([{ claims, described }, others]) => ({
    claims: [...claims, ...others],
    described: described.map((each) => ({
      ...each,
      name: [...each.slug].reverse().join(''),
      ...(each.slug.endsWith('a') && { classification: 'CLASS' }),
    })),
  }))
}

export function askedKeys(): fc.Arbitrary<AskedKey[]> {
  const distinct = { minLength: 1, maxLength: 2, selector: (key: AskedKey) => JSON.stringify(key) }
  return fc.oneof(
    { weight: 3, arbitrary: fc.uniqueArray(fc.constantFrom(...keys), distinct) },
    { weight: 1, arbitrary: fc.constantFrom(...pairs) },
  )
}

const keys: readonly AskedKey[] = [
  { property: 'memberOf' },
  { property: 'holds' },
  { property: 'gender' },
  { property: 'nationality' },
  { property: 'name' },
  { property: 'participant' },
  { property: 'effect' },
  { inverse: 'memberOf' },
  { inverse: 'participant' },
  { inverse: 'holds' },
  { inverse: 'partOf' },
  { qualifier: { property: 'memberOf', name: 'role' } },
  { qualifier: { property: 'memberOf', name: 'membershipStatus' } },
  { qualifier: { property: 'memberOf', name: 'onBehalfOf' } },
  { qualifier: { property: 'memberOf', name: 'membershipStatus', direction: 'IN' } },
  { qualifier: { property: 'participant', name: 'role', direction: 'IN' } },
  { qualifier: { property: 'participant', name: 'onBehalfOf', direction: 'IN' } },
  { qualifier: { property: 'effect', name: 'effect' } },
  { qualifier: { property: 'effect', name: 'post' } },
  { qualifier: { property: 'headcount', name: 'counted' } },
  { year: 'birthDate' },
  { year: 'birthDate' },
  { decade: 'birthDate' },
  { decade: 'birthDate' },
  { year: 'startDate' },
  { startYear: 'memberOf' },
  { startYear: 'holds' },
  { attribute: 'KIND' },
  { attribute: 'CLASSIFICATION' },
  { attribute: 'SOURCE' },
]

/** Keys of the same claims. */
export const pairs: readonly AskedKey[][] = [
  [{ property: 'memberOf' }, { qualifier: { property: 'memberOf', name: 'membershipStatus' } }],
  [
    { qualifier: { property: 'memberOf', name: 'role' } },
    { qualifier: { property: 'memberOf', name: 'membershipStatus' } },
  ],
  [{ startYear: 'memberOf' }, { qualifier: { property: 'memberOf', name: 'membershipStatus' } }],
  [{ startYear: 'holds' }, { property: 'holds' }],
  [{ inverse: 'participant' }, { qualifier: { property: 'participant', name: 'role', direction: 'IN' } }],
  [{ qualifier: { property: 'effect', name: 'effect' } }, { qualifier: { property: 'effect', name: 'post' } }],
  [{ year: 'birthDate' }, { decade: 'birthDate' }],
]

/** All entities, those that a filter leaves, and those that are related to one. */
export function askedList(): fc.Arbitrary<AskedList> {
  const entities = (filter: AskedFilter): AskedList => ({ query: 'entities(filter: $filter) { @ }', filter })
  return fc.oneof(
    fc.constant(entities({})),
    askedFilter().map(entities),
    fc.constantFrom(
      related('organization(slug: "organization") { members { @ } }', {
        property: ['memberOf'],
        entity: ['organization'],
      }),
      related('person(slug: "person") { memberships { @ } }', {
        property: ['memberOf'],
        direction: 'IN',
        entity: ['person'],
      }),
      related('post(slug: "post-a") { holders { @ } }', { property: ['holds'], entity: ['post-a'] }),
      related('meeting(slug: "meeting") { participants { @ } }', {
        property: ['participant'],
        direction: 'IN',
        entity: ['meeting'],
      }),
      related('meeting(slug: "meeting") { participants(role: [GUEST, SPEAKER]) { @ } }', {
        property: ['participant'],
        direction: 'IN',
        entity: ['meeting'],
        qualifiers: [{ name: 'role', in: ['GUEST', 'SPEAKER'] }],
      }),
      related('decision(slug: "decision") { effects { @ } }', {
        property: ['effect'],
        direction: 'IN',
        entity: ['decision'],
      }),
      {
        query: 'people(filter: { memberOf: "organization" }) { @ }',
        filter: { kind: ['PERSON'], where: [{ property: ['memberOf'], entity: ['organization'] }] },
      },
      {
        query: 'people(filter: { participatedIn: "meeting", role: GUEST }) { @ }',
        filter: {
          kind: ['PERSON'],
          where: [
            {
              property: ['participant'],
              direction: 'IN' as const,
              entity: ['meeting'],
              qualifiers: [{ name: 'role', in: ['GUEST'] }],
            },
          ],
        },
      },
      {
        query: 'people(filter: { role: GUEST }) { @ }',
        filter: {
          kind: ['PERSON'],
          where: [
            { property: ['participant'], direction: 'IN' as const, qualifiers: [{ name: 'role', in: ['GUEST'] }] },
          ],
        },
      },
    ),
  )
}

function related(query: string, condition: Asked): AskedList {
  return { query, filter: { where: [condition] } }
}

const persons = fc.constantFrom('person', 'person-n0', 'person-n1')
const sources = fc.constantFrom('t', 'w', 'x')

function dated(): fc.Arbitrary<Claim> {
  const dates = fc.constantFrom(
    // None that is approximate: it is grouped where it is written, and a condition takes it for the years about it, too.
    ...['1984', '1984-05', '1985', '198X', '1980', '1984/1986', '1989-12-31', '1989-12/1990-01', '../1985'],
    ...['1984-05/1984-07', '1984/1984-05'],
    ...['-0005', '-000X', '-0010-12-31', '0000', '0009', '1984-21', '1900-03-01', '2000-02-29', '19XX'],
  )
  return fc.tuple(persons, dates, sources).map(([person, date, source]) => claim(person, 'birthDate', date, { source }))
}

function written(): fc.Arbitrary<Claim> {
  const long = `${'long '.repeat(20)}`
  const texts = fc.constantFrom<[PropertyName, string]>(
    ['gender', 'female'],
    ['gender', 'Female'],
    ['gender', 'male'],
    ['name', `${long}a`],
    ['name', `${long}A`],
  )
  return fc
    .tuple(persons, texts, sources)
    .map(([person, [property, text], source]) => claim(person, property, text, { source }))
}

function begun(): fc.Arbitrary<Claim> {
  const starts = fc.constantFrom('201X', '2015~', '2015-03', '2015-12-31', '2015-12/2016-01')
  const status = fc.constantFrom('FULL', 'CANDIDATE')
  return fc
    .tuple(persons, starts, status, sources)
    .map(([person, start, membershipStatus, source]) =>
      claim(person, 'memberOf', 'organization', { start, source, qualifiers: { membershipStatus } }),
    )
}
