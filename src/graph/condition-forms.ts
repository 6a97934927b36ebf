import type { Direction } from '../lists/relations.ts'
import { allProperties, properties as declared, type Property, type PropertyName } from '../model/properties.ts'
import { placeOf } from './argument.ts'
import { InputError } from './input-error.ts'

/** What a part of a condition is about: the entity at the other end, a text, a quantity, or a time. */
export type Form = 'entity' | 'text' | 'quantity' | 'time'

/** A value, by its form, as what it can be asked. */
type ValueForm = 'entity' | 'text' | 'quantity' | 'date'

/** @throws InputError where no value of the properties can meet all parts together */
export function checkForms(
  asked: ReadonlyMap<string, Form>,
  named: { readonly properties: readonly PropertyName[] | null; readonly direction: Direction },
  place: string,
): void {
  const properties = (named.properties ?? allProperties.map(({ name }) => name)).map((name) => declared[name])
  const formsOf = (property: Property) =>
    valueForms(property).filter((form) => named.direction === 'OUT' || form === 'entity')
  if (named.direction === 'IN' && !properties.some((property) => formsOf(property).length > 0)) {
    throw new InputError(
      `"${place}": an entity is never the value of ${list(properties)}: ask with direction OUT. ${takes(properties)}`,
    )
  }
  for (const [part, form] of asked) {
    const fits = properties.some((property) => formsOf(property).some((value) => canBe(form, value, property)))
    if (!fits)
      throw new InputError(`"${placeOf(part, place)}": ${complaints[form](list(properties))} ${takes(properties)}`)
  }
  const isPossible = properties.some((property) =>
    formsOf(property).some((value) => [...asked.values()].every((form) => canBe(form, value, property))),
  )
  if (!isPossible)
    throw new InputError(
      `"${place}": no value is met by ${[...asked.keys()].join(' and ')} together: ask them in conditions of their own.`,
    )
}

const complaints: Readonly<Record<Form, (properties: string) => string>> = {
  entity: (properties) => `no entity is the value of ${properties}.`,
  text: (properties) => `no text is the value of ${properties}.`,
  quantity: (properties) => `no quantity is the value of ${properties}.`,
  time: (properties) => `${properties} does not cease, and is no date: there is no time to ask it for.`,
}

function canBe(form: Form, value: ValueForm, { lasting }: Property): boolean {
  if (form === 'time') return value === 'date' || lasting !== 'ALWAYS'
  return form === value
}

function valueForms({ range }: Property): ValueForm[] {
  return [...(range.kinds ? ['entity' as const] : []), ...(range.value ? [range.value] : [])]
}

const mostListed = 5

function list(properties: readonly Property[]): string {
  const names = properties.map(({ name }) => name)
  return names.length > mostListed ? 'any of these properties' : names.join(' or ')
}

/** Which property takes what. */
function takes(properties: readonly Property[]): string {
  const told = properties.slice(0, mostListed).map((property) => {
    const { name, range } = property
    const words = range.words ? ` (${Object.keys(range.words).join(', ')})` : ''
    return `${name} takes ${valueForms(property)
      .map((form) => articles[form] + (form === 'text' ? words : ''))
      .join(' or ')}`
  })
  return `${told.join('; ')}.`
}

const articles: Readonly<Record<ValueForm, string>> = {
  entity: 'an entity',
  text: 'a text',
  quantity: 'a quantity',
  date: 'a date',
}
