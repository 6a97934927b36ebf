import type { Entity } from '../model/entity.ts'
import type { FaultCode } from '../model/fault.ts'
import type { EntityKind } from '../model/kind.ts'
import { quote } from '../model/quote.ts'
import { expectedSlug, kindFault } from '../model/value-range.ts'
import type { Field } from './field.ts'

/** What the texts of a change name. */
export interface Naming {
  /** The entity that a text names: a slug, an id, or "@name" of an earlier create; undefined where none is. */
  entity(text: string): Entity | undefined
  /** The slug that may have been meant. One that is known to be of another kind is not suggested. */
  nearest(text: string): string | null
}

/** What the entity is named for, and of which kinds it can be. */
export interface Wanted {
  readonly kinds: readonly EntityKind[]
  /** For messages. */
  readonly purpose: string
  /** Of the problem that it is of another kind. */
  readonly code?: FaultCode
}

/** Reads the name of an entity of one of some kinds. */
export function readEntity(field: Field, naming: Naming, text: string, wanted: Wanted): Entity | undefined {
  const { kinds, purpose, code } = wanted
  const entity = naming.entity(text)
  if (entity) return field.accept(kindFault(entity, kinds, purpose, code) ?? entity)
  const near = naming.nearest(text)
  const other = near === null ? undefined : naming.entity(near)
  const meant = other && kindFault(other, kinds, purpose) ? null : near
  const expected = `expected ${expectedSlug(kinds, purpose)}, got ${quote(text)}`
  const why = text.startsWith('@') ? 'which no operation before creates' : 'which the graph does not have'
  const cure = meant === null ? 'create it in an operation before' : `did you mean ${meant}?`
  field.report('UNKNOWN_ENTITY', `${expected}, ${why}; ${cure}`, meant)
  return undefined
}
