import type { Node } from 'yaml'
import { allKinds, type EntityKind } from '../model/kind.ts'
import { suggestField } from '../model/meaning.ts'
import { allProperties, isPropertyName, properties } from '../model/properties.ts'
import { cureOf } from './cure.ts'
import { anyOf, type Declaration, withArticle } from './entity-index.ts'
import { type ReferenceDraft, readReference, referenceFields } from './reference.ts'
import type { Scope } from './scope.ts'
import { readStatements } from './statement.ts'
import { type Entries, type Entry, quote, readEntries, readList, readText } from './yaml-node.ts'

export const passageFields = { subject: 'The slug of what the passage is about.', ...referenceFields } as const

/** Reads the list of passages, each of which tells several things of one subject. */
export function readPassages(scope: Scope, node: Node): void {
  for (const passage of readList(scope.file, node, 'a list of passages')) {
    const entries = readEntries(scope.file, passage, 'a map with a subject and its properties')
    if (entries) readPassage(scope, entries, passage)
  }
}

/** Reads the spellings that the source prints: by locator, and there by the slug of what is so called. */
export function readNames(scope: Scope, node: Node): void {
  const { file, index } = scope
  for (const [, { key, value }] of readEntries(file, node, 'a map from locators to names') ?? []) {
    const locator = readText(file, key, 'a locator') ?? ''
    for (const [, name] of readEntries(file, value, 'a map from slugs to names') ?? []) {
      const subject = index.read(file, name.key, allKinds, 'names')
      if (subject) readStatements(scope, { subject, property: properties.name, defaults: { locator } }, name.value)
    }
  }
}

/** Reads what a property says of the subject, unless it cannot be said of it. */
export function readProperty(
  scope: Scope,
  subject: Declaration,
  name: string,
  { key, value }: Entry,
  defaults: ReferenceDraft,
): void {
  if (!isPropertyName(name)) {
    const known = [...propertiesOf(subject), ...Object.keys(passageFields)]
    const cure = cureOf(scope.index, subject, name, value) || suggestField(name, known)
    scope.file.report(key, `expected a property of ${kindOf(subject)}, got ${quote(name)}${cure}`)
    return
  }
  const property = properties[name]
  if (subject.kind && !property.domain.includes(subject.kind)) {
    const owners = anyOf(property.domain)
    const cure = cureOf(scope.index, subject, name, value)
    scope.file.report(key, `expected a property of ${kindOf(subject)}, got ${name}, a property of ${owners}${cure}`)
    return
  }
  readStatements(scope, { subject, property, defaults }, value)
}

function readPassage(scope: Scope, entries: Entries, node: Node): void {
  const { file, index } = scope
  const subjectNode = entries.get('subject')?.value
  if (!subjectNode) file.report(node, 'expected a subject, got none')
  const told = [...entries].filter(([name]) => !Object.hasOwn(passageFields, name))
  const likely = kindsWith(told.map(([name]) => name))
  const subject = subjectNode && index.read(file, subjectNode, allKinds, 'subject', likely)
  const defaults = readReference(scope, entries)
  if (told.length === 0) file.report(node, 'expected a property of the subject, got none')
  for (const [name, entry] of told) {
    if (subject) readProperty(scope, subject, name, entry, defaults)
  }
}

/** The kinds of which all of that can be said; any, if all cannot be said of one. */
function kindsWith(names: readonly string[]): readonly EntityKind[] {
  const domains = names.filter(isPropertyName).map((name): readonly EntityKind[] => properties[name].domain)
  const kinds = allKinds.filter((kind) => domains.every((domain) => domain.includes(kind)))
  return kinds.length > 0 ? kinds : allKinds
}

function propertiesOf({ kind }: Declaration): string[] {
  return allProperties.filter(({ domain }) => !kind || domain.includes(kind)).map(({ name }) => name)
}

function kindOf({ kind }: Declaration): string {
  return kind ? withArticle(kind) : 'an entity'
}
