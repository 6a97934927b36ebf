import {
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLScalarType,
  type GraphQLSchema,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql'
import { buildSchema } from '../../schema/schema.ts'
import type { Graph } from '../graph/graph.ts'
import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { type OpenedRequest, openRequest } from '../server/root-view.ts'

type Resolve = GraphQLFieldResolver<unknown, unknown>

/**
 * The schema for whoever executes it in this process, alone or stitched into another one: it needs no root value and no
 * context of theirs. It is for reading: nobody is signed in, and no limits but those of the graph hold.
 */
export function createInProcessSchema(now: () => MaybePromise<Graph>): GraphQLSchema {
  const schema = buildSchema()
  const opened = new WeakMap<object, MaybePromise<OpenedRequest>>()

  /** What the fields of one operation share: each has variables of its own, if only none. */
  function requestOf({ variableValues }: GraphQLResolveInfo): MaybePromise<OpenedRequest> {
    const known = opened.get(variableValues)
    if (known) return known
    const opening = andThen(now(), (graph) => openRequest(graph))
    opened.set(variableValues, opening)
    return opening
  }

  const query = schema.getQueryType()
  for (const type of Object.values(schema.getTypeMap())) {
    if (isScalarType(type) && !isSpecifiedScalarType(type)) readWhatWasRead(type)
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      for (const part of ['resolve', 'subscribe'] as const) {
        const run: Resolve | undefined = field[part]
        if (!run) continue
        field[part] = (source, args, _context, info) =>
          andThen(requestOf(info), ({ rootValue, context }) =>
            run(type === query ? rootValue : source, args, context, info),
          )
      }
    }
  }
  return schema
}

/** Whoever stitches schemas in one process hands on arguments as they were read, as if they were still to be read. */
function readWhatWasRead(type: GraphQLScalarType): void {
  const read = type.coerceInputValue
  const readAgain = (value: unknown) => read(typeof value === 'string' ? value : (writtenAs(type, value) ?? value))
  type.coerceInputValue = readAgain
  type.parseValue = readAgain
}

/** Undefined for what the type never reads. */
function writtenAs(type: GraphQLScalarType, value: unknown): unknown {
  try {
    return type.coerceOutputValue(value)
  } catch {
    return undefined
  }
}
