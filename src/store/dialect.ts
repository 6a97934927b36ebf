import type { RawBuilder } from 'kysely'
import type { Lookup } from '../model/lookup.ts'

/** All that differs between the databases. Everything else is one body of SQL. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres'
  /** Rows passed as one parameter, so that one prepared statement serves any number of them. */
  recordset(rows: readonly (readonly unknown[])[], columns: ColumnTypes): RawBuilder<unknown>
  /** The same, of JSON that a column holds: an array of arrays. */
  recordsetOf(json: RawBuilder<unknown>, columns: ColumnTypes): RawBuilder<unknown>
  /** The rows of a subquery as one JSON array of arrays, in the subquery's order. */
  jsonArray(subquery: RawBuilder<unknown>, columns: readonly string[]): RawBuilder<unknown>
  /** A text out of a column that holds a JSON object, by its name; null where there is none. */
  textOfJson(column: RawBuilder<unknown>, name: string): RawBuilder<unknown>
  /** The texts of a group as one text, in no order. */
  joinTexts(text: RawBuilder<unknown>, separator?: string): RawBuilder<unknown>
  /** What a JSON-valued column comes back as, as a value. */
  parseJson(value: unknown): unknown
  /**
   * Writes rows, each lent until the next one comes: where that is faster than a recordset. Only inside a transaction,
   * which keeps others from the connection, and which must be undone where it fails.
   */
  readonly insert?: (insertion: Insertion, rows: Iterable<readonly unknown[]>) => void
  /** A statement that lays out a table, written as SQLite reads it, as this database reads it. */
  layOut(statement: string): string
  /** Checks at once what constraints put off, so that a table that was written can be laid out further; null where that needs nothing. */
  readonly checkConstraints: RawBuilder<unknown> | null
  /** Makes the database announce every change of the table `graph`, which every change of the graph changes; null where it cannot. */
  readonly announceChanges: RawBuilder<unknown> | null
  /** An index over the words in `spelling.forms`, by which spellings are looked up. Between words stand + , / and |. */
  readonly wordIndex: WordIndex
  readonly care: Care
}

/** What rows are inserted into, as SQL. */
export interface Insertion {
  /** The table, with its columns. */
  readonly into: string
  readonly columns: number
  /** What is done where a row with the same key is there; empty for nothing. */
  readonly onConflict: string
}

/** How a database is looked after; null for what it sees to by itself. */
export interface Care {
  /** Gives what is wrong with the database's own files. */
  readonly faults: RawBuilder<{ fault: string }> | null
  /** Fails where the index over the words of spellings is out of step with them. */
  readonly checkWords: RawBuilder<unknown> | null
  /** Builds that index anew. */
  readonly rebuildWords: RawBuilder<unknown> | null
  /** Writes these tables anew, so that nothing is left in the files of what was deleted; `busy` is 1 where others prevent it. */
  scrub(tables: readonly string[]): readonly RawBuilder<{ busy?: number }>[]
}

/** What lays out an index, and asks it. The index keeps itself in step with the table. */
export interface WordIndex {
  readonly create: readonly RawBuilder<unknown>[]
  /** A condition on `spelling`: whether its words meet the lookup. */
  meets(lookup: Lookup): RawBuilder<unknown>
}

/** The columns of a recordset, in the order in which its rows give them. */
export type ColumnTypes = Readonly<Record<string, 'text' | 'bigint'>>

/** Texts passed as one parameter, as rows of the one column `text`. */
export function textset(dialect: Dialect, texts: readonly string[]): RawBuilder<unknown> {
  return dialect.recordset(
    texts.map((text) => [text]),
    { text: 'text' },
  )
}
