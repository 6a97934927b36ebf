import { basename } from 'node:path'
import { isMap, isScalar, isSeq, type Node } from 'yaml'
import { type ExampleQuery, type GraphDescription, mostExamples, mostFeatured } from '../model/graph-description.ts'
import { quote } from '../model/quote.ts'
import { asSlug } from '../model/slug-reading.ts'
import { suggestWord } from '../model/suggestion.ts'
import { asPlainText, longestName } from '../model/text-reading.ts'
import type { DataFile, GraphFiles } from './data-folder.ts'
import type { Problem } from './problem.ts'
import { decodeText, YamlFile } from './yaml-file.ts'
import { type Entries, readEntries, readList, readScalar, readText } from './yaml-node.ts'

/** What a file says of the graph, and where its queries stand, so that what is wrong with one can be told there. */
export interface ReadGraph {
  readonly description: GraphDescription
  readonly examples: readonly PlacedExample[]
}

export interface PlacedExample {
  readonly example: ExampleQuery
  /** Tells what is wrong with the query; a line and a column are places in it, from 1. */
  report(message: string, line?: number, column?: number): void
}

/** Reads the slug of an entity that is featured; undefined where there is none, which is reported. */
export type ReadFeatured = (file: YamlFile, node: Node) => string | undefined

/** Reads a slug where no other files tell which entities there are. */
export const readAnySlug: ReadFeatured = (file, node) => {
  const text = readScalar(file, node, 'the slug of an entity for featured')
  return text === undefined ? undefined : file.accept(node, asSlug(text))
}

/** What can stand in the file, and what it means. */
export const graphFields = {
  title: 'What the graph is called: in the head of the explorer, and in the titles of its pages.',
  description: 'What the graph is, in a sentence or two, for its start page.',
  featured: 'Slugs of entities with which the start page begins, the first of them foremost.',
  examples: "Queries for GraphiQL's tabs, in their order. A graph without any is shown with general ones.",
} as const

export const exampleFields = {
  title: 'The question that it answers. Left out where a comment above the query asks it.',
  query: 'The query itself, or the path of a file beside this one: "examples/start.graphql".',
  variables: 'The values of its variables, by name.',
} as const

/** Reads what a graph says of itself, and reports all that is wrong with it. */
export function readGraphFile({ file: data, queries }: GraphFiles, problems: Problem[], readFeatured: ReadFeatured) {
  const file = new YamlFile(data, problems)
  const entries = readEntries(file, file.root, 'a map with title, description, featured or examples')
  if (entries) reportUnknown(file, entries, Object.keys(graphFields))
  const textOf = (name: 'title' | 'description', most?: number) => {
    const value = entries?.get(name)?.value
    const text = value && readText(file, value, `a text for ${name}`)
    return (text && value && file.accept(value, asPlainText(text, `a text for ${name}`, most))) ?? null
  }
  const scope = {
    file,
    queries: new Map(queries.map((query) => [`examples/${basename(query.name)}`, query])),
    problems,
  }
  const examples = listOf(file, entries, 'examples', mostExamples).flatMap((node) => readExample(scope, node) ?? [])
  reportUnlisted(scope, entries)
  const description: GraphDescription = {
    title: textOf('title', longestName),
    description: textOf('description'),
    featured: readFeaturedList(file, entries, readFeatured),
    examples: examples.map(({ example }) => example),
  }
  return { description, examples } satisfies ReadGraph
}

interface Scope {
  readonly file: YamlFile
  /** The files beside it, as it names them. */
  readonly queries: ReadonlyMap<string, DataFile>
  readonly problems: Problem[]
}

function listOf(
  file: YamlFile,
  entries: Entries | undefined,
  name: 'featured' | 'examples',
  most: number,
): readonly Node[] {
  const value = entries?.get(name)?.value
  const nodes = value ? readList(file, value, `a list for ${name}`) : []
  if (nodes.length > most && value) file.report(value, `expected at most ${most} ${name}, got ${nodes.length}`)
  return nodes
}

