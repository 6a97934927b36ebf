import { type Claim, type ClaimContent, createClaim, type Reference, type Value } from '../src/model/claim.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import type { Entity } from '../src/model/entity.ts'
import type { PropertyName } from '../src/model/properties.ts'
import { entityOf } from './recall.ts'

/** Some of the entities and claims of a file. */
export interface ParliamentBatch {
  readonly entities: Entity[]
  readonly claims: Claim[]
}

const claimsInBatch = 5_000

/**
 * What a parliament's file says, so many claims of it: members with their names, births, parties and terms, sittings
 * with those who took part, and hubs: one chamber and a few parties that nearly all belong to. The same on every run.
 */
export function* parliament(claims: number): Generator<ParliamentBatch> {
  let batch: ParliamentBatch = { entities: [], claims: [] }
  let count = 0
  for (const { entities, claims: more } of topics()) {
    batch.entities.push(...entities)
    batch.claims.push(...more)
    count += more.length
    if (batch.claims.length < claimsInBatch && count < claims) continue
    yield batch
    batch = { entities: [], claims: [] }
    if (count >= claims) return
  }
}

const source = 'file'
const parties = ['party-of-labour', 'party-of-land', 'party-of-order', 'independents']

/** First the file itself and its hubs, then for ever members and sittings. */
function* topics(): Generator<ParliamentBatch> {
  yield {
    entities: [
      entityOf('SOURCE', source, 'A file of members'),
      entityOf('ORGANIZATION', 'chamber', 'Chamber of Deputies'),
      ...parties.map((slug) => entityOf('ORGANIZATION', slug, slug.replaceAll('-', ' '))),
    ],
    claims: [said(source, 'published', date('2024-06-01'))],
  }
  for (let number = 0; ; number++) yield number % 20 === 19 ? sitting(number) : member(number)
}

function member(number: number): ParliamentBatch {
  const slug = memberSlug(number)
  const [given, surname] = [pick(givenNames, number * 7), pick(surnames, number * 13)]
  const year = 1930 + (number % 60)
  const term = 1950 + (number % 70)
  const spell = (from: number) => ({ start: parseEdtf(`${from}-03-04`), end: parseEdtf(`${from + 4}-02`) })
  return {
    entities: [entityOf('PERSON', slug, `${given} ${surname} ${number}`)],
    claims: [
      said(slug, 'name', text(`${given} ${surname} ${number}`)),
      said(slug, 'name', text(`${surname}, ${given}`)),
      said(slug, 'birthDate', date(`${year}-0${1 + (number % 9)}-1${number % 10}`)),
      said(slug, 'memberOf', entity('chamber'), spell(term)),
      said(slug, 'memberOf', entity('chamber'), spell(term + 4)),
      said(slug, 'memberOf', entity(parties[(number * number) % parties.length] ?? source), spell(term)),
    ],
  }
}

/** With the members before it, so that most of those that it names are in its own batch, and some in the one before. */
function sitting(number: number): ParliamentBatch {
  const slug = `sitting-${number}`
  const present = Array.from({ length: 40 }, (_, index) => number - index * 2).filter(
    (each) => each >= 0 && each % 20 !== 19,
  )
  return {
    entities: [entityOf('MEETING', slug, `Sitting ${number}`)],
    claims: [
      said(slug, 'organization', entity('chamber')),
      said(slug, 'startDate', date(`${1950 + (number % 70)}-05-1${number % 10}`)),
      ...present.map((each, index) =>
        said(slug, 'participant', entity(memberSlug(each)), {
          qualifiers: { role: index === 0 ? 'CHAIR' : 'DELEGATE' },
          order: index + 1,
        }),
      ),
    ],
  }
}

function memberSlug(number: number): string {
  return `member-${number}`
}

interface Details extends Partial<Pick<ClaimContent, 'start' | 'end' | 'qualifiers'>> {
  readonly order?: number
}

function said(subject: string, property: PropertyName, value: Value, details: Details = {}): Claim {
  const { start = null, end = null, qualifiers = {}, order = null } = details
  const reference: Reference = {
    source,
    locator: `/persons/${subject}`,
    order,
    printedAs: null,
    attributedTo: null,
    attribution: null,
    certainty: 'STATED',
    attested: null,
    note: null,
  }
  return createClaim({ subject, property, value, qualifiers, start, end }, [reference])
}

function entity(slug: string): Value {
  return { type: 'entity', slug }
}

function text(written: string): Value {
  return { type: 'text', text: written, language: null }
}

function date(written: string): Value {
  return { type: 'date', date: parseEdtf(written) }
}

function pick(words: readonly string[], number: number): string {
  return words[number % words.length] ?? ''
}

const givenNames = [
  'Ana',
  'Bogdan',
  'Cem',
  'Dorthe',
  'Eino',
  'Fatou',
  'Goran',
  'Hye-jin',
  'Ines',
  'Jun',
  'Katalin',
  'Liis',
]
const surnames = [
  'Aalto',
  'Berg',
  'Costa',
  'Demir',
  'Eze',
  'Farkas',
  'García',
  'Horváth',
  'Ibsen',
  'Jansen',
  'Kõiv',
  'Larsen',
  'Müller',
]
