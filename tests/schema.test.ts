import { readFileSync } from 'node:fs'
import {
  type GraphQLField,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  printSchema,
  validateSchema,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { printWithCosts } from '../schema/print.ts'
import { buildSchema } from '../schema/schema.ts'
import { disagreementKinds } from '../src/model/disagreement.ts'
import { entityKinds } from '../src/model/kind.ts'
import type { Vocabulary } from '../src/model/vocabulary.ts'
import * as vocabularies from '../src/model/vocabulary.ts'

const schema = buildSchema()

const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
)

function fieldsOf(type: GraphQLNamedType): readonly GraphQLField<unknown, unknown>[] {
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []
}

/** Everything of a type that has a description, by its name: the type, its fields, their arguments, its values. */
function described(type: GraphQLNamedType): [name: string, description: string][] {
  const found: [string, string | null | undefined][] = [[type.name, type.description]]
  for (const field of fieldsOf(type)) {
    found.push([`${type.name}.${field.name}`, field.description])
    for (const arg of field.args) found.push([`${type.name}.${field.name}(${arg.name})`, arg.description])
  }
  if (isInputObjectType(type)) {
    for (const { name, description } of Object.values(type.getFields()))
      found.push([`${type.name}.${name}`, description])
  }
  if (isEnumType(type)) {
    for (const { name, description } of type.getValues()) found.push([`${type.name}.${name}`, description])
  }
  return found.map(([name, description]) => [name, description ?? ''])
}

describe('the schema', () => {
  it('is the one that is printed beside it', () => {
    const printed = readFileSync(new URL('../schema/schema.graphql', import.meta.url), 'utf8')
    expect(printWithCosts(schema)).toBe(printed)
  })

  it('is valid', () => {
    expect(validateSchema(schema)).toEqual([])
  })

  it('is the same when it is built again', () => {
    expect(printSchema(buildSchema())).toBe(printSchema(schema))
  })

  it('describes every type, field, argument and value', () => {
    const all = types.flatMap(described)
    expect(all.length).toBeGreaterThan(1_000)
    expect(all.filter(([, description]) => description.trim() === '').map(([name]) => name)).toEqual([])
  })

  it('lists all words of a vocabulary wherever it lists several', () => {
    const all = Object.values<Vocabulary>({ ...vocabularies, entityKinds, disagreementKinds }).map(Object.keys)
    const listed = types.flatMap(described).flatMap(([name, description]) => {
      const lists = [...description.matchAll(/[A-Z_]{2,}(?:(?:,| or| and) [A-Z_]{2,})+/g)].map(([list]) => list)
      return lists.map((list) => ({ name, words: list.split(/,? (?:or |and )?/) }))
    })
    const ofVocabularies = listed.flatMap(({ name, words }) => {
      const vocabulary = all.find((known) => words.every((word) => known.includes(word)))
      return vocabulary ? [{ name, words: words.sort(), vocabulary: vocabulary.toSorted() }] : []
    })
    expect(ofVocabularies.map(({ name }) => name)).toContain('Name.style')
    for (const { name, words, vocabulary } of ofVocabularies) expect(words, name).toEqual(vocabulary)
  })

  it('has the same root fields under a lens as without one', () => {
    const fieldsBy = (name: string) => fieldsOf(schema.getType(name) as GraphQLNamedType).map((field) => field.name)
    // Ids say themselves through which lens, and the history is no part of what a lens narrows.
    const unseen = ['node', 'nodes', 'changes', 'viewer']
    expect(fieldsBy('Query')).toEqual(expect.arrayContaining(['meeting', ...unseen]))
    const query = fieldsBy('Query').filter((name) => !unseen.includes(name))
    expect(fieldsBy('View').filter((name) => name !== 'id')).toEqual(query)
  })

  it('names no field twice in two ways', () => {
    for (const type of types.filter(isObjectType)) {
      for (const declared of type.getInterfaces()) {
        const printed = (fields: readonly GraphQLField<unknown, unknown>[]) =>
          fields.map(({ name, args }) => `${name}(${args.map((arg) => `${arg.name}: ${arg.type}`)})`)
        const own = fieldsOf(type).filter(({ name }) => name in declared.getFields())
        expect(printed(own).sort(), type.name).toEqual(printed(fieldsOf(declared)).sort())
      }
    }
  })
})

describe('connections', () => {
  const connections = types.filter(({ name }) => name.endsWith('Connection'))
  const returning = types.flatMap((type) =>
    fieldsOf(type)
      .filter((field) => /Connection!?$/.test(String(field.type)))
      .map((field) => [`${type.name}.${field.name}`, field] as const),
  )

  it('are many', () => {
    expect(connections.length).toBeGreaterThan(40)
    expect(returning.length).toBeGreaterThan(100)
  })

  it.each(returning)('are never null, and can be paged from both ends: %s', (_, field) => {
    expect(String(field.type)).toMatch(/Connection!$/)
    const paging = field.args.filter(({ name }) => ['first', 'after', 'last', 'before'].includes(name))
    const told = Object.fromEntries(paging.map(({ name, type, defaultValue }) => [name, [String(type), defaultValue]]))
    expect(told).toEqual({
      first: ['Int', undefined],
      after: ['String', undefined],
      last: ['Int', undefined],
      before: ['String', undefined],
    })
  })

  it.each(connections.map((type) => [type.name, type] as const))('have edges, nodes and a count: %s', (name, type) => {
    const typeOf = Object.fromEntries(fieldsOf(type).map((field) => [field.name, String(field.type)]))
    const edgeName = name.replace(/Connection$/, 'Edge')
    const edge = schema.getType(edgeName) as GraphQLNamedType
    const inEdge = Object.fromEntries(fieldsOf(edge).map((field) => [field.name, String(field.type)]))
    expect(inEdge.cursor).toBe('String!')
    expect(inEdge.node).toMatch(/!$/)
    expect(typeOf).toMatchObject({
      edges: `[${edgeName}!]!`,
      nodes: `[${inEdge.node}]!`,
      pageInfo: 'PageInfo!',
      totalCount: 'Int!',
    })
    const told =
      isObjectType(edge) && edge.getInterfaces().some(({ name: implemented }) => implemented === 'RelationEdge')
    expect('relations' in inEdge).toBe(told)
  })
})

describe('graphql', () => {
  it('is there in one copy', () => {
    const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
    const copies = Object.keys(lock.packages).filter((path) => /(?:^|\/)node_modules\/graphql$/.test(path))
    expect(copies).toEqual(['node_modules/graphql'])
  })
})
