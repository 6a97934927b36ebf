import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ExampleQuery, GraphDescription } from '../model/graph-description.ts'

const folder = join(import.meta.dirname, 'examples')

/** Queries that any graph answers, as they name no entity of one. */
export const generalExamples: readonly ExampleQuery[] = readdirSync(folder)
  .sort()
  .map((file) => ({ title: null, query: readFileSync(join(folder, file), 'utf8'), variables: null }))

/** A tab of GraphiQL, which is named for the query's operation. */
export interface Tab {
  readonly query: string
  readonly variables?: string
}

/** The tabs with which GraphiQL opens: the graph's own examples, or else general ones. Each stands below its question. */
export function tabsOf({ examples }: GraphDescription): Tab[] {
  return (examples.length > 0 ? examples : generalExamples).map(({ title, query, variables }) => ({
    query: title === null ? query : `${commentOf(title)}\n${query}`,
    ...(variables && { variables: JSON.stringify(variables, null, 2) }),
  }))
}

/** In lines that fit beside the answer. */
function commentOf(text: string): string {
  const lines = ['#']
  for (const word of text.split(/\s+/)) {
    const line = `${lines.at(-1)} ${word}`
    if (line.length <= widestLine || lines.at(-1) === '#') lines[lines.length - 1] = line
    else lines.push(`# ${word}`)
  }
  return lines.join('\n')
}

const widestLine = 52
