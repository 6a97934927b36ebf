import fc from 'fast-check'
import { entitiesNeeded } from '../src/lists/mentions.ts'
import type { Claim } from '../src/model/claim.ts'
import type { Entity } from '../src/model/entity.ts'
import { allKinds, type EntityKind } from '../src/model/kind.ts'
import type { PropertyName } from '../src/model/properties.ts'
import type { Certainty, Rank } from '../src/model/vocabulary.ts'
import { claim, type Said, smallGraph } from './small-graph.ts'

/** What happens to a graph: an origin says something, in its run or in a new one, or what it said in other runs is withdrawn, be it all that it said. */
export type Happening =
  | {
      readonly type: 'amend'
      readonly origin: string
      readonly anew: boolean
      readonly entities: readonly Entity[]
      readonly claims: readonly Claim[]
    }
  | { readonly type: 'withdraw'; readonly origin: string; readonly anew: boolean; readonly limit: number }

/** A few things that happen one after another, about few enough entities that they have to do with each other. */
export function happenings({ most = 6, claims = 8 } = {}): fc.Arbitrary<Happening[]> {
  const origin = fc.constantFrom('a', 'b')
  const amendment = fc
    .record({
      origin,
      anew: fc.boolean(),
      said: fc.array(saying(), { maxLength: claims }),
      names: fc.infiniteStream(described()),
    })
    .map(({ origin, anew, said, names }): Happening => {
      const slugs = smallGraph(said).entities.map(({ slug }) => slug)
      const speakers = said.flatMap(entitiesNeeded)
      const all = [...new Set([...slugs, ...speakers])].sort()
      const entities = smallGraph(
        [],
        all.map((slug) => ({ slug, ...without(names.next().value) })),
      ).entities
      return { type: 'amend', origin, anew, entities, claims: said }
    })
  const withdrawal = fc.record({
    type: fc.constant('withdraw' as const),
    anew: fc.boolean(),
    origin,
    limit: fc.constantFrom(1, 3, 100),
  })
  return fc.array(fc.oneof({ weight: 2, arbitrary: amendment }, { weight: 1, arbitrary: withdrawal }), {
    minLength: 1,
    maxLength: most,
    size: 'max',
  })
}

function without<Value extends object>(value: Value | undefined): Partial<Value> {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, each]) => each !== undefined)) as Partial<Value>
}

/** Mostly an entity keeps its name and its kind. */
function described(): fc.Arbitrary<{ name?: string; kind?: EntityKind; identifiers: Entity['identifiers'] }> {
  return fc.record({
    name: fc.oneof(
      { weight: 3, arbitrary: fc.constant('Kim Tok Hun') },
      { weight: 1, arbitrary: fc.constantFrom('김덕훈', 'Ri', 'B') },
    ),
    kind: fc.oneof(
      { weight: 12, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constantFrom(...allKinds) },
    ),
    identifiers: fc.subarray([
      { scheme: 'wikidata', value: 'Q1' },
      { scheme: 'viaf', value: '2' },
    ]),
  }) as fc.Arbitrary<{ name?: string; kind?: EntityKind; identifiers: Entity['identifiers'] }>
}

