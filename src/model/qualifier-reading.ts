import { createFault, type Fault } from './fault.ts'
import { anyOf } from './kind.ts'
import { nearestField } from './meaning.ts'
import type { Property } from './properties.ts'
import type { QualifierDeclaration } from './property.ts'
import { quote } from './quote.ts'
import { sayMeant } from './suggestion.ts'

type Declared = Readonly<Record<string, QualifierDeclaration>>

/** The qualifiers that a claim of the property has to have, beside those that it has. */
export function qualifiersMissing({ qualifiers }: Property, has: (name: string) => boolean): string[] {
  return Object.entries((qualifiers ?? {}) as Declared).flatMap(([name, { required, requiredWithout: other }]) =>
    has(name) || !(required || (other !== undefined && !has(other))) ? [] : [name],
  )
}

/** A number as the text of a qualifier, of which each number has one. */
export function asQualifierNumber(text: string, name: string): string | Fault {
  if (isQualifierNumber(text)) return text
  const meant = String(Number(text.replace(',', '.')))
  const isMeant = text.trim() !== '' && isQualifierNumber(meant)
  const hint = isMeant ? `; did you mean "${meant}"?` : ''
  const message = `expected a number from 0 for ${name}, such as "0.5", got ${quote(text)}${hint}`
  return createFault('BAD_QUALIFIER', message, isMeant ? meant : null)
}

export function isQualifierNumber(text: string): boolean {
  return text.length <= longestNumber && /^(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/.test(text)
}

/** As many digits as every reader keeps. */
const longestNumber = 15

/** Says that a qualifier is missing; `form` is how it is given. */
export function missingQualifier(property: Property, name: string, form = `{ ${name}: …, value: … }`): Fault {
  const { words, kinds, requiredWithout }: QualifierDeclaration = property.qualifiers?.[name] ?? { description: '' }
  const choice = words ? `one of ${Object.keys(words).join(', ')}` : kinds ? `the slug of ${anyOf(kinds)}` : 'a text'
  const names = requiredWithout === undefined ? name : `${name} or ${requiredWithout}`
  const message = `expected the qualifier ${names} of ${property.name}, got none; write ${form} with ${choice}`
  return createFault('BAD_QUALIFIER', message, name)
}

/** Says that a word is no qualifier of the property; `known` are those that can stand there. */
export function unknownQualifier({ name: property }: Property, name: string, known: readonly string[]): Fault {
  const meant = nearestField(name, known)
  const end = known.length === 0 ? `; ${property} has none` : sayMeant(meant, known)
  return createFault('BAD_QUALIFIER', `expected a qualifier of ${property}, got ${quote(name)}${end}`, meant ?? null)
}
