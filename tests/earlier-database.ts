import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { postgresDialect } from '../src/store/postgres/postgres-dialect.ts'
import { databases, newAddress } from './databases.ts'

/** The address of a database as an earlier Plenum left it, whose layout and rows stand in a file beside this one. */
export async function earlierDatabase(
  file: string,
  onPostgres: (layout: string) => readonly string[],
): Promise<string> {
  const address = await newAddress()
  const layout = readFileSync(new URL(file, import.meta.url), 'utf8')
  if (databases.dialect === 'sqlite') {
    const database = new DatabaseSync(address.replace('sqlite:', ''))
    database.exec(layout)
    database.close()
  } else {
    const client = new pg.Client(address)
    await client.connect()
    for (const statement of onPostgres(layout)) await client.query(statement)
    await client.end()
  }
  return address
}

/** On PostgreSQL the graph has always announced its changes. */
export const announcing: readonly string[] = [
  `create function plenum_announce() returns trigger language plpgsql as $$
     begin perform pg_notify('plenum_change', ''); return null; end $$`,
  'create trigger graph_announce after insert or update on graph for each row execute function plenum_announce()',
]

/** The layout as that Plenum wrote it on PostgreSQL: words are a column of spellings there. */
export function onPostgres(layout: string): readonly string[] {
  const shared = layout.split(';\n').filter((statement) => !/^(create (virtual|trigger)|pragma)/i.test(statement))
  const laidOut = shared.map((statement) => (/^insert/.test(statement) ? statement : postgresDialect.layOut(statement)))
  return [
    'create extension if not exists pg_trgm',
    ...laidOut,
    `alter table spelling add column words text collate "C"
       generated always as (translate('|' || forms || '|', '+,/', '|||')) stored`,
    'create index spelling_word on spelling using gin (words gin_trgm_ops)',
    ...announcing,
  ]
}
