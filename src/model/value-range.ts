import { createFault, type Fault, type FaultCode } from './fault.ts'
import { anyOf, type EntityKind, eventKinds, withArticle } from './kind.ts'
import type { Property } from './properties.ts'

/** An entity as far as it is known: its kind is not while a file gets it wrong, and it then fits everywhere. */
export interface Named {
  readonly slug: string
  readonly kind: EntityKind | undefined
}

/** The kinds of entity that the property takes for a subject of this kind. */
export function kindsFor({ range }: Property, kind: EntityKind | undefined): readonly EntityKind[] {
  const kinds = range.kinds ?? []
  return range.alike && kind ? kinds.filter((other) => sortOf(other) === sortOf(kind)) : kinds
}

/** Events are of one sort: a meeting can be part of a campaign. */
function sortOf(kind: EntityKind): string {
  return (eventKinds as readonly EntityKind[]).includes(kind) ? 'event' : kind
}

/** What is wrong with an entity that is none of these kinds; `purpose` says in the message what it is for. */
export function kindFault(
  { slug, kind }: Named,
  kinds: readonly EntityKind[],
  purpose: string,
  code: FaultCode = 'WRONG_RANGE',
): Fault | null {
  if (!kind || kinds.includes(kind)) return null
  return createFault(code, `expected ${expectedSlug(kinds, purpose)}, got ${slug}, ${withArticle(kind)}`)
}

/**
 * What is wrong with an entity that is said to be to itself what it can be to others only. A file can say so all the same:
 * what was imported or merged may, and a graph is written to files whole.
 */
export function selfFault({ name, range }: Property, subject: string, value: string): Fault | null {
  if (!range.other || subject !== value) return null
  return createFault('WRONG_RANGE', `expected another entity than ${subject} for ${name}, got ${value} itself`)
}

/** What a message says to be expected of the name of an entity. */
export function expectedSlug(kinds: readonly EntityKind[], purpose: string): string {
  return `the slug of ${anyOf(kinds)} for ${purpose}`
}
