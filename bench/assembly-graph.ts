import { type Claim, createClaim, type Reference } from '../src/model/claim.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import type { Entity } from '../src/model/entity.ts'
import type { EntityKind } from '../src/model/kind.ts'
import type { PropertyName } from '../src/model/properties.ts'
import type { WrittenGraph } from '../src/store/write.ts'
import { below, createRandom } from './random.ts'

/** Events with so many persons each, out of a hundred times as many: a few come often, and most seldom. The same on every run. */
export function assemblyGraph(events: number, persons: number): WrittenGraph {
  const random = createRandom(15)
  const people = persons * 100
  const attended = Array.from({ length: events }, (_, event) => {
    const present = new Set<number>()
    while (present.size < persons) present.add(Math.floor(random() ** 2 * people))
    return { event: `event-${event}`, year: 1990 + below(random, 30), present: [...present] }
  })
  return {
    entities: [
      entityOf('SOURCE', 'minutes'),
      ...attended.map(({ event }) => entityOf('MEETING', event)),
      ...Array.from({ length: people }, (_, person) => entityOf('PERSON', `person-${person}`)),
    ],
    claims: attended.flatMap(({ event, year, present }) => [
      claimOf(event, 'startDate', { type: 'date', date: parseEdtf(`${year}`) }),
      ...present.map((person) => claimOf(event, 'participant', { type: 'entity', slug: `person-${person}` })),
    ]),
    revision: 'bench',
  }
}

function claimOf(subject: string, property: PropertyName, value: Claim['value']): Claim {
  return createClaim({ subject, property, value, qualifiers: {}, start: null, end: null }, [reference])
}

function entityOf(kind: EntityKind, slug: string): Entity {
  const name = slug.replaceAll('-', ' ')
  return { kind, slug, name, description: null, classification: null, ordinal: null, enlarged: null, identifiers: [] }
}

const reference: Reference = {
  source: 'minutes',
  locator: null,
  order: null,
  printedAs: null,
  attributedTo: null,
  attribution: null,
  certainty: 'STATED',
  attested: null,
  note: null,
}
