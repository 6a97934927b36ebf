import { isMap, type Node } from 'yaml'
import type { ClaimContent } from '../model/claim.ts'
import { spellFault } from '../model/date-reading.ts'
import type { Edtf } from '../model/edtf.ts'
import type { Property } from '../model/properties.ts'
import { unknownQualifier } from '../model/qualifier-reading.ts'
import { quote } from '../model/quote.ts'
import { readQualifiers } from './qualifiers.ts'
import { completeReference, type ReferenceDraft, readReference, referenceFields } from './reference.ts'
import type { Scope } from './scope.ts'
import type { Topic } from './topic.ts'
import { readDate, readValue } from './value.ts'
import { readItems, valueForms } from './value-form.ts'
import { type Entries, itemsOf, readEntries, readScalar } from './yaml-node.ts'

export const spellFields = {
  start: 'When it began to hold. An interval means: on some day in it.',
  end: 'When it ceased to hold. An interval means: on some day in it.',
} as const

export const languageField = {
  language: 'The language of the text, if not that of the source: a BCP 47 tag, or null for none.',
} as const

export const againField = {
  again: 'true where the source says the same at the same place once more, with another order or note.',
} as const

/** The keys that a statement's map can have under the property. */
export function statementKeys({ qualifiers, range }: Property): string[] {
  const language = range.value === 'text' ? languageField : {}
  return Object.keys({ ...qualifiers, ...valueForms, ...spellFields, ...language, ...againField, ...referenceFields })
}

/** Reads what stands under a property: a value, a map of a value and what belongs to it, or a list of those. */
export function readStatements(scope: Scope, topic: Topic, node: Node): void {
  const items = itemsOf(node)
  if (items.length === 0) scope.file.report(node, `expected a value for ${topic.property.name}, got an empty list`)
  for (const item of items) {
    if (isMap(item)) readStatement(scope, topic, item)
    else readBareValue(scope, topic, item)
  }
}

function readBareValue(scope: Scope, topic: Topic, node: Node): void {
  const complete = hasLocator(scope, topic.defaults, node)
  const qualifiers = readQualifiers(scope, topic.property, new Map(), node)
  const value = readValue(scope, topic.subject, topic.property, node)
  if (complete && qualifiers && value) {
    state(scope, topic, node, { value, qualifiers, start: null, end: null }, topic.defaults)
  }
}

function readStatement(scope: Scope, topic: Topic, node: Node): void {
  const entries = readEntries(scope.file, node, 'a map')
  if (!entries) return
  reportUnknownKeys(scope, topic.property, entries)
  const draft = { ...topic.defaults, ...readReference(scope, entries) }
  const complete = hasLocator(scope, draft, node)
  const qualifiers = readQualifiers(scope, topic.property, entries, node)
  const spell = readSpell(scope, entries)
  const again = readAgain(scope, entries)
  for (const { node: item, value, order } of readItems(scope, topic, entries, node)) {
    if (!complete || !qualifiers || !spell) continue
    state(scope, topic, item, { value, qualifiers, ...spell }, order === undefined ? draft : { ...draft, order }, again)
  }
}

function state(
  { claims, file, source }: Scope,
  { subject, property }: Topic,
  node: Node,
  content: Omit<ClaimContent, 'subject' | 'property'>,
  draft: ReferenceDraft,
  again = false,
): void {
  const claim = { subject: subject.slug, property: property.name, ...content }
  claims.add(file, node, claim, completeReference(source, draft), again)
}

function readAgain({ file }: Scope, entries: Entries): boolean {
  const entry = entries.get('again')
  const text = entry && readScalar(file, entry.value, 'true')
  if (entry && text !== undefined && text !== 'true') {
    file.report(entry.value, `expected true for again, got ${quote(text)}; leave it out otherwise`)
  }
  return text === 'true'
}

function reportUnknownKeys({ file }: Scope, property: Property, entries: Entries): void {
  const known = statementKeys(property)
  for (const [name, { key }] of entries) {
    if (known.includes(name)) continue
    file.report(key, unknownQualifier(property, name, known).message)
  }
}

function hasLocator({ file }: Scope, draft: ReferenceDraft, node: Node): boolean {
  if (draft.locator !== undefined) return true
  file.report(node, 'expected a locator, got none; write at: … beside the value or for the whole passage')
  return false
}

interface Spell {
  readonly start: Edtf | null
  readonly end: Edtf | null
}

/** Undefined if something is wrong with it. */
function readSpell({ file }: Scope, entries: Entries): Spell | undefined {
  const [start, end] = [entries.get('start'), entries.get('end')]
  const spell = {
    start: start ? readDate(file, start.value, 'start') : null,
    end: end ? readDate(file, end.value, 'end') : null,
  }
  if (spell.start === undefined || spell.end === undefined) return undefined
  const fault = spellFault(spell.start, spell.end)
  if (fault) file.report(end?.value ?? null, fault.message)
  return fault ? undefined : { start: spell.start, end: spell.end }
}
