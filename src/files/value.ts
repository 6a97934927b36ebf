import type { Node } from 'yaml'
import type { Value } from '../model/claim.ts'
import { type Edtf, EdtfError, parseEdtf } from '../model/edtf.ts'
import { type EntityKind, eventKinds } from '../model/kind.ts'
import { canonicalLanguage } from '../model/language.ts'
import { suggestTerm } from '../model/meaning.ts'
import type { Property, PropertyName } from '../model/properties.ts'
import type { Unit } from '../model/property.ts'
import { parseQuantity, type Quantity, QuantityError } from '../model/quantity.ts'
import type { Vocabulary } from '../model/vocabulary.ts'
import type { Declaration } from './entity-index.ts'
import type { Scope } from './scope.ts'
import type { YamlFile } from './yaml-file.ts'
import { quote, readScalar, readText } from './yaml-node.ts'

/** Reads one value that is no `text`, as the property's range says. */
export function readValue(
  scope: Pick<Scope, 'file' | 'index' | 'language'>,
  subject: Declaration,
  property: Property,
  node: Node,
): Value | undefined {
  const { file, index, language } = scope
  const { kinds, value, unit } = property.range
  if (kinds) {
    const entity = index.read(file, node, kindsFor(property, subject), property.name)
    return entity && { type: 'entity', slug: entity.slug }
  }
  if (value === 'date') {
    const date = readDate(file, node, property.name)
    return date && { type: 'date', date }
  }
  if (value === 'text') return readTextValue(file, property, node, language)
  const quantity = readQuantity(file, node, unit, property.name)
  return quantity && { type: 'quantity', quantity }
}

/** Reads one value of a property that takes texts. */
export function readTextValue(
  file: YamlFile,
  { name, range }: Property,
  node: Node,
  language: string | null,
): Value | undefined {
  const text = range.words ? readWord(file, node, range.words, name) : readPlainText(file, name, node)
  return text === undefined
    ? undefined
    : { type: 'text', text, language: range.words || isCode(name) ? null : language }
}

/** Reads a word of a closed list; `purpose` says in a message what it is for. */
export function readWord<Words extends Vocabulary>(
  file: YamlFile,
  node: Node,
  words: Words,
  purpose: string,
): (keyof Words & string) | undefined {
  const text = readScalar(file, node, `a word for ${purpose}`)
  if (text === undefined || Object.hasOwn(words, text)) return text
  file.report(
    node,
    `expected a word for ${purpose}, got ${quote(text)}${suggestTerm(purpose, text, Object.keys(words))}`,
  )
  return undefined
}

/** Reads a date; `purpose` says in a message what it is for. */
export function readDate(file: YamlFile, node: Node, purpose: string): Edtf | undefined {
  const expected = `a date for ${purpose}`
  const text = readScalar(file, node, expected)
  return text === undefined ? undefined : attempt(file, node, expected, EdtfError, () => parseEdtf(text))
}

/** Reads a language tag (BCP 47) as it is written by convention, so that a language has one spelling. */
export function readLanguage(file: YamlFile, node: Node): string | undefined {
  const tag = readScalar(file, node, 'a language')
  if (tag === undefined) return undefined
  const canonical = canonicalLanguage(tag)
  if (tag === canonical) return tag
  const hint = canonical ? `; did you mean ${canonical}?` : '; write a tag such as en, ko or zh-Hans'
  file.report(node, `expected a language, got ${quote(tag)}${hint}`)
  return undefined
}

/** The kinds of entity that the property takes for this subject. */
export function kindsFor({ range }: Property, { kind }: Declaration): readonly EntityKind[] {
  const kinds = range.kinds ?? []
  return range.alike && kind ? kinds.filter((other) => sortOf(other) === sortOf(kind)) : kinds
}

/** Events are of one sort: a meeting can be part of a campaign. */
function sortOf(kind: EntityKind): string {
  return (eventKinds as readonly EntityKind[]).includes(kind) ? 'event' : kind
}

/** Whether the property's texts are tags or addresses, which are in no language. */
function isCode(name: PropertyName): boolean {
  return name === 'language' || name === 'url'
}

function readPlainText(file: YamlFile, name: PropertyName, node: Node): string | undefined {
  if (name === 'language') return readLanguage(file, node)
  const text = readText(file, node, `a text for ${name}`)
  if (name !== 'url' || text === undefined) return text
  if (URL.canParse(text) && /^https?:/.test(text)) return text
  file.report(node, `expected an address for url, got ${quote(text)}; it begins with https:// or http://`)
  return undefined
}

function readQuantity(file: YamlFile, node: Node, unit: Unit | undefined, purpose: string): Quantity | undefined {
  const expected = `a quantity for ${purpose}`
  const text = readScalar(file, node, expected)
  if (text === undefined) return undefined
  return attempt(file, node, expected, QuantityError, () => parseQuantity(text, unit ?? 'share'))
}

function attempt<Result>(
  file: YamlFile,
  node: Node,
  expected: string,
  mistake: typeof EdtfError | typeof QuantityError,
  parse: () => Result,
): Result | undefined {
  try {
    return parse()
  } catch (error) {
    if (!(error instanceof mistake)) throw error
    file.report(node, `expected ${expected}; ${error.message.replace(/\.$/, '')}`)
    return undefined
  }
}
