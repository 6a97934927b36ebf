import type { Kysely } from 'kysely'
import type { Dialect } from './dialect.ts'
import type { Tables } from './tables.ts'

/** An open database of claims. The queries of each table stand in the file that bears the table's name. */
export interface Store {
  readonly db: Kysely<Tables>
  readonly dialect: Dialect
  /** Tells of every change of the graph, whoever made it, until it is stopped by what this returns. */
  watch(onChange: () => void): () => void
  close(): Promise<void>
}
