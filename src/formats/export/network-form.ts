import type { PropertyName } from '../../model/properties.ts'

/** The graph as tools for networks want it, whatever its nodes and edges stand for. */
export interface Network {
  /** What an edge stands for. */
  readonly description: string
  /** Whether edges have weights and no direction. */
  readonly isWeighted: boolean
  readonly edgeAttributes: readonly Attribute[]
  nodes(): AsyncIterable<readonly NetworkNode[]>
  edges(): AsyncIterable<readonly NetworkEdge[]>
}

export interface Attribute {
  readonly name: string
  readonly type: 'string' | 'integer' | 'boolean'
}

export interface NetworkNode {
  readonly id: string
  readonly label: string
  readonly span: Span
  readonly values: Values
}

export interface NetworkEdge {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly property: PropertyName
  readonly label: string
  /** Null where edges have none. */
  readonly weight: number | null
  readonly span: Span
  readonly values: Values
}

/** The days between which a node or an edge is there, as a timeline shows it: as long as it can have been. */
export interface Span {
  readonly start: string | null
  readonly end: string | null
}

export type Values = Readonly<Record<string, string | number | boolean | null>>
