import type { Way } from '../lists/relations.ts'
import type { EntityKind } from '../model/kind.ts'
import type { PropertyName } from '../model/properties.ts'
import type { EntityNode } from './view.ts'

/** Which links are followed. */
export interface LinkFilter {
  /** Null for all. */
  readonly properties: readonly PropertyName[] | null
  /** The kinds of node that links are followed to; null for all. */
  readonly kinds: readonly EntityKind[] | null
  /** The nodes that links are followed to, whatever their kinds. */
  readonly ends: readonly EntityNode[]
}

/** Nodes as numbers, and their links, for a search from one of them to another. */
export interface Network {
  readonly from: number
  readonly to: number
  /** All numbers are below it. It grows as nodes are met. */
  readonly size: number
  slugOf(node: number): string
  /** Sees to it that the neighbours of these nodes are at hand; false, and nothing has changed, where that is too much. */
  read(nodes: readonly number[]): Promise<boolean>
  /** The nodes that a node is linked with, some of them twice; undefined until it is read. */
  neighbours(node: number): (Iterable<number> & ArrayLike<number>) | undefined
  /** How a node that was read is linked with another. */
  waysBetween(node: number, other: number): Way[]
}
