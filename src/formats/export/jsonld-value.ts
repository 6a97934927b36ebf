import type { Value } from '../../model/claim.ts'
import type { Edtf } from '../../model/edtf.ts'
import { canonicalLanguage } from '../../model/language.ts'
import { type PropertyName, properties } from '../../model/properties.ts'
import { isAddress } from './address.ts'

/** A value in JSON-LD: another node, an address, or a literal with its language or its type. */
export function jsonLdValue(value: Value, property: PropertyName): unknown {
  switch (value.type) {
    case 'entity':
      return { id: entityId(value.slug) }
    case 'date':
      return jsonLdDate(value.date)
    case 'quantity':
      return { '@value': value.quantity.text, '@type': 'plenum:Quantity' }
    case 'text':
      if (isAddressed(value, property)) return { id: value.text }
      return isTagged(value) ? { '@value': value.text, '@language': value.language } : value.text
  }
}

/**
 * The language of a text where it cannot stand on the text itself: a word such as "Traditional Chinese" is no tag
 * (BCP 47), and an address is in no language.
 */
export function languageBeside(value: Value, property: PropertyName): string | null {
  if (value.type !== 'text') return null
  return isTagged(value) && !isAddressed(value, property) ? null : value.language
}

type Text = Extract<Value, { readonly type: 'text' }>

function isTagged({ language }: Text): boolean {
  return language !== null && canonicalLanguage(language) !== undefined
}

/** Whether the text is the address of what the property names: what is no address stands there as a text. */
function isAddressed({ text }: Text, property: PropertyName): boolean {
  return properties[property].range.address === true && isAddress(text)
}

/** A day, month or year by XML Schema's types, which every tool knows; whatever else there is to a date, as EDTF. */
export function jsonLdDate({ text }: Edtf): unknown {
  const [, month, day] = /^\d{4}(-\d{2})?(-\d{2})?$/.exec(text) ?? []
  const isPlain = /^\d{4}(-\d{2}){0,2}$/.test(text) && !text.startsWith('0000')
  const type = !isPlain ? 'edtf:EDTF' : day ? 'xsd:date' : month ? 'xsd:gYearMonth' : 'xsd:gYear'
  return { '@value': text, '@type': type }
}

/** The value as it stands on the subject itself; a number that is not exact stands on its claim alone. */
export function jsonLdFact(value: Value, property: PropertyName): unknown {
  if (value.type !== 'quantity') return jsonLdValue(value, property)
  const { amount, lower, upper, unit } = value.quantity
  if (unit === 'share') return { '@value': decimal(amount), '@type': 'xsd:decimal' }
  return lower === upper ? amount : undefined
}

export function entityId(slug: string): string {
  return `entity:${slug}`
}

/** Without an exponent, which XML Schema's decimal numbers do not have. */
function decimal(amount: number): string {
  const text = String(amount)
  return text.includes('e') ? amount.toFixed(20).replace(/0+$/, '') : text
}
