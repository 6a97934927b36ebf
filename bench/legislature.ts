import { below, createRandom, type Random } from './random.ts'

/** What a bench asks about: persons who belong to bodies for a time, the same for the same size on every machine. */
export interface Legislature {
  readonly persons: readonly Person[]
  readonly bodies: readonly Body[]
  readonly memberships: readonly Membership[]
}

/** Ids are padded, so that their order is that of the slugs. */
export interface Body {
  readonly id: string
  readonly name: string
}

export interface Person extends Body {
  readonly birthDate: string
}

/** One of a person in a body at most: an edge of Plenum's is then a row of its peers. */
export interface Membership {
  readonly person: Person
  readonly body: Body
  readonly role: string
  readonly start: string
  readonly end: string | null
}

/** At scale 1: 20,000 persons, 500 bodies and 100,000 memberships. Pages stay as long at every scale. */
export function createLegislature(scale: number, seed = 11): Legislature {
  const random = createRandom(seed)
  const bodies = Array.from({ length: Math.round(500 * scale) }, (_, index) => bodyOf(index, random))
  const persons = Array.from({ length: 2 * Math.round(10_000 * scale) }, (_, index) => personOf(index, random))
  const memberships: Membership[] = []
  let count = 0
  persons.forEach((person, index) => {
    count = index % 2 === 0 ? 1 + below(random, 9) : 10 - count
    for (const body of severalOf(bodies, count, random)) memberships.push(membershipOf(person, body, random))
  })
  return { persons, bodies, memberships }
}

/** How Plenum sorts by name: by code point, whatever the case. */
export function foldedName(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}

function bodyOf(index: number, random: Random): Body {
  const topic = `${pick(topics, random)} and ${pick(topics, random)}`
  return { id: `body-${padded(index)}`, name: `Committee ${index + 1} on ${topic}` }
}

function personOf(index: number, random: Random): Person {
  const name = `${pick(givenNames, random)} ${pick(surnames, random)}`
  return { id: `person-${padded(index)}`, name, birthDate: dayAfter('1930-01-01', below(random, 50 * 365)) }
}

function membershipOf(person: Person, body: Body, random: Random): Membership {
  const role = random() < 0.8 ? 'member' : pick(['chair', 'deputy chair', 'secretary'], random)
  const start = dayAfter('1990-01-01', below(random, 30 * 365))
  const end = random() < 0.85 ? dayAfter(start, 30 + below(random, 8 * 365)) : null
  return { person, body, role, start, end }
}

function severalOf(bodies: readonly Body[], count: number, random: Random): Set<Body> {
  const chosen = new Set<Body>()
  while (chosen.size < Math.min(count, bodies.length)) chosen.add(pick(bodies, random))
  return chosen
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[below(random, items.length)] as Item
}

function padded(index: number): string {
  return String(index + 1).padStart(6, '0')
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

const topics = ['Health', 'Budget', 'Trade', 'Fisheries', 'Education', 'Justice', 'Transport', 'Energy', 'Culture']
const givenNames = ['Ana', 'Bogdan', 'Cem', 'Dorthe', 'Eino', 'Fatou', 'Goran', 'Hye-jin', 'Ines', 'Jun', 'Katalin']
const surnames = ['Aalto', 'Berg', 'Costa', 'Demir', 'Eze', 'Farkas', 'García', 'Horváth', 'Ibsen', 'Kõiv', 'Müller']
