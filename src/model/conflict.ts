import { datesCanAgree, firstDay, lastDay } from './accord.ts'
import { type Claim, citedSources } from './claim.ts'
import { compare } from './compare.ts'
import { properties } from './properties.ts'
import { type Quantity, quantitiesCanAgree } from './quantity.ts'
import type { HeadcountGroup } from './vocabulary.ts'

/**
 * The place for which a functional property's claims compete: the qualifiers that it is functional per, as a text.
 * Null where the property can have many values at once.
 */
export function slotOf({ property, qualifiers }: Claim): string | null {
  const { functional } = properties[property]
  if (!functional) return null
  const per = functional === true ? [] : functional
  return JSON.stringify(per.map((name) => qualifiers[name] ?? null))
}

/**
 * Whether two claims for the same place cannot both be right. Deprecated claims dispute nothing; what holds at a time
 * conflicts only where the times certainly overlap. `context` is every claim of the same subject and property: a share
 * is compared with an amount through the whole that the amount's own source gives there.
 */
export function conflict(a: Claim, b: Claim, context: readonly Claim[]): boolean {
  if (a.id === b.id || a.subject !== b.subject || a.property !== b.property) return false
  if (a.rank === 'DEPRECATED' || b.rank === 'DEPRECATED') return false
  const place = slotOf(a)
  if (place === null || place !== slotOf(b)) return false
  if (properties[a.property].atATime && !certainlyOverlap(a, b)) return false
  return valuesConflict(a, b, context)
}

function valuesConflict(a: Claim, b: Claim, context: readonly Claim[]): boolean {
  const [x, y] = [a.value, b.value]
  if (x.type === 'entity') return y.type === 'entity' && x.slug !== y.slug
  if (x.type === 'date') return y.type === 'date' && !datesCanAgree(x.date, y.date)
  // Texts in two languages cannot be held against each other.
  if (x.type === 'text') return y.type === 'text' && x.language === y.language && x.text !== y.text
  if (y.type !== 'quantity') return false
  if (x.quantity.unit === y.quantity.unit) return !quantitiesCanAgree(x.quantity, y.quantity)
  return x.quantity.unit === 'share' ? shareConflicts(x.quantity, b, context) : shareConflicts(y.quantity, a, context)
}

/** A share and an amount conflict if no whole that a source of the amount gives makes the amount that share. */
function shareConflicts(share: Quantity, amount: Claim, context: readonly Claim[]): boolean {
  if (amount.value.type !== 'quantity') return false
  const { lower, upper } = amount.value.quantity
  const wholes = context.flatMap((claim) =>
    isWholeOf(claim, amount) && claim.value.type === 'quantity' ? [claim.value.quantity] : [],
  )
  const fits = wholes.some((whole) => lower / whole.upper <= share.upper && share.lower <= upper / whole.lower)
  return wholes.length > 0 && !fits
}

/** Whether a whole can be the sum of its parts. */
export function isSumOf(whole: Quantity, parts: readonly Quantity[]): boolean {
  const lower = parts.reduce((sum, part) => sum + part.lower, 0)
  const upper = parts.reduce((sum, part) => sum + part.upper, 0)
  return lower <= whole.upper && whole.lower <= upper
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
  if (
    claim.rank === 'DEPRECATED' ||
    claim.property !== 'headcount' ||
    claim.value.type !== 'quantity' ||
    claim.value.quantity.unit === 'share'
  )
    return false
  const { counted, sector } = part.qualifiers
  const whole = sector === undefined ? within[counted as HeadcountGroup] : counted
  if (claim.qualifiers.counted !== whole || claim.qualifiers.sector !== undefined) return false
  const sources = new Set(citedSources(part))
  return claim.references.some(({ source }) => sources.has(source))
}

/** Whether there is surely a day on which both hold: both have surely begun before either can have ended. */
function certainlyOverlap(a: Claim, b: Claim): boolean {
  const begun = Math.max(
    a.start ? lastDay(a.start) : Number.NEGATIVE_INFINITY,
    b.start ? lastDay(b.start) : Number.NEGATIVE_INFINITY,
  )
  const ended = Math.min(
    a.end ? firstDay(a.end) : Number.POSITIVE_INFINITY,
    b.end ? firstDay(b.end) : Number.POSITIVE_INFINITY,
  )
  return begun <= ended
}

/** By what a claim says most precisely first; zero where neither is more precise. */
export function comparePrecision(a: Claim, b: Claim): number {
  return spread(a) - spread(b) || details(b) - details(a)
}

/** How much a value leaves open: the days of a date, the range of a number; a share leaves more open than an amount. */
function spread({ value }: Claim): number {
  if (value.type === 'date') {
    const days = lastDay(value.date) - firstDay(value.date)
    return days + (value.date.approximate || value.date.uncertain ? 0.5 : 0)
  }
  if (value.type !== 'quantity') return 0
  return value.quantity.unit === 'share' ? Number.MAX_VALUE : value.quantity.upper - value.quantity.lower
}

function details({ qualifiers, start, end }: Claim): number {
  return Object.keys(qualifiers).length + (start ? 1 : 0) + (end ? 1 : 0)
}

/** By id: the last resort, so that no order depends on how claims came. */
export function compareIds(a: Claim, b: Claim): number {
  return compare(a.id, b.id)
}
