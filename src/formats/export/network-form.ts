import type { PropertyName } from '../../model/properties.ts'

/** The graph as tools for networks want it: a node for each entity, and an edge for each claim whose value is an entity. */
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
  readonly span: Span
  readonly values: Values
}

/** The days between which a node or an edge is there, as a timeline shows it: as long as it can have been. */
export interface Span {
  readonly start: string | null
  readonly end: string | null
}

export type Values = Readonly<Record<string, string | number | boolean | null>>
