import type { Kysely } from 'kysely'
import type { Dialect } from './dialect.ts'
import type { Tables } from './tables.ts'

/** An open database of claims. The queries of each table stand in the file that bears the table's name. */
export interface Store {
  readonly db: Kysely<Tables>
  readonly dialect: Dialect
  /** Where it is read as it was: only what has been as it is since this change, or a longer time, is found. */
  readonly asOf?: number
  /**
   * The revision of the graph, as it is in the database after this was asked; empty where nothing was written yet. It is
   * there without a promise where no other machine has to be asked.
   */
  revision(): string | Promise<string>
  /** Tells of every change of the graph, whoever made it, until it is stopped by what this returns. */
  watch(onChange: () => void): () => void
  /** Looks whether the database can be read, itself and not what is kept of it. @throws StoreError where it cannot */
  ask?(): Promise<void>
  /** Whether it stands where it cannot be written. */
  readonly isReadOnly?: boolean
  close(): Promise<void>
}
