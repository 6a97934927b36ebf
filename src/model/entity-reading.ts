import { classifiedKinds, type Entity, numberedKinds } from './entity.ts'
import { createFault, type Fault } from './fault.ts'
import { type EntityKind, withArticle } from './kind.ts'
import { quote } from './quote.ts'

/** What is told of an entity where it is declared. */
export type EntityField = Exclude<keyof Entity, 'slug' | 'kind'>

export const entityFieldNames: readonly EntityField[] = [
  'name',
  'description',
  'classification',
  'ordinal',
  'enlarged',
  'identifiers',
]

export const classificationPattern = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/

/** The fields that an entity of the kind can have. */
export function fieldsOf(kind: EntityKind): EntityField[] {
  return entityFieldNames.filter((field) => {
    if (field === 'classification') return isAmong(kind, classifiedKinds)
    if (field === 'ordinal') return isAmong(kind, numberedKinds)
    return field !== 'enlarged' || kind === 'MEETING'
  })
}

/** What is wrong with a field that an entity of the kind has not. */
export function fieldFault(field: EntityField, kind: EntityKind): Fault | null {
  if (fieldsOf(kind).includes(field)) return null
  return createFault('BAD_VALUE', `expected no ${field}, got one; ${withArticle(kind)} has none`)
}

export function asClassification(text: string): string | Fault {
  if (classificationPattern.test(text)) return text
  const meant = text.toUpperCase().replace(/[^A-Z0-9]+/g, '_')
  const isMeant = classificationPattern.test(meant)
  const hint = isMeant ? `; did you mean ${meant}?` : ''
  const message = `expected a classification in capitals, got ${quote(text)}${hint}`
  return createFault('BAD_VALUE', message, isMeant ? meant : null)
}

/** What a message says to be expected of a field. */
export function expectedField(field: EntityField): string {
  return `${/^[aeio]/.test(field) ? 'an' : 'a'} ${field}`
}

function isAmong(kind: EntityKind, kinds: readonly EntityKind[]): boolean {
  return kinds.includes(kind)
}
