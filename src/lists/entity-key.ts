import { type Claim, standing } from '../model/claim.ts'
import { foldName } from '../model/display.ts'
import { firstDay } from '../model/edtf-days.ts'
import type { Entity } from '../model/entity.ts'
import type { EntityKind } from '../model/kind.ts'
import { type PropertyName, properties } from '../model/properties.ts'
import { orderOf } from '../model/relation.ts'
import type { Voices } from '../model/voices.ts'
import { knownDay, unknown } from './position.ts'

/** Where an entity stands in a list that gives it no place and no start of its own. */
export interface EntityKey {
  readonly kind: EntityKind
  /** Its number among the parts of what it belongs to. */
  readonly order: number
  /** The first day of what happened. */
  readonly day: number
  /** Its name, folded. */
  readonly name: string
  /** The first day of all that begins it: its birth or founding, too. */
  readonly first: number
}

/** `claims` are the entity's own; those that do not place it are ignored. */
export function entityKey(
  { kind, name }: Pick<Entity, 'kind' | 'name'>,
  claims: readonly Claim[],
  voices: Voices,
): EntityKey {
  const told = standing(claims)
  const firstOf = (dated: ReadonlySet<PropertyName>) => {
    const days = told.flatMap(({ property, value }) =>
      dated.has(property) && value.type === 'date' ? [firstDay(value.date)] : [],
    )
    return knownDay(Math.min(...days.filter(Number.isFinite)))
  }
  const numbers = told.filter(({ property }) => numbering.has(property))
  return {
    kind,
    order: orderOf(numbers, voices) ?? unknown,
    day: firstOf(dating),
    name: foldName(name),
    first: firstOf(beginning),
  }
}

const dating: ReadonlySet<PropertyName> = new Set(['startDate', 'date', 'published'])
const beginning: ReadonlySet<PropertyName> = new Set([...dating, 'birthDate', 'founded'])
const numbering: ReadonlySet<PropertyName> = new Set(['meeting', 'partOf'])

/** The properties whose claims place an entity. */
export const placingProperties: ReadonlySet<PropertyName> = new Set([...dating, ...numbering])

/** The properties that tell the first day of an entity, or place it. */
export const firstProperties: ReadonlySet<PropertyName> = new Set([...beginning, ...numbering])

/** The properties that place entities of a kind; none where only names order them. */
export function placingOf(kind: EntityKind): readonly PropertyName[] {
  return [...placingProperties].filter((name) => properties[name].domain.includes(kind))
}
