import type { Claim, Qualifiers } from '../model/claim.ts'
import type { HeldDays } from '../model/held-days.ts'
import type { MaybePromise } from '../model/maybe-promise.ts'

export type FactStatus = 'DISPUTED' | 'UNDISPUTED'

/** What conditions ask of: a relation, with the claims that are joined in it, or a claim whose value is no entity. */
export interface Told {
  /** The most specific one first. */
  readonly claims: readonly Claim[]
  /** The slug at the other end; null where the value is no entity. */
  readonly other: string | null
  readonly qualifiers: Qualifiers
  /** How many voices say so. */
  voices(): MaybePromise<number>
  status(): MaybePromise<FactStatus>
  /** When it held: of a claim that tells of several spells, in any of these. */
  held(): MaybePromise<readonly HeldDays[]>
}
