import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { parse } from 'csv-parse/sync'

/** What the specifications of Data Package and Table Schema (version 1) ask of a package of tables. */
const schemaOfPackage = {
  type: 'object',
  required: ['profile', 'resources'],
  properties: {
    profile: { const: 'tabular-data-package' },
    name: { type: 'string', pattern: '^([-a-z0-9._/])+$' },
    resources: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['name', 'path', 'schema', 'profile'],
        properties: {
          profile: { const: 'tabular-data-resource' },
          name: { type: 'string', pattern: '^([-a-z0-9._/])+$' },
          path: { type: 'string', pattern: '^(?=^[^./~])(^((?!\\.{2}).)*$).*$' },
          encoding: { type: 'string' },
          schema: {
            type: 'object',
            required: ['fields'],
            properties: {
              fields: {
                type: 'array',
                minItems: 1,
                items: {
                  type: 'object',
                  required: ['name', 'type'],
                  properties: {
                    name: { type: 'string', minLength: 1 },
                    type: { enum: ['string', 'number', 'integer', 'boolean', 'date', 'year', 'yearmonth', 'any'] },
                    constraints: {
                      type: 'object',
                      properties: {
                        required: { type: 'boolean' },
                        unique: { type: 'boolean' },
                        enum: { type: 'array', minItems: 1, uniqueItems: true },
                      },
                      additionalProperties: false,
                    },
                  },
                },
              },
              missingValues: { type: 'array', items: { type: 'string' } },
              primaryKey: { type: 'array', minItems: 1, items: { type: 'string' } },
              foreignKeys: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['fields', 'reference'],
                  properties: {
                    fields: { type: 'string' },
                    reference: {
                      type: 'object',
                      required: ['resource', 'fields'],
                      properties: { resource: { type: 'string' }, fields: { type: 'string' } },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
} as const

interface Resource {
  readonly name: string
  readonly path: string
  readonly schema: {
    readonly fields: readonly {
      readonly name: string
      readonly type: string
      readonly constraints?: {
        readonly required?: boolean
        readonly unique?: boolean
        readonly enum?: readonly string[]
      }
    }[]
    readonly primaryKey: readonly string[]
    readonly foreignKeys: readonly {
      readonly fields: string
      readonly reference: { readonly resource: string; readonly fields: string }
    }[]
  }
}

const forms: Readonly<Record<string, RegExp>> = {
  string: /^/,
  integer: /^-?\d+$/,
  number: /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i,
  boolean: /^(?:true|false)$/,
}

/** What is wrong with a package of tables, by the specifications: of its descriptor, and of each row. */
export function faultsOfPackage(folder: string): string[] {
  const described = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'))
  const validate = new Ajv({ allErrors: true }).compile(schemaOfPackage)
  if (!validate(described))
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  const resources = described.resources as readonly Resource[]
  const tables = new Map(
    resources.map(({ name, path }) => [name, parse(readFileSync(join(folder, path)), { bom: true }) as string[][]]),
  )
  return resources.flatMap(({ name, schema }) => {
    const [header = [], ...rows] = tables.get(name) ?? []
    const { fields, primaryKey, foreignKeys } = schema
    const columnOf = (table: string, field: string) => {
      const [names = [], ...body] = tables.get(table) ?? []
      return body.map((cells) => cells[names.indexOf(field)] ?? '')
    }
    const faults =
      fields.map((field) => field.name).join() === header.join() ? [] : [`${name}: other columns: ${header}`]
    for (const { name: field, type, constraints = {} } of fields) {
      const cells = columnOf(name, field)
      const given = cells.filter((cell) => cell !== '')
      const wrong = given.find((cell) => !forms[type]?.test(cell) || constraints.enum?.includes(cell) === false)
      if (wrong !== undefined) faults.push(`${name}.${field}: ${wrong}`)
      if (constraints.required && given.length < cells.length) faults.push(`${name}.${field}: missing`)
      if (constraints.unique && new Set(cells).size < cells.length) faults.push(`${name}.${field}: twice`)
    }
    const keys = rows.map((cells) => JSON.stringify(primaryKey.map((field) => cells[header.indexOf(field)])))
    if (new Set(keys).size < keys.length) faults.push(`${name}: a key twice`)
    for (const { fields: field, reference } of foreignKeys) {
      const known = new Set(columnOf(reference.resource, reference.fields))
      const lost = columnOf(name, field).find((cell) => cell !== '' && !known.has(cell))
      if (lost !== undefined) faults.push(`${name}.${field}: ${lost} is no ${reference.resource}.${reference.fields}`)
    }
    return faults
  })
}
