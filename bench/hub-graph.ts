import { type Claim, createClaim, type Reference } from '../src/model/claim.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import type { Entity } from '../src/model/entity.ts'
import type { EntityKind } from '../src/model/kind.ts'
import type { PropertyName } from '../src/model/properties.ts'
import type { WrittenGraph } from '../src/store/write.ts'

/** The slug of the neighbour of a body that bears a number. */
export function neighbourSlug(body: string, number: number): string {
  return `${wayOf(number).kind.toLowerCase()}-${number}-of-${body}`
}

/**
 * Two bodies that are each linked with so many persons, bodies and documents. A directory tells of all links, and a
 * yearbook of every second; every third person left again.
 */
export function hubGraph(sizes: Readonly<Record<string, number>>): WrittenGraph {
  const bodies = Object.entries(sizes)
  const numbered = bodies.flatMap(([body, size]) =>
    Array.from({ length: size }, (_, number) => ({ body, number, slug: neighbourSlug(body, number) })),
  )
  return {
    entities: [
      ...['directory', 'yearbook'].map((slug) => entityOf('SOURCE', slug)),
      ...bodies.map(([body]) => entityOf('ORGANIZATION', body)),
      ...numbered.map(({ slug, number }) => entityOf(wayOf(number).kind, slug)),
    ],
    claims: numbered.map(({ body, number, slug }) => claimOf(slug, body, number)),
    revision: 'bench',
  }
}

const ways: readonly { readonly kind: EntityKind; readonly property: PropertyName }[] = [
  ...Array.from({ length: 7 }, () => ({ kind: 'PERSON', property: 'memberOf' }) as const),
  { kind: 'ORGANIZATION', property: 'parent' },
  { kind: 'ORGANIZATION', property: 'parent' },
  { kind: 'DOCUMENT', property: 'addressedTo' },
]

function wayOf(number: number) {
  return ways[number % ways.length] ?? { kind: 'PERSON', property: 'memberOf' }
}

function claimOf(subject: string, body: string, number: number): Claim {
  const { kind, property } = wayOf(number)
  const year = 1990 + (number % 30)
  const isDated = kind === 'PERSON'
  return createClaim(
    {
      subject,
      property,
      value: { type: 'entity', slug: body },
      qualifiers: {},
      start: isDated ? parseEdtf(`${year}`) : null,
      end: isDated && number % 3 === 0 ? parseEdtf(`${year + 5}`) : null,
    },
    ['directory', ...(number % 2 === 0 ? ['yearbook'] : [])].map((source) => ({ ...bareReference, source })),
  )
}

function entityOf(kind: EntityKind, slug: string): Entity {
  const name = slug.replaceAll('-', ' ')
  return { kind, slug, name, description: null, classification: null, ordinal: null, enlarged: null, identifiers: [] }
}

const bareReference: Omit<Reference, 'source'> = {
  locator: null,
  order: null,
  printedAs: null,
  attributedTo: null,
  attribution: null,
  certainty: 'STATED',
  attested: null,
  note: null,
}
