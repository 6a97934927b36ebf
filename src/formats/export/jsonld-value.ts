import type { Value } from '../../model/claim.ts'
import type { Edtf } from '../../model/edtf.ts'

/** A value in JSON-LD: another node, or a literal with its language or its type. */
export function jsonLdValue(value: Value): unknown {
  switch (value.type) {
    case 'entity':
      return { id: entityId(value.slug) }
    case 'date':
      return jsonLdDate(value.date)
    case 'quantity':
      return { '@value': value.quantity.text, '@type': 'plenum:Quantity' }
    case 'text':
      return value.language === null ? value.text : { '@value': value.text, '@language': value.language }
  }
}

/** A day, month or year by XML Schema's types, which every tool knows; whatever else there is to a date, as EDTF. */
export function jsonLdDate({ text }: Edtf): unknown {
  const [, month, day] = /^\d{4}(-\d{2})?(-\d{2})?$/.exec(text) ?? []
  const isPlain = /^\d{4}(-\d{2}){0,2}$/.test(text) && !text.startsWith('0000')
  const type = !isPlain ? 'edtf:EDTF' : day ? 'xsd:date' : month ? 'xsd:gYearMonth' : 'xsd:gYear'
  return { '@value': text, '@type': type }
}

/** The value as it stands on the subject itself; a number that is not exact stands on its claim alone. */
export function jsonLdFact(value: Value): unknown {
  if (value.type !== 'quantity') return jsonLdValue(value)
  const { amount, lower, upper, unit } = value.quantity
  if (unit === 'share') return { '@value': String(amount), '@type': 'xsd:decimal' }
  return lower === upper ? amount : undefined
}

export function entityId(slug: string): string {
  return `entity:${slug}`
}
