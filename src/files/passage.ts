import { isMap, isScalar, type Node } from 'yaml'
import { allKinds, type EntityKind } from '../model/kind.ts'
import { isPropertyName, properties } from '../model/properties.ts'
import { asProperty, type Glance, glanceAt } from '../model/property-reading.ts'
import type { Declaration, EntityIndex } from './entity-index.ts'
import { type ReferenceDraft, readReference, referenceFields } from './reference.ts'
import type { Scope } from './scope.ts'
import { readStatements } from './statement.ts'
import { type Entries, type Entry, itemsOf, readEntries, readList, readText } from './yaml-node.ts'

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
  const property = scope.file.accept(
    key,
    asProperty(name, subject, {
      glance: () => glanceAtNode(scope.index, value),
      fields: Object.keys(passageFields),
      fieldPlace: () => `which is declared at ${subject.file.placeOf(subject.node)}`,
    }),
  )
  if (property) readStatements(scope, { subject, property, defaults }, value)
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

/** Of several values the first stands for all. */
function glanceAtNode(index: EntityIndex, node: Node): Glance {
  const given = isMap(node) ? node.get('value', true) : node
  const [item, ...more] = given ? itemsOf(given) : []
  const text = isScalar(item) ? String(item.value) : ''
  return glanceAt(text, index.find(text), more.length === 0)
}
