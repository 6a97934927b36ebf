import { allProperties, type Property } from '../model/properties.ts'
import {
  addressForm,
  dateForm,
  type JsonSchema,
  languageForm,
  link,
  quantityForm,
  slugForm,
  textForm,
  wordForm,
} from './json-schema-form.ts'
import { valueForms } from './value-form.ts'

/** Under which name the schema defines what a bare value of the property can be. */
export function valueName(property: Property): string {
  return `value-${formName(property)}`
}

/** The forms in which a statement of the property can give its value, as references to their definitions. */
export function valueLinks(property: Property): Record<string, JsonSchema> {
  const name = formName(property)
  return {
    value: link(`value-${name}`),
    values: link(`values-${name}`),
    inOrder: link(`inOrder-${name}`),
    ...(property.range.value === 'text' && { text: link(property.range.kinds ? 'value-text' : `value-${name}`) }),
  }
}

/** What values can be, and lists of them, for all properties. */
export function valueSchemas(): Record<string, JsonSchema> {
  const forms = new Map(allProperties.map((property) => [formName(property), valueForm(property)]))
  return Object.fromEntries(
    [...forms].flatMap(([name, form]) => {
      const list = { type: 'array', minItems: 1, items: link(`value-${name}`) }
      return [
        [`value-${name}`, form],
        [`values-${name}`, { description: valueForms.values, ...list }],
        [`inOrder-${name}`, { description: valueForms.inOrder, ...list }],
      ]
    }),
  )
}

function formName({ name, range }: Property): string {
  if (range.kinds) return 'slug'
  if (range.value === 'quantity') return `quantity-${range.unit}`
  return range.words || name === 'language' || name === 'url' ? name : `${range.value}`
}

function valueForm({ name, range }: Property): JsonSchema {
  if (range.kinds) return slugForm
  if (range.value === 'date') return dateForm
  if (range.value === 'quantity') return quantityForm(range.unit ?? 'share')
  if (range.words) return wordForm(range.words)
  return name === 'language' ? languageForm : name === 'url' ? addressForm : textForm
}
