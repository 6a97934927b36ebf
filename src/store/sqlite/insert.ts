import type { SqliteDatabase } from 'kysely'
import type { Dialect } from '../dialect.ts'

/**
 * Writes rows by prepared statements, several at a time. There is but one connection, so that these run inside the
 * transaction that is under way. As a transaction that fails is undone whole, no statement needs to be undone by itself:
 * for that SQLite would copy every page that it changes, as it does where rows can be in conflict.
 */
export function createInsert(
  statements: Pick<SqliteDatabase, 'prepare'>,
  onStatement: ((text: string) => void) | undefined,
): NonNullable<Dialect['insert']> {
  return ({ into, columns, onConflict }, rows) => {
    const row = `(${Array(columns).fill('?').join(', ')})`
    const prepare = (count: number) => {
      const text = `insert or fail into ${into} values ${Array(count).fill(row).join(', ')} ${onConflict}`
      return { text, statement: statements.prepare(text) }
    }
    const most = onConflict === '' ? rowsAtOnce : 1
    const several = prepare(most)
    let values: unknown[] = []
    for (const each of rows) {
      for (let index = 0; index < columns; index += 1) values.push(each[index])
      if (values.length < most * columns) continue
      several.statement.run(values)
      values = []
    }
    const one = prepare(1)
    for (let from = 0; from < values.length; from += columns) one.statement.run(values.slice(from, from + columns))
    onStatement?.(one.text)
  }
}

const rowsAtOnce = 20
