import { type DocumentNode, execute, type GraphQLSchema, isObjectType, Kind, visit } from 'graphql'
import { createLRUCache, type Plugin } from 'graphql-yoga'
import { compileOperation, type Operation } from './execution/operation.ts'
import { isAffordable } from './query-cost.ts'

/** Queries that were parsed, validated and compiled, and have been answered. */
export interface KnownQueries {
  /** The operation of a valid document, compiled once; null for what is no query. */
  compile(document: DocumentNode, operationName: string | null | undefined): Operation | null
  /** The operation of a query that was answered before, where as much can come back with these variables as is allowed. */
  find(asked: AskedQuery, variables: Readonly<Record<string, unknown>>): Operation | null
  add(asked: AskedQuery, document: DocumentNode): void
  forget(asked: AskedQuery): void
}

export interface AskedQuery {
  readonly query: string
  readonly operationName?: string | null | undefined
}

interface KnownQuery {
  readonly document: DocumentNode
  readonly operation: Operation
  readonly costVaries: boolean
}

export function createKnownQueries(schema: GraphQLSchema): KnownQueries {
  // As many as Yoga keeps parsed.
  const known = createLRUCache<KnownQuery>({ max: 100 })
  const compiled = new WeakMap<DocumentNode, Map<string | null, Operation | null>>()
  const compile: KnownQueries['compile'] = (document, operationName = null) => {
    const operations = compiled.get(document) ?? new Map<string | null, Operation | null>()
    compiled.set(document, operations)
    const known = operations.get(operationName)
    if (known !== undefined) return known
    const operation = compileOperation(schema, document, operationName)
    operations.set(operationName, operation)
    return operation
  }
  return {
    compile,
    find(asked, variables) {
      const found = known.get(queryKey(asked))
      if (!found) return null
      const { document, operation, costVaries } = found
      const { operationName } = asked
      const isAllowed = !costVaries || isAffordable({ schema, document, operationName, variableValues: variables })
      return isAllowed ? operation : null
    },
    add(asked, document) {
      const key = queryKey(asked)
      const operation = known.get(key) ? null : compile(document, asked.operationName)
      if (operation) known.set(key, { document, operation, costVaries: hasSizes(schema, document) })
    },
    forget: (asked) => known.delete(queryKey(asked)),
  }
}

/** Runs queries as they were compiled, and adds to the known ones what was answered without an error. All else is left to graphql-js. */
export function useKnownQueries(queries: KnownQueries): Plugin {
  return {
    onExecute({ args, setExecuteFn }) {
      const { document, operationName, contextValue } = args
      const begun = performance.now()
      setExecuteFn((given) => queries.compile(document, operationName)?.run(given) ?? execute(given))
      return {
        onExecuteDone({ result }) {
          const { query } = (contextValue as { readonly params: { readonly query?: string } }).params
          const isQuick = performance.now() - begun < longest
          if (isQuick && query !== undefined && !('errors' in result)) queries.add({ query, operationName }, document)
        },
      }
    },
  }
}

/** In milliseconds: what takes longer may come to its deadline, of which Yoga tells. */
const longest = 1_000

/** No name and an empty one are two things, and no query reads as another one with its name before it. */
function queryKey({ query, operationName }: AskedQuery): string {
  return operationName == null ? `=${query}` : `${operationName.length}:${operationName}${query}`
}

/** Whether variables decide how long a page or a list is, or through how many lenses is looked. */
function hasSizes(schema: GraphQLSchema, document: DocumentNode): boolean {
  const sizes = sizeArguments(schema)
  let found = false
  visit(document, {
    Field({ name, arguments: given = [] }) {
      found ||= name.value === 'lens' && given.some(({ value }) => value.kind === Kind.VARIABLE)
    },
    Argument({ name, value }) {
      found ||= sizes.has(name.value) && value.kind !== Kind.INT
    },
  })
  return found
}

/** The names of the arguments that say how long lists are. */
function sizeArguments(schema: GraphQLSchema): ReadonlySet<string> {
  const known = namesOfSizes.get(schema)
  if (known) return known
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) ? Object.values(type.getFields()) : [],
  )
  const names = fields.flatMap(({ args }) => args.filter(({ extensions }) => 'slices' in extensions))
  const found = new Set(names.map(({ name }) => name))
  namesOfSizes.set(schema, found)
  return found
}

const namesOfSizes = new WeakMap<GraphQLSchema, ReadonlySet<string>>()
