import type { Node } from 'yaml'
import type { Qualifiers } from '../model/claim.ts'
import type { Property } from '../model/properties.ts'
import type { QualifierDeclaration } from '../model/property.ts'
import { missingQualifier } from '../model/qualifier-reading.ts'
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
    else if (entry || declaration.required) sound = false
    if (!entry && declaration.required) scope.file.report(node, missingQualifier(property, name).message)
  }
  return sound ? qualifiers : undefined
}

function readQualifier(
  { file, index }: Scope,
  name: string,
  { words, kinds }: QualifierDeclaration,
  node: Node,
): string | undefined {
  if (words) return readWord(file, node, words, name)
  return kinds ? index.read(file, node, kinds, name)?.slug : readText(file, node, `a text for ${name}`)
}
