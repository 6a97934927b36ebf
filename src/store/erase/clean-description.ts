import type { ExampleQuery, GraphDescription } from '../../model/graph-description.ts'
import { findDescription, writeDescription } from '../description.ts'
import type { Store } from '../store.ts'
import type { Doomed } from './doomed.ts'
import { jsonTellsOf, tellsOf } from './words.ts'

/** Takes out of what the graph says of itself what tells of that which goes: nothing erased is featured, asked for or named. */
export async function cleanDescription(store: Store, { entities, words }: Doomed): Promise<void> {
  const stored = await findDescription(store)
  if (!stored) return
  const { title, description, featured, examples } = stored.description
  const gone = new Set(entities)
  const told = new Set([...words, ...entities])
  const cleaned: GraphDescription = {
    title: tellsOf(told, title) ? null : title,
    description: tellsOf(told, description) ? null : description,
    featured: featured.filter((slug) => !gone.has(slug)),
    examples: examples.filter((example) => !exampleTellsOf(told, example)),
  }
  if (JSON.stringify(cleaned) === JSON.stringify(stored.description)) return
  await writeDescription(store, { ...stored, description: cleaned })
}

function exampleTellsOf(words: ReadonlySet<string>, { title, query, variables }: ExampleQuery): boolean {
  return tellsOf(words, title) || tellsOf(words, query) || jsonTellsOf(words, variables && JSON.stringify(variables))
}
