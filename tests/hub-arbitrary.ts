import fc from 'fast-check'
import type { Claim } from '../src/model/claim.ts'
import type { PropertyName } from '../src/model/properties.ts'
import { claim, type Described } from './small-graph.ts'

export interface Hub {
  readonly claims: readonly Claim[]
  readonly described: readonly Described[]
}

/**
 * A graph about one meeting, one body and one person, in which most things stand in the same place, begin on the same
 * day and bear the same name. Some names order differently by UTF-16 than by code point.
 */
export function hub(least: number, most: number): fc.Arbitrary<Hub> {
  const kinds = [participation, paper, session, start, link]
  const claims = fc.tuple(
    ...kinds.map((kind) => fc.array(kind(most), { minLength: least, maxLength: most * 2, size: 'max' })),
  )
  const names = fc.array(fc.constantFrom('A', 'b', 'B', 'É', '\u{20BB7}', '\uFA0E'), {
    minLength: most,
    maxLength: most,
  })
  return fc.record({ claims: claims.map((lists) => [...fixed, ...lists.flat()]), described: names.map(described) })
}

/** The body has two terms, and the person, the body and the meeting are there whatever is generated. */
const fixed: readonly Claim[] = [
  claim('organization-7', 'termOf', 'organization'),
  claim('organization-8', 'termOf', 'organization'),
  claim('person', 'name', 'Person'),
  claim('meeting', 'name', 'Meeting'),
  claim('t', 'published', '2021'),
  claim('w', 'published', '2020-12'),
]

/** In several roles, in a list or in none, for a while or for ever. */
function participation(size: number): fc.Arbitrary<Claim> {
  const participant = fc.record({
    person: numbered('person', size),
    role: fc.constantFrom('CHAIR', 'DELEGATE', 'GUEST', 'SPEAKER'),
    order: place(),
    start: day(),
    source: fc.constantFrom('t', 'w'),
  })
  return participant.map(({ person, role, ...said }) =>
    claim('meeting', 'participant', person, { qualifiers: { role }, ...said }),
  )
}

/** Written by the person, presented by the person, or both; each source numbers them in its own way. */
function paper(size: number): fc.Arbitrary<Claim> {
  const said = fc.record({ order: place(), source: fc.constantFrom('t', 'w') })
  const parts = fc.tuple(numbered('document', size), fc.constantFrom<PropertyName>('author', 'presentedBy'), said)
  return parts.map(([document, property, more]) => claim(document, property, 'person', more))
}

/** Of the body itself, or of one of its terms. */
function session(size: number): fc.Arbitrary<Claim> {
  const bodies = fc.constantFrom('organization', 'organization-7', 'organization-8')
  return fc
    .tuple(numbered('meeting', size), bodies, place())
    .map(([meeting, body, order]) => claim(meeting, 'organization', body, { order }))
}

function start(size: number): fc.Arbitrary<Claim> {
  const dates = fc.constantFrom('2020', '2021', '2021-01-05')
  return fc.tuple(numbered('meeting', size), dates).map(([meeting, date]) => claim(meeting, 'startDate', date))
}

function link(size: number): fc.Arbitrary<Claim> {
  const properties = fc.constantFrom<PropertyName>('prepares', 'followsEvent')
  const later = fc.oneof(fc.constant('meeting'), numbered('meeting', size))
  return fc
    .tuple(numbered('meeting', size), properties, later)
    .map(([one, property, other]) => claim(one, property, other))
}

function numbered(kind: string, size: number): fc.Arbitrary<string> {
  return fc.integer({ min: 0, max: size - 1 }).map((number) => `${kind}-n${number}`)
}

function place(): fc.Arbitrary<number | null> {
  return fc.constantFrom(null, 1, 2)
}

function day(): fc.Arbitrary<string | null> {
  return fc.constantFrom(null, '2020', '2021-01-05')
}

function described(names: readonly string[]): Described[] {
  return names.flatMap((name, number) =>
    ['person', 'document', 'meeting'].map((kind) => ({ slug: `${kind}-n${number}`, name })),
  )
}
