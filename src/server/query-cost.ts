import type { ExecutionArgs, ExecutionResult } from 'graphql'
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  type InlineFragmentNode,
  isCompositeType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { defaultPageSize, largestPageSize } from '../graph/connection.ts'
import { defaultGroups, mostGroups } from '../graph/group-keys.ts'
import { limits, refuse } from './limits.ts'

/** Refuses a query to which too much can come back: the fields of all items of all pages and lists, counted together. */
export function useQueryCost(): Plugin {
  const check = ({ args, setResultAndStopExecution }: Checked) => {
    const cost = costOf(args)
    if (cost > limits.cost) setResultAndStopExecution({ errors: [refuse('cost', cost, tooCostly)] })
  }
  // Of a subscription each event is counted alone.
  return { onExecute: check, onSubscribe: check }
}

interface Checked {
  readonly args: CostedOperation
  setResultAndStopExecution(result: ExecutionResult): void
}

function tooCostly(got: string, allowed: string): string {
  return `Up to ${got} fields can come back, and ${allowed} are allowed: ask for smaller pages with "first", or for fewer fields below them.`
}

/** What a list without pages is counted as. Most have one or two items: names, references, relations. */
const usualListSize = 5

/** What a list of what a change does is counted as: a change can have hundreds of operations. */
const changeListSize = 100

const ofChanges: ReadonlySet<string> = new Set(['ChangePayload', 'ChangeEffect'])

/** What each list of a type's description is counted as: its fields, their arguments, its interfaces. */
const usualSchemaListSize = 2

type CostedOperation = Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>

/** How many fields can come back, where every page is full. */
export function costOf({ schema, document, operationName, variableValues }: CostedOperation): number {
  const operation = getOperationAST(document, operationName)
  const root = operation && schema.getRootType(operation.operation)
  if (!root) return 0
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  const known = new Map<string, number>()
  const variables: Record<string, unknown> = { ...defaultsOf(operation), ...variableValues }

  function ofSelections({ selections }: SelectionSetNode, type: GraphQLCompositeType, page?: number): number {
    return selections.reduce((sum, selection) => sum + ofSelection(selection, type, page), 0)
  }

  function ofSelection(selection: SelectionNode, type: GraphQLCompositeType, page?: number): number {
    if (selection.kind === Kind.FIELD) return ofField(selection, type, page)
    if (selection.kind === Kind.INLINE_FRAGMENT) return ofFragment(selection, type, page)
    const key = `${selection.name.value} ${page}`
    const fragment = fragments.get(selection.name.value)
    const cost = known.get(key) ?? (fragment ? ofFragment(fragment, type, page) : 0)
    known.set(key, cost)
    return cost
  }

  function ofFragment(
    fragment: InlineFragmentNode | FragmentDefinitionNode,
    type: GraphQLCompositeType,
    page?: number,
  ): number {
    const condition = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value)
    return ofSelections(fragment.selectionSet, isCompositeType(condition) ? condition : type, page)
  }

  /** `page` is how long the page is that the field belongs to, if it is a field of a connection. */
  function ofField(node: FieldNode, parent: GraphQLCompositeType, page?: number): number {
    const field = schema.getField(parent, node.name.value)
    const type = field && getNamedType(field.type)
    if (!field || !node.selectionSet || !isCompositeType(type)) return 1
    const given = argumentsOf(node, variables)
    const ownPage = field.args.some(({ name }) => name === 'first') ? pageSize(given, type.name) : undefined
    const items = isListType(getNullableType(field.type)) ? (page ?? listSize(schema, parent, field.name, given)) : 1
    return 1 + items * ofSelections(node.selectionSet, type, ownPage)
  }

  return ofSelections(operation.selectionSet, root)
}

type Given = Readonly<Record<string, unknown>>

function argumentsOf(node: FieldNode, variables: Given): Given {
  return Object.fromEntries(
    (node.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value, { ...variables })]),
  )
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Given {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  )
}

/** A size that the graph refuses counts as the nearest that it takes. */
function pageSize({ first, last }: Given, type: string): number {
  const [usual, largest] = type === 'Grouping' ? [defaultGroups, mostGroups] : [defaultPageSize, largestPageSize]
  const size = last ?? first ?? usual
  return typeof size === 'number' ? Math.min(Math.max(size, 0), largest) : usual
}

function listSize(schema: GraphQLSchema, parent: GraphQLCompositeType, name: string, { ids, of }: Given): number {
  if (Array.isArray(ids)) return ids.length
  // Every pair.
  if (name === 'votingAgreements' && Array.isArray(of)) return (of.length * (of.length - 1)) / 2
  if (ofChanges.has(parent.name)) return changeListSize
  if (!parent.name.startsWith('__')) return usualListSize
  return name === 'types' ? Object.keys(schema.getTypeMap()).length : usualSchemaListSize
}
