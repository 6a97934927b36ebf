import { classifiedKinds, type Entity, type Identifier } from '../../model/entity.ts'
import type { EntityKind } from '../../model/kind.ts'
import { flowMap, nothing, scalar } from './yaml-text.ts'

/** The file in which the entities of a kind stand. A source stands in a file of its own. */
export const entityFileOf: Readonly<Record<Exclude<EntityKind, 'SOURCE'>, string>> = {
  PERSON: 'entities/people.yaml',
  ORGANIZATION: 'entities/organizations.yaml',
  POST: 'entities/posts.yaml',
  MEETING: 'entities/meetings.yaml',
  OCCASION: 'entities/occasions.yaml',
  AGENDA_ITEM: 'entities/agenda-items.yaml',
  DECISION: 'entities/decisions.yaml',
  DOCUMENT: 'entities/documents.yaml',
  PLACE: 'entities/places.yaml',
}

/** The entry of an entity in its kind's file. */
export function entityEntry({ slug, kind, ...entity }: Entity): string {
  const { name, description, classification, ordinal, enlarged, identifiers } = entity
  const fields: [string, string | null][] = [
    ['name', scalar(name)],
    ['description', description === null ? null : scalar(description)],
    ['classification', classification ?? (isClassified(kind) ? nothing : null)],
    ['ordinal', ordinal === null ? null : String(ordinal)],
    ['enlarged', enlarged === null ? null : String(enlarged)],
    ['identifiers', identifiers.length === 0 ? null : identifierMap(identifiers)],
  ]
  return `  ${slug}:\n${fields.flatMap(([key, text]) => (text === null ? [] : `    ${key}: ${text}\n`)).join('')}`
}

function isClassified(kind: EntityKind): boolean {
  return (classifiedKinds as readonly EntityKind[]).includes(kind)
}

/** By catalogue: a value, or a list where a catalogue has several. */
export function identifierMap(identifiers: readonly Identifier[]): string {
  const byScheme = Map.groupBy(identifiers, ({ scheme }) => scheme)
  return flowMap(
    [...byScheme].map(([scheme, values]) => {
      const texts = values.map(({ value }) => scalar(value))
      return [scalar(scheme), texts.length === 1 ? (texts[0] ?? '') : `[${texts.join(', ')}]`]
    }),
  )
}
