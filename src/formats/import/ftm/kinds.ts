import type { Schema } from '@alephdata/followthemoney'
import type { EntityKind } from '../../../model/kind.ts'
import { propertyOf } from './model.ts'

/** What entities of a schema are, by the first of these that it is or extends. Nothing else has a kind of its own. */
const kindsOfSchemata: readonly (readonly [schema: string, kind: EntityKind])[] = [
  ['Person', 'PERSON'],
  ['Organization', 'ORGANIZATION'],
  ['Address', 'PLACE'],
  ['Position', 'POST'],
  ['Document', 'DOCUMENT'],
  ['Event', 'OCCASION'],
]

/** Properties that a person cannot have: they tell what a legal entity is. */
const ofBodiesOnly = [
  'incorporationDate',
  'dissolutionDate',
  'legalForm',
  'leiCode',
  'swiftBic',
  'parent',
  'subsidiaries',
]

/** The kind of an entity: null where only others can tell it, and undefined where the model has none for it. */
export function kindOf(schema: Schema, properties: Readonly<Record<string, unknown>>): EntityKind | null | undefined {
  const kind = kindOfRange(schema)
  if (kind || schema.name !== 'LegalEntity') return kind ?? undefined
  return ofBodiesOnly.some((name) => Object.hasOwn(properties, name)) ? 'ORGANIZATION' : null
}

/** The kind that everything of a schema has, if there is one. */
function kindOfRange(schema: Schema): EntityKind | null {
  return kindsOfSchemata.find(([name]) => schema.isA(name))?.[1] ?? null
}

/** The kind that every value of a schema's property has, if there is one. */
export function kindOfValues(schema: Schema, property: string): EntityKind | null {
  const range = propertyOf(schema, property)?.getRange()
  return range ? kindOfRange(range) : null
}

/** Which sort of body it is: COMPANY, PUBLIC_BODY. */
export function classificationOf(schema: Schema): string | null {
  if (!schema.isA('LegalEntity') || schema.isA('Person') || schema.name === 'LegalEntity') {
    return schema.isA('Document') || schema.isA('Event') ? inCapitals(schema.name) : null
  }
  return inCapitals(schema.name)
}

/** The word for it in a slug whose id says nothing. */
export function wordOf(schema: Schema): string {
  return schema.name.toLowerCase()
}

function inCapitals(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()
}
