import type { Claim, Reference } from '../../model/claim.ts'
import { statement } from './plenum-statement.ts'
import { nothing, scalar } from './yaml-text.ts'

/** What one source says of one subject, by place in the source and property, until it is written. */
export interface Passages {
  readonly size: number
  add(claim: Claim, reference: Reference): void
  /** The passages as they stand in the source's file: in the order of their places, ¶6 before ¶10. */
  write(): string
}

/** Builds the passages of a subject in the file of a source; texts that do not say their language are in `language`. */
export function createPassages(subject: string, language: string | null): Passages {
  const places = new Map<string | null, Map<string, string[]>>()
  const told = new Set<string>()
  let size = 0
  return {
    get size() {
      return size
    },
    add(claim, reference) {
      const properties = places.get(reference.locator) ?? new Map<string, string[]>()
      places.set(reference.locator, properties)
      const statements = properties.get(claim.property) ?? []
      properties.set(claim.property, statements)
      const { order, note, attested, ...said } = reference
      const key = JSON.stringify([claim.id, said, attested?.text])
      const text = statement(claim, reference, language, told.has(key))
      told.add(key)
      statements.push(text)
      size += 1
    },
    write: () =>
      [...places]
        .sort(([a], [b]) => comparePlaces(a, b))
        .map(([place, properties]) => {
          const head = `  - subject: ${subject}\n    at: ${place === null ? nothing : scalar(place)}\n`
          return head + [...properties].map(([property, statements]) => propertyLines(property, statements)).join('')
        })
        .join(''),
  }
}

function propertyLines(property: string, statements: readonly string[]): string {
  if (statements.length === 1) return `    ${property}: ${statements[0]}\n`
  return `    ${property}:\n${statements.map((text) => `      - ${text}\n`).join('')}`
}

function comparePlaces(a: string | null, b: string | null): number {
  const [x, y] = [a, b].map((place) => place?.replace(/\d+/g, (digits) => digits.padStart(8, '0')) ?? '') as [
    string,
    string,
  ]
  return x < y ? -1 : x > y ? 1 : 0
}
