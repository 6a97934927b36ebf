import { anyOf } from '../model/kind.ts'
import type { Property } from '../model/properties.ts'
import type { QualifierDeclaration, Range } from '../model/property.ts'
import { certainties } from '../model/vocabulary.ts'
import {
  countForm,
  dateForm,
  type JsonSchema,
  languageForm,
  link,
  numberForm,
  slugForm,
  textForm,
  wordForm,
} from './json-schema-form.ts'
import { valueLinks, valueName } from './json-schema-value.ts'
import { referenceFields } from './reference.ts'
import { againField, languageField, spellFields } from './statement.ts'

/** What stands under a property: a statement, or a list of them. */
export function propertySchema({ name, description, domain, range }: Property): JsonSchema {
  const statement = link(name)
  return {
    description: `${description} A property of ${anyOf(domain)}. Takes ${valuesTaken(range)}.`,
    anyOf: [statement, { type: 'array', minItems: 1, items: statement }],
  }
}

/** One statement under the property: a bare value, unless it needs qualifiers, or a map. */
export function statementSchema(property: Property): JsonSchema {
  const map = mapSchema(property)
  return map.required || map.anyOf ? map : { anyOf: [link(valueName(property)), map] }
}

/** What can stand in any statement, by name: the fields of its reference, its spell and its language. */
export function commonSchemas(): Record<string, JsonSchema> {
  return {
    ...referenceSchemas(),
    start: { description: spellFields.start, ...dateForm },
    end: { description: spellFields.end, ...dateForm },
    languageOfText: { description: languageField.language, anyOf: [languageForm, { type: 'null' }] },
    again: { description: againField.again, const: true },
  }
}

/** The fields of a reference, as references to their definitions. */
export function referenceLinks(): Record<string, JsonSchema> {
  return Object.fromEntries(Object.keys(referenceFields).map((name) => [name, link(name)]))
}

function referenceSchemas(): Record<keyof typeof referenceFields, JsonSchema> {
  return {
    at: { description: referenceFields.at, anyOf: [textForm, { type: 'null' }] },
    order: { description: referenceFields.order, ...countForm },
    printedAs: { description: referenceFields.printedAs, ...textForm },
    attributedTo: { description: referenceFields.attributedTo, ...slugForm },
    attribution: { description: referenceFields.attribution, ...textForm },
    certainty: { description: referenceFields.certainty, ...wordForm(certainties) },
    attested: { description: referenceFields.attested, ...dateForm },
    note: { description: referenceFields.note, ...textForm },
  }
}

function mapSchema(property: Property): JsonSchema {
  const qualifiers = Object.entries(property.qualifiers ?? {})
  const required = qualifiers.filter(([, { required }]) => required).map(([name]) => name)
  const needing = qualifiers.find(([, { requiredWithout }]) => requiredWithout)
  const either = needing && [needing[0], needing[1].requiredWithout].map((name) => ({ required: [name] }))
  const values = valueLinks(property)
  return {
    type: 'object',
    properties: {
      ...Object.fromEntries(qualifiers.map(([name, declaration]) => [name, qualifierSchema(declaration)])),
      ...values,
      start: link('start'),
      end: link('end'),
      ...(property.range.value === 'text' && { language: link('languageOfText') }),
      again: link('again'),
      ...referenceLinks(),
    },
    ...(required.length > 0 && { required }),
    ...(either && { anyOf: either }),
    additionalProperties: false,
    oneOf: Object.keys(values).map((form) => ({ required: [form] })),
  }
}

function qualifierSchema({ description, words, kinds, number }: QualifierDeclaration): JsonSchema {
  return { description, ...(words ? wordForm(words) : kinds ? slugForm : number ? numberForm : textForm) }
}

function valuesTaken({ kinds, value }: Range): string {
  const [slugs, others] = [kinds && `the slug of ${anyOf(kinds)}`, value && `a ${value}`]
  return [slugs, others].filter((taken) => taken !== undefined).join(', or ')
}
