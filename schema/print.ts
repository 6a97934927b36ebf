import {
  type GraphQLField,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  lexicographicSortSchema,
  parse,
  printSchema,
} from 'graphql'
import type { FieldCost, Slicing } from './bound.ts'

/** The directives of the GraphQL cost specification's draft (https://ibm.github.io/graphql-specs/cost-spec.html). */
const definitions = `"""What a field weighs, in points: one where nothing is told."""
directive @cost(weight: String!) on FIELD_DEFINITION

"""
How long a list is counted as: as its arguments say, or as long as is assumed. Where only the graph decides, it is more
than all but few lists have.
"""
directive @listSize(
  assumedSize: Int
  slicingArguments: [String!]
  sizedFields: [String!]
  requireOneSlicingArgument: Boolean = true
) on FIELD_DEFINITION
`

/** The schema as text, sorted and with its descriptions; each list with its bound, each field with its weight. */
export function printWithCosts(schema: GraphQLSchema): string {
  const plain = `${printSchema(lexicographicSortSchema(schema))}\n`
  let [text, from] = [`${definitions}\n`, 0]
  for (const node of parse(plain).definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    const type = schema.getType(node.name.value)
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const { name, type: result } of node.fields ?? []) {
      const [field, end] = [type.getFields()[name.value], result.loc?.end ?? from]
      text += plain.slice(from, end) + (field ? directivesOf(field) : '')
      from = end
    }
  }
  return text + plain.slice(from)
}

function directivesOf({ extensions, args }: GraphQLField<unknown, unknown>): string {
  const { weight, listSize } = extensions as FieldCost
  const slices = args.flatMap((argument) => {
    const slicing = argument.extensions.slices as Slicing | undefined
    return slicing ? [{ name: argument.name, ...slicing }] : []
  })
  const [first] = slices
  const sliced = first && {
    assumedSize: first.usual || first.most,
    slicingArguments: slices.map(({ name }) => name),
    ...(first.fields && { sizedFields: first.fields }),
    requireOneSlicingArgument: false,
  }
  const size = sliced ?? (listSize === undefined ? undefined : { assumedSize: listSize })
  const cost = weight === undefined ? '' : directive('cost', { weight: String(weight) })
  return cost + (size ? directive('listSize', size) : '')
}

function directive(name: string, given: object): string {
  const values = Object.entries(given).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  return ` @${name}(${values.join(', ')})`
}
