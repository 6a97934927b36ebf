import { isBlank, isObject, textOf } from '../json/json-value.ts'

/** A quantity of Wikidata: what it is here, and what has to be noted of it. */
export interface GivenQuantity {
  /** As the model reads it: "1200", "~1200" or "1100..1300". */
  readonly amount: string
  /** The item that it is counted in; null where it is a number alone. */
  readonly unit: string | null
  readonly note: string | null
}

/**
 * Reads a quantity. Its bounds, where they differ from the amount, say that it is not exactly known: it is about the amount
 * where they say no more than its last digit leaves open, else what lies between them. See Wikibase's data model,
 * "Quantities".
 */
export function readQuantity(value: unknown): GivenQuantity | { readonly fault: string } {
  const { amount: given, unit: address, upperBound, lowerBound } = isObject(value) ? value : {}
  const [amount, upper, lower] = [given, upperBound ?? given, lowerBound ?? given].map(numberOf)
  if (!amount || !upper || !lower)
    return { fault: `expected an amount such as +12, got ${JSON.stringify(amount ? [lowerBound, upperBound] : given)}` }
  const item = textOf(address)?.replace(/^.*\//, '') ?? null
  const unit = item === '1' ? null : item
  if (Number(lower) > Number(amount) || Number(upper) < Number(amount))
    return { fault: `expected an amount between its bounds, got ${amount} with ${lower} and ${upper}` }
  if (Number(lower) === Number(upper)) return { amount, unit, note: null }
  // One bound alone leaves open how far it goes the other way.
  if (isBlank(upperBound) || isBlank(lowerBound)) {
    const note = isBlank(upperBound) ? `${amount}, not less than ${lower}` : `${amount}, not more than ${upper}`
    return { amount: amount.startsWith('-') ? amount : `~${amount}`, unit, note }
  }
  return { amount: within(amount, lower, upper), unit, note: `${amount}, between ${lower} and ${upper}` }
}

/** Without its plus, and without decimals that say nothing; null where it is no number. */
function numberOf(value: unknown): string | null {
  const [, number] = /^\+?(-?\d+(?:\.\d+)?)$/.exec(textOf(value) ?? '') ?? []
  return number?.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') ?? null
}

function within(amount: string, lower: string, upper: string): string {
  const open = 10 ** (/(?<=[1-9])0*$/.exec(amount)?.[0].length ?? 0) / 2
  const isAbout = Number(amount) - open <= Number(lower) && Number(upper) <= Number(amount) + open
  const isWhole = /^\d+$/.test(upper) && /^-?\d+$/.test(lower)
  if (isAbout || !isWhole) return amount.startsWith('-') ? amount : `~${amount}`
  return `${Number(lower) < 0 ? '' : lower}..${upper}`
}
