import fc, { type GeneratorValue } from 'fast-check'
import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql'

/** An operation as a client may send it. */
export interface AskedOperation {
  readonly query: string
  readonly variables: Record<string, unknown>
}

/** Texts for arguments, among them some that the graph refuses. */
export interface Words {
  readonly ids: readonly string[]
  readonly texts: readonly string[]
  readonly dates: readonly string[]
}

/** Operations over a schema: aliases, fragments, conditions, abstract types, and arguments good and bad. */
export function operationOf(g: GeneratorValue, schema: GraphQLSchema, words: Words): AskedOperation {
  const fragments: string[] = []
  const declared: string[] = []
  const variables: Record<string, unknown> = {}
  let names = 0
  let left = 40

  const pick = <Item>(items: readonly Item[]): Item => items[g(fc.nat, { max: items.length - 1 })] as Item
  const chance = (oneIn: number) => g(fc.nat, { max: oneIn - 1 }) === 0

  const selection = selectionOf(schema.getQueryType() as GraphQLObjectType, 4)
  const head = declared.length > 0 ? `query Asked(${declared.join(', ')})` : 'query Asked'
  return { query: `${head} ${selection}\n${fragments.join('\n')}`, variables }

  function selectionOf(type: GraphQLCompositeType, depth: number): string {
    const asked = Array.from({ length: 1 + g(fc.nat, { max: 3 }) }, () => askedOf(type, depth))
    return `{ __typename ${asked.join(' ')} }`
  }

  function askedOf(type: GraphQLCompositeType, depth: number): string {
    if (depth > 0 && chance(4)) return fragmentOf(type, depth)
    if (!('getFields' in type)) return '__typename'
    const fields = Object.values(type.getFields()).filter((field) => depth > 1 || !isCompositeType(namedType(field)))
    return fields.length > 0 ? fieldOf(pick(fields), depth) : '__typename'
  }

  function fieldOf(field: GraphQLField<unknown, unknown>, depth: number): string {
    left -= 1
    names += 1
    const args = field.args.flatMap((argument) =>
      isRequiredArgument(argument) || chance(3) ? [`${argument.name}: ${argumentOf(argument.type)}`] : [],
    )
    const below = namedType(field)
    const selection = isCompositeType(below) ? selectionOf(below, left > 0 ? depth - 1 : 0) : ''
    const name = args.length > 0 || selection || chance(2) ? `a${names}: ${field.name}` : field.name
    return `${name}${args.length > 0 ? `(${args.join(', ')})` : ''}${directive()} ${selection}`
  }

  function fragmentOf(type: GraphQLCompositeType, depth: number): string {
    const on = chance(2) || !isAbstractType(type) ? supertypeOf(type) : pick(schema.getPossibleTypes(type))
    const selection = selectionOf(on, depth - 1)
    if (chance(2)) return `... ${chance(3) && on === type ? '' : `on ${on.name}`}${directive()} ${selection}`
    names += 1
    fragments.push(`fragment F${names} on ${on.name} ${selection}`)
    return `...F${names}${directive()} ...F${names}`
  }

  function supertypeOf(type: GraphQLCompositeType): GraphQLCompositeType {
    if (!isObjectType(type) && !isInterfaceType(type)) return type
    return pick([type, ...type.getInterfaces()])
  }

  function directive(): string {
    if (!chance(5)) return ''
    const isTrue = chance(2)
    return ` @${pick(['skip', 'include'])}(if: ${chance(2) ? isTrue : variable('Boolean!', isTrue)})`
  }

  function variable(type: string, value: unknown): string {
    const name = `$v${declared.length}`
    declared.push(`${name}: ${type}`)
    variables[name.slice(1)] = value
    return name
  }

  function argumentOf(type: GraphQLInputType): string {
    const value = givenOf(type)
    return chance(3) ? variable(String(type), value) : literalOf(value, type)
  }

  function givenOf(type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return givenOf(type.ofType)
    if (chance(12)) return null
    return presentOf(type)
  }

  function presentOf(type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return presentOf(type.ofType)
    if (isListType(type)) return Array.from({ length: g(fc.nat, { max: 2 }) }, () => presentOf(type.ofType))
    if (isEnumType(type)) return pick(type.getValues()).name
    if (isInputObjectType(type)) {
      return Object.fromEntries(
        Object.values(type.getFields()).flatMap((field) =>
          isRequiredInputField(field) || chance(3) ? [[field.name, givenOf(field.type)]] : [],
        ),
      )
    }
    if (type.name === 'Int') return pick([-1, 0, 1, 2, 3])
    if (type.name === 'Float') return pick([0, 0.5, 2])
    if (type.name === 'Boolean') return chance(2)
    if (type.name === 'ID') return pick(words.ids)
    return type.name === 'String' ? pick([...words.texts, ...words.ids]) : pick(words.dates)
  }
}

function namedType(field: { readonly type: GraphQLOutputType }) {
  return getNamedType(field.type)
}

function literalOf(value: unknown, type: GraphQLInputType): string {
  if (value === null) return 'null'
  if (isNonNullType(type)) return literalOf(value, type.ofType)
  if (isListType(type)) return `[${(value as unknown[]).map((item) => literalOf(item, type.ofType)).join(', ')}]`
  if (isEnumType(type)) return String(value)
  if (!isInputObjectType(type)) return JSON.stringify(value)
  const fields = type.getFields()
  const parts = Object.entries(value as object).flatMap(([name, part]) => {
    const field = fields[name]
    return field ? [`${name}: ${literalOf(part, field.type)}`] : []
  })
  return `{ ${parts.join(', ')} }`
}
