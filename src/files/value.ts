import type { Node } from 'yaml'
import type { Value } from '../model/claim.ts'
import { asDate } from '../model/date-reading.ts'
import type { Edtf } from '../model/edtf.ts'
import type { Property } from '../model/properties.ts'
import { kindsFor } from '../model/value-range.ts'
import { asLanguage, asQuantity, asTextValue, asWord, expectedText } from '../model/value-reading.ts'
import type { Vocabulary } from '../model/vocabulary.ts'
import type { Declaration } from './entity-index.ts'
import type { Scope } from './scope.ts'
import type { YamlFile } from './yaml-file.ts'
import { readScalar } from './yaml-node.ts'

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
    const entity = index.read(file, node, kindsFor(property, subject.kind), property.name)
    return entity && { type: 'entity', slug: entity.slug }
  }
  if (value === 'date') {
    const date = readDate(file, node, property.name)
    return date && { type: 'date', date }
  }
  if (value === 'text') return readTextValue(file, property, node, language)
  const text = readScalar(file, node, `a quantity for ${property.name}`)
  const quantity = text === undefined ? undefined : file.accept(node, asQuantity(text, unit, property.name))
  return quantity && { type: 'quantity', quantity }
}

/** Reads one value of a property that takes texts. */
export function readTextValue(
  file: YamlFile,
  property: Property,
  node: Node,
  language: string | null,
): Value | undefined {
  const text = readScalar(file, node, expectedText(property))
  return text === undefined ? undefined : file.accept(node, asTextValue(text, property, language))
}

/** Reads a word of a closed list; `purpose` says in a message what it is for. */
export function readWord<Words extends Vocabulary>(
  file: YamlFile,
  node: Node,
  words: Words,
  purpose: string,
): (keyof Words & string) | undefined {
  const text = readScalar(file, node, `a word for ${purpose}`)
  return text === undefined ? undefined : file.accept(node, asWord(text, words, purpose))
}

/** Reads a date; `purpose` says in a message what it is for. */
export function readDate(file: YamlFile, node: Node, purpose: string): Edtf | undefined {
  const text = readScalar(file, node, `a date for ${purpose}`)
  return text === undefined ? undefined : file.accept(node, asDate(text, purpose))
}

/** Reads a language tag. */
export function readLanguage(file: YamlFile, node: Node): string | undefined {
  const tag = readScalar(file, node, 'a language')
  return tag === undefined ? undefined : file.accept(node, asLanguage(tag))
}
