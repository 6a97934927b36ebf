import type { Entity, Identifier } from '../model/entity.ts'
import { asClassification, type EntityField, expectedField, fieldFault } from '../model/entity-reading.ts'
import { createFault, type Fault } from '../model/fault.ts'
import { readIdentifier } from '../model/identifier.ts'
import type { EntityKind } from '../model/kind.ts'
import { asCount, asPlainText, longestName, longestText } from '../model/text-reading.ts'
import type { Field } from './field.ts'
import type { EntityFields } from './operation.ts'

/** What is told of an entity: of what is left out nothing, of what is null that there is none. */
export type ToldFields = Partial<EntityFields> & { readonly name?: string | null }

export type ReadFields = Partial<Pick<Entity, EntityField>>

/** Reads what is told of an entity; `held` are the identifiers that it has, which are taken as they are. */
export function readFields(
  field: Field,
  told: ToldFields,
  kind: EntityKind,
  held: readonly Identifier[] = [],
): ReadFields {
  const { name, description, classification, ordinal, enlarged, identifiers } = told
  const read = <Given, Read, None>(
    of: EntityField,
    given: Given | null | undefined,
    none: None,
    reader: (given: Given, at: Field) => Read | Fault | undefined,
  ): { [name: string]: Read | None } => {
    if (given === undefined) return {}
    const at = field.at(of)
    const value = given === null ? none : at.accept(fieldFault(of, kind) ?? reader(given, at))
    return value === undefined ? {} : { [of]: value }
  }
  if (name === null) field.at('name').report('BAD_VALUE', 'expected a name, got null; every entity has one')
  return {
    ...read('name', name ?? undefined, undefined, asField('name', longestName)),
    ...read('description', description, null, asField('description', longestText)),
    ...read('classification', classification, null, asShortClassification),
    ...read('ordinal', ordinal, null, (number) => asCount(String(number), expectedField('ordinal'))),
    ...read('enlarged', enlarged, null, (isEnlarged) => isEnlarged),
    ...read('identifiers', identifiers, [], (given, at) => readIdentifiers(at, given, kind, held)),
  }
}

function asField(field: EntityField, most: number): (text: string) => string | Fault {
  return (text) => asPlainText(text, expectedField(field), most)
}

function asShortClassification(text: string): string | Fault {
  const read = asField('classification', longestName)(text)
  return typeof read === 'string' ? asClassification(read) : read
}

function readIdentifiers(
  field: Field,
  given: readonly Identifier[],
  kind: EntityKind,
  held: readonly Identifier[],
): readonly Identifier[] {
  const known = new Map(held.map((identifier) => [keyOf(identifier), identifier]))
  const seen = new Set<string>()
  return given.flatMap((identifier, place) => {
    const at = field.at(place)
    const read = known.get(keyOf(identifier)) ?? readGivenIdentifier(at, identifier, kind)
    if (!read) return []
    if (seen.has(keyOf(read)))
      at.report('BAD_VALUE', `expected each identifier once, got ${read.scheme} ${read.value} again`)
    seen.add(keyOf(read))
    return read
  })
}

function readGivenIdentifier(field: Field, { scheme, value }: Identifier, kind: EntityKind): Identifier | undefined {
  const catalogue = field.at('scheme').accept(asPlainText(scheme, 'a scheme', longestName))
  const text = field.at('value').accept(asPlainText(value, `an identifier of ${scheme}`, longestName))
  if (catalogue === undefined || text === undefined) return undefined
  const { identifier, fault } = readIdentifier({ scheme: catalogue, value: text }, kind)
  return field.at('value').accept(fault === null ? identifier : createFault('BAD_VALUE', fault)) ?? undefined
}

function keyOf({ scheme, value }: Identifier): string {
  return JSON.stringify([scheme, value])
}
