import type { ExampleQuery, GraphDescription } from '../../model/graph-description.ts'
import { slugify } from '../../model/suggestion.ts'
import type { OutputFolder } from './output-folder.ts'
import { flowJson, scalar } from './yaml-text.ts'

/** Writes what the graph says of itself, with a file for each of its queries. */
export function writeGraphFile(said: GraphDescription, folder: OutputFolder): void {
  const named = said.examples.map((example, index) => ({ example, name: nameOf(example, index) }))
  folder.append(
    'graph.yaml',
    graphText(said, (index) => `examples/${named[index]?.name}`),
  )
  for (const { example, name } of named) folder.append(`examples/${name}`, example.query)
}

/** The file of a description. `pathOf` names the file of a query; without it, queries stand in the file itself. */
export function graphText(
  { title, description, featured, examples }: GraphDescription,
  pathOf?: (index: number) => string,
): string {
  const lines = [
    ...(title === null ? [] : [`title: ${scalar(title)}`]),
    ...(description === null ? [] : [`description: ${scalar(description)}`]),
    ...(featured.length === 0 ? [] : ['featured:', ...featured.map((slug) => `  - ${slug}`)]),
    ...(examples.length === 0 ? [] : ['examples:']),
    ...examples.flatMap((example, index) => entryLines(example, pathOf?.(index))),
  ]
  return lines.length === 0 ? '{}\n' : lines.map((line) => `${line}\n`).join('')
}

function entryLines({ title, query, variables }: ExampleQuery, path: string | undefined): string[] {
  const fields = [
    ...(title === null ? [] : [`title: ${scalar(title)}`]),
    ...(path === undefined ? queryLines(query) : [`query: ${path}`]),
    ...(variables === null ? [] : [`variables: ${flowJson(variables)}`]),
  ]
  return fields.map((field, index) => (field === '' ? '' : `${index === 0 ? '  - ' : '    '}${field}`))
}

/** As a block, line for line; what a block cannot hold, in quotes. */
function queryLines(query: string): string[] {
  const isBlock =
    /^[^\s\p{Cc}][^\r\p{Cs}\u0085\u2028\u2029\ufeff]*\n$/u.test(query) && !/\n\n$|[^\P{Cc}\n\t]/u.test(query)
  if (!isBlock) return [`query: ${flowJson(query)}`]
  const lines = query.slice(0, -1).split('\n')
  return ['query: |', ...lines.map((line) => (line === '' ? '' : `  ${line}`))]
}

function nameOf({ query }: ExampleQuery, index: number): string {
  const [, operation = ''] = /^\s*(?:query|subscription|mutation)\s+(\w+)/m.exec(query) ?? []
  const words = slugify(operation.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z])(?=\d)/g, '-')) || 'query'
  return `${String(index + 1).padStart(2, '0')}-${words}.graphql`
}
