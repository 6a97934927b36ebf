import type { Value } from './claim.ts'
import { createFault, type Fault, type FaultCode, isFault } from './fault.ts'
import { canonicalLanguage } from './language.ts'
import { nearestTerm } from './meaning.ts'
import type { Property } from './properties.ts'
import type { Unit } from './property.ts'
import { parseQuantity, type Quantity, QuantityError } from './quantity.ts'
import { quote } from './quote.ts'
import { sayMeant } from './suggestion.ts'
import { asText } from './text-reading.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Reads a word of a closed list; `purpose` says in a message what it is for. */
export function asWord<Words extends Vocabulary>(
  text: string,
  words: Words,
  purpose: string,
  code: FaultCode = 'BAD_VALUE',
): (keyof Words & string) | Fault {
  if (Object.hasOwn(words, text)) return text
  const terms = Object.keys(words)
  const meant = nearestTerm(purpose, text, terms)
  const message = `expected a word for ${purpose}, got ${quote(text)}${sayMeant(meant, terms)}`
  return createFault(code, message, meant ?? null)
}

/** Reads a language tag (BCP 47) as it is written by convention, so that a language has one spelling. */
export function asLanguage(tag: string): string | Fault {
  const canonical = canonicalLanguage(tag)
  if (tag === canonical) return tag
  const hint = canonical ? `; did you mean ${canonical}?` : '; write a tag such as en, ko or zh-Hans'
  return createFault('BAD_VALUE', `expected a language, got ${quote(tag)}${hint}`, canonical ?? null)
}

export function asQuantity(text: string, unit: Unit | undefined, purpose: string): Quantity | Fault {
  try {
    return parseQuantity(text, unit ?? 'share')
  } catch (error) {
    if (!(error instanceof QuantityError)) throw error
    return createFault('BAD_VALUE', `expected a quantity for ${purpose}; ${error.message.replace(/\.$/, '')}`)
  }
}

/** Reads one value of a property that takes texts. */
export function asTextValue(text: string, property: Property, language: string | null): Value | Fault {
  const read = readTextFor(text, property)
  if (isFault(read)) return read
  return { type: 'text', text: read, language: isInLanguage(property) ? language : null }
}

/** What a message says to be expected of a property that takes texts. */
export function expectedText({ name, range }: Property): string {
  if (range.words) return `a word for ${name}`
  return name === 'language' ? 'a language' : `a text for ${name}`
}

/** Whether a text of the property is in a language: words of lists, tags and addresses are in none. */
export function isInLanguage({ name, range }: Pick<Property, 'name' | 'range'>): boolean {
  return !range.words && name !== 'language' && name !== 'url'
}

function readTextFor(given: string, property: Property): string | Fault {
  const { name, range } = property
  if (range.words) return asWord(given, range.words, name)
  if (name === 'language') return asLanguage(given)
  const text = asText(given, expectedText(property))
  if (name !== 'url' || isFault(text)) return text
  if (URL.canParse(text) && /^https?:/.test(text)) return text
  const message = `expected an address for url, got ${quote(text)}; it begins with https:// or http://`
  return createFault('BAD_VALUE', message)
}
