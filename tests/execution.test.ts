import type { GeneratorValue } from 'fast-check'
import fc from 'fast-check'
import { buildSchema as buildFromText, execute, GraphQLError, parse, validate } from 'graphql'
import { describe, expect, it, vi } from 'vitest'
import { buildSchema } from '../schema/schema.ts'
import { createRequest } from '../src/graph/request.ts'
import { viewOf } from '../src/graph/views.ts'
import { compileOperation, type Operation } from '../src/server/execution/operation.ts'
import { operationOf, type Words } from './document-arbitrary.ts'
import { graph } from './harness.ts'

const schema = buildSchema()

const words: Words = {
  ids: ['kim-jong-un', '8th-congress-wpk', 'central-committee-8', 'tml-weekly-2021-02-21', 'nobody', 'T3RoZXI6', ''],
  texts: ['Kim', 'congress', ''],
  dates: ['2021', '2021-01', '2021-01-05', '2019/2021', '1999-12-31'],
}

/** All that an error says, and what lies beneath it. */
function told(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return String(error)
  const { message, path, locations, originalError, extensions } = error
  return { message, path, locations, extensions, originalError: originalError && told(originalError) }
}

function toldResult({ data, errors }: { readonly data?: unknown; readonly errors?: readonly unknown[] | undefined }) {
  return { data: JSON.stringify(data), errors: errors?.map(told) }
}

describe('a compiled operation', () => {
  it('is planned once, and anew for each request where fragments in fragments make thousands of fields of it', async () => {
    const planned = vi.spyOn(schema, 'getField')
    const plannedAgain = async (levels: number) => {
      const last = `fragment F${levels} on View { __typename }`
      const others = Array.from({ length: levels }, (_, level) => {
        const next = `F${level + 1}`
        return `fragment F${level} on View { a: lens { ...${next} } b: lens { ...${next} } }`
      })
      const operation = compileOperation(schema, parse(`{ lens { ...F0 } } ${others.join(' ')} ${last}`)) as Operation
      const given = () => ({ rootValue: viewOf(graph), contextValue: createRequest() })
      expect((await operation.run(given())).errors).toBeUndefined()
      planned.mockClear()
      await operation.run(given())
      return planned.mock.calls.length
    }
    expect(await plannedAgain(4)).toBe(0)
    expect(await plannedAgain(10)).toBeGreaterThan(1_000)
    planned.mockRestore()
  })

  it('answers what graphql-js answers, errors and their order included', async () => {
    let failed = 0
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const { query, variables } = operationOf(g, schema, words)
        const document = parse(query)
        fc.pre(validate(schema, document).length === 0)
        const given = () => ({ rootValue: viewOf(graph), contextValue: {}, variableValues: variables })
        const expected = toldResult(await execute({ schema, document, ...given() }))
        if (expected.errors) failed += 1
        const operation = compiled(schema, document)
        for (let time = 0; time < 2; time++) expect(toldResult(await operation.run(given()))).toEqual(expected)
      }),
      { numRuns: 200 },
    )
    expect(failed).toBeGreaterThan(20)
  }, 60_000)

  it('fails where graphql-js fails, whatever comes late, is null or goes wrong', async () => {
    const document = parse(`{ ...All child { ...All } must { ...All } many { ...All } some { ...All } }
      fragment All on Thing { text needed child { text needed } must { needed } many { text needed } some { text ... on Other { text } } words }`)
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const rootValue = thingOf(g, 2)
        const expected = toldResult(await execute({ schema: things, document, rootValue }))
        expect(toldResult(await compiled(things, document).run({ rootValue }))).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  }, 60_000)

  it('makes no promise where no resolver gave one', () => {
    const document = parse('{ text many { text } }')
    const rootValue = { text: 'a', many: [{ text: 'b' }, { text: 'c' }] }
    const result = compiled(things, document).run({ rootValue })
    expect(result).toEqual({ data: { text: 'a', many: [{ text: 'b' }, { text: 'c' }] } })
  })

  it('gives any name to a field, "__proto__" too', () => {
    const result = compiled(things, parse('{ __proto__: text constructor: text }')).run({
      rootValue: { text: 'a' },
    })
    expect(JSON.stringify(result)).toBe('{"data":{"__proto__":"a","constructor":"a"}}')
  })
})

function compiled(...given: Parameters<typeof compileOperation>): Operation {
  const operation = compileOperation(...given)
  if (!operation) throw new Error('Expected a query.')
  return operation
}

const things = buildFromText(`
  interface Some { text: String }
  type Thing implements Some { text: String needed: Int! child: Thing must: Thing! many: [Thing!] some: [Some]! words: [String!] }
  type Other implements Some { text: String }
  type Query { text: String needed: Int! child: Thing must: Thing! many: [Thing!] some: [Some]! words: [String!] }
`)

/** Something whose every field can come at once or late, as null, as an error, or as what does not fit its type. */
function thingOf(g: GeneratorValue, depth: number): Record<string, unknown> {
  const list = (item: () => unknown) => Array.from({ length: g(fc.nat, { max: 2 }) }, item)
  const below = () => (depth > 0 ? thingOf(g, depth - 1) : null)
  return {
    __typename: depth === 0 && g(fc.boolean) ? 'Other' : 'Thing',
    text: comingOf(g, 'text'),
    needed: comingOf(g, g(fc.boolean) ? 1 : 'one'),
    child: comingOf(g, below()),
    must: comingOf(g, below()),
    many: comingOf(g, list(below), true),
    some: comingOf(g, list(below), true),
    words: comingOf(
      g,
      list(() => 'word'),
      true,
    ),
  }
}

function comingOf(g: GeneratorValue, value: unknown, isList = false): () => unknown {
  const way = g(fc.nat, { max: 11 })
  const ticks = g(fc.nat, { max: 3 })
  const lateItems = isList && g(fc.boolean)
  return () => {
    const given = lateItems ? (value as unknown[]).map((item, index) => (index % 2 ? item : later(item, ticks))) : value
    if (way === 0) return null
    if (way === 1) throw new Error('thrown')
    if (way === 2) return new Error('returned')
    if (way === 3) return later(null, ticks).then(() => Promise.reject(new Error('rejected')))
    return way < 7 ? later(given, ticks) : given
  }
}

async function later(value: unknown, ticks: number): Promise<unknown> {
  for (let tick = 0; tick < ticks; tick++) await null
  return value
}
