import type { MetClaims } from '../lists/met-claims.ts'
import type { Listing } from './listing.ts'
import type { View } from './view.ts'

/** A list that can be grouped. */
export interface GroupedList {
  readonly view: View
  /** What the list is made of, as a text. */
  readonly key: string
  readonly listing: Listing
  /** The claims by which entities are in the list. */
  readonly met: readonly MetClaims[]
}
