import type { Node } from 'yaml'
import type { Qualifiers } from '../model/claim.ts'
import type { Property } from '../model/properties.ts'
import type { QualifierDeclaration } from '../model/property.ts'
import { asQualifierNumber, missingQualifier, qualifiersMissing } from '../model/qualifier-reading.ts'
import type { Scope } from './scope.ts'
import { readWord } from './value.ts'
import { type Entries, readText } from './yaml-node.ts'

/** Reads the property's qualifiers among the entries of a map; undefined if something is wrong with them. */
export function readQualifiers(scope: Scope, property: Property, entries: Entries, node: Node): Qualifiers | undefined {
  const qualifiers: Record<string, string> = {}
  let sound = true
  for (const [name, declaration] of Object.entries(property.qualifiers ?? {})) {
    const entry = entries.get(name)
    const text = entry && readQualifier(scope, name, declaration, entry.value)
    if (text !== undefined) qualifiers[name] = text
    else if (entry) sound = false
  }
  for (const name of qualifiersMissing(property, (each) => entries.has(each))) {
    sound = false
    scope.file.report(node, missingQualifier(property, name).message)
  }
  return sound ? qualifiers : undefined
}

function readQualifier(
  { file, index }: Scope,
  name: string,
  { words, kinds, number }: QualifierDeclaration,
  node: Node,
): string | undefined {
  if (words) return readWord(file, node, words, name)
  if (kinds) return index.read(file, node, kinds, name)?.slug
  const text = readText(file, node, `a text for ${name}`)
  const read = number && text !== undefined ? asQualifierNumber(text, name) : text
  if (typeof read !== 'object') return read
  file.report(node, read.message)
  return undefined
}
