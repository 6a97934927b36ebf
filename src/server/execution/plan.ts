import {
  defaultFieldResolver,
  defaultTypeResolver,
  type FieldNode,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  getArgumentValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
  visit,
} from 'graphql'
import {
  abandon,
  type Complete,
  completeLeaf,
  completeList,
  isPromiseLike,
  type Place,
  required,
  settle,
} from './place.ts'
import { type Arguments, fail, type Path, type Run } from './run.ts'
import { collectFields, type Selecting } from './selection.ts'

/** What the fields of an operation have in common. */
export interface Shared extends Selecting {
  readonly info: Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'operation'>
  /** A number that no other field of the operation has. */
  nextNumber(): number
}

/** A field of an operation, with all that can be known before it runs. */
export interface PlannedField extends Place {
  readonly name: string
  readonly definition: GraphQLField<unknown, unknown>
  readonly info: GraphQLResolveInfo
  /** Null where variables stand in them. */
  readonly fixedArguments: Arguments | null
  readonly number: number
}

/** Plans what selections ask of a type. */
export function planFields(
  shared: Shared,
  type: GraphQLObjectType,
  sets: readonly (SelectionSetNode | undefined)[],
): PlannedField[] {
  return [...collectFields(shared, type, sets)].flatMap(([name, nodes]) => planField(shared, type, name, nodes) ?? [])
}

function planField(
  shared: Shared,
  parentType: GraphQLObjectType,
  name: string,
  nodes: readonly [FieldNode, ...FieldNode[]],
): PlannedField | null {
  const definition = shared.schema.getField(parentType, nodes[0].name.value)
  if (!definition) return null
  const { type } = definition
  const [fieldName, returnType] = [definition.name, type]
  // It serves every run: what differs between them, the path and the variables, no resolver of this schema reads.
  const info = { ...shared.info, fieldName, fieldNodes: nodes, returnType, parentType } as unknown as GraphQLResolveInfo
  return {
    ...planPlace(shared, type, nodes, info),
    name,
    definition,
    info,
    fixedArguments: fixedArguments(definition, nodes[0]),
    number: shared.nextNumber(),
  }
}

/** Runs the fields of an object. */
export function runFields(run: Run, fields: readonly PlannedField[], source: unknown, path: Path | undefined): unknown {
  const result = new Result()
  let names: string[] | undefined
  let promises: Promise<unknown>[] = none
  try {
    run.deadline?.check()
    for (const field of fields) {
      const value = runField(run, field, source, path)
      result[field.name] = value
      if (!(value instanceof Promise)) continue
      if (!names) [names, promises] = [[], []]
      names.push(field.name)
      promises.push(value)
    }
  } catch (error) {
    abandon(promises)
    throw error
  }
  if (!names) return result
  const waiting = names
  return Promise.all(promises).then((values) => {
    for (const [index, name] of waiting.entries()) result[name] = values[index]
    return result
  })
}

function runField(run: Run, field: PlannedField, source: unknown, above: Path | undefined): unknown {
  const { definition, info, name } = field
  let value: unknown
  try {
    const given = field.fixedArguments ?? argumentsOf(run, field)
    value = (definition.resolve ?? defaultFieldResolver)(source, given, run.context, info)
  } catch (error) {
    return fail(run, field, error, { above, key: name })
  }
  return settle(run, field, value, above, name)
}

function argumentsOf(run: Run, { number, definition, nodes }: PlannedField): Arguments {
  const known = run.arguments[number]
  if (known) return known
  const given = getArgumentValues(definition, nodes[0] as FieldNode, run.variables as never)
  run.arguments[number] = given
  return given
}

type Info = GraphQLResolveInfo

function planPlace(shared: Shared, type: GraphQLOutputType, nodes: readonly FieldNode[], info: Info): Place {
  const isNullable = !isNonNullType(type)
  const nullable = isNonNullType(type) ? type.ofType : type
  const complete = completeNullable(shared, nullable, nodes, info)
  return {
    nodes,
    isNullable,
    isLeaf: isLeafType(nullable),
    complete: isNullable ? complete : required(complete, info),
  }
}

