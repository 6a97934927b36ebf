import { classifiedKinds } from '../model/entity.ts'
import { classificationPattern, fieldsOf } from '../model/entity-reading.ts'
import { type EntityKind, entityKinds } from '../model/kind.ts'
import { allProperties, properties } from '../model/properties.ts'
import { declarableKinds, entityFields, entityFileFields } from './entity-file.ts'
import {
  countForm,
  draft,
  type JsonSchema,
  link,
  slugForm,
  slugPattern,
  textForm,
  wordForm,
} from './json-schema-form.ts'
import { commonSchemas, propertySchema, referenceLinks, statementSchema } from './json-schema-statement.ts'
import { valueSchemas } from './json-schema-value.ts'
import { passageFields } from './passage.ts'
import { imprintFields, requiredSourceFields, sourceFields } from './source-file.ts'

/** What editors check and complete a file of entities by. */
export function entitiesJsonSchema(): JsonSchema {
  return {
    $schema: draft,
    title: 'Entities',
    description: 'Which entities of one kind exist, and how to call them.',
    type: 'object',
    properties: {
      kind: { description: entityFileFields.kind, ...wordForm(pick(entityKinds, declarableKinds)) },
      entities: { description: entityFileFields.entities, type: 'object', propertyNames: { pattern: slugPattern } },
    },
    required: Object.keys(entityFileFields),
    additionalProperties: false,
    allOf: declarableKinds.map((kind) => ({
      if: { properties: { kind: { const: kind } }, required: ['kind'] },
      // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's own word.
      then: { properties: { entities: { additionalProperties: link(kind) } } },
    })),
    definitions: Object.fromEntries(declarableKinds.map((kind) => [kind, entitySchema(kind)])),
  }
}

/** What editors check and complete a file of a source by. */
export function sourceJsonSchema(): JsonSchema {
  return {
    $schema: draft,
    title: 'Source',
    description: 'One source, and what it says.',
    type: 'object',
    properties: {
      source: { description: sourceFields.source, ...slugForm },
      title: { description: sourceFields.title, ...textForm },
      description: { description: sourceFields.description, ...textForm },
      identifiers: { description: sourceFields.identifiers, ...identifiersForm },
      ...Object.fromEntries(imprintFields.map((name) => [name, propertySchema(properties[name])])),
      language: orNull(propertySchema(properties.language)),
      names: { description: sourceFields.names, type: 'object', additionalProperties: namesSchema() },
      claims: { description: sourceFields.claims, type: 'array', items: passageSchema() },
    },
    required: requiredSourceFields,
    additionalProperties: false,
    definitions: {
      ...valueSchemas(),
      ...commonSchemas(),
      ...Object.fromEntries(allProperties.map((property) => [property.name, statementSchema(property)])),
    },
  }
}

function entitySchema(kind: EntityKind): JsonSchema {
  const classified = (classifiedKinds as readonly EntityKind[]).includes(kind)
  return {
    description: entityKinds[kind],
    type: 'object',
    properties: pick(entityFieldSchemas(), fieldsOf(kind)),
    required: classified ? ['name', 'classification'] : ['name'],
    additionalProperties: false,
  }
}

function entityFieldSchemas(): Record<keyof typeof entityFields, JsonSchema> {
  const classification = { type: ['string', 'null'], pattern: classificationPattern.source }
  return {
    name: { description: entityFields.name, ...textForm },
    description: { description: entityFields.description, ...textForm },
    classification: { description: entityFields.classification, ...classification },
    ordinal: { description: entityFields.ordinal, ...countForm },
    enlarged: { description: entityFields.enlarged, type: 'boolean' },
    identifiers: { description: entityFields.identifiers, ...identifiersForm },
  }
}

const identifiersForm: JsonSchema = {
  type: 'object',
  additionalProperties: { anyOf: [textForm, { type: 'array', minItems: 1, items: textForm }] },
}

function orNull({ description, ...schema }: JsonSchema): JsonSchema {
  return { description, anyOf: [schema, { type: 'null' }] }
}

function namesSchema(): JsonSchema {
  const names = propertySchema(properties.name)
  return { type: 'object', propertyNames: { pattern: slugPattern }, additionalProperties: names }
}

function passageSchema(): JsonSchema {
  return {
    description: 'Several things of one subject, and where the source tells them.',
    type: 'object',
    properties: {
      subject: { description: passageFields.subject, ...slugForm },
      ...referenceLinks(),
      ...Object.fromEntries(allProperties.map((property) => [property.name, propertySchema(property)])),
    },
    required: ['subject'],
    additionalProperties: false,
  }
}

function pick<Value>(record: Readonly<Record<string, Value>>, names: readonly string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)))
}
