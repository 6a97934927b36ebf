import type { Claim } from '../../model/claim.ts'
import type { Entity } from '../../model/entity.ts'

/** What is said in words of a claim: wherever it stands, it tells of it. */
export function wordsOfClaim({ value, rankReason, explanation, references }: Claim): string[] {
  const told = references.flatMap(({ printedAs, note, attribution }) => [printedAs, note, attribution])
  return [value.type === 'text' ? value.text : null, rankReason, explanation, ...told].filter(isText)
}

/** What else a claim is made of: others are made of the same, so that it only tells of it together with its subject. */
export function marksOfClaim({ value, qualifiers, references }: Claim): string[] {
  const plain = value.type === 'text' ? null : valueText(value)
  return [plain, ...Object.values(qualifiers), ...references.map(({ locator }) => locator)].filter(isText)
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

function valueText(value: Exclude<Claim['value'], { type: 'text' }>): string {
  switch (value.type) {
    case 'entity':
      return value.slug
    case 'date':
      return value.date.text
    case 'quantity':
      return value.quantity.text
  }
}

function isText(text: string | null): text is string {
  return text !== null && text !== ''
}
