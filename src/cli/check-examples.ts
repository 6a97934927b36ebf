import type { GraphQLError, GraphQLSchema } from 'graphql'
import type { PlacedExample } from '../files/graph-file.ts'

/** Reports of each example what keeps it from being asked: a fault of GraphQL, a field that there is not, a variable that does not fit. */
export async function checkExamples(examples: readonly PlacedExample[]): Promise<void> {
  if (examples.length === 0) return
  const { buildSchema } = await import('../../schema/schema.ts')
  const schema = buildSchema()
  for (const { example, report } of examples)
    for (const { message, locations = [] } of await faultsOf(schema, example)) {
      const [place] = locations
      report(`expected a query that the graph answers, got a fault: ${message}`, place?.line, place?.column)
    }
}

async function faultsOf(
  schema: GraphQLSchema,
  { query, variables }: PlacedExample['example'],
): Promise<readonly GraphQLError[]> {
  const { getOperationAST, getVariableValues, GraphQLError, parse, validate } = await import('graphql')
  try {
    const document = parse(query)
    const faults = validate(schema, document)
    if (faults.length > 0) return faults
    const operation = getOperationAST(document)
    if (!operation) return []
    const { errors = [] } = getVariableValues(schema, operation.variableDefinitions ?? [], { ...variables })
    return errors
  } catch (error) {
    if (error instanceof GraphQLError) return [error]
    throw error
  }
}
