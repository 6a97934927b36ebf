import type { InterfaceRef, ObjectRef } from '@pothos/core'
import type { EntityEdge } from '../src/graph/catalogue.ts'
import { type Connection as ConnectionPage, defaultPageSize, largestPageSize } from '../src/graph/connection.ts'
import type { EntityNode } from '../src/graph/view.ts'
import { slicing } from './bound.ts'
import { builder } from './builder.ts'
import { groupsField } from './grouping.ts'

/** A reference to an object or an interface whose value is of this shape. */
export type OutputTypeRef<Shape> = ObjectRef<Types, Shape> | InterfaceRef<Types, Shape>

/** An edge as the graph gives it, and as a field sees it. */
interface EdgeShape<Node> {
  readonly node: Node
}

type Types = typeof builder.$inferSchemaTypes
export type Fields<Shape extends object> = (
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, Shape>,
) => Record<string, object>

interface ConnectionOptions<Node, Edge extends EdgeShape<Node>> {
  /** What the connection and its edge are called, without "Connection" and "Edge". */
  readonly name: string
  readonly node: OutputTypeRef<Node>
  readonly description: string
  readonly edgeDescription?: string
  readonly edgeInterfaces?: readonly InterfaceRef<Types, never>[]
  readonly edgeFields?: Fields<Edge>
  readonly fields?: Fields<ConnectionPage<Edge>>
  /** Whether it is a list of a kind or a relation, which can be grouped. */
  readonly isGrouped?: boolean
}

/**
 * A Relay connection and its edge, non-null throughout, with a count that is taken only if asked for. Fields that name
 * the same connection share it.
 */
export function connectionType<Node, Edge extends EdgeShape<Node>>(
  options: ConnectionOptions<Node, Edge>,
): ObjectRef<Types, ConnectionPage<Edge>> {
  const known = declared.get(options.name) ?? declareConnection(options)
  declared.set(options.name, known)
  return known as ObjectRef<Types, ConnectionPage<Edge>>
}

/** The connections that the builder knows by now. */
const declared = new Map<string, unknown>()

function declareConnection<Node, Edge extends EdgeShape<Node>>(options: ConnectionOptions<Node, Edge>): unknown {
  const { name, node, description, edgeDescription, edgeInterfaces, edgeFields, fields, isGrouped } = options
  return builder.connectionObject(
    {
      type: node as ObjectRef<Types, object>,
      name: `${name}Connection`,
      description,
      fields: (t) => ({
        totalCount: t.int({
          description: 'How many there are in all, on every page together. Counted only if asked for.',
          resolve: (page) => (page as unknown as ConnectionPage<Edge>).totalCount,
        }),
        ...(isGrouped && groupsField(t as never)),
        ...(fields?.(t as never) as object),
      }),
    },
    {
      name: `${name}Edge`,
      description: edgeDescription ?? 'One item of the list.',
      interfaces: (edgeInterfaces ?? []) as never,
      fields: (t) => ({ ...(edgeFields?.(t as never) as object) }),
    },
  )
}

/** The plain connection of a type. */
export function listOf(name: string, node: OutputTypeRef<EntityNode>) {
  return connectionType<EntityNode, EntityEdge>({
    name,
    node,
    description: `${name} nodes, in pages.`,
    isGrouped: true,
  })
}

const pages = { most: largestPageSize, usual: defaultPageSize, fields: ['edges', 'nodes'] }

/** The arguments of every connection. */
export function pageArguments() {
  return builder.args((t) => ({
    first: t.int({
      ...slicing(pages),
      description: 'How many items from the start, 0 to 100; 20 come where neither first nor last is given.',
    }),
    after: t.string({ description: 'Only items after this cursor.' }),
    last: t.int({
      ...slicing(pages),
      description: 'How many items from the end, 0 to 100; not together with first.',
    }),
    before: t.string({ description: 'Only items before this cursor.' }),
  }))
}
