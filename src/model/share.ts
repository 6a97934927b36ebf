import { type Claim, citedSources } from './claim.ts'
import type { Quantity } from './quantity.ts'
import type { HeadcountGroup } from './vocabulary.ts'

/*
 * A share of a group held against an amount: through the whole that the amount's own source gives, rounded as the share
 * is printed.
 */

/**
 * Whether a share and an amount, in either order, cannot both be right: no whole that a source of the amount gives makes
 * the amount that share. Null where they are not a share and an amount. `context` is every claim of the same subject and
 * property.
 */
export function sharesConflict(a: Claim, b: Claim, context: readonly Claim[]): boolean | null {
  const [x, y] = [quantityOf(a), quantityOf(b)]
  if (!x || !y || x.unit === y.unit) return null
  if (x.unit === 'share') return isNoShareOf(x, b, y, context)
  return y.unit === 'share' ? isNoShareOf(y, a, x, context) : null
}

function isNoShareOf(share: Quantity, claim: Claim, { lower, upper }: Quantity, context: readonly Claim[]): boolean {
  const wholes = context.flatMap((other) => (isWholeOf(other, claim) ? (quantityOf(other) ?? []) : []))
  const fits = wholes.some((whole) => lower / whole.upper <= share.upper && share.lower <= upper / whole.lower)
  return wholes.length > 0 && !fits
}

/** The group that a group is counted within. */
const within = {
  PARTICIPANTS: null,
  DELEGATES: 'PARTICIPANTS',
  ELECTED_DELEGATES: 'DELEGATES',
  EX_OFFICIO_DELEGATES: 'DELEGATES',
  VOTING_DELEGATES: 'DELEGATES',
  SPEAKING_DELEGATES: 'DELEGATES',
  WOMEN_DELEGATES: 'DELEGATES',
  OBSERVERS: 'PARTICIPANTS',
  GUESTS: 'PARTICIPANTS',
} as const satisfies Record<HeadcountGroup, HeadcountGroup | null>

function isWholeOf(claim: Claim, part: Claim): boolean {
  if (claim.rank === 'DEPRECATED' || claim.property !== 'headcount' || quantityOf(claim)?.unit === 'share') return false
  const { counted, sector } = part.qualifiers
  const whole = sector === undefined ? within[counted as HeadcountGroup] : counted
  if (claim.qualifiers.counted !== whole || claim.qualifiers.sector !== undefined) return false
  const sources = new Set(citedSources(part))
  return claim.references.some(({ source }) => sources.has(source))
}

function quantityOf({ value }: Claim): Quantity | null {
  return value.type === 'quantity' ? value.quantity : null
}