function saying(): fc.Arbitrary<Claim> {
  const meeting = fc.constantFrom('meeting', 'meeting-n1', 'occasion')
  const person = fc.constantFrom('person', 'person-n1')
  const decision = fc.constantFrom('decision', 'decision-n1')
  const body = fc.constantFrom('organization', 'organization-n1')
  const amount = fc.constantFrom('1', '2')
  const source = fc.constantFrom('t', 'w', 'x')
  const date = fc.constantFrom('2020', '2021', '2021-01-05', '2020/2021')
  const word = (name: string, ...words: string[]) => fc.constantFrom(...words).map((value) => ({ [name]: value }))
  const none = fc.constant({})
  return fc.oneof(
    one(meeting, ['participant'], person, word('role', 'CHAIR', 'DELEGATE', 'GUEST')),
    one(meeting, ['participant'], person, fc.constant({ role: 'GUEST', onBehalfOf: 'organization' })),
    one(meeting, ['listComplete'], amount, fc.constant({ listOf: 'participant', role: 'GUEST' })),
    one(
      body,
      ['listComplete'],
      amount,
      fc.constantFrom({ listOf: 'memberOf' }, { listOf: 'memberOf', membershipStatus: 'FULL' }),
    ),
    one(person, ['memberOf'], body, word('membershipStatus', 'FULL', 'CANDIDATE')),
    one(person, ['memberOf'], body, word('onBehalfOf', 'organization', 'organization-n2')),
    one(decision, ['effect'], person, fc.constant({ effect: 'ELECTS', post: 'post', into: 'post' })),
    one(meeting, ['startDate', 'endDate'], date, none),
    one(fc.constantFrom('agenda-item', 'agenda-item-n1'), ['meeting'], meeting, word('stage', 'HELD', 'ANNOUNCED')),
    one(meeting, ['partOf', 'prepares', 'followsEvent', 'during'], meeting, none),
    one(source, ['published'], date, none),
    one(source, ['basedOn'], source, none),
    one(decision, ['effect'], meeting, word('effect', 'CONVENES', 'ANNOUNCES', 'APPROVES')),
    one(decision, ['adoptedAt'], meeting, none),
    one(fc.oneof(person, meeting), ['name'], fc.constantFrom('Kim Tok Hun', '김덕훈', 'Ri'), none),
    one(
      meeting,
      ['headcount'],
      fc.constantFrom('5000', '4750', '10%'),
      word('counted', 'DELEGATES', 'ELECTED_DELEGATES', 'EX_OFFICIO_DELEGATES'),
    ),
    one(meeting, ['breakdownExhaustive'], fc.constantFrom('ELECTION'), word('counted', 'DELEGATES')),
    one(fc.constant('occasion'), ['reportedCases'], fc.constantFrom('1', '2'), word('place', 'place', 'place-n1')),
    one(person, ['birthDate'], date, none),
    one(person, ['ballot'], decision, word('option', 'YES', 'NO')),
    one(person, ['ballot'], decision, fc.constant({ option: 'YES', onBehalfOf: 'organization' })),
    one(decision, ['ballotCount'], amount, word('option', 'YES', 'NO')),
    one(decision, ['listComplete'], amount, fc.constant({ listOf: 'ballot' })),
    one(decision, ['date'], date, none),
    one(decision, ['outcome'], fc.constantFrom('ADOPTED', 'REJECTED'), none),
    one(person, ['memberOf'], body, none),
    one(meeting, ['organization'], body, none),
  )
}

function one(
  subject: fc.Arbitrary<string>,
  properties: readonly PropertyName[],
  value: fc.Arbitrary<string>,
  qualifiers: fc.Arbitrary<Record<string, string>>,
): fc.Arbitrary<Claim> {
  return fc
    .record({ subject, property: fc.constantFrom(...properties), value, qualifiers, how: told() })
    .map(({ subject, property, value, qualifiers, how }) => claim(subject, property, value, { ...how, qualifiers }))
}

function told(): fc.Arbitrary<Said> {
  return fc.record({
    source: fc.constantFrom('t', 'w', 'x'),
    order: fc.constantFrom(null, null, 1, 2),
    start: fc.constantFrom(null, null, null, '2020', '2021-01-05'),
    end: fc.constantFrom(null, null, null, '2021', '2022'),
    rank: fc.constantFrom<Rank>('NORMAL', 'NORMAL', 'NORMAL', 'PREFERRED', 'DEPRECATED'),
    reference: fc.record({
      certainty: fc.constantFrom<Certainty>('STATED', 'STATED', 'REPORTED', 'EXPECTED'),
      attributedTo: fc.constantFrom(null, null, null, 'person-n2'),
    }),
  })
}
