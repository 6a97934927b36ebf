import { type RawBuilder, sql } from 'kysely'
import type { Store } from '../src/store/store.ts'

/**
 * The tables of a database that was just laid out and hold nothing yet, as the database itself tells: all that an import
 * can fill, each after those that it refers to.
 */
export async function emptyTables({ db }: Store, kind: 'sqlite' | 'postgres'): Promise<string[]> {
  const { tables, links } = catalogues[kind]
  const named = await tables.execute(db)
  const referring = await links.execute(db)
  const empty: string[] = []
  for (const { name } of named.rows) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db)
    if (rows.length === 0) empty.push(name)
  }
  return inOrder(empty, referring.rows)
}

interface Link {
  readonly name: string
  readonly target: string
}

const catalogues: Record<'sqlite' | 'postgres', { tables: RawBuilder<{ name: string }>; links: RawBuilder<Link> }> = {
  sqlite: {
    tables: sql`select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%'`,
    links: sql`
      select tables.name, links."table" as target
      from pragma_table_list as tables, pragma_foreign_key_list(tables.name) as links where tables.schema = 'main'`,
  },
  postgres: {
    tables: sql`select tablename as name from pg_tables where schemaname = current_schema()`,
    links: sql`
      select one.relname as name, other.relname as target
      from pg_constraint join pg_class one on one.oid = conrelid join pg_class other on other.oid = confrelid
      where contype = 'f' and conparentid = 0`,
  },
}

function inOrder(names: readonly string[], links: readonly Link[]): string[] {
  const ordered = new Set<string>()
  const put = (name: string) => {
    if (ordered.has(name)) return
    for (const { target } of links.filter((link) => link.name === name && link.target !== name)) {
      if (names.includes(target)) put(target)
    }
    ordered.add(name)
  }
  names.forEach(put)
  return [...ordered]
}