function readFeaturedList(file: YamlFile, entries: Entries | undefined, readFeatured: ReadFeatured): string[] {
  const slugs = new Set<string>()
  for (const node of listOf(file, entries, 'featured', mostFeatured)) {
    const slug = readFeatured(file, node)
    if (slug !== undefined && slugs.has(slug)) file.report(node, `expected each entity once, got ${slug} again`)
    if (slug !== undefined) slugs.add(slug)
  }
  return [...slugs]
}

function readExample(scope: Scope, node: Node): PlacedExample | undefined {
  const { file } = scope
  const entries = readEntries(file, node, 'a map with a query, and a title or variables')
  if (!entries) return undefined
  reportUnknown(file, entries, Object.keys(exampleFields))
  const [title, query, variables] = ['title', 'query', 'variables'].map((name) => entries.get(name)?.value)
  if (!query) file.report(node, 'expected a query, got none')
  const read = query && readQuery(scope, query)
  const asked = title && readText(file, title, 'a text for title')
  const given = variables && readVariables(file, variables)
  if (!read) return undefined
  return { example: { title: asked ?? null, query: read.text, variables: given ?? null }, report: read.report }
}

type Query = { readonly text: string } & Pick<PlacedExample, 'report'>

/** What names a file names no query: a query has braces. */
const path = /^[^\s{}]+\.(?:graphql|gql)$/

function readQuery({ file, queries, problems }: Scope, node: Node): Query | undefined {
  const text = readScalar(file, node, 'a query, or the path of a file beside this one')
  if (text === undefined) return undefined
  if (!path.test(text)) {
    const report = (message: string, line?: number) =>
      file.report(node, `${line === undefined ? '' : `line ${line} of the query: `}${message}`)
    return text.trim() === '' ? void file.report(node, 'expected a query, got an empty text') : { text, report }
  }
  const found = queries.get(text)
  if (!found) {
    const known = [...queries.keys()]
    const cure = known.length === 0 ? '; put it into examples/ beside this file' : suggestWord(text, known)
    file.report(node, `expected a file of examples/ beside this one, got ${quote(text)}${cure}`)
    return undefined
  }
  const report = (message: string, line = 1, column = 1) =>
    void problems.push({ file: found.name, line, column, message })
  const read = decodeText(found.bytes)
  return read === undefined ? void report('expected UTF-8, got other bytes') : { text: read, report }
}

/** A file that lies there and that nothing names would never be shown. */
function reportUnlisted({ file, queries, problems }: Scope, entries: Entries | undefined): void {
  const listed = new Set<unknown>()
  const examples = entries?.get('examples')?.value
  for (const node of isSeq(examples) ? examples.items : []) if (isMap(node)) listed.add(node.get('query'))
  for (const [name, query] of queries) {
    if (listed.has(name) || !file.wellFormed) continue
    const message = `expected to be named in the examples of ${basename(file.name)}, as "query: ${name}", and is not; name it there or delete it`
    problems.push({ file: query.name, line: 1, column: 1, message })
  }
}

function readVariables(file: YamlFile, node: Node): Record<string, unknown> | undefined {
  const entries = readEntries(file, node, 'a map of variables')
  if (!entries) return undefined
  return Object.fromEntries([...entries].map(([name, { value }]) => [name, readJson(file, value)]))
}

/** What stands there as JSON has it: in data files every scalar is a text, and here numbers are numbers. */
function readJson(file: YamlFile, node: Node): unknown {
  if (isSeq(node)) return (node.items as Node[]).map((item) => readJson(file, item))
  if (isMap(node)) return readVariables(file, node) ?? null
  if (!isScalar(node)) {
    file.report(node, 'expected a value, got an alias; write the value itself')
    return null
  }
  const text = String(node.value)
  const isPlain = node.type === 'PLAIN'
  if (isPlain && /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(text)) return JSON.parse(text)
  return isPlain && (text === '' || text === '~') ? null : text
}

function reportUnknown(file: YamlFile, entries: Entries, known: readonly string[]): void {
  for (const [name, { key }] of entries) {
    if (!known.includes(name))
      file.report(key, `expected ${known.join(', ')}, got ${quote(name)}${suggestWord(name, known)}`)
  }
}
