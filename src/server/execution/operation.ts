import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql'
import type { MaybePromise } from '../../model/maybe-promise.ts'
import type { Deadline } from './deadline.ts'
import { type PlannedField, planFields, runFields } from './plan.ts'
import { Failures, failWhole, type Run } from './run.ts'
import { conditionsOf } from './selection.ts'

/** An operation that is planned once and run many times. Its results are graphql-js's own. */
export interface Operation {
  run(given: Given): MaybePromise<ExecutionResult>
}

export type Given = Pick<ExecutionArgs, 'rootValue' | 'contextValue' | 'variableValues'>

/** Compiles a query of a valid document. Null for a mutation, for a query with directives, and for what cannot be told apart. */
export function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string | null,
): Operation | null {
  const operation = getOperationAST(document, operationName)
  const type = schema.getQueryType()
  if (operation?.operation !== OperationTypeNode.QUERY || operation.directives?.length || !type) return null
  const definitions = operation.variableDefinitions ?? []
  const conditions = conditionsOf(document)
  const plans = new Map<string, readonly PlannedField[]>()
  return {
    run(given) {
      const read = getVariableValues(schema, definitions, given.variableValues ?? {}, { maxErrors })
      if (read.errors) return { errors: read.errors }
      const variables = read.variableValues
      const decided = conditions.map((name) => variables.coerced[name])
      if (!decided.every((value) => typeof value === 'boolean')) {
        // A variable with a default can still be null: graphql-js tells where that is wrong.
        return execute({ ...given, schema, document, operationName: operationName ?? null })
      }
      const key = decided.join()
      let fields = plans.get(key)
      if (!fields) {
        if (plans.size >= mostPlans) plans.clear()
        const selecting = Object.fromEntries(conditions.map((name, index) => [name, decided[index]]))
        let isLarge = false
        const onLarge = () => {
          isLarge = true
          plans.delete(key)
        }
        const shared = sharedBy(schema, document, operation, selecting, onLarge)
        fields = planFields(shared, type, [operation.selectionSet])
        if (!isLarge) plans.set(key, fields)
      }
      return runWhole(
        {
          ...{ context: given.contextValue, variables, arguments: [], failures: new Failures() },
          deadline: (given.contextValue as { readonly deadline?: Deadline } | undefined)?.deadline,
        },
        fields,
        given,
      )
    },
  }
}

/** As many as graphql-js tells by itself. */
const maxErrors = 50

/** How many combinations of what variables include are planned at a time. */
const mostPlans = 4

/** Fragments in fragments can be a thousand times their text: what has more fields is planned anew for each request. */
const mostFields = 1_000

function sharedBy(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  conditions: Readonly<Record<string, unknown>>,
  onLarge: () => void,
) {
  const fragments = Object.create(null) as Record<string, FragmentDefinitionNode>
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments[node.name.value] = node
  let numbers = 0
  return {
    schema,
    fragments,
    conditions,
    info: { schema, fragments, operation },
    nextNumber() {
      if (numbers === mostFields) onLarge()
      return numbers++
    },
  }
}

function runWhole(run: Run, fields: readonly PlannedField[], { rootValue }: Given): MaybePromise<ExecutionResult> {
  try {
    const data = runFields(run, fields, rootValue, undefined)
    if (!(data instanceof Promise)) return resultOf(run, data)
    return data.then(
      (there) => resultOf(run, there),
      (error) => resultOf(run, failWhole(run, error)),
    )
  } catch (error) {
    return resultOf(run, failWhole(run, error))
  }
}

function resultOf({ failures: { errors } }: Run, data: unknown): ExecutionResult {
  const result = { data } as { data: NonNullable<ExecutionResult['data']> | null }
  return errors.length > 0 ? { errors, ...result } : result
}
