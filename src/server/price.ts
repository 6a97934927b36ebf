import {
  type ExecutionArgs,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
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
import { type FieldCost, lensWeight, type Slicing, throughLens } from '../../schema/bound.ts'

export type CostedOperation = Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>

/** What a request can cost, before it runs. */
export interface Price {
  /** In points: one for each field that can come back, and what the fields weigh besides. */
  readonly points: number
  /** How many different lenses it looks through. */
  readonly lenses: number
  /** The field that costs most, by the names under which it comes back, and what of the points it is. */
  heaviest(): Heaviest | null
}

export interface Heaviest {
  readonly path: readonly string[]
  readonly points: number
  /** By what the cost can be made less. */
  readonly cause: 'lens' | 'slicing' | 'weight' | 'fields'
  /** The arguments that say how long its lists are. */
  readonly slicing: readonly string[]
}

type Given = Readonly<Record<string, unknown>>
type Sizes = ReadonlyMap<string, number>

const noSizes: Sizes = new Map()

/** How long each list of a type's description is counted as: its fields, their arguments, its interfaces. */
const usualSchemaListSize = 2

interface Costed {
  readonly name: string
  readonly points: number
  readonly node: FieldNode
  readonly parent: GraphQLCompositeType
  readonly sizes: Sizes
}

/** Prices a request by its arguments, and by what the schema tells of its fields: every list is as long as it can be. */
export function priceOf({ schema, document, operationName, variableValues }: CostedOperation): Price {
  const operation = getOperationAST(document, operationName)
  const root = operation && schema.getRootType(operation.operation)
  if (!root) return { points: 0, lenses: 0, heaviest: () => null }
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  const known = new Map<string, number>()
  const lenses = new Set<string>()
  const variables: Record<string, unknown> = { ...defaultsOf(operation), ...variableValues }

  function ofSelections({ selections }: SelectionSetNode, type: GraphQLCompositeType, sizes: Sizes): number {
    return selections.reduce((sum, selection) => sum + ofSelection(selection, type, sizes), 0)
  }

  function ofSelection(selection: SelectionNode, type: GraphQLCompositeType, sizes: Sizes): number {
    if (selection.kind === Kind.FIELD) return ofField(selection, type, sizes)
    if (selection.kind === Kind.INLINE_FRAGMENT) return ofFragment(selection, type, sizes)
    const key = `${selection.name.value} ${type.name === 'View'} ${[...sizes].join()}`
    const fragment = fragments.get(selection.name.value)
    const points = known.get(key) ?? (fragment ? ofFragment(fragment, type, sizes) : 0)
    known.set(key, points)
    return points
  }

  function ofFragment(node: InlineFragmentNode | FragmentDefinitionNode, type: GraphQLCompositeType, sizes: Sizes) {
    const inner = typeOf(node, type)
    // The id of a view can be asked for as any node: it is a lens, too.
    const lens = inner.name === 'View' && type.name !== 'View' ? weightOfLens(node.selectionSet) : 0
    return lens + ofSelections(node.selectionSet, inner, sizes)
  }

  function typeOf(node: InlineFragmentNode | FragmentDefinitionNode, type: GraphQLCompositeType): GraphQLCompositeType {
    const condition = node.typeCondition && schema.getType(node.typeCondition.name.value)
    return isCompositeType(condition) ? condition : type
  }

  /** What the graph takes to be read through a lens: once, whatever is asked of it. */
  function weightOfLens(set: SelectionSetNode): number {
    return readsAll(set, new Set()) ? lensWeight : 0
  }

  function readsAll({ selections }: SelectionSetNode, seen: Set<string>): boolean {
    return selections.some((selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return readsAll(selection.selectionSet, seen)
      if (selection.kind === Kind.FIELD)
        return costOfField(viewType && schema.getField(viewType, selection.name.value)).readsAll ?? false
      const { value } = selection.name
      const fragment = fragments.get(value)
      if (!fragment || seen.has(value)) return false
      seen.add(value)
      return readsAll(fragment.selectionSet, seen)
    })
  }
  const viewType = schema.getType('View') as GraphQLCompositeType | undefined

  function ofField(node: FieldNode, parent: GraphQLCompositeType, sizes: Sizes): number {
    const field = schema.getField(parent, node.name.value)
    const type = field && getNamedType(field.type)
    if (!field) return 1
    const { weight = 1 } = costOfField(field)
    const items = isListType(getNullableType(field.type)) ? itemsOf(field, node, parent, sizes) : 1
    if (!node.selectionSet || !isCompositeType(type)) return weight
    const inner = ofSelections(node.selectionSet, type, slicesOf(field, argumentsOf(node, variables)))
    if (throughLens in field.extensions) return 1 + weightOfLens(node.selectionSet) + inner
    return weight + items * inner
  }

  function itemsOf(field: GraphQLField<unknown, unknown>, node: FieldNode, parent: GraphQLCompositeType, sizes: Sizes) {
    const own = slicesOf(field, argumentsOf(node, variables)).get('')
    if (own !== undefined) return own
    if (parent.name.startsWith('__'))
      return field.name === 'types' ? Object.keys(schema.getTypeMap()).length : usualSchemaListSize
    return sizes.get(field.name) ?? costOfField(field).listSize ?? 1
  }

  function countLenses({ selections }: SelectionSetNode, type: GraphQLCompositeType, outer: string): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const field = schema.getField(type, selection.name.value)
        const inner = field && getNamedType(field.type)
        if (!field || !selection.selectionSet || !isCompositeType(inner)) continue
        if (throughLens in field.extensions) countLenses(selection.selectionSet, inner, lensOf(selection, outer))
        else if (inner.name === 'Node') countLenses(selection.selectionSet, inner, outer)
      } else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
        const key = `${selection.kind === Kind.INLINE_FRAGMENT ? '' : `${selection.name.value} `}${outer}`
        if (!fragment || (selection.kind === Kind.FRAGMENT_SPREAD && visited.has(key))) continue
        visited.add(key)
        countLenses(fragment.selectionSet, typeOf(fragment, type), outer)
      }
    }
  }
  const visited = new Set<string>()

  /** Nested lenses are one, in whatever order: their arguments together. */
  function lensOf(node: FieldNode, outer: string): string {
    const given = Object.entries(argumentsOf(node, variables)).filter(([, value]) => value != null)
    const own = given.map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    const lens = [...new Set([...outer.split('\n'), ...own])].filter(Boolean).toSorted().join('\n')
    if (lens !== '') lenses.add(lens)
    return lens
  }

  function fieldsOf({ selections }: SelectionSetNode, type: GraphQLCompositeType, sizes: Sizes): Costed[] {
    return selections.flatMap((node) => {
      if (node.kind === Kind.FIELD) {
        const name = (node.alias ?? node.name).value
        return [{ name, node, parent: type, sizes, points: ofField(node, type, sizes) }]
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value)
      return fragment ? fieldsOf(fragment.selectionSet, typeOf(fragment, type), sizes) : []
    })
  }

  /** Goes down as long as one field costs half of the whole or more. */
  function heaviestOf(all: readonly Costed[], times: number, above: Heaviest | null): Heaviest | null {
    const [first] = all.toSorted((a, b) => b.points - a.points)
    const field = first && schema.getField(first.parent, first.node.name.value)
    const inner = field && getNamedType(field.type)
    const set = first?.node.selectionSet
    if (!first || !field || !set || !isCompositeType(inner)) return above
    if (above && first.points * times < points / 2) return above
    const named = field.args.filter(({ extensions }) => 'slices' in extensions).map(({ name }) => name)
    const slicing = named.length > 0 ? named : (above?.slicing ?? [])
    const isLens = throughLens in field.extensions && weightOfLens(set) > first.points / 2
    const isHeavy = !(throughLens in field.extensions) && (costOfField(field).weight ?? 1) > first.points / 2
    const cause = isLens ? 'lens' : isHeavy ? 'weight' : slicing.length > 0 ? 'slicing' : 'fields'
    const path = [...(above?.path ?? []), first.name]
    const found: Heaviest = { path, points: first.points * times, cause, slicing }
    if (isLens || isHeavy) return found
    const items = isListType(getNullableType(field.type)) ? itemsOf(field, first.node, first.parent, first.sizes) : 1
    const sizes = slicesOf(field, argumentsOf(first.node, variables))
    return heaviestOf(fieldsOf(set, inner, sizes), times * items, found)
  }

  countLenses(operation.selectionSet, root, '')
  const points = ofSelections(operation.selectionSet, root, noSizes)
  return {
    points,
    lenses: lenses.size,
    heaviest: () => heaviestOf(fieldsOf(operation.selectionSet, root, noSizes), 1, null),
  }
}

function costOfField(field: GraphQLField<unknown, unknown> | null | undefined): FieldCost {
  return field?.extensions ?? {}
}

/** How long the lists are of what a field gives, and under no name its own. */
function slicesOf({ args }: GraphQLField<unknown, unknown>, given: Given): Sizes {
  const sizes = new Map<string, number>()
  for (const { name, extensions } of args) {
    const slices = extensions.slices as Slicing | undefined
    if (!slices) continue
    const { most, usual, fields = [''], times, mostItems = most, pairs } = slices
    const asked = Array.isArray(given[name]) ? (given[name] as unknown[]).length : given[name]
    // A size that the graph refuses counts as the nearest that it takes.
    const size = typeof asked === 'number' ? Math.min(Math.max(asked, 0), most) : undefined
    for (const field of fields) {
      if (size === undefined && sizes.has(field)) continue
      const items = (size ?? usual) * (times?.[field] ?? 1)
      sizes.set(field, pairs ? (items * (items - 1)) / 2 : Math.min(items, Math.max(mostItems, most)))
    }
  }
  return sizes
}

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
