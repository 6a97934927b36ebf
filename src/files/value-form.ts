import { isSeq, type Node } from 'yaml'
import type { Value } from '../model/claim.ts'
import type { Scope } from './scope.ts'
import type { Topic } from './topic.ts'
import { readLanguage, readTextValue, readValue } from './value.ts'
import { type Entries, type Entry, isNull, readList } from './yaml-node.ts'

/** The ways in which a statement gives its value. It uses one of them. */
export const valueForms = {
  value: 'One value.',
  values: 'Several values, in no order.',
  inOrder: 'Several values, in the order in which the source lists them.',
  text: 'A text, where the value could also be the slug of an entity.',
} as const

/** One of the values that a statement gives. */
interface Item {
  readonly node: Node
  readonly value: Value
  /** Its place in a list whose order is the source's. */
  readonly order?: number
}

/** Reads the values that the map gives in one of the forms. */
export function readItems(scope: Scope, topic: Topic, entries: Entries, node: Node): Item[] {
  const { file } = scope
  const language = entries.get('language')
  const spoken = language
    ? { ...scope, language: isNull(language.value) ? null : (readLanguage(file, language.value) ?? null) }
    : scope
  const form = chooseForm(scope, entries, node)
  if (!form) return []
  if (form.name === 'text') return readTextItem(spoken, topic, form)
  return nodesOf(scope, form).flatMap((item, index) => {
    const value = readValue(spoken, topic.subject, topic.property, item)
    if (!value) return []
    return [{ node: item, value, ...(form.name === 'inOrder' && { order: index + 1 }) }]
  })
}

type FormName = keyof typeof valueForms

interface Form extends Entry {
  readonly name: FormName
}

function chooseForm({ file }: Scope, entries: Entries, node: Node): Form | undefined {
  const forms = (Object.keys(valueForms) as FormName[]).flatMap((name) => {
    const entry = entries.get(name)
    return entry ? [{ name, ...entry }] : []
  })
  const [form, second] = forms
  if (!form) file.report(node, `expected a value, got none; write one of ${Object.keys(valueForms).join(', ')}`)
  if (second) file.report(second.key, `expected a value in one form, got ${second.name} beside ${form?.name}`)
  const order = entries.get('order')
  if (form?.name === 'inOrder' && order) file.report(order.key, 'expected no order, got one; inOrder gives it')
  return form
}

function nodesOf({ file }: Scope, { name, key, value }: Form): readonly Node[] {
  if (name !== 'value') {
    const nodes = readList(file, value, `a list for ${name}`)
    if (isSeq(value) && nodes.length === 0) file.report(key, `expected a list for ${name}, got an empty one`)
    return nodes
  }
  if (!isSeq(value)) return [value]
  file.report(value, 'expected one value, got a list; did you mean values or inOrder?')
  return []
}

function readTextItem({ file, language }: Scope, { property }: Topic, { key, value }: Form): Item[] {
  if (property.range.value !== 'text') {
    file.report(key, `expected a value for ${property.name}, got a text; did you mean value?`)
    return []
  }
  const text = readTextValue(file, property, value, language)
  return text ? [{ node: value, value: text }] : []
}
