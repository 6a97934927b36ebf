import type { Claim, Reference } from '../../model/claim.ts'
import { properties } from '../../model/properties.ts'
import { isInLanguage } from '../../model/value-reading.ts'
import { flowMap, nothing, scalar } from './yaml-text.ts'

/**
 * What a source's file says under a property: the value alone, or a map of the value and what belongs to it. The place
 * in the source is told by the passage. `language` is that of texts that do not say theirs; `again` where the source
 * says the same at the same place already.
 */
export function statement(claim: Claim, reference: Reference, language: string | null, again = false): string {
  const { property, value, qualifiers, start, end } = claim
  const entries: [string, string][] = Object.entries(qualifiers)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => [name, scalar(text)])
  const bare = valueScalar(claim)
  const asText = value.type === 'text' && properties[property].range.kinds !== undefined
  entries.push([asText ? 'text' : 'value', bare])
  if (start) entries.push(['start', dateScalar(start.text)])
  if (end) entries.push(['end', dateScalar(end.text)])
  if (value.type === 'text' && isSpoken(claim) && value.language !== language) {
    entries.push(['language', value.language ?? nothing])
  }
  const said = referenceEntries(reference)
  if (again) said.push(['again', 'true'])
  return entries.length === 1 && said.length === 0 && !asText ? bare : flowMap([...entries, ...said])
}

/** The value as it stands in a file; dates and quantities are never in quotes. */
export function valueScalar({ value }: Claim): string {
  switch (value.type) {
    case 'entity':
      return value.slug
    case 'date':
      return dateScalar(value.date.text)
    case 'quantity':
      return value.quantity.text.startsWith('~') || value.quantity.text.includes('%')
        ? JSON.stringify(value.quantity.text)
        : value.quantity.text
    case 'text':
      return scalar(value.text)
  }
}

/** Whether the value is in a language at all: words of closed lists, tags and addresses are in none. */
export function isSpoken({ property, value }: Claim): boolean {
  return value.type === 'text' && isInLanguage(properties[property])
}

function dateScalar(text: string): string {
  return /^[\dY][\dXYE~?%/.:TZ+-]*$/.test(text) ? text : JSON.stringify(text)
}

function referenceEntries(reference: Reference): [string, string][] {
  const { order, printedAs, attributedTo, attribution, certainty, attested, note } = reference
  const entries: [string, string | null][] = [
    ['order', order === null ? null : String(order)],
    ['printedAs', printedAs === null ? null : scalar(printedAs)],
    ['attributedTo', attributedTo],
    ['attribution', attribution === null ? null : scalar(attribution)],
    ['certainty', certainty === 'STATED' ? null : certainty],
    ['attested', attested === null ? null : dateScalar(attested.text)],
    ['note', note === null ? null : scalar(note)],
  ]
  return entries.flatMap(([name, text]) => (text === null ? [] : [[name, text] as [string, string]]))
}
