import { defaultCertainties, withCertainty } from '../model/certainty.ts'
import type { Claim } from '../model/claim.ts'
import type { Certainty } from '../model/vocabulary.ts'

/** What of the graph a view keeps. */
export interface Lens {
  readonly certainties: ReadonlySet<Certainty>
  /** The lens in normal form, as ids carry it; empty where nothing is narrowed. */
  readonly text: string
}

/** The graph as it is seen where nobody asks for anything narrower: all but what is only expected. */
export const wholeGraph: Lens = { certainties: defaultCertainties, text: '' }

/** The claim with the references that the lens keeps, or null if it keeps none. */
export function seenThrough(lens: Lens, claim: Claim): Claim | null {
  return withCertainty(claim, lens.certainties)
}
