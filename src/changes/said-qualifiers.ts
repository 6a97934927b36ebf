import type { Qualifiers } from '../model/claim.ts'
import { createFault, type Fault } from '../model/fault.ts'
import { allKinds } from '../model/kind.ts'
import type { Property } from '../model/properties.ts'
import type { QualifierDeclaration } from '../model/property.ts'
import { asQualifierNumber, missingQualifier, qualifiersMissing, unknownQualifier } from '../model/qualifier-reading.ts'
import { asPlainText } from '../model/text-reading.ts'
import { expectedSlug } from '../model/value-range.ts'
import { asWord } from '../model/value-reading.ts'
import type { Field } from './field.ts'
import { type Naming, readEntity } from './naming.ts'
import type { SaidQualifier } from './operation.ts'

/** Reads the qualifiers of a claim; what is wrong with them is noted, and then left out. */
export function readSaidQualifiers(
  field: Field,
  naming: Naming,
  said: readonly SaidQualifier[],
  property: Property,
): Qualifiers {
  const declared: Readonly<Record<string, QualifierDeclaration>> = property.qualifiers ?? {}
  const seen = new Set<string>()
  const read = said.flatMap((qualifier, place): [string, string][] => {
    const { name } = qualifier
    const here = field.at(place)
    const declaration = Object.hasOwn(declared, name) ? declared[name] : undefined
    if (!declaration) here.at('name').accept(unknownQualifier(property, name, Object.keys(declared)))
    else if (seen.has(name)) here.at('name').report('BAD_QUALIFIER', `expected each qualifier once, got ${name} again`)
    seen.add(name)
    const text = declaration && readSaidQualifier(here, naming, qualifier, declaration)
    return text === undefined ? [] : [[name, text]]
  })
  for (const name of qualifiersMissing(property, (each) => seen.has(each))) {
    const form = `{ name: "${name}", ${declared[name]?.kinds ? 'entity' : 'value'}: … }`
    field.accept(missingQualifier(property, name, form))
  }
  return Object.fromEntries(read)
}

/** Notes what is wrong with qualifiers of which it is not known of which property they are. */
export function glanceAtQualifiers(field: Field, naming: Naming, said: readonly SaidQualifier[]): void {
  for (const [place, { name, entity }] of said.entries()) {
    if (typeof entity === 'string')
      readEntity(field.at(place, 'entity'), naming, entity, { kinds: allKinds, purpose: name })
  }
}

function readSaidQualifier(
  field: Field,
  naming: Naming,
  { name, value, entity }: SaidQualifier,
  { words, kinds, number }: QualifierDeclaration,
): string | undefined {
  const [hasValue, hasEntity] = [typeof value === 'string', typeof entity === 'string']
  if (hasValue === hasEntity) {
    const came = hasValue ? 'both' : 'neither'
    field.report('BAD_QUALIFIER', `expected a value or an entity for ${name}, got ${came}`)
    return undefined
  }
  if (kinds && typeof entity === 'string')
    return readEntity(field.at('entity'), naming, entity, { kinds, purpose: name, code: 'BAD_QUALIFIER' })?.slug
  if (!kinds && typeof value === 'string')
    return field
      .at('value')
      .accept(
        words
          ? asWord(value, words, name, 'BAD_QUALIFIER')
          : number
            ? asQualifierNumber(value, name)
            : asQualifierText(value, name),
      )
  const [expected, came, form] = kinds
    ? [expectedSlug(kinds, name), 'a text', 'entity']
    : [`a ${words ? 'word' : 'text'} for ${name}`, 'an entity', 'value']
  field.at(kinds ? 'value' : 'entity').report('BAD_QUALIFIER', `expected ${expected}, got ${came}; give it as ${form}`)
  return undefined
}

function asQualifierText(value: string, name: string): string | Fault {
  const read = asPlainText(value, `a text for ${name}`)
  return typeof read === 'string' ? read : createFault('BAD_QUALIFIER', read.message, read.suggestion)
}
