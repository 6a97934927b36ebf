import { sql } from 'kysely'
import type { Store } from '../src/store/store.ts'

export const saidTables = ['entity', 'claim'] as const

/**
 * Every row of the tables as a text, sorted, so that nothing but the order of rows can differ unseen. An entity is its
 * slug, a claim its id and a run its origin and name, whatever their numbers are.
 */
export async function rowsOf(store: Store, tables: readonly string[]): Promise<string[]> {
  const select = async (query: string) => (await sql<Record<string, unknown>>`${sql.raw(query)}`.execute(store.db)).rows
  const named = async (query: string) =>
    new Map((await select(query)).map(({ number, name }) => [Number(number), name]))
  const entities = await named('select number, slug as name from entity')
  const names = {
    entity: entities.set(0, '(graph)'),
    claim: await named('select number, id as name from claim'),
    run: await named(`select number, origin || ' ' || run as name from run`),
  }
  const rows = tables.map(async (table) =>
    (await select(`select * from ${table}`)).map((row) => {
      const content = Object.entries(row).map(([column, value]) => {
        const numbered = numbering[`${table}.${column}`] ?? numbering[`*.${column}`]
        if (value === null || typeof value !== 'number' || !numbered) return [column, value]
        return [column, names[numbered].get(value) ?? `(none) ${value}`]
      })
      return `${table} ${JSON.stringify(Object.fromEntries(content))}`
    }),
  )
  return (await Promise.all(rows)).flat().sort()
}

/** The columns that hold numbers of a database's own, and what they number. */
const numbering: Readonly<Record<string, 'entity' | 'claim' | 'run'>> = {
  'entity.number': 'entity',
  'listed.number': 'entity',
  'claim.number': 'claim',
  '*.subject': 'entity',
  '*.object': 'entity',
  '*.owner': 'entity',
  '*.item': 'entity',
  '*.source': 'entity',
  '*.entity': 'entity',
  '*.claim': 'claim',
  '*.run': 'run',
}

/** Every row of every table but the indexes' own, with the database's own numbers. */
export async function allRowsOf(store: Store): Promise<string[]> {
  const { rows: tables } =
    store.dialect.name === 'sqlite'
      ? await sql<{ name: string }>`
          select name from sqlite_schema where type = 'table' and name not like 'spelling_word%' and name not like 'sqlite%'`.execute(
          store.db,
        )
      : await sql<{ name: string }>`
          select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(
          store.db,
        )
  const rows = tables.map(async ({ name }) => {
    const { rows: all } = await sql<object>`select * from ${sql.table(name)}`.execute(store.db)
    return all.map((row) => `${name} ${JSON.stringify(row)}`)
  })
  return (await Promise.all(rows)).flat().sort()
}
