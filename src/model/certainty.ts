import type { Claim } from './claim.ts'
import { type Certainty, certainties } from './vocabulary.ts'

/** The certainties that count where nobody asks for others: what is only expected is on record, and is no fact. */
export const defaultCertainties: ReadonlySet<Certainty> = new Set(Object.keys(certainties) as Certainty[]).difference(
  new Set<Certainty>(['EXPECTED']),
)

/** The claim with those of its references that are so certain; null if none is. */
export function withCertainty(claim: Claim, certainties: ReadonlySet<Certainty>): Claim | null {
  const references = claim.references.filter(({ certainty }) => certainties.has(certainty))
  if (references.length === 0) return null
  return references.length === claim.references.length ? claim : { ...claim, references }
}
