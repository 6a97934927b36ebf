import { type Foreign, foreignFields, foreignWords } from './foreign-word.ts'
import type { EntityKind } from './kind.ts'
import { allProperties, isPropertyName, type Property, type PropertyName, properties } from './properties.ts'
import { nearestTo, sayMeant, slugify } from './suggestion.ts'

/** What a word that names no property of a subject may mean of it. */
export interface Meaning {
  readonly property: Property
  /** Said from the other end: of the value, and the subject is what is said. */
  readonly inverse: boolean
  /** What the word tells besides the property: the role of a "chairman". */
  readonly qualifiers: Readonly<Record<string, string>>
}

/**
 * What a word of everyday language, of Popolo or of Wikidata may mean when it is said of an entity of the kind, out of
 * what `fits`: what the properties declare of themselves, or else what {@link foreignWords} adds to it, or the words of
 * their qualifiers, or the property of that name, which is said from its other end.
 */
export function meaningsOf(word: string, kind: EntityKind, fits: (meaning: Meaning) => boolean): readonly Meaning[] {
  const folded = fold(word)
  const named = declared.filter(({ inverse, words }) => !inverse && words.has(folded))
  const words = new Set([folded, ...named.map(({ property }) => fold(property.name))])
  const wrongEnd = isPropertyName(word)
    ? [rowOf(word, [word], { inverse: true, of: properties[word].range.kinds ?? [] })]
    : []
  const groups = [declared.filter((row) => row.words.has(folded)), added, qualifying, wrongEnd]
  const fitting = groups.map((rows) =>
    rows.filter((row) => row.kinds.includes(kind) && !row.words.isDisjointFrom(words) && fits(row)),
  )
  return fitting.find((rows) => rows.length > 0) ?? []
}

/** The field of these that a word of everyday language means. */
export function fieldMeant(word: string, fields: readonly string[]): string | undefined {
  const folded = fold(word)
  return fields.find((field) => foreignFields[field]?.split(' ').some((foreign) => fold(foreign) === folded))
}

/** The field of these that a word means, or that is written much like it. */
export function nearestField(word: string, fields: readonly string[]): string | undefined {
  return fieldMeant(word, fields) ?? nearestTo(word, fields)
}

/** The end of a message about a word that is none of these fields: which of them was meant, or else what there is. */
export function suggestField(word: string, fields: readonly string[]): string {
  return sayMeant(nearestField(word, fields), fields)
}

/** The word of a qualifier's that another word means, or that is written much like it. */
export function nearestTerm(qualifier: string, word: string, terms: readonly string[]): string | undefined {
  const folded = fold(word)
  const rows = added.filter(({ words }) => words.has(folded))
  const meant = rows.map(({ qualifiers }) => qualifiers[qualifier]).find((term) => term && terms.includes(term))
  return meant ?? nearestTo(word, terms)
}

interface Row extends Meaning {
  readonly words: ReadonlySet<string>
  readonly kinds: readonly EntityKind[]
}

const added = foreignWords.map(([name, words, foreign]) => rowOf(name, words.split(' '), foreign))

const declared = allProperties.flatMap(({ name, label, inverseLabel, popolo = name, wikidata = name }) => [
  rowOf(name, [name, label, fieldOf(popolo), wikidata]),
  rowOf(name, [inverseLabel], { inverse: true }),
])

/** The field's own name. Those of a membership are no fields of who or what is a member. */
function fieldOf(popolo: string): string {
  return popolo.startsWith('membership.') ? '' : popolo.replace(/^.*\./, '')
}

/** Of the properties that one word tells apart: DELEGATE of participant, FATHER of relative, GUESTS of headcount. */
const qualifying = allProperties.flatMap(({ name, range, qualifiers }) => {
  const required = Object.entries(qualifiers ?? {}).filter(([, qualifier]) => qualifier.required)
  const [[qualifier, { words = {} }] = ['', {}], ...more] = required
  if (more.length > 0 || range.value === 'text') return []
  const told = Object.keys(words).filter((word) => !isPropertyName(word))
  return told.map((word) => rowOf(name, [word], { qualifiers: { [qualifier]: word } }))
})

function rowOf(name: PropertyName, words: readonly string[], { inverse, qualifiers = {}, of }: Foreign = {}): Row {
  const property: Property = properties[name]
  const kinds = of ?? (inverse ? (property.range.kinds ?? []) : property.domain)
  // In the letters of another script a word has no form, and means nothing here.
  const forms = words.map(fold).filter((form) => form !== '')
  return { property, inverse: inverse ?? false, qualifiers, kinds, words: new Set(forms) }
}

/** One form for "Parent ID" and "parent", "has members" and "member". */
function fold(word: string): string {
  return slugify(word)
    .replace(/-id$/, '')
    .replace(/^has-?/, '')
    .replaceAll('-', '')
    .replace(/s$/, '')
}
