import type { JsonSchema } from '../src/files/json-schema-form.ts'

// biome-ignore lint/suspicious/noExplicitAny: a JSON Schema is any JSON, and so is what it describes.
export type Json = any

/** Whether the value is valid, by those keywords of draft 7 that our schemas use; any other fails the test. */
export function accepts(root: JsonSchema, schema: Json, value: Json): boolean {
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
  // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's own word.
  then: ignored,
  type: (wanted, value) => [wanted].flat().some((type: string) => types[type]?.(value)),
  enum: (wanted, value) => wanted.includes(value),
  const: (wanted, value) => wanted === value,
  pattern: (wanted, value) => typeof value !== 'string' || new RegExp(wanted, 'u').test(value),
  minLength: (wanted, value) => typeof value !== 'string' || value.length >= wanted,
  maxLength: (wanted, value) => typeof value !== 'string' || value.length <= wanted,
  minimum: (wanted, value) => typeof value !== 'number' || value >= wanted,
  maximum: (wanted, value) => typeof value !== 'number' || value <= wanted,
  maxItems: (wanted, value) => !Array.isArray(value) || value.length <= wanted,
  uniqueItems: (_, value) => !Array.isArray(value) || new Set(value).size === value.length,
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
