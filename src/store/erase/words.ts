import type { Claim } from '../../model/claim.ts'
import type { Entity } from '../../model/entity.ts'

/** The texts by which a change tells of a claim: its value, and whatever is said in words of it. */
export function wordsOfClaim({ value, qualifiers, rankReason, explanation, references }: Claim): string[] {
  const told = references.flatMap(({ printedAs, note, attribution, locator }) => [
    printedAs,
    note,
    attribution,
    locator,
  ])
  return [valueText(value), ...Object.values(qualifiers), rankReason, explanation, ...told].filter(isText)
}

export function wordsOfEntity({ name, description, classification, identifiers }: Entity): string[] {
  return [name, description, classification, ...identifiers.map(({ value }) => value)].filter(isText)
}

/** Whether a text tells of what is to go: a word of one or two letters says nothing by itself. */
export function tellsOf(words: ReadonlySet<string>, text: string | null): boolean {
  return text !== null && [...words].some((word) => word.length > 2 && text.includes(word))
}

/** The same in JSON, where quotes and what stands outside ASCII may be written otherwise. */
export function jsonTellsOf(words: ReadonlySet<string>, json: string | null): boolean {
  if (json === null) return false
  const texts: string[] = []
  JSON.parse(json, (_, value) => {
    if (typeof value === 'string' || typeof value === 'number') texts.push(String(value))
    return value
  })
  return texts.some((text) => words.has(text) || tellsOf(words, text))
}

function valueText(value: Claim['value']): string {
  switch (value.type) {
    case 'entity':
      return value.slug
    case 'date':
      return value.date.text
    case 'quantity':
      return value.quantity.text
    case 'text':
      return value.text
  }
}

function isText(text: string | null): text is string {
  return text !== null && text !== ''
}
