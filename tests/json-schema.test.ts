import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { entitiesJsonSchema, sourceJsonSchema } from '../src/files/json-schema.ts'
import { dateForm, type JsonSchema, quantityForm, slugForm } from '../src/files/json-schema-form.ts'
import { isEdtf } from '../src/model/edtf.ts'
import { isSlug } from '../src/model/entity.ts'
import { allProperties } from '../src/model/properties.ts'
import { parseQuantity } from '../src/model/quantity.ts'
import { interval, mutated, singleDate } from './edtf-arbitrary.ts'

// biome-ignore lint/suspicious/noExplicitAny: a JSON Schema is any JSON, and so is what it describes.
type Json = any

/** Whether the value is valid, by those keywords of draft 7 that the schemas use; any other fails the test. */
function accepts(root: JsonSchema, schema: Json, value: Json): boolean {
  return Object.entries<Json>(schema).every(([keyword, wanted]) => {
    const holds = keywords[keyword]
    if (!holds) throw new Error(`${keyword} is not among the keywords that this test knows.`)
    return holds(wanted, value, (schema, value) => accepts(root, schema, value), schema, root)
  })
}

type Check = (schema: Json, value: Json) => boolean
type Keyword = (wanted: Json, value: Json, check: Check, schema: Json, root: Json) => boolean

const ignored: Keyword = () => true
const isMap = (value: Json) => typeof value === 'object' && value !== null && !Array.isArray(value)
const types: Record<string, (value: Json) => boolean> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  array: (value) => Array.isArray(value),
  object: isMap,
}

const keywords: Record<string, Keyword> = {
  $schema: ignored,
  title: ignored,
  description: ignored,
  definitions: ignored,
  enumDescriptions: ignored,
  then: ignored,
  type: (wanted, value) => [wanted].flat().some((type: string) => types[type]?.(value)),
  enum: (wanted, value) => wanted.includes(value),
  const: (wanted, value) => wanted === value,
  pattern: (wanted, value) => typeof value !== 'string' || new RegExp(wanted, 'u').test(value),
  minLength: (wanted, value) => typeof value !== 'string' || value.length >= wanted,
  maxLength: (wanted, value) => typeof value !== 'string' || value.length <= wanted,
  minimum: (wanted, value) => typeof value !== 'number' || value >= wanted,
  maximum: (wanted, value) => typeof value !== 'number' || value <= wanted,
  minItems: (wanted, value) => !Array.isArray(value) || value.length >= wanted,
  items: (wanted, value, check) => !Array.isArray(value) || value.every((item) => check(wanted, item)),
  required: (wanted, value) => !isMap(value) || wanted.every((name: string) => name in value),
  properties: (wanted, value, check) =>
    !isMap(value) || Object.keys(value).every((name) => !(name in wanted) || check(wanted[name], value[name])),
  propertyNames: (wanted, value, check) => !isMap(value) || Object.keys(value).every((name) => check(wanted, name)),
  additionalProperties: (wanted, value, check, schema) =>
    !isMap(value) ||
    Object.keys(value).every((name) => name in (schema.properties ?? {}) || (wanted && check(wanted, value[name]))),
  anyOf: (wanted, value, check) => wanted.some((schema: Json) => check(schema, value)),
  allOf: (wanted, value, check) => wanted.every((schema: Json) => check(schema, value)),
  oneOf: (wanted, value, check) => wanted.filter((schema: Json) => check(schema, value)).length === 1,
  if: (wanted, value, check, schema) => !check(wanted, value) || check(schema.then, value),
  $ref: (wanted, value, check, _, root) => check(root.definitions[wanted.slice('#/definitions/'.length)], value),
}

const schemas = { entities: entitiesJsonSchema(), sources: sourceJsonSchema() }

function isValid(folder: keyof typeof schemas, text: string): boolean {
  return accepts(schemas[folder], schemas[folder], parse(text))
}

describe('the JSON Schemas for editors', () => {
  it('are the files that the data refers to', () => {
    const written = (name: string) => readFileSync(`data/${name}.schema.json`, 'utf8')
    expect(written('entities')).toBe(`${JSON.stringify(schemas.entities, null, 2)}\n`)
    expect(written('source')).toBe(`${JSON.stringify(schemas.sources, null, 2)}\n`)
  })

  it('define each thing once', () => {
    const { definitions, properties } = schemas.sources as Json
    for (const { name } of allProperties) expect(definitions).toHaveProperty([name])
    expect(Object.keys(definitions)).toEqual([...new Set(Object.keys(definitions))])
    const passage = properties.claims.items.properties
    for (const name of Object.keys(passage))
      expect(passage[name]).toSatisfy((schema) => schema.description || schema.$ref)
  })

  it.each(['entities', 'sources'] as const)('accept the shipped %s', (folder) => {
    for (const name of readdirSync(`data/${folder}`)) {
      expect([name, isValid(folder, readFileSync(`data/${folder}/${name}`, 'utf8'))]).toEqual([name, true])
    }
  })
})
