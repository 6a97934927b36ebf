import {
  type GraphQLField,
  getNullableType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isObjectType,
  Kind,
  parse,
  print,
  validateSchema,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { printWithCosts } from '../schema/print.ts'
import { buildSchema } from '../schema/schema.ts'
import { limits } from '../src/server/limits.ts'
import { ask, askCounting, send } from './harness.ts'

const schema = buildSchema()

type Field = GraphQLField<unknown, unknown>

const fields = Object.values(schema.getTypeMap())
  .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !isIntrospectionType(type))
  .flatMap((type) =>
    Object.values((type as { getFields(): Record<string, Field> }).getFields()).map((field) => ({ type, field })),
  )

/** The lists that a field's arguments size: its own under no name. */
function slicedBy({ args }: Field): readonly string[] {
  return args.flatMap(({ extensions }) => {
    const slices = extensions.slices as { readonly fields?: readonly string[] } | undefined
    return slices ? (slices.fields ?? ['']) : []
  })
}

describe('each list of the schema', () => {
  const lists = fields.filter(({ field }) => isListType(getNullableType(field.type)))

  it('has one bound: its own, or that of the arguments of whatever gives its type', () => {
    const bounds = lists.map(({ type, field }) => {
      const own = 'listSize' in field.extensions || slicedBy(field).includes('')
      const givers = fields.filter((giver) => String(giver.field.type).replace(/[[\]!]/g, '') === type.name)
      const sliced = givers.length > 0 && givers.every((giver) => slicedBy(giver.field).includes(field.name))
      return { name: `${type.name}.${field.name}`, bounds: Number(own) + Number(sliced) }
    })
    expect(bounds.length).toBeGreaterThan(150)
    expect(bounds.filter((each) => each.bounds !== 1)).toEqual([])
  })

  it('is bounded where nothing else is', () => {
    const others = fields.filter(({ field }) => !isListType(getNullableType(field.type)))
    expect(others.filter(({ field }) => 'listSize' in field.extensions)).toEqual([])
  })

  it('shows it in the printed schema, with what fields weigh', () => {
    const printed = printWithCosts(schema)
    expect(parse(printed).definitions.some((node) => node.kind === Kind.DIRECTIVE_DEFINITION)).toBe(true)
    const shown = new Map<string, string>()
    for (const node of parse(printed).definitions)
      if (node.kind === Kind.OBJECT_TYPE_DEFINITION)
        for (const { name, directives = [] } of node.fields ?? [])
          shown.set(`${node.name.value}.${name.value}`, directives.map((each) => print(each)).join(' '))
    expect(shown.get('Person.names')).toBe('@listSize(assumedSize: 5)')
    expect(shown.get('Query.subgraph')).toMatch(/@cost\(weight: "\d+"\).*"maxNodes".*"nodes", "links"/)
    expect(shown.get('Query.people')).toContain('slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"]')
    expect(validateSchema(schema)).toEqual([])
  })
})

async function refusalOf(query: string, variables?: Record<string, unknown>) {
  const { data, errors, statements } = await askCounting(query, variables)
  expect(data).toBeUndefined()
  // Nothing ran.
  expect(statements).toEqual([])
  const { message, extensions } = errors?.[0] ?? { message: '' }
  const heaviest = extensions?.heaviest as { readonly path: readonly string[]; readonly points: number }
  return { message, ...extensions, heaviest }
}

const told =
  'claims { display references { source { name } locator } accordant { display references { source { name } } } }'

describe('a request that would hold all others up', () => {
  it.each([
    [
      'all links of the largest subgraph, with their claims',
      `{ subgraph(roots: ["wpk"], depth: 4, maxNodes: 1000) { nodes { slug } links { from { slug } to { slug } ${told} } } }`,
      ['subgraph', 'links'],
      'give a smaller "maxNodes"',
    ],
    [
      'many longest paths, with all that is told of their ends',
      `{ paths(from: "kim-jong-un", to: "kim-tok-hun", maxLength: 8, limit: 20) {
        paths { steps { ${['from', 'to'].map((end) => `${end} { names { text } facts { ${told} } identifiers { value } disagreements(first: 20) { nodes { explanation } } }`).join(' ')} ${told} } } } }`,
      ['paths', 'paths', 'steps'],
      'give a smaller "limit"',
    ],
    [
      'many projections',
      `{ ${Array.from({ length: 60 }, (_, index) => `p${index}: projection(property: "participant") { totalCount }`).join(' ')} }`,
      null,
      'The request can cost',
    ],
  ])('is refused before anything runs, with what costs most: %s', async (_, query, path, cure) => {
    const refusal = await refusalOf(query)
    expect(refusal).toMatchObject({ code: 'QUERY_TOO_LARGE', limit: 'cost', allowed: limits.cost })
    expect(refusal.message).toContain(cure)
    if (path) expect(refusal.heaviest.path.slice(0, path.length)).toEqual(path)
  })

  it('is refused for ten lenses that read the whole graph each, and for eleven of any kind', async () => {
    const lenses = (count: number, asked: string) =>
      `{ ${Array.from({ length: count }, (_, index) => `l${index}: lens(at: "${2000 + index}") { ${asked} }`).join(' ')} }`
    const tooDear = await refusalOf(lenses(10, 'people { totalCount }'))
    const tooMany = await refusalOf(lenses(11, 'id'))
    expect(tooDear).toMatchObject({ limit: 'cost', message: expect.stringContaining('look through fewer lenses') })
    expect(tooMany).toMatchObject({ code: 'QUERY_TOO_LARGE', limit: 'lenses', allowed: 10, got: 11 })
    expect((await ask(lenses(10, 'entity(slug: "kim-jong-un") { slug }'))).errors).toBeUndefined()
  })

  it('is refused by the lenses that its variables make', async () => {
    const names = Array.from({ length: 9 }, (_, index) => `l${index}: lens(at: "${2000 + index}") { id }`)
    const query = `query ($a: EDTF, $b: EDTF) { ${names.join(' ')} a: lens(at: $a) { id } b: lens(at: $b) { id } }`
    expect((await ask(query, { a: '2011', b: '2011' })).errors).toBeUndefined()
    expect((await ask(query, { a: '2011', b: '2011' })).errors).toBeUndefined()
    expect(await refusalOf(query, { a: '2011', b: '2012' })).toMatchObject({ limit: 'lenses', got: 11 })
  })
})

describe('the cost of an answer', () => {
  const query = '{ people(first: 7) { nodes { name } } }'

  it('stands in its extensions where it is asked for, and nowhere else', async () => {
    const answer = async (extensions?: object) => (await send({ query, ...(extensions && { extensions }) })).json()
    const plain = await answer()
    expect(plain.extensions).toBeUndefined()
    const told = await answer({ cost: true })
    expect(told).toEqual({ ...plain, extensions: { cost: { points: 200 + 1 + 7, allowed: limits.cost } } })
    expect(await answer({ cost: false })).toEqual(plain)
  })
})
