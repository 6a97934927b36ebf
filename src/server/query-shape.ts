import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { limits, refuse } from './limits.ts'

/**
 * Refuses a query that is too deep, or that asks too many fields of one object. It comes before validation, whose
 * effort grows with the square of the fields that stand side by side.
 */
export function useQueryShape(): Plugin {
  return {
    onValidate({ params: { documentAST }, setResult }) {
      const refusal = refuseShape(documentAST)
      if (refusal) setResult([refusal])
    },
  }
}

function refuseShape(document: DocumentNode): GraphQLError | undefined {
  const { depth, widest } = shapeOf(document)
  if (depth > limits.depth) return refuse('depth', depth, tooDeep)
  return widest > limits.width ? refuse('width', widest, tooWide) : undefined
}

function tooDeep(got: string, allowed: string): string {
  return `The query is ${got} fields deep, and ${allowed} are allowed: ask for what lies deeper in a query of its own, starting from its id.`
}

function tooWide(got: string, allowed: string): string {
  return `The query asks ${got} fields of one object, and ${allowed} are allowed: ask in several requests, or for many things at once with nodes(ids).`
}

interface Shape {
  readonly depth: number
  /** How many fields stand side by side here, those of fragments included. */
  readonly width: number
  /** The same for the selection below in which they are the most. */
  readonly widest: number
}

const empty: Shape = { depth: 0, width: 0, widest: 0 }

function shapeOf(document: DocumentNode): Shape {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  const known = new Map<string, Shape>()

  function ofFragment(name: string): Shape {
    const found = known.get(name)
    if (found) return found
    // A fragment that leads to itself is as good as empty here: validation refuses it.
    known.set(name, empty)
    const shape = ofSelections(fragments.get(name)?.selectionSet)
    known.set(name, shape)
    return shape
  }

  function ofSelection(selection: SelectionNode): Shape {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value)
    const inner = ofSelections(selection.selectionSet)
    if (selection.kind === Kind.INLINE_FRAGMENT) return inner
    const ofSchema = selection.name.value.startsWith('__')
    return { depth: ofSchema ? 1 : inner.depth + 1, width: 1, widest: inner.widest }
  }

  function ofSelections(set: SelectionSetNode | undefined): Shape {
    const shapes = (set?.selections ?? []).map(ofSelection)
    const width = shapes.reduce((sum, shape) => sum + shape.width, 0)
    return {
      depth: Math.max(0, ...shapes.map(({ depth }) => depth)),
      width,
      widest: Math.max(width, ...shapes.map(({ widest }) => widest)),
    }
  }

  const shapes = document.definitions.map((node) => ('selectionSet' in node ? ofSelections(node.selectionSet) : empty))
  return {
    depth: Math.max(0, ...shapes.map(({ depth }) => depth)),
    width: 0,
    widest: Math.max(0, ...shapes.map(({ widest }) => widest)),
  }
}