function completeNullable(shared: Shared, type: GraphQLOutputType, nodes: readonly FieldNode[], info: Info): Complete {
  const complete = isListType(type)
    ? completeList(planPlace(shared, type.ofType, nodes, info), info)
    : isLeafType(type)
      ? completeLeaf(type)
      : isAbstractType(type)
        ? completeAbstract(shared, type, nodes, info)
        : completeObject(shared, type as GraphQLObjectType, nodes, info)
  return (run, value, path) => {
    if (value == null) return null
    if (value instanceof Error) throw value
    return complete(run, value, path)
  }
}

function completeAbstract(
  shared: Shared,
  type: GraphQLAbstractType,
  nodes: readonly FieldNode[],
  info: Info,
): Complete {
  const planned = new Map<string, Complete>()
  const completeAs = (name: string | null | undefined): Complete => {
    const known = planned.get(name as string)
    if (known) return known
    const complete = completeObject(shared, runtimeType(shared, type, name, nodes, info), nodes, info)
    planned.set(name as string, complete)
    return complete
  }
  const resolveType = type.resolveType ?? defaultTypeResolver
  return (run, value, path) => {
    const name = resolveType(value, run.context, info, type)
    if (isPromiseLike(name)) return name.then((there) => completeAs(there)(run, value, path))
    return completeAs(name)(run, value, path)
  }
}

function runtimeType(
  { schema }: Shared,
  type: GraphQLAbstractType,
  name: string | null | undefined,
  nodes: readonly FieldNode[],
  { parentType, fieldName }: Info,
): GraphQLObjectType {
  if (name == null) {
    throw new GraphQLError(
      `Abstract type "${type}" must resolve to an Object type at runtime for field "${parentType}.${fieldName}". Either the "${type}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
      { nodes },
    )
  }
  const found = schema.getType(name)
  if (!isObjectType(found) || !schema.isSubType(type, found)) {
    throw new GraphQLError(`Runtime Object type "${name}" is not a possible type for "${type}".`, { nodes })
  }
  return found
}

function completeObject(shared: Shared, type: GraphQLObjectType, nodes: readonly FieldNode[], info: Info): Complete {
  let fields: PlannedField[] | undefined
  const runSelected: Complete = (run, value, path) => {
    // Types that contain each other are planned as far as values go.
    fields ??= planFields(
      shared,
      type,
      nodes.map(({ selectionSet }) => selectionSet),
    )
    return runFields(run, fields, value, path)
  }
  if (!type.isTypeOf) return runSelected
  const refuse = (value: unknown): never => {
    throw new GraphQLError(`Expected value of type "${type}" but got: ${String(value)}.`, { nodes })
  }
  return (run, value, path) => {
    const isOfType = type.isTypeOf?.(value, run.context, info)
    if (isPromiseLike(isOfType)) {
      return isOfType.then((found) => (found ? runSelected(run, value, path) : refuse(value)))
    }
    return isOfType ? runSelected(run, value, path) : refuse(value)
  }
}

/** What is the same in every run. Where it cannot be read, each run says why. */
function fixedArguments(definition: GraphQLField<unknown, unknown>, node: FieldNode): Arguments | null {
  let hasVariables = false
  for (const argument of node.arguments ?? []) {
    visit(argument, {
      Variable() {
        hasVariables = true
      },
    })
  }
  if (hasVariables) return null
  try {
    return Object.freeze(getArgumentValues(definition, node))
  } catch {
    return null
  }
}

/** Quick to fill and to write, and without the setter that would take "__proto__" for something else than a name. */
class Result {
  [name: string]: unknown
}
Object.setPrototypeOf(Result.prototype, null)

const none: Promise<unknown>[] = []
