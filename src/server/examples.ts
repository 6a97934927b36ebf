import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, 'examples')

/** The queries in GraphiQL's tabs. Each stands below the question that it answers, and is named for its tab. */
export const examples: readonly string[] = readdirSync(folder)
  .sort()
  .map((file) => readFileSync(join(folder, file), 'utf8'))
