import { stringifyDocument, type TypedDocumentNode } from 'urql'
import { type Lens, lensVariables } from '../lens/lens.ts'

/** A node of a parsed document, as far as it is rewritten here. */
interface Node {
  readonly kind: string
  readonly [name: string]: unknown
}

/**
 * The text of a query as anyone can send it: with its variables filled in, and no lens where none is on. It is the one
 * that the view itself has sent.
 */
export function queryText(query: TypedDocumentNode<unknown, never>, asked: object, lens: Lens): string {
  const given = new Map<string, unknown>(Object.entries({ ...asked, ...lensVariables(lens) }))
  const document = query as unknown as Node
  const definitions = (document.definitions as Node[]).map((definition) => fill(definition, given, typesOf(definition)))
  return stringifyDocument({ ...document, definitions: definitions.map(plain) } as never)
}

/** Puts values in the place of variables; an argument without a value goes. */
function fill(node: Node, given: ReadonlyMap<string, unknown>, types: ReadonlyMap<string, string>): Node {
  const entries = Object.entries(node).map(([name, value]) => {
    if (name === 'variableDefinitions') return [name, []]
    if (!Array.isArray(value)) return [name, isNode(value) ? fill(value, given, types) : value]
    return [name, value.flatMap((item: Node) => fillArgument(item, given, types))]
  })
  return Object.fromEntries(entries)
}

function fillArgument(item: Node, given: ReadonlyMap<string, unknown>, types: ReadonlyMap<string, string>) {
  const value = item.value as Node | undefined
  if (item.kind !== 'Argument' || value?.kind !== 'Variable') return [fill(item, given, types)]
  const name = nameOf(value)
  const filled = given.get(name)
  return filled === undefined ? [] : [{ ...item, value: literal(filled, isEnum(types.get(name))) }]
}

/** Takes `view: lens` away where it has nothing to say. */
function plain(definition: Node): Node {
  const set = definition.selectionSet as { selections: Node[] } & Node
  const [view, ...others] = set.selections
  if (definition.kind !== 'OperationDefinition' || !view || others.length > 0) return definition
  if (nameOf(view) !== 'lens' || (view.arguments as Node[]).length > 0) return definition
  const inner = view.selectionSet as { selections: Node[] } & Node
  return {
    ...definition,
    selectionSet: { ...inner, selections: inner.selections.filter((one) => nameOf(one) !== 'id') },
  }
}

function typesOf(definition: Node): ReadonlyMap<string, string> {
  const variables = (definition.variableDefinitions ?? []) as Node[]
  return new Map(variables.map(({ variable, type }) => [nameOf(variable as Node), namedType(type as Node)]))
}

function namedType(type: Node): string {
  return type.kind === 'NamedType' ? nameOf(type) : namedType(type.type as Node)
}

const scalars = new Set(['String', 'ID', 'Int', 'Float', 'Boolean', 'EDTF', 'Date', 'DateTime'])

function isEnum(type: string | undefined): boolean {
  return type !== undefined && !scalars.has(type)
}

function literal(value: unknown, asEnum: boolean): Node {
  if (Array.isArray(value)) return { kind: 'ListValue', values: value.map((item) => literal(item, asEnum)) }
  if (typeof value === 'number') return { kind: 'IntValue', value: String(value) }
  if (typeof value === 'boolean') return { kind: 'BooleanValue', value }
  return asEnum ? { kind: 'EnumValue', value } : { kind: 'StringValue', value }
}

function nameOf(node: Node): string {
  return (node.name as { value: string } | undefined)?.value ?? ''
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null
}
