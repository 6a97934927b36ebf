import type { Unit } from './property.ts'

/**
 * A number as a source gives it: the text is its identity, the bounds say what the text leaves open. "10%" stands for
 * every share that rounds to ten per cent, "~6175000" for every number that rounds to it at its last digit that is
 * not zero, "5000" for 5,000 alone. Two quantities can both be right if their bounds meet.
 */
export interface Quantity {
  readonly text: string
  readonly amount: number
  readonly unit: Unit
  readonly lower: number
  readonly upper: number
  readonly approximate: boolean
}

export class QuantityError extends Error {
  override readonly name = 'QuantityError'
  readonly code = 'BAD_QUANTITY'
}

/**
 * Reads "5000", "5,000", "~6175000", "10%", "7 day", "100..200", "3000000.." or "..50". A share ("10%") has the unit
 * `share` and an amount between 0 and 1; all others take the property's unit.
 * @throws QuantityError
 */
export function parseQuantity(text: string, unit: Unit): Quantity {
  const parts = /^(~?)(?:(\d[\d,]*(?:\.\d+)?)(%?)|(\d+)?\.\.(\d+)?)(?: (person|day|year|case|item|vote)s?)?$/.exec(text)
  const [, tilde, number, percent, from, to, named] = parts ?? []
  if (!parts || (number ?? from ?? to) === undefined || (percent && named)) throw unreadable(text)
  if (named !== undefined && named !== unit) {
    throw new QuantityError(`"${text}" counts in ${named}s, but ${unit}s are expected here: leave the unit out.`)
  }
  const approximate = tilde === '~'
  if (number === undefined) return boundedQuantity(from, to, unit, approximate)
  if (/,/.test(number) && !/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(number)) throw unreadable(text)
  // Without leading zeros, so that a number has one text.
  const digits = number.replaceAll(',', '').replace(/^0+(?=\d)/, '')
  return percent ? shareQuantity(digits, approximate) : plainQuantity(digits, unit, approximate)
}

/** The text that {@link parseQuantity} reads as this number, and as no quantity where it is infinite or below 0. */
export function quantityText(amount: number, unit: Unit, approximate: boolean): string {
  const number = unit === 'share' ? Number((amount * 100).toPrecision(15)) : amount
  // Without an exponent, and without the sign of -0.
  const digits = Number.isFinite(number) ? (number || 0).toLocaleString('en-US', everyDigit) : String(number)
  return `${approximate ? '~' : ''}${digits}${unit === 'share' ? '%' : ''}`
}

const everyDigit = { useGrouping: false, maximumFractionDigits: 20 } as const

/** Whether both can be right: their bounds meet. */
export function quantitiesCanAgree(a: Quantity, b: Quantity): boolean {
  return a.unit === b.unit && a.lower <= b.upper && b.lower <= a.upper
}

/** The quantity for people to read: "5,000", "about 6,175,000", "10%", "7 days". */
export function displayQuantity({ text, amount, unit, lower, upper, approximate }: Quantity): string {
  const about = approximate ? 'about ' : ''
  if (unit === 'share') return about + text.replace('~', '')
  const last = text.includes('..') && Number.isFinite(upper) ? upper : amount
  const noun = unit === 'day' || unit === 'year' ? ` ${unit}${last === 1 ? '' : 's'}` : ''
  if (!text.includes('..')) return `${about}${grouped(amount)}${noun}`
  if (upper === Number.POSITIVE_INFINITY) return `${about}at least ${grouped(lower)}${noun}`
  if (lower === 0) return `${about}at most ${grouped(upper)}${noun}`
  return `${about}${grouped(lower)} to ${grouped(upper)}${noun}`
}

/** What a GraphQL Int can hold. */
const largestCount = 2_147_483_647

function plainQuantity(digits: string, unit: Unit, approximate: boolean): Quantity {
  const amount = countable(digits)
  if ((unit === 'person' || unit === 'case') && !(Number.isInteger(amount) && amount <= largestCount)) {
    throw new QuantityError(`"${digits}" counts no ${unit}s: write a whole number up to ${grouped(largestCount)}.`)
  }
  const half = approximate ? step(digits) / 2 : 0
  return {
    text: `${approximate ? '~' : ''}${digits}`,
    amount,
    unit,
    lower: amount - half,
    upper: amount + half,
    approximate,
  }
}

function shareQuantity(digits: string, approximate: boolean): Quantity {
  const amount = Number(digits) / 100
  if (amount > 1) throw new QuantityError(`"${digits}%" is more than the whole; a share goes from 0% to 100%.`)
  const decimals = digits.split('.')[1]?.length ?? 0
  const half = (approximate ? step(digits) / 2 : 10 ** -decimals / 2) / 100
  return {
    text: `${approximate ? '~' : ''}${digits}%`,
    amount,
    unit: 'share',
    lower: amount - half,
    upper: amount + half,
    approximate,
  }
}

function boundedQuantity(from: string | undefined, to: string | undefined, unit: Unit, approximate: boolean): Quantity {
  const lower = from === undefined ? 0 : countable(from)
  const upper = to === undefined ? Number.POSITIVE_INFINITY : countable(to)
  const text = `${approximate ? '~' : ''}${from === undefined ? '' : lower}..${to === undefined ? '' : upper}`
  if (lower > upper) throw new QuantityError(`"${text}" ends before it starts: write ${upper}..${lower}.`)
  return { text, amount: from === undefined ? upper : lower, unit, lower, upper, approximate }
}

function countable(digits: string): number {
  const amount = Number(digits)
  if (!Number.isSafeInteger(Math.trunc(amount))) throw new QuantityError(`"${digits}" is too large a number.`)
  return amount
}

/** The size of the last digit that is not zero: 1,000 for 6175000, 0.1 for 2.5. */
function step(digits: string): number {
  const [whole = '', decimals] = digits.split('.')
  if (decimals !== undefined) return 10 ** -decimals.length
  return 10 ** (whole.length - (whole.replace(/0+$/, '').length || 1))
}

function grouped(amount: number): string {
  return amount.toLocaleString('en-US', { maximumFractionDigits: 6 })
}

function unreadable(text: string): QuantityError {
  return new QuantityError(
    `"${text}" is no quantity: write a number (5000), a share (10%), about (~5000) or bounds (100..200, 100.., ..200).`,
  )
}
