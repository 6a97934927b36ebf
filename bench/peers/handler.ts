import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { startServer } from '../program.ts'
import { type BodyPage, type Peer, slugOf } from './peer.ts'
import { indexes, rowsOf, tables } from './rows.ts'

/** A handler written by hand on node:sqlite, without GraphQL: about the least that an answer can cost in Node. */
export function createHandler(path: string): Peer {
  return {
    name: 'by hand',
    async fill(legislature) {
      const start = performance.now()
      const database = new DatabaseSync(path)
      database.exec(`pragma journal_mode = wal; ${tables}`)
      database.exec('begin')
      for (const [table, rows] of Object.entries(rowsOf(legislature))) insert(database, table, rows)
      database.exec(`${indexes} commit`)
      database.close()
      return { seconds: (performance.now() - start) / 1_000, bytes: statSync(path).size }
    },
    serve: () => startServer(join(import.meta.dirname, 'handler-server.ts'), [path]),
    requestFor: (body) => ({ method: 'GET', path: `/${slugOf(body)}` }),
    pageOf: (answer) => answer as BodyPage,
  }
}

function insert(database: DatabaseSync, table: string, rows: readonly object[]): void {
  const columns = Object.keys(rows[0] ?? {})
  const statement = database.prepare(`insert into ${table} (${columns}) values (${columns.map(() => '?')})`)
  for (const row of rows) statement.run(...(Object.values(row) as SQLInputValue[]))
}
