import { createFault, type Fault } from './fault.ts'
import { anyOf } from './kind.ts'
import { nearestField } from './meaning.ts'
import type { Property } from './properties.ts'
import type { QualifierDeclaration } from './property.ts'
import { quote } from './quote.ts'
import { sayMeant } from './suggestion.ts'

/** Says that a qualifier is missing; `form` is how it is given. */
export function missingQualifier(property: Property, name: string, form = `{ ${name}: …, value: … }`): Fault {
  const { words, kinds }: QualifierDeclaration = property.qualifiers?.[name] ?? { description: '' }
  const choice = words ? `one of ${Object.keys(words).join(', ')}` : kinds ? `the slug of ${anyOf(kinds)}` : 'a text'
  const message = `expected the qualifier ${name} of ${property.name}, got none; write ${form} with ${choice}`
  return createFault('BAD_QUALIFIER', message, name)
}

/** Says that a word is no qualifier of the property; `known` are those that can stand there. */
export function unknownQualifier({ name: property }: Property, name: string, known: readonly string[]): Fault {
  const meant = nearestField(name, known)
  const end = known.length === 0 ? `; ${property} has none` : sayMeant(meant, known)
  return createFault('BAD_QUALIFIER', `expected a qualifier of ${property}, got ${quote(name)}${end}`, meant ?? null)
}
