import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  typeFromAST,
  visit,
} from 'graphql'

/** What a selection means where `@skip` and `@include` are decided. */
export interface Selecting {
  readonly schema: GraphQLSchema
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
  /** The variables that `@skip` and `@include` ask. */
  readonly conditions: Readonly<Record<string, unknown>>
}

/** The fields of a type that some selections ask for, under their names in the answer, in its order. */
export function collectFields(
  { schema, fragments, conditions }: Selecting,
  type: GraphQLObjectType,
  sets: readonly (SelectionSetNode | undefined)[],
): ReadonlyMap<string, SameField> {
  const found = new Map<string, SameField>()
  const visited = new Set<string>()
  for (const set of sets) if (set) collect(set)
  return found

  function collect({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (!isIncluded(selection, conditions)) continue
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value
        const known = found.get(name)
        if (known) known.push(selection)
        else found.set(name, [selection])
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (applies(selection)) collect(selection.selectionSet)
      } else {
        const fragment = fragments[selection.name.value]
        if (!fragment || visited.has(fragment.name.value) || !applies(fragment)) continue
        visited.add(fragment.name.value)
        collect(fragment.selectionSet)
      }
    }
  }

  function applies({ typeCondition }: InlineFragmentNode | FragmentDefinitionNode): boolean {
    if (!typeCondition) return true
    const condition = typeFromAST(schema, typeCondition)
    return condition === type || (isAbstractType(condition) && schema.isSubType(condition, type))
  }
}

/** What is selected several times under one name, be it here and there. */
type SameField = [FieldNode, ...FieldNode[]]

/** The variables that decide over selections anywhere in a document. */
export function conditionsOf(document: DocumentNode): string[] {
  const names = new Set<string>()
  visit(document, {
    Directive(node) {
      if (!deciding.has(node.name.value)) return
      for (const { value } of node.arguments ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names]
}

/** The directives, with what they say where the selection counts. */
const deciding = new Map([
  ['skip', false],
  ['include', true],
])

function isIncluded({ directives = [] }: SelectionNode, conditions: Selecting['conditions']): boolean {
  return directives.every((directive) => {
    const wanted = deciding.get(directive.name.value)
    return wanted === undefined || conditionOf(directive, conditions) === wanted
  })
}

function conditionOf(directive: DirectiveNode, conditions: Selecting['conditions']): unknown {
  const value = directive.arguments?.[0]?.value
  if (value?.kind === Kind.VARIABLE) return conditions[value.name.value]
  return value?.kind === Kind.BOOLEAN && value.value
}
