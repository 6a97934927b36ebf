import type { Property } from '../model/properties.ts'
import type { Declaration } from './entity-index.ts'
import type { ReferenceDraft } from './reference.ts'

/** What is said of one subject under one property. */
export interface Topic {
  readonly subject: Declaration
  readonly property: Property
  /** What the passage says of the references of all its claims. */
  readonly defaults: ReferenceDraft
}
