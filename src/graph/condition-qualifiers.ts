import type { QualifierCondition } from '../lists/claim-condition.ts'
import { nearestField, nearestTerm } from '../model/meaning.ts'
import { allProperties, properties as declared, type PropertyName } from '../model/properties.ts'
import type { QualifierDeclaration } from '../model/property.ts'
import { quote } from '../model/quote.ts'
import { sayMeant } from '../model/suggestion.ts'
import { entityOf, placeOf } from './argument.ts'
import { InputError } from './input-error.ts'
import type { View } from './view.ts'

/** What qualifiers are asked, with slugs in the place of ids. @throws InputError for one that no claim of the properties can have */
export async function readQualifiers(
  view: View,
  given: readonly { readonly name: string; readonly in: readonly string[] }[],
  properties: readonly PropertyName[] | null,
  place: string,
): Promise<QualifierCondition[]> {
  return Promise.all(
    given.map((each, index) => readQualifier(view, each, properties, placeOf(`qualifiers[${index}]`, place))),
  )
}

const mostValues = 100

async function readQualifier(
  view: View,
  { name, in: texts }: { readonly name: string; readonly in: readonly string[] },
  properties: readonly PropertyName[] | null,
  place: string,
): Promise<QualifierCondition> {
  if (texts.length === 0)
    throw new InputError(`"${place}.in" names nothing, and nothing would meet it: name at least one.`)
  if (texts.length > mostValues)
    throw new InputError(`"${place}.in" takes at most ${mostValues} values, got ${texts.length}.`)
  const asked = properties ?? allProperties.map((property) => property.name)
  const qualifiers = asked.flatMap((each) => Object.entries<QualifierDeclaration>(declared[each].qualifiers ?? {}))
  const own = qualifiers.flatMap(([each, declaration]) => (each === name ? [declaration] : []))
  if (own.length === 0) throw new InputError(`"${place}.name": ${unknown(name, properties, qualifiers)}`)
  const values = await Promise.all(texts.map((text) => readValue(view, name, text, own, `${place}.in`)))
  return { name, values: [...new Set(values.flat())].sort() }
}

function unknown(
  name: string,
  properties: readonly PropertyName[] | null,
  qualifiers: readonly (readonly [string, QualifierDeclaration])[],
): string {
  const known = [...new Set(qualifiers.map(([each]) => each))].sort()
  const of = properties ? ` of ${properties.join(' or ')}` : ''
  if (known.length === 0)
    return `${properties?.join(' or ')} has no qualifiers, and so none that is called ${quote(name)}.`
  return `there is no qualifier ${quote(name)}${of}${sayMeant(nearestField(name, known), known)}`
}

/** Each way in which a text can stand in the qualifier. */
async function readValue(
  view: View,
  name: string,
  text: string,
  declarations: readonly QualifierDeclaration[],
  place: string,
): Promise<string[]> {
  const words = declarations.flatMap((each) => Object.keys(each.words ?? {}))
  const isText = declarations.some((each) => !each.words && !each.kinds)
  if (isText || words.includes(text)) return [text]
  if (!declarations.some(({ kinds }) => kinds))
    throw new InputError(
      `"${place}": ${name} has no word ${quote(text)}${sayMeant(nearestTerm(name, text, words), words)}`,
    )
  return [(await entityOf(view, place, text)).slug]
}
