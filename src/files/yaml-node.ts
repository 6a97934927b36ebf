import { isAlias, isMap, isScalar, isSeq, type Node, Scalar } from 'yaml'
import { quote } from '../model/quote.ts'
import { asCount, asText } from '../model/text-reading.ts'
import type { YamlFile } from './yaml-file.ts'

/** The entries of a map, by name and in the order in which they stand. */
export type Entries = ReadonlyMap<string, Entry>

export interface Entry {
  readonly key: Node
  readonly value: Node
}

/** Reads a map. Reports what is no map, and what stands in it twice. */
export function readEntries(file: YamlFile, node: Node | null, expected: string): Entries | undefined {
  if (!isMap(node)) {
    file.report(node, `expected ${expected}, got ${describe(node)}`)
    return undefined
  }
  const entries = new Map<string, Entry>()
  for (const { key, value } of node.items as { key: Node; value: Node | null }[]) {
    const name = readScalar(file, key, 'a key')
    if (name === undefined) continue
    const first = entries.get(name)
    if (!first) entries.set(name, { key, value: value ?? nothingAt(key) })
    else
      file.report(key, `expected each key once, got ${quote(name)} again; it is already at ${file.placeOf(first.key)}`)
  }
  return entries
}

/** Reads a list. */
export function readList(file: YamlFile, node: Node, expected: string): readonly Node[] {
  if (isSeq(node)) return node.items as Node[]
  file.report(node, `expected ${expected}, got ${describe(node)}`)
  return []
}

/** The items of a list, or the one item that stands there without a list. */
export function itemsOf(node: Node): readonly Node[] {
  return isSeq(node) ? (node.items as Node[]) : [node]
}

/** Reads a scalar as the text that stands in the file. */
export function readScalar(file: YamlFile, node: Node, expected: string): string | undefined {
  if (isScalar(node) && !isNothing(node)) return String(node.value)
  file.report(node, `expected ${expected}, got ${describe(node)}`)
  return undefined
}

/** Reads a text for people. */
export function readText(file: YamlFile, node: Node, expected: string): string | undefined {
  const text = readScalar(file, node, expected)
  return text === undefined ? undefined : file.accept(node, asText(text, expected))
}

/** Reads an integer from 1. */
export function readCount(file: YamlFile, node: Node, expected: string): number | undefined {
  const text = readScalar(file, node, expected)
  return text === undefined ? undefined : file.accept(node, asCount(text, expected))
}

/** What came, for a message. */
function describe(node: Node | null): string {
  if (node === null) return 'nothing'
  if (isMap(node)) return 'a map'
  if (isSeq(node)) return 'a list'
  if (isAlias(node)) return 'an alias; write the value itself'
  if (!isScalar(node)) return 'something else'
  if (isNothing(node)) return node.value === '' ? 'nothing' : `${node.value}; put it in quotes if it is a text`
  return quote(String(node.value))
}

/** Whether the word `null` stands there without quotes, by which a file says that there is none. */
export function isNull(node: Node): boolean {
  return isScalar(node) && node.type === 'PLAIN' && node.value === 'null'
}

/** What YAML takes for null: an empty place, or one of its words for it without quotes. */
function isNothing(node: Scalar): boolean {
  return node.type === 'PLAIN' && ['', '~', 'null', 'Null', 'NULL'].includes(String(node.value))
}

function nothingAt(key: Node): Scalar {
  const scalar = new Scalar('')
  scalar.type = 'PLAIN'
  scalar.range = key.range ?? null
  return scalar
}
